// @ts-check
// Writes target/nutgraf.html: the whole page, the engine included, in one file that works from a disk and may fetch nothing.
// Use: node scripts/single-file.mjs [FILE]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

import { bundle, path, policy, withEngine } from "./bundle.mjs";

// The thread that reads files, with all that it reads them by but pdf.js, which is as large as the rest together.
const reader = await bundle({ entryPoints: [path("www/readers/worker.js")] });
const readOnBlob = `
  import { readOn } from "./www/readers/index.js";
  const reader = URL.createObjectURL(new Blob([${JSON.stringify(reader)}], { type: "text/javascript" }));
  readOn(() => new Worker(reader));
`;
const script = await withEngine('import "./www/main.js";', readOnBlob);
const page = readFileSync(path("www/index.html"), "utf8");
const sheets = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)"[^>]*>/g)].map(([, href]) => `@import "./www/${href.replace("./", "")}";`);
const style = await bundle({ stdin: { contents: sheets.join("\n"), loader: "css", resolveDir: path(".") } });

const head = `<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">\n<style>${style}</style>`;
const kept = page
  .replace(/\s*<link rel="(stylesheet|manifest|icon|modulepreload|preload)"[^>]*>/g, "")
  .replace(/\s*<script[^>]*src=[^>]*><\/script>/g, "")
  .replace(/<meta charset="utf-8"\s*\/?>/i, (meta) => `${meta}\n${head}`)
  .replace("</body>", () => `<script>${script}</script>\n</body>`);
if (!kept.includes(head) || !kept.includes(script)) throw new Error('www/index.html needs <meta charset="utf-8"> and </body>');

const out = process.argv[2] ?? path("target/nutgraf.html");
mkdirSync(path("target"), { recursive: true });
writeFileSync(out, kept);
const bytes = Buffer.byteLength(kept);
console.log(`${process.argv[2] ?? "target/nutgraf.html"}: ${bytes} bytes, ${brotliCompressSync(kept).length} with brotli`);
