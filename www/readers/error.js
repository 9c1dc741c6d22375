// @ts-check
/**
 * Why a file could not be read. The page has a sentence for each code.
 * @typedef {"unsupported" | "unreadable" | "broken" | "encrypted" | "empty" | "tooLarge" | "scan" | "pdf"} ReadErrorCode
 */
export class ReadError extends Error {
  /** @param {ReadErrorCode} code */
  constructor(code) {
    super(code);
    this.name = "ReadError";
    this.code = code;
  }
}
