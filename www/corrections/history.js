// @ts-check
// What the reader corrected, with undo and redo.

/** @typedef {import("./correct.js").Correction} Correction */

export class History {
  /** @type {Correction[][]} */
  #past = [];
  /** @type {Correction[][]} */
  #future = [];
  /** The corrections that count now, in the order in which they were made. @type {Correction[]} */
  present = [];

  /** @param {Correction} correction */
  add(correction) {
    this.replace([...this.present, correction]);
  }

  /** @param {Correction[]} corrections */
  replace(corrections) {
    this.#past.push(this.present);
    this.#future = [];
    this.present = corrections;
  }

  /** @returns {boolean} whether there was anything to undo */
  undo() {
    const earlier = this.#past.pop();
    if (!earlier) return false;
    this.#future.push(this.present);
    this.present = earlier;
    return true;
  }

  /** @returns {boolean} whether there was anything to redo */
  redo() {
    const later = this.#future.pop();
    if (!later) return false;
    this.#past.push(this.present);
    this.present = later;
    return true;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }
}
