import { Editor, Extension } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { Analyzer } from "nutgraf";
import { nutgraf } from "nutgraf/prosemirror";

import { html } from "./article.js";
import { showSaid } from "./said.js";

// README: begin
const analyzer = new Analyzer();
const Nutgraf = Extension.create({
  name: "nutgraf",
  addProseMirrorPlugins: () => [nutgraf({ analyzer, onReport: showSaid })],
});
const editor = new Editor({ element: document.querySelector("#editor"), extensions: [StarterKit, Nutgraf], content: html });
// README: end

globalThis.editor = editor;
