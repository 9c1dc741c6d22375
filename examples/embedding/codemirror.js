import { EditorView } from "@codemirror/view";
import { Analyzer } from "nutgraf";
import { nutgraf } from "nutgraf/codemirror";

import { paragraphs } from "./article.js";
import { showSaid } from "./said.js";

// README: begin
const editor = new EditorView({
  doc: paragraphs.join("\n\n"),
  parent: document.querySelector("#editor"),
  extensions: [EditorView.lineWrapping, nutgraf({ analyzer: new Analyzer(), onReport: showSaid })],
});
// README: end

globalThis.editor = editor;
