// @ts-check
// Corrections: what a reader put right stays right, after an undo, an edit of the text, a load from a file.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { anchor, locate } from "../../www/corrections/anchor.js";
import { correct } from "../../www/corrections/correct.js";
import { History } from "../../www/corrections/history.js";
import { BRIDGE, BRIDGE_AGAIN, drop, paste, saved, select, settled, quoteCards, startPage, untilAnalysed } from "./page.mjs";

describe("a place in a text is found again", () => {
  const text = "He said yes. She said yes. They said yes.";
  const second = { start: text.indexOf("yes", 12), end: text.indexOf("yes", 12) + 3 };

  test("where it was", () => assert.deepEqual(locate(text, anchor(text, second)), second));
  test("after words were put before it", () => {
    const longer = `At first: ${text}`;
    assert.deepEqual(locate(longer, anchor(text, second)), { start: second.start + 10, end: second.end + 10 });
  });
  test("by its surroundings where its words come several times", () => {
    const moved = "They said yes. She said yes. He said yes.";
    assert.equal(locate(moved, { ...anchor(text, second), start: 0, prefix: "She said " })?.start, moved.indexOf("yes", 14));
  });
  test("not at all when its words are gone", () => assert.equal(locate("Nothing.", anchor(text, second)), null));
});

const TEXT = '"Yes," said Dana Brell. Brell thanked Tomas Ekwall.';
/** A report with what corrections touch. @returns {any} */
function report() {
  const span = (/** @type {string} */ words, from = 0) => ({ start: TEXT.indexOf(words, from), end: TEXT.indexOf(words, from) + words.length });
  return {
    mentions: [
      { ...span("Dana Brell"), type: "person", form: "name", entity: 0 },
      { ...span("Brell", 24), type: "person", form: "name", entity: 1 },
      { ...span("Tomas Ekwall"), type: "organization", form: "name", entity: 2 },
    ],
    entities: [
      { id: 0, type: "person", name: "Dana Brell", aliases: [], roles: [], mentions: [0], salience: 0.5 },
      { id: 1, type: "person", name: "Brell", aliases: [], roles: [], mentions: [1], salience: 0.2 },
      { id: 2, type: "organization", name: "Tomas Ekwall", aliases: [], roles: [], mentions: [2], salience: 0.3 },
    ],
    blocks: [],
    stances: [],
    quotes: [{ kind: "direct", content: [span("Yes,")], speaker: { ...span("Dana Brell"), text: "Dana Brell", form: "name", entity: 0 }, cue: null, closed: true, confidence: "guess", evidence: "nearest", words: 1 }],
  };
}

