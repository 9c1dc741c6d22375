// @ts-check
// The page in Chromium: articles come in, and what is found in them is shown, reached and saved.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { BRIDGE, BRIDGE_AGAIN, drop, painted, paste, quoteCards, saved, startPage, untilAnalysed, violations } from "./page.mjs";

const root = new URL("../../", import.meta.url);
const seeds = new URL("../shared/seeds/", root);

/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;
before(async () => void (site = await startPage()));
after(() => site.close());

describe("articles come in", () => {
  test("a paste anywhere becomes an article, exactly as it was", async () => {
    const { page, errors } = await site.again();
    await paste(page, BRIDGE.replaceAll("\n", "\r\n"));
    assert.equal(await page.locator(".row-title").innerText(), "Council closes Saltmarsh Bridge");
    assert.deepEqual(errors, []);
  });

  test("a paste into the box adds what was written there", async () => {
    const { page } = await site.again();
    await page.getByRole("button", { name: "Paste an article" }).click();
    await page.getByLabel("Text of the article").fill(BRIDGE);
    await page.getByRole("button", { name: "Add this text" }).click();
    await untilAnalysed(page, 1);
    assert.equal(await page.locator(".tray-row").count(), 1);
  });

  test("one bad file never stops the rest", async () => {
    const { page } = await site.again();
    await drop(page, [{ name: "a.txt", text: BRIDGE }, { name: "broken.docx", text: "not a zip" }, { name: "empty.txt", text: " " }, { name: "b.md", text: BRIDGE_AGAIN }]);
    await untilAnalysed(page, 2);
    assert.match(await page.locator(".toasts").innerText(), /broken\.docx: .*damaged.*empty\.txt: There is no text/s);
  });

  test("a removed article comes back with undo", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await page.getByRole("button", { name: /^Remove:/ }).click();
    await page.locator(".tray-row").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await page.locator(".tray-row").waitFor();
  });

  test("undo stays on offer while other messages come", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await page.getByRole("button", { name: /^Remove:/ }).click();
    for (const name of ["1.txt", "2.txt", "3.txt", "4.txt", "5.txt"]) await drop(page, [{ name, text: " " }]);
    await page.locator(".toast", { hasText: "5.txt" }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.locator(".tray-row").waitFor();
  });

  test("articles change places by buttons", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await paste(page, BRIDGE_AGAIN);
    await page.locator(".tray-row").nth(1).hover();
    await page.getByRole("button", { name: /^Move up: Traders/ }).click();
    await page.waitForFunction(() => document.querySelector(".row-title")?.textContent === "Traders attack bridge decision");
  });
});

describe("an article is shown", () => {
  test("every quote has its speaker in the panel and in the margin", async () => {
    const { page, errors } = await site.again();
    await paste(page, BRIDGE);
    const cards = await quoteCards(page);
    const brell = cards.find(({ words }) => words.includes("Nobody likes a detour"));
    const ekwall = cards.find(({ words }) => words.includes("tells you that it is tired"));
    assert.match(brell?.speaker ?? "", /Dana Brell/);
    assert.match(ekwall?.speaker ?? "", /Tomas Ekwall/);
    assert.ok((await page.locator(".margin .tag").count()) >= 3);
    assert.deepEqual(errors, []);
  });

  test("quotes are painted, and a switched-off layer is not", async () => {
    const { page } = await site.open();
    await paste(page, BRIDGE);
    const isPainted = async () => (await Promise.all([0, 1, 2].map((colour) => painted(page, `quote-${colour}`)))).flat().some((words) => words.includes("Nobody likes a detour"));
    await page.waitForFunction(() => CSS.highlights.size > 0);
    assert.equal(await isPainted(), true);
    await page.keyboard.press("1");
    assert.equal(await isPainted(), false);
    assert.equal(await page.locator(".margin .tag").first().isVisible(), false);
  });

  test("read with marks has real marks with words for screen readers", async () => {
    const { page } = await site.open({ hash: "#marks=1" });
    await paste(page, BRIDGE);
    const marks = await page.locator("mark").allTextContents();
    assert.ok(marks.some((words) => /quote, .*likes a detour/.test(words)), marks.join(" / "));
  });

  test("the card of a quote far down is there when the quote is selected", async () => {
    const { page } = await site.again();
    await paste(page, Array.from({ length: 30 }, () => BRIDGE).join("\n"));
    await page.keyboard.press("k");
    await page.locator(".quote-card.selected").waitFor();
    assert.match(await page.locator(".quote-card.selected").innerText(), /We should have listened/);
    assert.equal(await page.locator(".row.selected").count(), 1);
  });

  test("an article's markup stays text", async () => {
    const { page } = await site.again();
    await paste(page, 'Headline <img src="x" onerror="alert(1)">\n\n"<b>Bold</b> words," said Dana Brell.');
    assert.equal(await page.locator(".article img, .article b, .panel b").count(), 0);
    assert.match(await page.locator(".article").innerText(), /<b>Bold<\/b>/);
  });
});

