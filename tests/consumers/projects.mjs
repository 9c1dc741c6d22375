// Projects that use the package as their own build system would have it, without settings for it where none are needed.

import { spawn } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createPort } from "node:net";
import { extname, join } from "node:path";

const TEXT = "“The bridge is safe,” said Dana Brell.";

/** A page's script: the analyzer, the element and the blocks, what comes of each in `globalThis.outcome`. */
const PAGE = `import { Analyzer } from "nutgraf";
import { joinBlocks } from "nutgraf/blocks";
import "nutgraf/element";

const told = (report) => report.quotes[0].speaker.text;
const analyzer = new Analyzer();
const article = document.createElement("nutgraf-article");
article.analyzer = analyzer;
article.textContent = ${JSON.stringify(TEXT)};
const drawn = new Promise((resolve) => {
  article.addEventListener("nutgraf-report", ({ detail }) => resolve(told(detail)));
  article.addEventListener("nutgraf-error", ({ detail }) => resolve(detail.message));
});
document.body.append(article);
Promise.all([analyzer.analyze(joinBlocks([${JSON.stringify(TEXT)}]).text).then(told, String), drawn]).then((all) => (globalThis.outcome = all.join()));
`;
const HTML = (script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title><body><script type="module" src="${script}"></script>`;
const SERVER = `import { Analyzer } from "nutgraf";
import { analyze } from "nutgraf/sync";
const analyzer = new Analyzer();
const { quotes } = await analyzer.analyze(${JSON.stringify(TEXT)});
console.log(quotes[0].speaker.text, analyze(${JSON.stringify(TEXT)}).quotes.length);
analyzer.close();
`;

const types = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".html": "text/html; charset=utf-8", ".css": "text/css" };

/** Serves a folder, as any server would. */
async function serve(folder) {
  const server = createServer(({ url }, response) => {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": types[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://localhost:${server.address().port}/`, close: () => (server.closeAllConnections(), server.close()) };
}

/** What comes of a page. */
async function outcome(browser, url) {
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  try {
    await page.goto(url, { timeout: 120_000 });
    await page.waitForFunction(() => "outcome" in globalThis, undefined, { timeout: 120_000 });
    return await page.evaluate(() => globalThis.outcome);
  } catch (error) {
    throw new Error(`${error.message}\n${said.join("\n")}`);
  } finally {
    await page.close();
  }
}

function expect(got, wanted) {
  if (got !== wanted) throw new Error(`got ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
}

/** A built page, from a folder of its own. */
const built = (folder) => async ({ home, browser }) => {
  const { url, close } = await serve(join(home, folder));
  try {
    expect(await outcome(browser, url), "Dana Brell,Dana Brell");
  } finally {
    close();
  }
};

/** A server that a tool starts, until the page has been looked at. */
const started = (command, wanted = "Dana Brell,Dana Brell", path = "/") => async ({ home, browser }) => {
  const port = await freePort();
  const [program, ...args] = command(port);
  const child = spawn(program, args, { cwd: home, detached: true, env: { ...process.env, PORT: String(port), CI: "1", NEXT_TELEMETRY_DISABLED: "1" }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stdout.on("data", (data) => (said += data));
  child.stderr.on("data", (data) => (said += data));
  try {
    await answers(`http://localhost:${port}${path}`, child);
    expect(await outcome(browser, `http://localhost:${port}${path}`), wanted);
  } catch (error) {
    throw new Error(`${error.message}\n${said.slice(-1500)}`);
  } finally {
    process.kill(-child.pid);
  }
};