describe("a report is corrected", () => {
  const raw = report();
  const quote = anchor(TEXT, raw.quotes[0].content[0]);
  const brell = { name: "Brell", type: "person" };
  const dana = { name: "Dana Brell", type: "person" };

  test("another speaker, who is in the text", () => {
    const { quotes, entities } = correct(raw, TEXT, [{ type: "speaker", quote, name: "Tomas Ekwall" }]);
    assert.equal(entities[quotes[0].speaker?.entity ?? -1].name, "Tomas Ekwall");
    assert.equal(/** @type {any} */ (quotes[0]).corrected, true);
  });
  test("a speaker whom the text does not name", () => {
    const { speaker } = correct(raw, TEXT, [{ type: "speaker", quote, name: "Ada Oduya" }]).quotes[0];
    assert.deepEqual([speaker?.text, speaker?.entity], ["Ada Oduya", null]);
  });
  test("two names made one, and the numbers of the others follow", () => {
    const { entities, mentions } = correct(raw, TEXT, [{ type: "merge", entity: brell, into: dana }]);
    assert.deepEqual(entities.map(({ id, name, mentions: own }) => [id, name, own]), [[0, "Dana Brell", [0, 1]], [1, "Tomas Ekwall", [2]]]);
    assert.deepEqual(mentions.map(({ entity }) => entity), [0, 0, 1]);
    assert.deepEqual(entities[0].aliases, ["Brell"]);
  });
  test("one name split again", () => {
    const merge = /** @type {const} */ ({ type: "merge", entity: brell, into: dana });
    const split = /** @type {const} */ ({ type: "split", entity: dana, mentions: [anchor(TEXT, raw.mentions[1])], name: "Ida Brell" });
    const { entities } = correct(raw, TEXT, [merge, split]);
    assert.deepEqual(entities.map(({ name, mentions }) => [name, mentions]), [["Dana Brell", [0]], ["Tomas Ekwall", [2]], ["Ida Brell", [1]]]);
  });
  test("a quote that was missed is in marks only where the text has them", () => {
    const text = 'He called it “a \'sad\' day”. "We knew," he said, and that it was “too late” for Brell. "It holds.';
    const added = (/** @type {string} */ words) => {
      const start = text.indexOf(words);
      const block = /** @type {any} */ ({ start: 0, end: text.length, role: "paragraph" });
      const [quote] = correct({ ...raw, quotes: [], blocks: [block] }, text, [{ type: "add-quote", content: anchor(text, { start, end: start + words.length }), name: null }]).quotes;
      return [quote.kind, ...quote.content.map(({ start: from, end }) => text.slice(from, end)), ...(quote.marked ?? []).map(({ start: from, end }) => text.slice(from, end)), quote.words, quote.directWords];
    };
    assert.deepEqual(added("“a 'sad' day”"), ["direct", "a 'sad' day", "a 'sad' day", 3, 3]);
    assert.deepEqual(added("We knew,"), ["direct", "We knew,", "We knew,", 2, 2]);
    assert.deepEqual(added("holds."), ["direct", "holds.", "holds.", 1, 1]);
    assert.deepEqual(added("that it was “too late” for Brell"), ["mixed", "that it was “too late” for Brell", "too late", 7, 2]);
    assert.deepEqual(added("called it"), ["indirect", "called it", 2, 0]);
  });
  test("another type, another name", () => {
    const { entities, mentions } = correct(raw, TEXT, [{ type: "type", entity: { name: "Tomas Ekwall", type: "organization" }, to: "person" }, { type: "rename", entity: { name: "Tomas Ekwall", type: "person" }, to: "Thomas Ekwall" }]);
    assert.deepEqual([entities[2].type, entities[2].name, mentions[2].type], ["person", "Thomas Ekwall", "person"]);
  });
  test("what is deleted is gone, and a quote of it has no entity any more", () => {
    const { entities, mentions, quotes } = correct(raw, TEXT, [{ type: "delete-entity", entity: dana }]);
    assert.deepEqual([entities.length, mentions.length, quotes[0].speaker?.entity], [2, 2, null]);
    assert.equal(correct(raw, TEXT, [{ type: "delete-quote", quote }]).quotes.length, 0);
  });
  test("a correction that finds its place no more is passed over", () => {
    assert.equal(correct(raw, "Other text", [{ type: "delete-quote", quote }]).quotes.length, 1);
  });
  test("the engine's report stays as it was", () => assert.deepEqual(raw, report()));
});

describe("a history", () => {
  const gone = (/** @type {string} */ name) => /** @type {const} */ ({ type: "delete-entity", entity: { name, type: "person" } });
  const now = { text: "now", raw: null };

  test("takes back corrections and makes them again, by name", () => {
    const history = new History();
    history.add(gone("a"), "first");
    history.add(gone("b"), "second");
    assert.equal(history.undo(now)?.what, "second");
    assert.equal(history.present.length, 1);
    assert.equal(history.redo(now)?.what, "second");
    assert.equal(history.present.length, 2);
    assert.equal(history.redo(now), null);
  });

  test("takes back an edit, and makes it again", () => {
    const history = new History();
    history.edited({ text: "before", raw: null }, "edited");
    history.add(gone("a"), "then");
    assert.equal(history.undo(now)?.edit, null);
    assert.equal(history.undo(now)?.edit?.text, "before");
    assert.equal(history.redo({ text: "before", raw: null })?.edit?.text, "now");
  });
});

