// @ts-check
// What the reader changed in an article, corrections and edits, with undo and redo.

/** @typedef {import("./correct.js").Correction} Correction */
/** @typedef {{ text: string, raw: import("../types.js").Report | null }} Edition a text, and what was found in it */
/** @typedef {{ corrections: Correction[], edit: Edition | null, what: string }} Step what stood before a change; `what` names the change to the reader */

export class History {
  /** @type {Step[]} */
  #past = [];
  /** @type {Step[]} */
  #future = [];
  /** The corrections that count now, in the order in which they were made. @type {Correction[]} */
  present = [];

  /** @param {Correction} correction @param {string} [what] */
  add(correction, what) {
    this.replace([...this.present, correction], what);
  }

  /** @param {Correction[]} corrections @param {string} [what] */
  replace(corrections, what = "") {
    this.#remember({ corrections: this.present, edit: null, what });
    this.present = corrections;
  }

  /** The text was edited. @param {Edition} before @param {string} what */
  edited(before, what) {
    this.#remember({ corrections: this.present, edit: before, what });
  }

  /** As it was kept or came from another tab: nothing that a reader did here, so nothing to undo. @param {Correction[]} corrections */
  begin(corrections) {
    this.#past = [];
    this.#future = [];
    this.present = corrections;
  }

  /** @param {Edition} now @returns {Step | null} what was taken back */
  undo(now) {
    return this.#step(this.#past, this.#future, now);
  }

  /** @param {Edition} now @returns {Step | null} what was made again */
  redo(now) {
    return this.#step(this.#future, this.#past, now);
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** @param {Step} step */
  #remember(step) {
    this.#past.push(step);
    this.#future = [];
  }

  /** @param {Step[]} from @param {Step[]} to @param {Edition} now */
  #step(from, to, now) {
    const step = from.pop();
    if (!step) return null;
    to.push({ ...step, corrections: this.present, edit: step.edit && now });
    this.present = step.corrections;
    return step;
  }
}
