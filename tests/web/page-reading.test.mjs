// @ts-check
// Reading an article: what stands in the accessibility tree, where the focus goes, how much room the text has, and what the device hands over.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { EXTENSIONS } from "../../www/readers/index.js";
import { BRIDGE, paste, painted, quoteCards, startPage, untilAnalysed, violations } from "./page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;
before(async () => void (site = await startPage()));
after(() => site.close());

/** What a screen reader finds in the article, in order: words, and the marks around them. @param {Page} page */
async function spoken(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  /** @type {typeof nodes} */
  const inOrder = [];
  const walk = (/** @type {typeof nodes[number]} */ node) => {
    inOrder.push(node);
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) walk(child);
    }
  };
  walk(nodes[0]);
  const shown = inOrder.filter(({ ignored, role }) => !ignored && ["mark", "StaticText", "button", "heading"].includes(role?.value));
  return shown.map(({ role, name, description }) => ({ role: role?.value, name: String(name?.value ?? ""), description: String(description?.value ?? "") }));
}

describe("for a screen reader", () => {
  test("quotes and names are where the words are, without a switch; who speaks stands behind the words", async () => {
    const { page } = await site.open();
    await paste(page, BRIDGE);
    const nodes = await spoken(page);
    const at = (/** @type {string} */ name, from = 0) => nodes.findIndex((node, index) => index >= from && node.name.trim() === name);
    const opens = at("quote, Dana Brell:");
    const words = at("Nobody likes a detour,", opens);
    const ends = at("(end)", opens);
    assert.ok(opens > 0 && opens < words && words < ends, nodes.map(({ name }) => name).join(" | "));
    assert.ok(nodes.some(({ role, description }) => role === "mark" && description === "Tomas Ekwall, Person"));
    assert.ok(at("Quote 1: Dana Brell", ends) > ends, "the tag is read after its words");
    await page.evaluate(() => getSelection()?.selectAllChildren(/** @type {Element} */ (document.querySelector(".row .role-paragraph"))));
    assert.equal(await page.evaluate(() => String(getSelection())), '"Nobody likes a detour," Mayor Dana Brell told the council of Alverton on Tuesday. Repairs will cost £6.2 million.');
  });

  test("J, N and a card take the focus to the words, and a correction leaves it there", async () => {
    const { page } = await site.open();
    await paste(page, BRIDGE);
    const focused = (/** @type {string} */ words) => page.waitForFunction((wanted) => document.activeElement?.matches("mark") && document.activeElement.textContent === wanted, words);
    await page.keyboard.press("j");
    await focused("Nobody likes a detour,");
    await page.keyboard.press("f");
    await page.getByRole("dialog").getByRole("button", { name: "Nobody named" }).click();
    await page.locator('.quote-card[data-quote="0"] strong', { hasText: "Nobody named" }).waitFor({ state: "attached" });
    await focused("Nobody likes a detour,");
    assert.equal(await page.locator('mark[data-quote="0"]').getAttribute("data-says"), "quote, Nobody named: ");
    await page.keyboard.press("n");
    await focused("Saltmarsh Bridge");
    await page.locator("#tab-quotes").click();
    await page.locator(".quote-card", { hasText: "We should have listened" }).click();
    await focused("We should have listened in March,");
  });

  test("words of an English article are English on a German page", async () => {
    const { page } = await site.open({ hash: "#lang=de" });
    await paste(page, BRIDGE);
    for (const one of [".quote-card blockquote", ".quote-card strong", ".group-head .role", ".article"]) assert.equal(await page.locator(one).first().getAttribute("lang"), "en", one);
    assert.doesNotMatch(await page.locator("body").innerText(), /Maße|Funde\b|Cue|Signal/);
  });
});

