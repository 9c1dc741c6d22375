// @ts-check
// Listens for articles: pasted anywhere outside fields, dropped anywhere, picked from a dialog.

import { openDialog } from "./dialogs/dialog.js";
import { h } from "./dom.js";
import { droppedFiles, inOrder, readFiles } from "./intake.js";
import { isField } from "./keys.js";
import { MOST_CHARACTERS, readPasted } from "./readers/index.js";
import { t } from "./strings/index.js";
import { ROW_TYPE } from "./tray.js";

/** @typedef {import("./types.js").App} App */

// More reasons than that do not fit into a message, and more names than that nobody reads.
const MOST_REASONS = 3;
const MOST_NAMES = 20;
const ADDRESS = /^<?(https?:\/\/|www\.)\S+$/i;
const LONGEST_ADDRESSES = 10_000;

/** Pasting, dropping, picking. @param {App} app @param {(source: import("./intake.js").Source) => void} take @param {(files: number) => () => void} begin is told how many files come, and when all are read @param {(done: number, of: number) => void} pages is told how many pages of a file are read */
export function makeIntake(app, take, begin, pages) {
  const { signal, desk } = app;
  let stop = new AbortController();
  /** @param {ReturnType<typeof droppedFiles> | File[]} files @param {import("./types.js").Arrival} how */
  const read = async (files, how) => {
    const before = desk.articles.length;
    const list = await files;
    const end = begin(list.length);
    const refused = await readFiles(list, how, take, stop.signal, pages).finally(end);
    // What was just added is what the reader wants to see.
    if (desk.articles[before]) desk.show(desk.articles[before]);
    desk.setView("article");
    if (refused.length > 0) app.warn(whatWasRefused(refused), refused.length > MOST_REASONS ? { label: t("error.all"), act: () => refusedDialog(refused) } : undefined);
  };
  const pick = (/** @type {Record<string, any>} */ props) => {
    const field = h("input", { type: "file", multiple: true, ...props });
    field.addEventListener("change", () => read(inOrder([...(field.files ?? [])]), "picked"));
    field.click();
  };
  const paste = (/** @type {string} */ text) => {
    const problem = whatIsWrong(text);
    if (problem) return problem;
    take({ name: "", how: "pasted", text });
    desk.show(desk.articles[desk.articles.length - 1]);
    desk.setView("article");
    document.body.dataset.pane = "article";
    return null;
  };
  const pasteOrSay = (/** @type {string} */ text) => {
    const problem = paste(text);
    if (problem) app.warn(problem, undefined, "paste");
  };
  document.addEventListener("paste", (event) => {
    if (isField(event.target) || document.querySelector("dialog[open]")) return;
    const { clipboardData } = event;
    if (!clipboardData) return;
    event.preventDefault();
    if (clipboardData.files.length > 0) return void read([...clipboardData.files], "pasted");
    const [html, plain] = [clipboardData.getData("text/html"), clipboardData.getData("text/plain")];
    if (html === "" || html.length > MOST_CHARACTERS * 4) return pasteOrSay(plain);
    const source = { name: "", how: /** @type {const} */ ("pasted"), text: plain };
    desk.arriving.add(source);
    void readPasted(html, plain).then(pasteOrSay).finally(() => desk.arriving.delete(source));
  }, { signal });
  acceptDrops(signal, (transfer) => read(droppedFiles(transfer), "dropped"), pasteOrSay);
  return {
    paste,
    pick: () => pick({}),
    pickFolder: () => pick({ webkitdirectory: true }),
    stop: () => {
      stop.abort();
      stop = new AbortController();
    },
  };
}

/** Why a text cannot be an article, and what to do; null where it can. @param {string} text */
function whatIsWrong(text) {
  if (text.trim() === "") return t("error.nothingPasted");
  if (text.length > MOST_CHARACTERS) return t("error.tooLarge", { n: MOST_CHARACTERS });
  return text.length < LONGEST_ADDRESSES && text.trim().split(/\s+/).every((word) => ADDRESS.test(word)) ? t("error.address") : null;
}

/** One line for each file. @param {import("./intake.js").Refusal[]} refused */
function whatWasRefused(refused) {
  const more = refused.slice(MOST_REASONS).map(({ name }) => name);
  const names = more.slice(0, MOST_NAMES).join(", ") + (more.length > MOST_NAMES ? " …" : "");
  return [...refused.slice(0, MOST_REASONS).map(({ name, reason }) => `${name}: ${reason}`), ...(more.length > 0 ? [`${t("error.more", { n: more.length })} ${names}`] : [])].join("\n");
}

/** All of them, each with its reason, to read and to copy. @param {import("./intake.js").Refusal[]} refused */
function refusedDialog(refused) {
  openDialog(t("error.allTitle"), () => [h("dl", { class: "refused" }, ...refused.flatMap(({ name, reason }) => [h("dt", {}, name), h("dd", {}, reason)]))]);
}

/** @param {AbortSignal} signal @param {(transfer: DataTransfer) => void} files @param {(text: string) => void} text */
function acceptDrops(signal, files, text) {
  const ours = (/** @type {DragEvent} */ event) => event.dataTransfer !== null && !event.dataTransfer.types.includes(ROW_TYPE);
  const over = (/** @type {boolean} */ is) => document.body.classList.toggle("dropping", is);
  document.addEventListener("dragover", (event) => {
    if (!ours(event) || isField(event.target)) return;
    event.preventDefault();
    over(true);
  }, { signal });
  document.addEventListener("dragleave", (event) => event.relatedTarget === null && over(false), { signal });
  document.addEventListener("drop", (event) => {
    over(false);
    const transfer = event.dataTransfer;
    if (!transfer || !ours(event) || isField(event.target)) return;
    event.preventDefault();
    if (transfer.types.includes("Files")) return files(transfer);
    text(transfer.getData("text/plain"));
  }, { signal });
}

