// What stands for WordPress's editor on the example's page: a post of blocks in the store that the editor has. In WordPress itself
// none of this is needed.
import { registerBlockType } from "@wordpress/blocks";
import { createReduxStore, register } from "@wordpress/data";

import { paragraphs } from "./article.js";

/** Blocks as WordPress has them. */
function registerBlocks() {
  const html = { type: "rich-text", source: "rich-text", selector: "*" };
  for (const [name, attribute] of [["core/paragraph", "content"], ["core/heading", "content"], ["core/image", "caption"]]) {
    registerBlockType(name, { apiVersion: 3, title: name, category: "text", attributes: { [attribute]: html }, save: () => null });
  }
}

/** @param {(name: string, attributes: object) => object} createBlock */
export function startEditor(createBlock) {
  registerBlocks();
  const [title, ...rest] = paragraphs;
  const blocks = [
    createBlock("core/heading", { content: title }),
    createBlock("core/paragraph", { content: rest[0] }),
    createBlock("core/image", { caption: "The harbour on Friday. Photo: Priya Oduya" }),
    createBlock("core/paragraph", { content: rest[1].replace("Dana Brell", "<strong>Dana</strong> Brell") }),
    createBlock("core/paragraph", { content: rest[2] }),
  ];
  const actions = {
    resetBlocks: (blocks) => ({ type: "RESET", blocks }),
    selectionChange: (...selection) => ({ type: "SELECT", selection }),
    updateBlockAttributes: (clientId, attributes) => ({ type: "UPDATE", clientId, attributes }),
  };
  const selectors = { getBlocks: ({ blocks }) => blocks, getSelection: ({ selection }) => selection };
  const reducer = (state = { blocks, selection: [] }, { type, ...given }) => {
    if (type === "RESET") return { ...state, blocks: given.blocks };
    if (type === "SELECT") return { ...state, selection: given.selection };
    if (type !== "UPDATE") return state;
    return { ...state, blocks: state.blocks.map((block) => (block.clientId === given.clientId ? { ...block, attributes: { ...block.attributes, ...given.attributes } } : block)) };
  };
  register(createReduxStore("core/block-editor", { reducer, actions, selectors }));
}
