// @ts-check
// Serves the page as scripts/site.mjs builds it, and its sources: www/ at /, pkg/ at /pkg/. `node scripts/server.mjs [PORT]`

import { createHash } from "node:crypto";
import { readFile, realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

import { builtSite } from "./site.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The port where the page is served, so that its address and what it stored stay the same. */
export const PORT = 8420;

/** Sent with every answer: a worker is bound by the policy of its own script, not by that of its page. */
export const HEADERS = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self'",
    // The icon stands in the page: from a file it would be fetched again with every change of the address.
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  // CSP does not stop navigation, popups or WebRTC; this does where a browser knows it.
  "Connection-Allowlist": "(response-origin)",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
  "Cache-Control": "no-cache",
};

/** @type {Record<string, string>} */
const TYPES = {
  ".bin": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".zip": "application/zip",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".woff2": "font/woff2",
};
/** As scripts/site.mjs names what it builds. */
const HASHED = /[/\\]target[/\\]sites[/\\].*-([0-9a-f]{10}|[0-9A-Z]{8})\.\w+$/;
const COMPRESSED = /^(text|application\/(javascript|json|manifest|octet-stream|wasm)|image\/svg)/;

/**
 * A server of the page, not yet listening.
 * @param {(path: string) => void} [onRequest] is told of each request
 */
export function pageServer(onRequest) {
  return createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    onRequest?.(path);
    const file = request.method === "GET" || request.method === "HEAD" ? await found(path) : undefined;
    if (!file) {
      response.writeHead(404, { ...HEADERS, "Content-Type": TYPES[".txt"] }).end("Not found\n");
      return;
    }
    const brotli = file.brotli && /\bbr\b/.test(String(request.headers["accept-encoding"]));
    const headers = {
      ...HEADERS,
      ...(file.lasts && { "Cache-Control": "public, max-age=31536000, immutable" }),
      "Content-Type": file.type,
      ETag: file.tag,
      Vary: "Accept-Encoding",
      ...(brotli && { "Content-Encoding": "br" }),
    };
    if (request.headers["if-none-match"] === file.tag) response.writeHead(304, headers).end();
    else response.writeHead(200, headers).end(request.method === "HEAD" ? undefined : brotli ? file.brotli : file.content);
  });
}

/** @typedef {{ content: Buffer, brotli: Buffer | undefined, type: string, tag: string, changed: number, lasts: boolean }} Served `lasts`: its name changes with what is in it */

/** @type {Map<string, Served>} */
const cache = new Map();

/** Where the built page lies; none where it cannot be built here. @type {Promise<string | undefined> | undefined} */
let site;

/** Built anew when its sources have changed. */
function build() {
  return builtSite().catch((/** @type {Error} */ error) => {
    console.error(`The page is served as it lies in www/, without its service worker: ${error.message} (npm ci installs what builds it)`);
    return undefined;
  });
}

/**
 * What an address stands for; nothing outside the folders.
 * @param {string} path
 * @returns {Promise<Served | undefined>}
 */
async function found(path) {
  const name = path.endsWith("/") ? `${path}index.html` : path;
  if (name === "/index.html" || !site) site = build();
  const built = await site;
  const inPackage = name.startsWith("/pkg/");
  return (built === undefined ? undefined : await fileIn(built, name)) ?? fileIn(join(root, inPackage ? "pkg" : "www"), inPackage ? name.slice(4) : name);
}

/** @param {string} folder @param {string} name @returns {Promise<Served | undefined>} */
async function fileIn(folder, name) {
  try {
    const file = await realpath(join(folder, decodeURIComponent(name)));
    if (!file.startsWith((await realpath(folder)) + sep) || file.endsWith(".br")) return undefined;
    return await read(file);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @returns {Promise<Served>}
 */
async function read(file) {
  const { mtimeMs: changed } = await stat(file);
  const kept = cache.get(file);
  if (kept?.changed === changed) return kept;
  const content = await readFile(file);
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  const made = { content, brotli: await compressed(file, content, type), type, tag: `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`, changed, lasts: HASHED.test(file) };
  cache.set(file, made);
  return made;
}

/** As it was compressed when the page was built; a source is compressed in a hurry. @param {string} file @param {Buffer} content @param {string} type */
async function compressed(file, content, type) {
  if (!COMPRESSED.test(type)) return undefined;
  const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
  return readFile(`${file}.br`).catch(() => brotliCompressSync(content, quick));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.argv[2] ?? process.env.PORT ?? PORT);
  pageServer()
    .on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      const busy = error.code === "EADDRINUSE";
      console.error(busy ? `Port ${port} is taken. Try: PORT=${port + 1} scripts/serve` : error.message);
      process.exitCode = 1;
    })
    .listen(port, "127.0.0.1", () => console.log(`nutgraf is at http://localhost:${port}/ (Ctrl+C ends it)`));
}
