import { Analyzer } from "./pkg/index.js";

const { quotes } = await new Analyzer().analyze("“The bridge is safe,” said Dana Brell.");
document.documentElement.dataset.said = quotes[0].speaker.text;