function freePort() {
  return new Promise((resolve) => {
    const probe = createPort().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Until the server answers, or has ended. */
async function answers(url, child) {
  for (let tries = 0; tries < 600 && child.exitCode === null; tries++) {
    if (await fetch(url).then(({ ok }) => ok, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} does not answer`);
}

const bin = (name) => join("node_modules", ".bin", name);
const vite = (version) => ({ install: [`vite@${version}`], files: { "index.html": HTML("/main.js"), "main.js": PAGE } });
const next = {
  "package.json": JSON.stringify({ name: "host", private: true }),
  "app/layout.jsx": `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  "app/page.jsx": `import { analyze } from "nutgraf/sync"; import Client from "./client";
    export const dynamic = "force-dynamic";
    export default function Page() { return <main><p id="server">{analyze(${JSON.stringify(TEXT)}).quotes[0].speaker.text}</p><Client /></main>; }`,
  "app/client.jsx": `"use client";
    import { useEffect } from "react"; import { Analyzer } from "nutgraf"; import "nutgraf/element";
    export default function Client() {
      useEffect(() => {
        const analyzer = new Analyzer();
        analyzer.analyze(${JSON.stringify(TEXT)}).then(({ quotes }) => { globalThis.outcome = document.querySelector("#server").textContent + "," + quotes[0].speaker.text; }, (error) => { globalThis.outcome = String(error); });
        return () => analyzer.close();
      }, []);
      return <nutgraf-article suppressHydrationWarning>{${JSON.stringify(TEXT)}}</nutgraf-article>;
    }`,
};

export const CONSUMERS = [
  { name: "Node, ES module", install: [], files: { "main.js": SERVER }, check: ({ run }) => expect(run(["node", "main.js"]).trim(), "Dana Brell 1") },
  ...["5", "7", "8"].flatMap((version) => [
    { name: `Vite ${version} dev`, ...vite(version), check: started((port) => [bin("vite"), "--port", String(port), "--strictPort", "--host", "localhost"]) },
    { name: `Vite ${version} build`, ...vite(version), steps: [[bin("vite"), "build"]], check: built("dist") },
  ]),
  { name: "Vite 8 build for a sub-path", ...vite("8"), steps: [[bin("vite"), "build", "--base", "/cms/nutgraf/", "--outDir", "site/cms/nutgraf"]], check: async (given) => built("site")({ ...given, browser: { newPage: async () => {
    const page = await given.browser.newPage();
    const goto = page.goto.bind(page);
    page.goto = (url, options) => goto(`${url}cms/nutgraf/`, options);
    return page;
  } } }) },
  { name: "Vite 8 SSR bundle", ...vite("8"), files: { ...vite("8").files, "server.js": SERVER }, steps: [[bin("vite"), "build", "--ssr", "server.js", "--outDir", "server"]], check: ({ run }) => expect(run(["node", "server/server.js"]).trim(), "Dana Brell 1") },
  { name: "esbuild", install: ["esbuild"], files: { "site/index.html": HTML("/main.js"), "main.js": PAGE }, steps: [[bin("esbuild"), "main.js", "--bundle", "--format=esm", "--outfile=site/main.js"]], check: built("site") },
  { name: "Rollup", install: ["rollup", "@rollup/plugin-node-resolve"], files: { "site/index.html": HTML("/main.js"), "main.js": PAGE }, steps: [[bin("rollup"), "main.js", "-p", "@rollup/plugin-node-resolve", "-d", "site", "-f", "es", "--entryFileNames", "main.js"]], check: built("site") },
  { name: "webpack", install: ["webpack", "webpack-cli"], files: { "dist/index.html": HTML("/main.js"), "src/index.js": PAGE }, steps: [[bin("webpack"), "--mode", "production"]], check: built("dist") },
  { name: "webpack for a server", install: ["webpack", "webpack-cli"], files: { "src/index.js": SERVER, "webpack.config.js": `export default { mode: "production", target: "node20", experiments: { outputModule: true }, output: { module: true, filename: "main.mjs" } };` }, steps: [[bin("webpack")]], check: ({ run }) => expect(run(["node", "dist/main.mjs"]).trim(), "Dana Brell 1") },
  { name: "Parcel", install: ["parcel"], files: { "package.json": JSON.stringify({ name: "host", private: true, "@parcel/resolver-default": { packageExports: true } }), "index.html": HTML("main.js"), "main.js": PAGE }, steps: [[bin("parcel"), "build", "index.html", "--no-cache"]], check: built("dist") },
  { name: "Next with Turbopack", install: ["next", "react", "react-dom"], files: next, steps: [[bin("next"), "build"]], check: started((port) => [bin("next"), "start", "-p", String(port)]) },
  { name: "Next with webpack", install: ["next", "react", "react-dom"], files: next, steps: [[bin("next"), "build", "--webpack"]], check: started((port) => [bin("next"), "start", "-p", String(port)]) },
  {
    name: "jest with jsdom", install: ["jest", "jest-environment-jsdom"],
    files: { "article.test.js": `import { joinBlocks } from "nutgraf/blocks"; import "nutgraf/element"; import { analyze } from "nutgraf/sync";
      test("it is there", () => { expect(analyze(joinBlocks([${JSON.stringify(TEXT)}]).text).quotes[0].speaker.text).toBe("Dana Brell"); expect(customElements.get("nutgraf-article")).toBeDefined(); });`,
      "jest.config.json": JSON.stringify({ testEnvironment: "jsdom", testEnvironmentOptions: { customExportConditions: ["node"] } }) },
    check: ({ run }) => run(["node", "node_modules/jest/bin/jest.js"], { NODE_OPTIONS: "--experimental-vm-modules" }),
  },
  { name: "Deno", install: ["deno"], files: { "main.js": SERVER }, check: ({ run }) => expect(run(["npx", "deno", "run", "-A", "--node-modules-dir=manual", "main.js"]).trim(), "Dana Brell 1") },
  { name: "Bun", install: ["bun"], files: { "main.js": SERVER }, check: ({ run }) => expect(run(["npx", "bun", "main.js"]).trim(), "Dana Brell 1") },
  {
    // Its webpack has to find the ajv that its plugins ask for as a peer, not the older one of its eslint.
    name: "WordPress's own build", install: ["@wordpress/scripts"], peers: [],
    files: Object.fromEntries(["src/index.js", "package.json"].map((name) => [name, readFileSync(new URL(`../../examples/embedding/wordpress/${name}`, import.meta.url), "utf8")])),
    steps: [[bin("wp-scripts"), "build"]],
    check: ({ home }) => {
      const asset = readFileSync(join(home, "build/index.asset.php"), "utf8");
      for (const handle of ["wp-annotations", "wp-rich-text", "wp-data", "wp-plugins"]) if (!asset.includes(handle)) throw new Error(`${handle} is no dependency: ${asset}`);
    },
  },
  {
    name: "types for React, Vue and Svelte", install: ["typescript@5.9", "react", "@types/react", "vue", "svelte"],
    files: { "types.ts": `import "nutgraf/element"; import type {} from "nutgraf/react"; import type {} from "nutgraf/vue"; import type {} from "nutgraf/svelte";
      import type { GlobalComponents } from "vue"; import type { SvelteHTMLElements } from "svelte/elements"; import type { JSX } from "react";
      export const svelte: SvelteHTMLElements["nutgraf-article"] = { published: "2025-03-11", "onnutgraf-report": (event) => void event.detail.quotes };
      export const react: JSX.IntrinsicElements["nutgraf-article"] = { editable: true, "onnutgraf-edit": (event) => void event.detail.text };
      export type InVue = GlobalComponents["nutgraf-article"];` },
    check: ({ run }) => run([bin("tsc"), "--strict", "--noEmit", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--skipLibCheck", "types.ts"]),
  },
];
