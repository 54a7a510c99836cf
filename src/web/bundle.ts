// Build time, Node: what the browser loads, each as one text: the widget, what it loads with the first question and what to
// take an answer along, the frame's bridge, the pages' style sheet and the one script of theirs, the widget's types, the kiosk
// and its engine. Scripts parse from ES2020 on (Chromium 80, Safari 14); what of the built-ins came later, the code looks for.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, type Plugin, transform } from "esbuild";
import { minify } from "terser";

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A style sheet that a script imports is its minified text. */
const sheetsAsText: Plugin = {
  name: "sheets as text",
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await minified(path), loader: "text" }));
  },
};

/**
 * A private field becomes a property with a name that is made short later: written for ES2020 it would be a WeakMap, which costs
 * a thirtieth of the widget. What this does not find, esbuild writes as one.
 */
const privateAsPlain: Plugin = {
  name: "private as plain",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(PRIVATE, "_$$"),
      loader: "ts",
    }));
  },
};
/** After a dot, or where a member of a class is declared. */
const PRIVATE = /(?<=[\w)\]]\??\.|^ +(?:readonly |async |get |set )*)#(?=[a-z])/gmu;
const PLAIN = /^_\$/u;

/** What of MiniSearch the engine never calls: it is given postings and searches them. No bundler drops a method of a class. */
const NEVER_CALLED = [
  ...["add", "addAll", "addAllAsync", "addTerm", "addDocumentId", "addFieldLength", "saveStoredFields"],
  ...["atPrefix", "fuzzyGet", "update", "fetch", "fromObject", "clear", "forEach"],
  ...["remove", "removeAll", "removeFieldLength", "discard", "discardAll", "replace"],
  ...["maybeAutoVacuum", "vacuum", "conditionalVacuum", "performVacuuming", "vacuumConditionsMet"],
  ...[
    "autoSuggest",
    "loadJS",
    "instantiateMiniSearch",
    "loadJSON",
    "loadJSONAsync",
    "loadJSAsync",
    "getDefault",
    "toJSON",
    "getStoredFields",
  ],
];

/** A method that is not there under its name, or that the rest calls, stops the build: it is another version of the library. */
const searchOnly: Plugin = {
  name: "search only",
  setup: ({ onLoad }) => {
    onLoad({ filter: /minisearch[/\\]dist[/\\]es[/\\]index\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, "utf8");
      for (const name of NEVER_CALLED) {
        const method = new RegExp(`^    (?:static )?(?:async )?${name}\\([^\n]*\\) \\{\n[^]*?^    \\}\n`, "mu");
        if (!method.test(contents)) throw new Error(`MiniSearch has no method ${name} where it is looked for`);
        contents = contents.replace(method, "");
      }
      const called = NEVER_CALLED.filter((name) => contents.includes(`this.${name}(`));
      if (called.length > 0) throw new Error(`MiniSearch calls what is left out: ${called.join(", ")}`);
      return { contents, loader: "js" };
    });
  },
};

async function minified(path: string): Promise<string> {
  const { code, warnings } = await transform(withoutIs(await readFile(path, "utf8")), {
    loader: "css",
    minify: true,
    charset: "utf8",
    target: ["chrome80", "safari14"],
  });
  if (warnings.length > 0) throw new Error(`${path}: ${warnings.map(({ text }) => text).join(", ")}`);
  return code.trim();
}

