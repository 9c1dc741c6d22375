// @ts-check
// Names for the shapes that pass between the page's modules.

/** @typedef {import("../pkg/report.js").Report} Report */
/** @typedef {Report["quotes"][number] & Corrected & Marked} Quote */
/** @typedef {Report["stances"][number]} Stance */
/** @typedef {{ marked?: Span[], directWords?: number }} Marked what of a quote stands in quotation marks */
/** @typedef {Report["mentions"][number]} Mention */
/** @typedef {Report["entities"][number] & Corrected} Entity */
/** @typedef {Report["blocks"][number] & Corrected} Block */
/** @typedef {{ corrected?: boolean }} Corrected what a reader changed carries the mark in every export */
/** @typedef {{ start: number, end: number }} Span in UTF-16 units, half-open */

/** @typedef {"pasted" | "dropped" | "picked" | "sample" | "loaded"} Arrival */
/** @typedef {"waiting" | "working" | "done" | "failed"} Status */

/**
 * One article on the desk. `raw` is what the engine said, `report` the same with the reader's corrections.
 *
 * @typedef {object} Article
 * @property {number} id
 * @property {string} name the file's name, or empty
 * @property {Arrival} how
 * @property {string} text exactly as it came; offsets count in it
 * @property {string} [published] the day it was published, "2025-03-11", where its file says it
 * @property {Status} status
 * @property {string} [error]
 * @property {Report | null} raw
 * @property {Report | null} report
 * @property {import("./corrections/history.js").History} corrections
 * @property {Record<string, import("./sources/gather.js").Audit>} [audit] what the reader says of its sources, by their keys; replaced, never changed
 * @property {() => string} [writing] while it is edited: its text as it stands now
 */

/** @typedef {"quote" | "stance" | "mention" | "date" | "figure" | "check" | "sentence" | "passive" | "hedge" | "verb" | "phrase"} Kind */
/** @typedef {{ kind: Kind, index: number }} Selection */

/**
 * What every part of the page is handed.
 *
 * @typedef {object} App
 * @property {import("./desk.js").Desk} desk
 * @property {import("./settings.js").Settings} settings
 * @property {AbortSignal} signal ends the listeners of this build of the page
 * @property {(text: string, undo?: () => void, topic?: string) => void} say tells everybody, screen readers too; takes the place of the last message on the topic
 * @property {(text: string, answer?: { label: string, act: () => void }, topic?: string) => void} warn the same of what went wrong: stays until it is closed
 * @property {(text: string) => void} tell tells screen readers only: others see it already
 * @property {(name: string) => void} open opens a dialog
 */

export {};
