// @ts-check
// Writes target/nutgraf-frame.html: nutgraf for an iframe of another page, which talks to it as pkg/frame.js says.
// Use: node scripts/frame.mjs
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

import { path, policy, withEngine } from "./bundle.mjs";

const { name, version } = JSON.parse(readFileSync(path("pkg/package.json"), "utf8"));
const script = await withEngine(`import { serve } from "./pkg/frame-guest.js"; serve(${JSON.stringify({ name, version })});`);
const style = "body{margin:0;font:1.0625rem/1.6 Georgia,serif;color-scheme:light dark}";

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">
<title>nutgraf</title>
<style>${style}</style>
<body>
<script>${script}</script>
`;
mkdirSync(path("target"), { recursive: true });
writeFileSync(path("target/nutgraf-frame.html"), page);
console.log(`target/nutgraf-frame.html: ${Buffer.byteLength(page)} bytes`);