/** `a :is(b, c)` as `a b, a c`: Chromium before 88 drops a rule with what it does not know. Throws at one inside another. */
function withoutIs(css: string): string {
  return css.replace(/^( *)([^\s@/{}][^{};]*:is\([^{}]*) \{$/gmu, (_rule, indent: string, selectors: string) => {
    const [before = "", choices = "", after = "", ...more] = selectors.split(/:is\(([^()]*)\)/u);
    if (more.length > 0 || before.includes(",") || after.includes(",")) throw new Error(`cannot lower ${selectors}`);
    return `${indent}${choices
      .split(",")
      .map((choice) => `${before}${choice.trim()}${after}`)
      .join(", ")} {`;
  });
}

let bundled: Promise<ReadonlyMap<string, string>> | undefined;

/**
 * Files by their name in the static folder; the same sources give the same texts. Throws with the file and line of a fault.
 * Made once a process, for every collection that it builds.
 */
export function bundleWeb(): Promise<ReadonlyMap<string, string>> {
  bundled ??= bundleAll();
  return bundled;
}

async function bundleAll(): Promise<ReadonlyMap<string, string>> {
  // What browsers before 2023 load: the chat's sheets as a file, and what puts them into place.
  const widgetSheet = await sheet("face", "base", "answer", "chat", "old");
  const old = await script("old.ts", "esm", { define: { SHEET_VERSION: versionOf(widgetSheet) } });
  const [hant, en] = [await script("../view/words-hant.ts", "esm"), await script("../view/words-en.ts", "esm")];
  const along = await script("along.ts", "esm");
  const answers = await script("answers.ts", "esm", {
    define: { OLD_VERSION: versionOf(old), ALONG_VERSION: versionOf(along) },
  });
  return new Map([
    [
      "widget.js",
      await script("widget.ts", "iife", {
        define: { ANSWERS_VERSION: versionOf(answers), WORDS_VERSION: versionOf(hant + en) },
      }),
    ],
    ["widget-old.js", old],
    ["widget.css", widgetSheet],
    ["widget-answers.js", answers],
    ["widget-along.js", along],
    ["widget-words-zh-hant.js", hant],
    ["widget-words-en.js", en],
    ["taken.js", await script("taken-page.ts", "iife")],
    ["embed.js", await script("embed.ts", "iife")],
    ["page.css", await sheet("face", "base", "answer", "page", "along")],
    ["embed.css", await sheet("face", "embed")],
    ["kiosk.js", await script("kiosk/kiosk.ts", "iife")],
    [
      ENGINE_FILE,
      `${ENGINE_HEAD}function(){${await script("offline/engine.ts", "iife", { isLarge: true })}}${ENGINE_TAIL}`,
    ],
    ["kiosk.css", await sheet("face", "base", "answer", "kiosk", "slip")],
    ["widget.d.ts", await readFile(fileOf("fawen-chat.d.ts"), "utf8")],
  ]);
}

/** As a literal: a browser that keeps an older part under the same name asks again. */
function versionOf(text: string): string {
  return JSON.stringify(createHash("sha256").update(text).digest("hex").slice(0, 8));
}

/** Style sheets after each other, as one. */
async function sheet(...names: readonly string[]): Promise<string> {
  return `${(await Promise.all(names.map((name) => minified(fileOf(`styles/${name}.css`))))).join("\n")}\n`;
}

export const ENGINE_FILE = "kiosk-engine.js";
/** Around the engine: a function can say its own text, so that it can be checked what runs and not what was fetched. */
const ENGINE_HEAD = "(self.FAWEN_ENGINE=";
const ENGINE_TAIL = ")();\n";

/** The text by whose SHA-256 the kiosk knows its engine: the function, without what stands around it in its file. */
export function engineText(file: string): string {
  return file.slice(ENGINE_HEAD.length, -ENGINE_TAIL.length);
}

/** A classic script that serves as a module, too, or a module with exports. */
async function script(
  entry: string,
  format: "iife" | "esm",
  { define = {}, isLarge = false }: { define?: Record<string, string>; isLarge?: boolean } = {},
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileOf(entry)],
    bundle: true,
    format,
    define,
    // Both, one after the other: a large script is smaller so, and made in a third of the time.
    minify: isLarge,
    target: ["es2020"],
    // Both know it; our own fields are assigned, which is shorter.
    supported: { "class-field": true },
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    charset: "utf8",
    legalComments: "none",
    minifySyntax: true,
    minifyWhitespace: true,
    write: false,
    logLevel: "silent",
    plugins: [privateAsPlain, sheetsAsText, ...(isLarge ? [searchOnly] : [])],
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`esbuild gave no output for src/web/${entry}`);
  // Names, and what esbuild leaves: smaller by a thirtieth. Nothing of ours calls a plain function with `new`: each that needs no
  // `this` may be an arrow.
  const { code = "" } = await minify(output.text, {
    ecma: 2020,
    module: format === "esm",
    toplevel: true,
    mangle: { properties: { regex: PLAIN } },
    compress: {
      passes: isLarge ? 5 : 3,
      hoist_props: true,
      // Each by a measure: shorter once packed.
      inline: 1,
      lhs_constants: false,
      keep_fargs: false,
      // What of the engine is a function expression is never called with `new`, and no getter of it does anything.
      unsafe_arrows: isLarge,
      pure_getters: isLarge,
    },
  });
  return `${code}\n`;
}
