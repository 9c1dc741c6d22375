// @ts-check
// The page as it is served: www/ and pkg/ in a few files whose names change with what is in them, compressed once and for all, and a
// service worker that knows the hash of each. The sources stay modules that a browser could load as they are.
//
//   node scripts/site.mjs [FOLDER]      writes it for any server; target/site where no folder is named
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

import { root } from "./bundle.mjs";
import { list } from "./precache.mjs";

const at = (/** @type {string} */ name) => fileURLToPath(new URL(name, root));
const hashOf = (/** @type {string | Uint8Array} */ content) => createHash("sha256").update(content).digest("hex");
const COMPRESSED = /\.(html|js|mjs|css|json|svg|wasm|bin|zip|webmanifest)$/;
/** Files that stay what they are called: others ask for them by name. */
const PLAIN = ["manifest.webmanifest", "heal.js", "icon.svg"];
/** Scripts that run on their own, and what each is called. */
const SCRIPTS = new Map([["www/start.js", "page"], ["pkg/worker.js", "engine"], ["www/readers/worker.js", "reader"]]);
/** Only an installed page shows it. */
const LATE = new Set(["icon.svg"]);
/** Others may still serve what was built before. */
const KEPT_MS = 24 * 3600 * 1000;
/** Packs that name each other, and what they ask for by name. */
const VENDOR = ["pdf.mjs", "pdf.worker.mjs", "cmaps.zip"];