describe("on the page", () => {
  /** @type {Awaited<ReturnType<typeof startPage>>} */
  let site;
  before(async () => void (site = await startPage()));
  after(() => site.close());

  const speakerOf = async (/** @type {import("playwright-core").Page} */ page, /** @type {string} */ words) => (await quoteCards(page)).find((card) => card.words.includes(words))?.speaker;

  test("a corrected speaker shows at once, is undone and redone by keys, and is marked in the export", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await page.getByRole("button", { name: "Fix quote 1" }).click();
    await page.getByLabel("Somebody else").fill("Priya Oduya");
    await page.getByRole("button", { name: "Set" }).click();
    assert.equal(await speakerOf(page, "Nobody likes"), "Priya Oduya");
    await page.keyboard.press("Control+z");
    assert.match((await speakerOf(page, "Nobody likes")) ?? "", /Brell/);
    await page.keyboard.press("Control+Shift+z");
    assert.equal(await speakerOf(page, "Nobody likes"), "Priya Oduya");
    await page.keyboard.press("e");
    const { text } = await saved(page, () => page.locator('[data-format="csv-quotes"]').click());
    assert.match(text, /Priya Oduya/);
    await page.keyboard.press("e");
    const json = JSON.parse((await saved(page, () => page.locator('[data-format="json"]').click())).text);
    assert.equal(json.quotes[0].corrected, true);
  });

  test("a correction stays when the text is edited, and the analysis follows the edit", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await page.getByRole("button", { name: "Fix quote 1" }).click();
    await page.getByLabel("Somebody else").fill("Priya Oduya");
    await page.getByRole("button", { name: "Set" }).click();
    await page.getByRole("button", { name: "Edit text" }).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("Late news: ");
    await page.keyboard.press("Control+End");
    await page.keyboard.type('"It will reopen," said Malik Strand.');
    await page.waitForFunction(() => [...document.querySelectorAll(".quote-card")].some((card) => card.textContent?.includes("It will reopen")));
    await page.getByRole("button", { name: "Done" }).click();
    assert.equal(await speakerOf(page, "Nobody likes"), "Priya Oduya");
    assert.match((await speakerOf(page, "It will reopen")) ?? "", /Strand/);
    assert.match(await page.locator(".article").innerText(), /Late news: Council closes/);
  });

  test("discarded changes leave the text as it was", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    const before = await settled(page, ".article");
    await page.getByRole("button", { name: "Edit text" }).click();
    await page.keyboard.type("nonsense ");
    await page.getByRole("button", { name: "Discard changes" }).click();
    await page.waitForFunction((text) => /** @type {HTMLElement} */ (document.querySelector(".article")).innerText === text, before);
  });

  test("corrections saved to a file are loaded for the same article elsewhere", async () => {
    const first = await site.open();
    await paste(first.page, BRIDGE);
    await first.page.getByRole("button", { name: "Fix quote 1" }).click();
    await first.page.getByRole("button", { name: "Nobody named", exact: true }).click();
    await first.page.keyboard.press("e");
    const file = await saved(first.page, () => first.page.getByRole("button", { name: "Save corrections" }).click());
    const { page } = await site.open();
    await paste(page, BRIDGE);
    await page.keyboard.press("e");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Load corrections" }).click()]);
    await chooser.setFiles({ name: file.name, mimeType: "application/json", buffer: Buffer.from(file.text) });
    await page.waitForFunction(() => document.querySelector('.quote-card[data-quote="0"] strong')?.textContent === "Nobody named");
  });

  test("names are merged, split, given another type or name, and taken out", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await page.locator("#tab-entities").click();
    const fix = async (/** @type {string} */ name) => {
      await page.getByRole("button", { name: `Fix ${name}`, exact: true }).click();
      await page.locator("dialog[open]").waitFor();
    };
    const names = () => page.locator(".card.entity .name").allInnerTexts();
    const untilNames = (/** @type {string} */ name, /** @type {boolean} */ there) => page.waitForFunction(([wanted, is]) => [...document.querySelectorAll(".card.entity .name")].some(({ textContent }) => textContent === wanted) === is, /** @type {const} */ ([name, there]));

    await fix("Tomas Ekwall");
    await page.getByRole("button", { name: "Organization", exact: true }).click();
    await page.locator(".card.entity:has(.badge.good)", { hasText: "Tomas Ekwall" }).waitFor();
    assert.deepEqual(await page.locator("section:has(> h3 .underline-organization) .name").allInnerTexts(), ["Tomas Ekwall"]);

    await fix("Tomas Ekwall");
    await page.getByLabel("Full name").fill("Thomas Ekwall");
    await page.keyboard.press("Enter");
    await untilNames("Thomas Ekwall", true);

    await fix("Dana Brell");
    await page.getByText("Some of these are somebody else").click();
    await page.locator(".split input[type=checkbox]").last().check();
    await page.getByLabel("Their name").fill("Ida Brell");
    await page.getByRole("button", { name: "Split off" }).click();
    await untilNames("Ida Brell", true);

    await fix("Ida Brell");
    await page.getByLabel("Is the same as").selectOption({ label: "Dana Brell (Person)" });
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    await untilNames("Ida Brell", false);

    await fix("Alverton");
    await page.getByRole("button", { name: "This is no name" }).click();
    await untilNames("Alverton", false);
    assert.ok((await names()).includes("Dana Brell"));
    await page.locator(".tray-row", { hasText: "5 corrections" }).waitFor();
    assert.deepEqual(await page.locator(".toast-text").allInnerTexts(), ["No name: Alverton"], "only the last can be undone, and is offered once");
    for (let step = 0; step < 5; step++) await page.keyboard.press("Control+z");
    // The names are shown anew behind each step.
    await page.locator(".tray-row", { hasText: "correction" }).waitFor({ state: "hidden" });
    await page.locator(".card.entity .badge.good").first().waitFor({ state: "hidden" });
    await untilNames("Tomas Ekwall", true);
    await untilNames("Alverton", true);
  });

  test("a quote that is none is taken out, and the export says that something was corrected", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    const before = (await quoteCards(page)).length;
    await page.getByRole("button", { name: "Fix quote 1" }).click();
    await page.getByRole("button", { name: "This is no quote" }).click();
    await page.waitForFunction((count) => document.querySelectorAll(".quote-card").length === count, before - 1);
    await page.keyboard.press("e");
    const json = JSON.parse((await saved(page, () => page.locator('[data-format="json"]').click())).text);
    assert.deepEqual([json.corrections, json.quotes.length], [1, before - 1]);
  });

  for (const kind of /** @type {const} */ (["quote", "name"])) {
    test(`a ${kind} that was missed is marked by selecting its words ${kind === "quote" ? "with a finger" : "with the mouse"}`, async () => {
      const { page } = await site.again();
      await paste(page, BRIDGE);
      // A long press ends in no pointerup: the browser has taken it for itself.
      if (kind === "quote") await page.locator(".article").dispatchEvent("pointerdown", { pointerType: "touch" });
      await select(page, "Repairs will cost");
      if (kind === "name") await page.locator(".article").dispatchEvent("pointerup");
      await page.locator(".inspector").getByRole("button", { name: "Mark what was missed" }).click();
      if (kind === "name") {
        await page.getByRole("button", { name: "Other name" }).click();
        await page.locator("#tab-entities").click();
        assert.equal(await page.locator(".card.entity:has(.badge.good) .name").innerText(), "Repairs will cost");
        await page.waitForFunction(() => document.body.innerText.includes("1 correction"));
      } else {
        await page.getByRole("button", { name: "Dana Brell", exact: true }).click();
        await page.locator(".quote-card", { hasText: "Repairs will cost" }).waitFor();
        assert.equal(await speakerOf(page, "Repairs will cost"), "Dana Brell");
        assert.match(await page.locator(".quote-card", { hasText: "Repairs will cost" }).innerText(), /reported/, "it stands in no marks");
      }
      assert.equal(await page.locator(".inspector").isVisible(), false, "what was marked is done with");
    });
  }

  test("words that are marked while a quote is selected are what is put right, never the quote", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await page.keyboard.press("j");
    await page.locator(".inspector").getByText("Dana Brell").first().waitFor();
    await select(page, "Repairs will cost");
    await page.locator(".article").dispatchEvent("pointerup");
    await page.locator(".inspector", { hasText: "Marked words" }).waitFor();
    assert.equal(await page.locator(".quote-card.selected").count(), 0);
    await page.keyboard.press("f");
    await page.getByRole("dialog", { name: "Mark what was missed" }).getByRole("button", { name: "Tomas Ekwall", exact: true }).click();
    await page.locator(".quote-card", { hasText: "Repairs will cost" }).waitFor();
    assert.match((await speakerOf(page, "Nobody likes")) ?? "", /Brell/);
    await page.locator(".toast", { hasText: "New quote: Repairs will cost" }).waitFor();
  });

  test("what was changed in one article is not said over the next, and the keys take back only what is read", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE_AGAIN);
    await paste(page, BRIDGE);
    await page.getByRole("button", { name: "Fix quote 1" }).click();
    await page.getByRole("button", { name: "Nobody named", exact: true }).click();
    await page.locator(".toast", { hasText: "Speaker of quote 1: Nobody named" }).waitFor();
    await page.locator(".row-open").first().click();
    await page.locator(".toast", { hasText: "Speaker of quote 1" }).waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await page.locator(".toast", { hasText: "Nothing to undo." }).waitFor();
    await page.locator(".tray-row", { hasText: "1 correction" }).waitFor();
  });

  test("what is selected after words were marked is what is put right", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await select(page, "Repairs will cost");
    await page.keyboard.press("j");
    await page.keyboard.press("f");
    await page.getByRole("dialog", { name: "Fix this quote" }).waitFor();
    await page.keyboard.press("Escape");
  });

  test("words of the selected quote say where it begins and ends", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await page.keyboard.press("j");
    await select(page, "likes a detour");
    await page.keyboard.press("f");
    await page.getByRole("button", { name: "Quote is the text I selected: “likes a detour”" }).click();
    await page.locator(".toast", { hasText: "Words of quote 1" }).waitFor();
    assert.match((await quoteCards(page))[0].words, /^.?likes a detour.?$/);
  });

  test("the browser asks before corrections are closed away, and only then", async () => {
    const { page } = await site.open();
    await drop(page, [{ name: "bridge.txt", text: BRIDGE }]);
    await untilAnalysed(page, 1);
    /** @type {string[]} */
    const asked = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      return dialog.dismiss();
    });
    await page.getByRole("button", { name: "Fix quote 1" }).click();
    await page.getByRole("button", { name: "Nobody named", exact: true }).click();
    await page.locator(".quote-card .badge.good").waitFor();
    const asks = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    await asks;
    assert.equal(page.isClosed(), false, "the reader stays");
    await page.getByRole("button", { name: "Undo" }).click();
    await Promise.all([page.waitForEvent("close"), page.close({ runBeforeUnload: true })]);
    assert.deepEqual(asked, ["beforeunload"]);
  });

  for (const [what, change] of /** @type {const} */ ([
    ["a correction without its words", [{ type: "rename" }]],
    ["a kind of name that there is not", [{ type: "type", entity: { name: "Dana Brell", type: "person" }, to: 'x"><script>alert(1)</script>' }]],
    ["a kind of correction out of a prototype", [{ type: "constructor" }]],
    ["words that do not stand in the article", [{ type: "delete-quote", quote: { exact: "Never said", prefix: "", suffix: "", start: 3 } }]],
  ])) {
    test(`a file with ${what} is refused whole, and says where it is wrong`, async () => {
      const { page, errors } = await site.again();
      await paste(page, BRIDGE);
      await page.keyboard.press("e");
      const { text } = await saved(page, () => page.locator('[data-format="json"]').click());
      const sound = { type: "rename", entity: { name: "Dana Brell", type: "person" }, to: "Ida Brell" };
      const file = { schema: "nutgraf-corrections/1", articles: [{ title: "x", sha256: JSON.parse(text).text.sha256, corrections: [sound, ...change] }] };
      await page.keyboard.press("e");
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Load corrections" }).click()]);
      await chooser.setFiles({ name: "c.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
      await page.locator(".toast.failure", { hasText: /Nothing was loaded: .*\n?.*articles\[0\]\.corrections\[1\]/ }).waitFor();
      assert.equal(await page.locator(".badge.good").count(), 0);
      assert.deepEqual(errors, []);
    });
  }

  test("a text that was edited after it was corrected saves corrections that it takes again", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await page.getByRole("button", { name: "Fix quote 1" }).click();
    await page.getByRole("button", { name: "Nobody named", exact: true }).click();
    await page.getByRole("button", { name: "Edit text" }).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("Late: ");
    await page.keyboard.press("Escape");
    await page.locator(".tray-row", { hasText: "Late:" }).waitFor();
    await page.keyboard.press("e");
    const { text } = await saved(page, () => page.getByRole("button", { name: "Save corrections" }).click());
    const [{ corrections }] = JSON.parse(text).articles;
    assert.equal(`Late: ${BRIDGE}`.slice(corrections[0].quote.start).startsWith("Nobody likes"), true);
  });

  test("corrections find their article though its headline and its text are others now", async () => {
    const first = await site.open();
    await paste(first.page, BRIDGE);
    await first.page.getByRole("button", { name: "Fix quote 2" }).click();
    await first.page.getByRole("button", { name: "Nobody named", exact: true }).click();
    await first.page.keyboard.press("e");
    const file = await saved(first.page, () => first.page.getByRole("button", { name: "Save corrections" }).click());
    const { page } = await site.open();
    await paste(page, BRIDGE_AGAIN);
    await paste(page, BRIDGE.replace("Council closes Saltmarsh Bridge\n\n", 'It rained. "We are wet," said Ada Strand.\n\n'));
    await page.keyboard.press("e");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Load corrections" }).click()]);
    await chooser.setFiles({ name: file.name, mimeType: "application/json", buffer: Buffer.from(file.text) });
    await page.locator(".toast", { hasText: "Corrections loaded for 1 of 1 articles." }).waitFor();
    assert.equal(await speakerOf(page, "A bridge tells you"), "Nobody named");
    assert.match((await speakerOf(page, "Nobody likes")) ?? "", /Brell/);
  });

  test("a file that holds no corrections is refused, and corrections of other articles change nothing", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    const load = async (/** @type {unknown} */ content) => {
      await page.keyboard.press("e");
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Load corrections" }).click()]);
      await chooser.setFiles({ name: "c.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) });
    };
    await load({ schema: "something else" });
    await page.locator(".toast", { hasText: "this is not a sound file of corrections." }).waitFor();
    const elsewhere = { exact: "Words of another article", prefix: "", suffix: "", start: 0 };
    await load({ schema: "nutgraf-corrections/1", articles: [{ title: "Another", sha256: "0".repeat(64), corrections: [{ type: "delete-quote", quote: elsewhere }] }] });
    await page.locator(".toast", { hasText: "Corrections loaded for 0 of 1 articles." }).waitFor();
    assert.equal(await page.locator(".badge.good").count(), 0);
  });
});
