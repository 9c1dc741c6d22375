// @ts-check
/**
 * Why a file could not be read. The page has a sentence for each code, which says what to do.
 * @typedef {"unsupported" | "unreadable" | "broken" | "encrypted" | "empty" | "emptyArchive" | "tooLarge" | "tooMany" | "tooLong" | "scan" | "pack"
 *   | "oldWord" | "office" | "code" | "media" | "archive" | "outlook"} ReadErrorCode
 */
export class ReadError extends Error {
  /** @param {ReadErrorCode} code */
  constructor(code) {
    super(code);
    this.name = "ReadError";
    this.code = code;
  }
}