describe("everything is reached by keyboard", () => {
  test("J and K go through the quotes and show why", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await page.keyboard.press("j");
    assert.match(await page.locator(".inspector").innerText(), /Speaker[\s\S]*Dana Brell[\s\S]*Why/);
    const first = await painted(page, "selected");
    await page.keyboard.press("j");
    assert.notDeepEqual(await painted(page, "selected"), first);
    await page.keyboard.press("k");
    assert.deepEqual(await painted(page, "selected"), first);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".inspector").isVisible(), false);
  });

  test("N goes through the names", async () => {
    const { page } = await site.open();
    await paste(page, BRIDGE);
    await page.keyboard.press("n");
    assert.equal((await painted(page, "selected")).length, 1);
    assert.equal(await page.locator("#tab-entities").getAttribute("aria-selected"), "true");
  });

  test("/ finds, and letters in a field are only letters", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await page.keyboard.press("/");
    await page.keyboard.type("ekwall");
    assert.equal(await page.locator(".find output").innerText(), "1 of 2");
    await page.locator(".centre").evaluate((centre) => centre.scrollTo(0, centre.scrollHeight));
    const [bar, find] = await Promise.all([".layers", ".find"].map((one) => page.locator(one).boundingBox()));
    assert.ok(bar && find && bar.y + bar.height <= find.y + 1, "no bar lies beneath the other");
    assert.equal((await painted(page, "found")).length, 2);
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(".find output").innerText(), "2 of 2");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".find").isVisible(), false);
  });

  test("single keys can be switched off", async () => {
    const { page } = await site.open({ hash: "#keys=0" });
    await paste(page, BRIDGE);
    await page.keyboard.press("j");
    assert.equal(await page.locator(".inspector").isVisible(), false);
  });

  test("a click in the text selects what stands there", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    const box = await page.getByText("has been shouting").last().boundingBox();
    assert.ok(box);
    await page.locator(".row .text", { hasText: "shouting" }).click({ position: { x: 30, y: 10 } });
    assert.equal(await page.locator(".inspector").isVisible(), true);
  });
});

describe("what was found is saved", () => {
  test("the report as JSON, with the text", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await page.keyboard.press("e");
    const file = await saved(page, () => page.locator('[data-format="json"]').click());
    const report = JSON.parse(file.text);
    assert.equal(report.schema, "nutgraf-report/2");
    assert.equal(report.content, BRIDGE);
    assert.ok(report.quotes.length >= 3);
  });
});

describe("for everybody", () => {
  test("the whole page speaks German", async () => {
    const { page } = await site.open({ hash: "#lang=de" });
    await paste(page, BRIDGE);
    assert.equal(await page.locator("html").getAttribute("lang"), "de");
    assert.match(await page.locator(".bar").innerText(), /Nur auf diesem Gerät/);
    assert.deepEqual(await violations(page), []);
  });
});

