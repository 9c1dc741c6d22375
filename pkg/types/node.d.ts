import { Analyzer } from "./index.js";
import { init } from "./index.js";
export { Analyzer, init };
