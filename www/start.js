// @ts-check
// The page from a server: the engine's files are on their way before anything else is done.

import "./engine.js";
import "./main.js";
