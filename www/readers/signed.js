// @ts-check
/**
 * What a signed message holds when the signature is wrapped around it (S/MIME, RFC 8551; Cryptographic Message Syntax, RFC 5652). Nothing is verified.
 * Our own: the kept libraries bring all of X.509 for the one field that is wanted.
 */
import { ReadError } from "./error.js";
import { MOST_DEPTH } from "./limits.js";

/** @typedef {{ tag: number, start: number, end: number, next: number }} Field its content, and where the next one begins */

const SEQUENCE = 0x30;
const SET = 0x31;
const OCTETS = 0x04;
const OCTETS_IN_PARTS = 0x24;
const CONTEXT_0 = 0xa0;
/** 1.2.840.113549.1.7.2; whatever else stands there is encrypted. */
const SIGNED = "2a864886f70d010702";
const INDEFINITE = 0x80;
/** As many fields as a message of any honest size has. */
const MOST_PARTS = 100_000;

/** The message that was signed. @param {Uint8Array<ArrayBuffer>} bytes @returns {Uint8Array<ArrayBuffer>} @throws {ReadError} `encrypted` where it holds none that can be read */
export function signedContent(bytes) {
  const der = new Der(bytes);
  const info = der.inside(der.field(0), SEQUENCE);
  if (der.hex(info[0]) !== SIGNED) throw new ReadError("encrypted");
  const signed = der.inside(der.inside(info[1], CONTEXT_0)[0], SEQUENCE);
  const content = signed.find(({ tag }, at) => tag === SEQUENCE && signed[at - 1]?.tag === SET);
  const wrapped = content && der.inside(content, SEQUENCE)[1];
  if (!wrapped) throw new ReadError("empty");
  return der.octets(der.inside(wrapped, CONTEXT_0)[0]);
}

/** Tags, lengths and values (ITU-T X.690), as far as they are needed. */
class Der {
  #bytes;
  #parts = 0;

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** @param {number} at @param {number} [depth] @returns {Field} */
  field(at, depth = 0) {
    if (at + 2 > this.#bytes.length || depth > MOST_DEPTH * 4 || ++this.#parts > MOST_PARTS) throw new ReadError("broken");
    const [tag, first] = this.#bytes.subarray(at, at + 2);
    if (first === INDEFINITE) return this.#untilEnd(tag, at + 2, depth);
    const more = first > INDEFINITE ? first - INDEFINITE : 0;
    const length = more === 0 ? first : this.#bytes.subarray(at + 2, at + 2 + more).reduce((sum, byte) => sum * 256 + byte, 0);
    const start = at + 2 + more;
    if (start + length > this.#bytes.length) throw new ReadError("broken");
    return { tag, start, end: start + length, next: start + length };
  }

  /** Content without a length goes on until two zeros. @param {number} tag @param {number} start @param {number} depth @returns {Field} */
  #untilEnd(tag, start, depth) {
    let at = start;
    while (this.#bytes[at] !== 0 || this.#bytes[at + 1] !== 0) at = this.field(at, depth + 1).next;
    return { tag, start, end: at, next: at + 2 };
  }

  /** @param {Field | undefined} field @param {number} tag that it must have @returns {Field[]} what it consists of */
  inside(field, tag) {
    if (field?.tag !== tag) throw new ReadError("broken");
    /** @type {Field[]} */
    const found = [];
    for (let at = field.start; at < field.end; at = found[found.length - 1].next) found.push(this.field(at));
    return found;
  }

  /** @param {Field | undefined} field @returns {Uint8Array<ArrayBuffer>} */
  octets(field) {
    if (field?.tag === OCTETS) return this.#bytes.slice(field.start, field.end);
    const parts = this.inside(field, OCTETS_IN_PARTS).map((part) => this.octets(part));
    const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /** @param {Field | undefined} field */
  hex(field) {
    return field ? [...this.#bytes.subarray(field.start, field.end)].map((byte) => byte.toString(16).padStart(2, "0")).join("") : "";
  }
}
