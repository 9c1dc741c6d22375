import { Bold, ClassicEditor, Essentials, Heading, Italic, Link, Paragraph } from "ckeditor5";
import { Analyzer } from "nutgraf";
import { nutgraf } from "nutgraf/ckeditor";

import { html } from "./article.js";
import { showSaid } from "./said.js";

// README: begin
const editor = await ClassicEditor.create(document.querySelector("#editor"), {
  licenseKey: "GPL",
  plugins: [Essentials, Paragraph, Heading, Bold, Italic, Link],
  initialData: html,
});
const marking = nutgraf(editor, { analyzer: new Analyzer(), onReport: showSaid });
// README: end

Object.assign(globalThis, { editor, marking });
