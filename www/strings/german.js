// @ts-check
// German, in one file that comes when it is chosen.

export { de } from "./de.js";
export { engineDe } from "./engineDe.js";
