import "@wordpress/annotations";
import { createBlock } from "@wordpress/blocks";
import { dispatch, select, subscribe } from "@wordpress/data";
import { create } from "@wordpress/rich-text";
import { Analyzer } from "nutgraf";
import { nutgraf } from "nutgraf/gutenberg";

import { showSaid } from "./said.js";
import { startEditor } from "./gutenberg-editor.js";

startEditor(createBlock);

// README: begin
const marking = nutgraf({ create, dispatch, select, subscribe }, { analyzer: new Analyzer(), onReport: showSaid });
// README: end

Object.assign(globalThis, { marking, dispatch, select });