describe("nothing leaves", () => {
  test("no request after loading, as the server counts and as the page says", async () => {
    const { page } = await site.open({ serviceWorkers: "allow" });
    // Kept whole: the worker that keeps the page has fetched all that it will, and so have those that analyse.
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated" && navigator.serviceWorker.controller !== null);
    await page.locator(".status:not(.loading)").waitFor();
    await paste(page, BRIDGE);
    const loaded = site.requests.length;
    await paste(page, BRIDGE_AGAIN);
    for (const key of ["j", "n", "2", "2", "c", "c"]) await page.keyboard.press(key);
    await page.waitForTimeout(300);
    assert.deepEqual(site.requests.slice(loaded), []);
    assert.match(await page.locator(".status").innerText(), /0 requests since load/);
  });

  test("nothing is kept unless asked for, and all of it can be deleted", async () => {
    const { page } = await site.open();
    await paste(page, BRIDGE);
    const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    assert.deepEqual(await databases(), []);
    await page.locator(".status").click();
    await page.getByRole("button", { name: "Keep them in this browser" }).click();
    await page.getByText("Articles are kept in this browser").last().waitFor();
    await page.reload();
    await untilAnalysed(page, 1);
    await page.locator(".status").click();
    await page.getByRole("button", { name: "Delete all that is kept" }).click();
    await page.getByText("All that was kept is deleted").last().waitFor();
    assert.deepEqual(await databases(), []);
  });

  test("the address holds settings, and never a word of an article", async () => {
    const { page } = await site.open();
    await paste(page, BRIDGE);
    await paste(page, BRIDGE_AGAIN);
    for (const key of ["j", "n", "2", "5", "/"]) await page.keyboard.press(key);
    await page.keyboard.type("Ekwall");
    await page.keyboard.press("Escape");
    await page.locator("#tab-measures").click();
    await page.locator(".row-open").first().click();
    for (const key of ["c", "c", "?"]) await page.keyboard.press(key);
    await page.getByLabel("Colours").selectOption("dark");
    const settings = new URLSearchParams(new URL(page.url()).hash.slice(1));
    assert.deepEqual([...settings.keys()].sort(), ["layers", "panel", "theme"]);
    for (const [name, value] of settings) assert.match(value, /^[a-z0-9,]*$/, name);
    assert.doesNotMatch(page.url(), /brell|ekwall|bridge|council/i);
    assert.equal(new URL(page.url()).search, "");
    await page.reload();
    await page.locator(".bar").waitFor();
    assert.deepEqual(await page.evaluate(() => [document.documentElement.dataset.theme, document.querySelectorAll(".tray-row").length]), ["dark", 0]);
  });

  test("page and worker are sent the same strict policy", async () => {
    const policies = await Promise.all(["", "pkg/worker.js", "main.js"].map(async (path) => (await fetch(site.url + path)).headers.get("content-security-policy")));
    assert.equal(new Set(policies).size, 1);
    assert.match(policies[0] ?? "", /default-src 'none'/);
    assert.doesNotMatch(policies[0] ?? "", /unsafe-inline|'unsafe-eval'|https?:/);
  });

  test("the page imports only the package's public entries", () => {
    const entries = Object.values(JSON.parse(readFileSync(new URL("pkg/package.json", root), "utf8")).exports).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry)));
    for (const name of readdirSync(fileURLToPath(new URL("www/", root)), { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".js") || name.startsWith("vendor")) continue;
      const source = readFileSync(new URL(`www/${name}`, root), "utf8");
      for (const [, path] of source.matchAll(/^import[^;]*? from "[./]*\/pkg\/([^"]+)"/gm)) assert.ok(entries.includes(`./${path}`), `${name} imports ${path}`);
      for (const [, path] of source.matchAll(/^(?:import|export)\b[^;]*? from "([^"]+)"/gm)) assert.match(path, /^\.\.?\//, `${name}: no framework and no library comes along with ${path}`);
      assert.doesNotMatch(source, /\.(inner|outer)HTML|insertAdjacentHTML|document\.write/, name);
    }
  });
});

describe("the seed articles", { skip: existsSync(seeds) ? false : "../shared/seeds is not here" }, () => {
  test("dropped together, they show who said what", async () => {
    const files = readdirSync(seeds).map((name) => ({ name, text: readFileSync(new URL(name, seeds), "utf8") }));
    const { page } = await site.open();
    await drop(page, files);
    await untilAnalysed(page, files.length);
    await page.locator(".row-open", { hasText: "Urges Leadership" }).click();
    await page.locator(".tray-row.current", { hasText: "Urges Leadership" }).waitFor();
    const cards = await quoteCards(page);
    const speaker = (/** @type {string} */ words) => cards.find((card) => card.words.includes(words))?.speaker;
    assert.equal(speaker("Only collectively"), "Mark Rutte");
    assert.equal(speaker("Our presence today"), "Mark Rutte");
    assert.equal(speaker("Parties need to show flexibility"), "Mark Rutte");
    assert.equal(speaker("The presence of NATO troops"), "Vjosa Osmani");
  });
});