/** What is newer than a built page makes it old. */
function fingerprint() {
  const hash = createHash("sha256");
  const names = ["www", "pkg"].flatMap((folder) => readdirSync(at(folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`));
  const files = [...names.filter((name) => /\.(html|m?js|css|wasm|bin|zip|svg|webmanifest)$/.test(name) && name !== "pkg/wasm/nutgraf_inline.js"), "scripts/site.mjs", "scripts/precache.mjs", "package-lock.json"];
  for (const name of files.sort()) hash.update(`${name}\0`).update(readFileSync(at(name)));
  return hash.digest("hex").slice(0, 16);
}

/** The folder of the page as built from what the sources are now. @returns {Promise<string>} */
export async function builtSite() {
  const folder = at(`target/sites/${fingerprint()}`);
  if (existsSync(folder)) return folder;
  mkdirSync(at("target/sites"), { recursive: true });
  for (const name of readdirSync(at("target/sites"))) if (Date.now() - statSync(at(`target/sites/${name}`)).mtimeMs > KEPT_MS) rmSync(at(`target/sites/${name}`), { recursive: true, force: true });
  const draft = mkdtempSync(at("target/sites/draft-"));
  await write(draft);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true });
    // Somebody else has built the same meanwhile.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** @param {string} folder */
async function write(folder) {
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  const { page, first } = await bundled(files);
  files.set("index.html", Buffer.from(page));
  for (const name of PLAIN) files.set(name, readFileSync(at(`www/${name}`)));
  for (const name of VENDOR) files.set(`vendor/${name}`, readFileSync(at(`www/vendor/${name}`)));
  const program = readFileSync(at("www/sw.js"), "utf8");
  files.set("sw.js", Buffer.from(`${list(files, (name) => first.has(name) || name === "index.html" || (PLAIN.includes(name) && !LATE.has(name)), program)}\n${program}`));
  await Promise.all([...files].map(async ([name, content]) => {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    if (COMPRESSED.test(name)) writeFileSync(`${file}.br`, await compressed(content));
  }));
}

/** As small as brotli makes it. What was compressed once is not again: that takes seconds. @param {Uint8Array} content */
async function compressed(content) {
  const cached = at(`target/brotli/${hashOf(content)}.br`);
  if (existsSync(cached)) return readFileSync(cached);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const made = await promisify(brotliCompress)(content, { params });
  mkdirSync(dirname(cached), { recursive: true });
  const draft = `${cached}.${process.pid}`;
  writeFileSync(draft, made);
  renameSync(draft, cached);
  return made;
}

/** Adds the bundles to the files. @param {Map<string, Uint8Array>} files @returns {Promise<{ page: string, first: Set<string> }>} index.html, and what a first visit needs */
async function bundled(files) {
  const { build } = await import("esbuild");
  /** Files that scripts name by their address. @type {Set<string>} */
  const first = new Set();

  /** @param {string} name @param {Uint8Array} content @returns {string} */
  const add = (name, content) => {
    const [, stem, ending] = /** @type {RegExpExecArray} */ (/^(.*?)(\.\w+)$/.exec(name));
    const hashed = `${stem}-${hashOf(content).slice(0, 10)}${ending}`;
    files.set(hashed, content);
    return hashed;
  };

  /** Each script that runs on its own, built once. @type {Map<string, Promise<string>>} */
  const scripts = new Map();
  const script = (/** @type {string} */ file) => {
    const known = scripts.get(file) ?? bundle(file, SCRIPTS.get(relative(at("."), file).replaceAll("\\", "/")) ?? basename(file, ".js"));
    scripts.set(file, known);
    return known;
  };
  /** The name that a file has in the page. @param {string} file */
  const named = async (file) => {
    if (/\.m?js$/.test(file)) return script(file);
    return add(basename(file), readFileSync(file));
  };

  /** @type {import("esbuild").Plugin} */
  const addresses = {
    name: "addresses of files",
    setup(build) {
      build.onLoad({ filter: /[\\/](www|pkg)[\\/].*\.js$/ }, async ({ path }) => {
        let contents = readFileSync(path, "utf8");
        for (const [whole, , address] of contents.matchAll(/new URL\((["'])(\.{0,2}[\w./-]+)\1, import\.meta\.url\)/g)) {
          const name = await named(resolve(dirname(path), address));
          contents = contents.replace(whole, `new URL("./${name}", import.meta.url)`);
        }
        return { contents: contents.replaceAll("new URL(`../vendor/${name}`, import.meta.url)", "new URL(`./vendor/${name}`, import.meta.url)"), loader: "js" };
      });
    },
  };

  /** @param {string} file @param {string} name @returns {Promise<string>} the name of the script */
  async function bundle(file, name) {
    const { outputFiles, metafile } = await build({ entryPoints: [{ in: file, out: name }], bundle: true, write: false, minify: true, format: "esm", splitting: true, target: "es2022", charset: "utf8", metafile: true, external: ["*/standalone.js"], outdir: at("target"), entryNames: "[name]-[hash]", chunkNames: "[name]-[hash]", plugins: [addresses] });
    const nameOf = (/** @type {string} */ path) => relative(at("target"), resolve(at("."), path)).replaceAll("\\", "/");
    for (const { path, contents } of outputFiles) files.set(nameOf(path), contents);
    const [entry, { imports }] = /** @type {[string, { imports: { path: string, kind: string }[] }]} */ (Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint !== undefined && resolve(at("."), entryPoint) === file));
    for (const one of imports) if (one.kind === "import-statement") first.add(nameOf(one.path));
    return nameOf(entry);
  }

  const source = readFileSync(at("www/index.html"), "utf8");
  const sheets = [...source.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)].map(([, href]) => `@import "./www/${href}";`);
  const css = await build({ stdin: { contents: sheets.join("\n"), loader: "css", resolveDir: at(".") }, bundle: true, write: false, minify: true });
  const style = add("page.css", css.outputFiles[0].contents);
  const [start, ...workers] = await Promise.all([...SCRIPTS.keys()].map((name) => script(at(name))));
  const data = ["nutgraf_bg.wasm", "nutgraf_model.bin"].map((name) => add(name, readFileSync(at(`pkg/wasm/${name}`))));
  for (const name of [style, start, ...workers, ...data]) first.add(name);

  const integrity = (/** @type {string} */ name) => `integrity="sha256-${createHash("sha256").update(/** @type {Uint8Array} */ (files.get(name))).digest("base64")}"`;
  const links = [
    `<link rel="stylesheet" href="${style}" ${integrity(style)}>`,
    // Behind what is needed to show the page.
    ...data.map((name) => `<link rel="preload" as="fetch" fetchpriority="low" crossorigin href="${name}">`),
  ];
  const page = source
    .replace(/(\s*<link rel="stylesheet" href="[^"]+">)+/, () => `\n    ${links.join("\n    ")}`)
    .replace(/\s*<script type="module" src="[^"]+"><\/script>/, "")
    .replace(/\n( *)<link rel="stylesheet"/, (link, indent) => `\n${indent}<script type="module" src="${start}" ${integrity(start)}></script>${link}`);
  return { page, first };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? at("target/site"));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await write(folder);
  console.log(`${relative(process.cwd(), folder) || "."}: ${readdirSync(folder).filter((name) => !name.endsWith(".br")).length} files`);
}
