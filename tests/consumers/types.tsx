// What a host's TypeScript sees of the package: `tests/web/publish.test.mjs` checks it beside the packed files.
import { Analyzer, init, type ComparisonReport, type Fault, type Options, type Report, type Settings } from "nutgraf";
import { joinBlocks, type Place, type Span } from "nutgraf/blocks";
import { nutgraf as inCkeditor } from "nutgraf/ckeditor";
import { nutgraf as inCodeMirror, reportOf } from "nutgraf/codemirror";
import { nutgraf as inDom } from "nutgraf/dom";
import { ArticleElement } from "nutgraf/element";
import { connect, type Frame } from "nutgraf/frame";
import { nutgraf as inGutenberg } from "nutgraf/gutenberg";
import { model, wasm } from "nutgraf/inline";
import { markChanges, marksOf, type Mark } from "nutgraf/marks";
import { nutgraf as inProseMirror } from "nutgraf/prosemirror";
import type {} from "nutgraf/react";
import type { Check, Entity, Mention, Quote, Speaker } from "nutgraf/report";
import { standalone } from "nutgraf/standalone";
import { analyze, initSync } from "nutgraf/sync";

const analyzer = new Analyzer({ wasm: wasm(), model: () => model() });
export async function speakers(text: string, signal: AbortSignal): Promise<string[]> {
  const { roles, locate } = joinBlocks([{ text, role: "heading" }, { segments: ["a", { text: "\n", length: 1 }] }]);
  const report: Report = await analyzer.analyze(text, { published: "2025-03-11", names: [{ name: "Dana Brell", type: "person" }], roles, signal });
  const comparison: ComparisonReport = await analyzer.compare([text, text]);
  const places: Place[] = locate({ start: 0, end: 1 } satisfies Span);
  const following: Report | null = await analyzer.follow({ published: "2025-03-11" }).analyze(text, { signal });
  const marks: Mark[] = marksOf(report, text);
  const first: [Quote, Mention, Entity, Check, Speaker | null] = [report.quotes[0], report.mentions[0], report.entities[0], report.checks[0], report.quotes[0].speaker];
  void [comparison, places, following, markChanges(marks, marks).kept, first, new Analyzer(await standalone())];
  return report.quotes.map(({ speaker }) => speaker?.text ?? "?");
}

// @ts-expect-error an option that there is not
await analyzer.analyze("x", { publshed: "2025" });
// @ts-expect-error a unit that there is not
await analyzer.analyze("x", { offsetUnit: "utf-16" });
// @ts-expect-error a kind of name that there is not
await analyzer.analyze("x", { names: [{ name: "Brell", type: "human" }] });

const article = document.createElement("nutgraf-article");
article.text = "x";
article.addEventListener("nutgraf-report", ({ detail }) => detail.quotes.length);
document.addEventListener("nutgraf-select", ({ detail }) => detail.start + detail.index);
document.querySelector("nutgraf-article")?.names?.map(({ name }) => name);

export const view = <nutgraf-article published="2025-03-11" onnutgraf-report={({ detail }) => detail.quotes.length}>Text</nutgraf-article>;
const settings: Settings = { wasm: new URL("https://cms.example/x") };
init(settings);
export const remedy = (error: Fault) => `${error.code} ${error.address} ${error.remedy}`;
export { ArticleElement, analyze, connect, inCkeditor, inCodeMirror, inDom, inGutenberg, inProseMirror, initSync, reportOf };
export type { Frame, Options };
