// @ts-check
/** The package's own files, as Node finds and reads them: beside this one, or, where a bundler moved the code, in `node_modules`. Not an entry of the package. */

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

import { fault } from "./fault.js";

/** The address of a file of the package. @param {string} name */
export function fileOf(name) {
  const places = [beside, installed];
  for (const place of places) {
    const address = place(name);
    if (address && existsSync(address)) return address;
  }
  throw fault("wasm", `${name} of the package is not found`, "leave nutgraf out of the server's bundle (Next: serverExternalPackages: [\"nutgraf\"]; Vite: ssr.external; esbuild: --external:nutgraf)", { address: import.meta.url });
}

/** In one step, bundlers would take the file for a part of the page. @param {string} name */
function beside(name) {
  const here = import.meta.url;
  return here?.startsWith("file:") ? new URL(name, here) : undefined;
}

/** Under its own name, webpack would want to know at once what it requires. */
const requireFrom = createRequire;

/** @param {string} name */
function installed(name) {
  try {
    const manifest = requireFrom(join(process.cwd(), "index.js")).resolve("nutgraf/package.json");
    return pathToFileURL(join(dirname(manifest), name));
  } catch {
    return undefined;
  }
}

export const files = () => ({ wasm: readFileSync(fileOf("wasm/nutgraf_bg.wasm")), model: readFileSync(fileOf("wasm/nutgraf_model.bin")) });
