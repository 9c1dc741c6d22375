// @ts-check
// What the reader chose. It lives in the part of the address after `#`, which is never sent anywhere; article text never goes there.

const DEFAULTS = {
  theme: "system",
  lang: "",
  layers: "quotes,reported,person,organization,place",
  panel: "quotes",
  marks: "0",
  keys: "1",
  furniture: "1",
  guesses: "0",
};

const SWITCH = ["0", "1"];
/** What can be chosen, where it is a choice: an address may hold anything. @type {Map<string, string[]>} */
const CHOICES = new Map(Object.entries({ theme: ["system", "light", "dark"], panel: ["quotes", "entities", "dates", "measures", "checks"], marks: SWITCH, keys: SWITCH, furniture: SWITCH, guesses: SWITCH }));

/** @typedef {keyof typeof DEFAULTS} Setting */

/** The settings, and an event `change` whenever one changes. */
export class Settings extends EventTarget {
  /** @type {URLSearchParams} */
  #values;

  /** @param {string} fragment as in `location.hash` */
  constructor(fragment) {
    super();
    this.#values = new URLSearchParams(fragment.replace(/^#/, ""));
  }

  /** @param {Setting} name */
  get(name) {
    const value = this.#values.get(name);
    return value !== null && (CHOICES.get(name)?.includes(value) ?? true) ? value : DEFAULTS[name];
  }

  /** @param {Setting} name @param {string} value */
  set(name, value) {
    if (this.get(name) === value) return;
    if (value === DEFAULTS[name]) this.#values.delete(name);
    else this.#values.set(name, value);
    this.dispatchEvent(new CustomEvent("change", { detail: name }));
  }

  /** @param {Setting} name */
  has(name) {
    return this.#values.has(name);
  }

  /** @param {"marks" | "keys" | "furniture" | "guesses"} name */
  isOn(name) {
    return this.get(name) === "1";
  }

  /** Which layers are painted. @returns {Set<string>} */
  layers() {
    return new Set(this.get("layers").split(",").filter(Boolean));
  }

  /** @param {string} layer */
  toggleLayer(layer) {
    const layers = this.layers();
    if (!layers.delete(layer)) layers.add(layer);
    this.set("layers", [...layers].join(","));
  }

  /** Switches several at once. @param {string[]} names @param {boolean} on */
  setLayers(names, on) {
    const layers = this.layers();
    for (const name of names) on ? layers.add(name) : layers.delete(name);
    this.set("layers", [...layers].join(","));
  }

  /** As it stands in the address. */
  toString() {
    return this.#values.toString().replaceAll("%2C", ",");
  }
}
