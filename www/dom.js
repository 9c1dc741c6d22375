// @ts-check
// Elements without markup: text goes in as text, so that no article can become part of the page.

import { clipped } from "./clip.js";
import { inSlices } from "./slices.js";

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Makes an element. `on` holds listeners, `data` data attributes, `style` custom properties; `true` and `false` set and leave out
 * an attribute; all else is an attribute as it stands.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [props]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  decorate(element, props);
  element.append(...present(children));
  return element;
}

/**
 * Makes an SVG element.
 *
 * @param {string} tag
 * @param {Record<string, any>} [props]
 * @param {...(Child | Child[])} children
 * @returns {SVGElement}
 */
export function svg(tag, props = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  decorate(element, props);
  element.append(...present(children));
  return element;
}

/** @param {HTMLElement | SVGElement} element @param {Record<string, any>} props */
function decorate(element, props) {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "style") for (const [property, setting] of Object.entries(value)) element.style.setProperty(property, String(setting));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** @param {(Child | Child[])[]} children @returns {(Node | string)[]} */
function present(children) {
  return children.flat().flatMap((child) => (child === null || child === undefined || child === false || child === "" ? [] : [typeof child === "string" ? clipped(child) : child]));
}

/**
 * A button.
 *
 * @param {string} label
 * @param {(event: MouseEvent) => void} act
 * @param {Record<string, any>} [props]
 * @param {...Child} more what stands after the label
 */
export function button(label, act, props = {}, ...more) {
  return h("button", { type: "button", ...props, on: { click: act } }, label, ...more);
}

/** A key as it is printed on the keyboard. @param {string} name */
export function key(name) {
  return h("kbd", { "aria-hidden": "true" }, name);
}

// Cards that stand in the window at first; the others follow when the page has nothing else to do.
const AT_ONCE = 16;
// So many cards are made at once to show a certain one; where it takes more, the reader stays where the list is.
const FARTHEST = 240;

/** How to show an item that a list has not shown yet. @type {WeakMap<Element, (item: unknown) => void>} */
const growing = new WeakMap();

/** Shows the list as far as the item, where it holds it and it is not too far. @param {Element} list one that was filled in parts @param {unknown} item */
export function showItem(list, item) {
  growing.get(list)?.(item);
}

/**
 * Shows the first `size` items and a button for the next ones: a list of thousands must not cost a thousand cards at once.
 *
 * @template T
 * @param {HTMLElement} list
 * @param {T[]} items
 * @param {(item: T) => Node} render
 * @param {(left: number) => string} label
 * @param {number} [size]
 */
export function fillInParts(list, items, render, label, size = 60) {
  let shown = 0;
  let goal = 0;
  const more = button("", () => growOn(), { class: "more" });
  const add = (/** @type {number} */ count) => {
    const end = Math.min(goal, shown + count);
    list.append(...items.slice(shown, end).map(render));
    shown = end;
    if (shown < goal) return true;
    more.textContent = label(items.length - goal);
    if (goal < items.length) list.after(more);
    else more.remove();
    return false;
  };
  const grow = () => {
    goal = Math.min(items.length, shown + size);
    more.remove();
    if (add(AT_ONCE)) inSlices(() => list.isConnected && add(1));
  };
  const growOn = () => {
    const first = shown;
    grow();
    /** @type {HTMLElement | null} */ (list.children[first]?.querySelector("button, [tabindex]"))?.focus();
  };
  growing.set(list, (item) => {
    const place = items.indexOf(/** @type {T} */ (item));
    if (place < shown || place >= shown + FARTHEST) return;
    goal = Math.max(goal, place + 1);
    add(place + 1 - shown);
  });
  // The list may not stand in the page yet, and `after` needs a parent.
  queueMicrotask(grow);
}

/**
 * What is drawn anew gives the focus to the control of the same name, else keeps it itself.
 *
 * @param {HTMLElement} part about to lose what is in it
 * @returns {() => void} to be called when it is drawn
 */
export function keptFocus(part) {
  const active = document.activeElement;
  if (!active || !part.contains(active) || active === part) return () => {};
  const name = active.getAttribute("aria-label") ?? active.textContent;
  const focus = () => {
    const same = [...part.querySelectorAll("button, select, input")].find((one) => (one.getAttribute("aria-label") ?? one.textContent) === name);
    /** @type {HTMLElement} */ (same ?? part).focus({ preventScroll: true });
  };
  // Lists are filled in a microtask of their own.
  return () => queueMicrotask(focus);
}
