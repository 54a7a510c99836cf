// Runs at build time in Node. Bundles every file that the browser loads: the widget, its parts for answers and for
// taking them along, the bridge of the frame, the pages' style sheet and script, the widget's types, the kiosk and its
// engine. Scripts parse from ES2020 on (Chromium 80, Safari 14). The code itself checks for newer built-ins.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, type Plugin, transform } from "esbuild";
import { minify } from "terser";

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** An imported style sheet becomes its minified text. */
const sheetsAsText: Plugin = {
  name: "sheets as text",
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await minified(path), loader: "text" }));
  },
};

/**
 * Turns private fields into properties, which are mangled later: for ES2020 esbuild would write them as WeakMaps, which
 * adds a thirtieth to the widget. A field that the pattern misses still becomes a WeakMap.
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
/** A `#` after a dot or at the declaration of a class member. */
const PRIVATE = /(?<=[\w)\]]\??\.|^ +(?:readonly |async |get |set )*)#(?=[a-z])/gmu;
const PLAIN = /^_\$/u;

/**
 * The methods of MiniSearch that the engine never calls: it gets ready postings and only searches them. Bundlers do not
 * drop unused methods of a class.
 */
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

/**
 * Removes these methods, 2.4 kB of a kiosk's kit, which has hardly more room than that. The build fails when a method is
 * missing or the remaining code calls it, which means another version of the library.
 */
const searchOnly: Plugin = {
  name: "search only",
  setup: ({ onLoad }) => {
    onLoad({ filter: /minisearch[/\\]dist[/\\]es[/\\]index\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, "utf8");
      for (const name of NEVER_CALLED) {
        const method = new RegExp(`^    (?:static )?(?:async )?${name}\\([^\n]*\\) \\{\n[^]*?^    \\}\n`, "mu");
        if (!method.test(contents)) throw new Error(`MiniSearch has no method ${name} at the expected place`);
        contents = contents.replace(method, "");
      }
      const called = NEVER_CALLED.filter((name) => contents.includes(`this.${name}(`));
      if (called.length > 0) throw new Error(`MiniSearch calls removed methods: ${called.join(", ")}`);
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

/** Rewrites `a :is(b, c)` as `a b, a c`, because Chromium before 88 drops rules with `:is`. Throws on nested `:is`. */
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
 * Returns the text of each file by its name in the static folder. The same sources give the same texts. Bundles once
 * per process and serves every collection. Errors name the file and line.
 */
export function bundleWeb(): Promise<ReadonlyMap<string, string>> {
  bundled ??= bundleAll();
  return bundled;
}

async function bundleAll(): Promise<ReadonlyMap<string, string>> {
  // For browsers before 2023: the chat's style sheets as one file, and the script that links it.
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

/**
 * A digest as a string literal. It is part of a file's address, so that a browser does not use an older version from
 * its cache.
 */
function versionOf(text: string): string {
  return JSON.stringify(createHash("sha256").update(text).digest("hex").slice(0, 8));
}

/** Joins style sheets into one. */
async function sheet(...names: readonly string[]): Promise<string> {
  return `${(await Promise.all(names.map((name) => minified(fileOf(`styles/${name}.css`))))).join("\n")}\n`;
}

export const ENGINE_FILE = "kiosk-engine.js";
/**
 * Wraps the engine in a function. A function can return its own source text, so the running code can be verified, not
 * only the fetched file.
 */
const ENGINE_HEAD = "(self.FAWEN_ENGINE=";
const ENGINE_TAIL = ")();\n";

/** The text that the SHA-256 of the engine covers: the function without its wrapper in the file. */
export function engineText(file: string): string {
  return file.slice(ENGINE_HEAD.length, -ENGINE_TAIL.length);
}

/** Bundles a classic script that also works as a module (`iife`), or a module with exports (`esm`). */
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
    // Large scripts go through both minifiers: the result is smaller and takes a third of the time.
    minify: isLarge,
    target: ["es2020"],
    // Chromium 80 and Safari 14 both support class fields. Our own fields are compiled to assignments, which are
    // shorter.
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
  // Terser shortens names and removes what esbuild leaves, which saves a thirtieth. Our code never calls a plain
  // function with `new`, so each function without `this` may become an arrow function.
  const { code = "" } = await minify(output.text, {
    ecma: 2020,
    module: format === "esm",
    toplevel: true,
    mangle: { properties: { regex: PLAIN } },
    compress: {
      passes: isLarge ? 5 : 3,
      hoist_props: true,
      // Each option was measured: it makes the compressed file smaller.
      inline: 1,
      lhs_constants: false,
      keep_fargs: false,
      // In the engine no function expression is called with `new`, and no getter has side effects.
      unsafe_arrows: isLarge,
      pure_getters: isLarge,
    },
  });
  return `${code}\n`;
}