describe("on every screen", () => {
  test("the switches are one row, and a phone gives three quarters of its height to the text, with headings in order", async () => {
    for (const lang of ["en", "de"]) {
      for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]]) {
        const { page } = await site.open({ viewport: { width, height }, hash: `#lang=${lang}` });
        await paste(page, BRIDGE);
        const boxes = await page.locator(".layers > *, .layers .chip").evaluateAll((all) => all.filter((one) => one.checkVisibility() && !one.closest(".menu-body")).map((one) => one.getBoundingClientRect().toJSON()));
        const centre = await page.locator(".layers").boundingBox();
        assert.ok(centre && boxes.length >= 5);
        assert.ok(centre.height < 60, `${lang} ${width}: ${centre.height} high`);
        if (width > 400) assert.ok(boxes.every(({ right }) => right <= centre.x + centre.width), `${lang} ${width}: all of it is seen`);
        if (width !== 390) continue;
        const bottom = await page.locator(".panes").boundingBox();
        assert.ok(bottom && bottom.y - centre.y - centre.height >= height * 0.75, `${lang}: the text has ${bottom && bottom.y - centre.y - centre.height}`);
        for (const pane of [0, 1, 2]) {
          await page.locator(".panes button").nth(pane).click();
          const levels = await page.locator("h1, h2, h3, h4").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => Number(one.localName[1])));
          assert.ok(levels.every((level, index) => index === 0 || level - levels[index - 1] <= 1), `${pane}: ${levels}`);
          assert.deepEqual(await violations(page), []);
        }
      }
    }
  });

  test("of a long feature figures and checks are grouped, counted and folded; few marks at first", async () => {
    const { page } = await site.open();
    const feature = Array.from({ length: 60 }, (_, at) => `"It cost £${at + 2} million in ${1950 + at}," said Dana Brell. Some ${at + 11} per cent of ${at * 7 + 100} drivers (never came back came back.`).join("\n\n");
    await paste(page, `Council closes Saltmarsh Bridge\n\n${feature}\n`);
    const colours = await page.evaluate(() => [...CSS.highlights].filter(([, highlight]) => highlight.size > 0).map(([name]) => name.replace(/-\d$/, "")));
    assert.ok(colours.includes("quote"));
    assert.deepEqual(colours.filter((name) => ["date", "figure", "note", "warning", "error"].includes(name)), []);
    await page.locator("#tab-dates").click();
    assert.match(await page.locator(".panel").innerText(), /Dates \d+[\s\S]*\d+ figures of \d kinds[\s\S]*Money 60/);
    assert.equal(await page.locator(".panel .figure-list").first().isVisible(), false);
    await page.locator(".panel summary", { hasText: "Money" }).click();
    await page.locator(".figure-list").getByRole("button", { name: "£2 million", exact: true }).click();
    assert.deepEqual(await painted(page, "selected"), ["£2 million"]);
    await page.locator("#tab-checks").click();
    assert.match(await page.locator(".panel").innerText(), /\d+ things to check, of \d kinds[\s\S]*Bracket without its partner/);
    assert.deepEqual(await violations(page), []);
  });
});

test("the sample says who said what, and is right", async () => {
  const { page } = await site.open();
  await page.locator(".welcome .actions button").last().click();
  await untilAnalysed(page, 2);
  const said = (await quoteCards(page)).map(({ speaker, words }) => [speaker, words.slice(0, 20)]);
  assert.deepEqual(said, [
    ["Dana Brell", "“the hardest of my t"],
    ["Dana Brell", "“Nobody likes a deto"],
    ["Dana Brell", "“But I will not ask "],
    ["Tomas Ekwall", "that the cracks had "],
    ["Tomas Ekwall", 'salt water and "thir'],
    ["Tomas Ekwall", "“A bridge tells you "],
    ["Priya Oduya", "at least 60 shops on"],
    ["Priya Oduya", "“Close it in the wee"],
    ["Priya Oduya", "the council of hidin"],
    ["a spokesman for the council", "“That is simply not "],
    ["Department for Transport", "that it would look a"],
  ]);
  assert.equal(await page.locator(".stances .count").innerText(), "2");
  assert.equal(await page.locator("#tab-checks .count").count(), 0);
  assert.equal(await page.locator(".about button").innerText(), "By Imogen Tarrant · 14 May 2024");
});

describe("the device hands over", () => {
  test("files that are opened with the page", async () => {
    const { file_handlers: handlers } = await (await fetch(`${site.url}manifest.webmanifest`)).json();
    assert.deepEqual(Object.values(handlers[0].accept).flat().sort(), EXTENSIONS.map((extension) => `.${extension}`).sort());
    const { page } = await site.open();
    await page.addInitScript(() => Object.defineProperty(globalThis, "launchQueue", { value: { setConsumer: (/** @type {unknown} */ consumer) => Object.assign(globalThis, { consumer }) } }));
    await page.reload();
    await page.waitForFunction(() => "consumer" in globalThis);
    await page.evaluate((text) => /** @type {any} */ (globalThis).consumer({ files: [{ getFile: async () => new File([text], "bridge.txt") }] }), BRIDGE);
    await untilAnalysed(page, 1);
    assert.match(await page.locator(".row-facts").innerText(), /opened · bridge\.txt/);
  });

  test("what other programs share, which never goes to the network", async () => {
    const { share_target: target } = await (await fetch(`${site.url}manifest.webmanifest`)).json();
    const { page } = await site.open({ serviceWorkers: "allow" });
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated" && navigator.serviceWorker.controller !== null);
    // A page that the worker has from its beginning asks the worker for everything.
    await page.reload();
    await page.locator(".welcome").waitFor();
    const asked = site.requests.length;
    const share = (/** @type {Record<string, string>} */ words, /** @type {string} */ file) => page.evaluate(async ([action, fields, text]) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      if (text) body.append("files", new File([text], "shared.txt"));
      return (await fetch(action, { method: "POST", body, redirect: "manual" })).type;
    }, /** @type {const} */ ([target.action, words, file]));
    assert.equal(await share({ title: "Council closes Saltmarsh Bridge", text: BRIDGE.split("\n").slice(2).join("\n"), url: "" }, ""), "opaqueredirect");
    await page.reload();
    await untilAnalysed(page, 1);
    assert.equal(await page.locator(".row-title").innerText(), "Council closes Saltmarsh Bridge");
    await share({ title: "", text: "", url: "" }, BRIDGE);
    await page.reload();
    await untilAnalysed(page, 1);
    assert.match(await page.locator(".row-facts").innerText(), /shared\.txt/);
    await page.reload();
    await page.locator(".welcome").waitFor();
    assert.equal(site.requests.slice(asked).some((path) => path.includes("share")), false);
  });
});
