// A sidebar of the block editor: who said what in the post, marked in its text while it is written. `npm install && npm run build`, then
// put the folder into wp-content/plugins.
import "@wordpress/annotations";
import { PanelBody } from "@wordpress/components";
import { dispatch, select, subscribe } from "@wordpress/data";
import { PluginSidebar } from "@wordpress/editor";
import { createElement, useEffect, useRef, useState } from "@wordpress/element";
import { __ } from "@wordpress/i18n";
import { registerPlugin } from "@wordpress/plugins";
import { create } from "@wordpress/rich-text";
import { Analyzer } from "nutgraf";
import { nutgraf } from "nutgraf/gutenberg";

const analyzer = new Analyzer();

function WhoSaidWhat() {
  const [quotes, setQuotes] = useState([]);
  const marking = useRef();
  useEffect(() => {
    marking.current = nutgraf({ create, dispatch, select, subscribe }, { analyzer, onReport: (report) => setQuotes(report.quotes) });
    return () => marking.current.destroy();
  }, []);
  /** The mark of a quotation in the post. */
  const show = (index) => {
    const mark = marking.current.marks().find((one) => one.kind === "quote" && one.index === index);
    if (mark) marking.current.select(mark.id);
  };
  const items = quotes.map(({ speaker }, index) => createElement("li", { key: index }, createElement("button", { type: "button", onClick: () => show(index) }, speaker?.text ?? __("somebody", "who-said-what"))));
  return createElement(PluginSidebar, { name: "who-said-what", title: __("Who said what", "who-said-what") }, createElement(PanelBody, null, createElement("ul", null, items)));
}

registerPlugin("who-said-what", { icon: "format-quote", render: WhoSaidWhat });
