// @ts-check
// A long report comes from the worker in parts, so that the page stays free between them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Parts, split } from "../../pkg/parts.js";

/** What the other side has when all messages have come. @param {any} result */
function sent(result) {
  const parts = new Parts();
  const messages = split({ id: 1, result });
  for (const message of messages) if ("part" in message) parts.add(message.part);
  const last = /** @type {any} */ (messages.at(-1));
  return { count: messages.length, result: parts.into(last.result) };
}

test("put together it is the same report, in the same order", () => {
  const report = { schema: "nutgraf-report/2", sentences: Array.from({ length: 2500 }, (_, start) => ({ start })), published: null, quotes: [{ words: 3 }] };
  const { count, result } = sent(report);
  assert.equal(count, 4);
  assert.equal(JSON.stringify(result), JSON.stringify(report));
});

test("a short one comes at once", () => assert.equal(sent({ quotes: [1, 2] }).count, 1));

test("so do numbers in a buffer, and errors", () => {
  assert.equal(sent(new Uint32Array(5000)).count, 1);
  assert.deepEqual(split({ id: 1, error: { name: "Error", message: "no" } }), [{ id: 1, error: { name: "Error", message: "no" } }]);
});
