// Checks that browsers of 2020 (Chromium 80, Safari 14) can read what they load: no newer syntax, no newer built-in
// without a check for it, and no selector that invalidates its rule. The engine runs only in Chromium and may use
// lookbehind.
import { type Node, parse } from "acorn";
import { describe, expect, test } from "vitest";
import { builtFile } from "./built-files.ts";

const PAGE_SCRIPTS = [
  ...[
    "widget.js",
    "widget-answers.js",
    "widget-old.js",
    "widget-along.js",
    "widget-words-zh-hant.js",
    "widget-words-en.js",
  ],
  ...["taken.js", "embed.js", "kiosk.js"],
];
const ENGINE = "kiosk-engine.js";
const SHEETS = ["page.css", "widget.css", "embed.css", "kiosk.css"];
/** Loaded with `import()` or a module script, and in no other way. */
const MODULES = new Set([
  "widget-answers.js",
  "widget-old.js",
  "widget-along.js",
  "widget-words-zh-hant.js",
  "widget-words-en.js",
]);

/** Names of built-ins added since then: members, and functions or classes. */
const LATER = new Set([
  ...["at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "groupBy", "fromAsync"],
  ...["hasOwn", "replaceAll", "isWellFormed", "toWellFormed", "Segmenter", "withResolvers", "waitAsync"],
  ...["structuredClone", "randomUUID", "WeakRef", "FinalizationRegistry", "AggregateError", "timeout"],
  ...["replaceChildren", "checkVisibility", "showPopover", "scheduler", "reportError", "requestSubmit", "getHTML"],
]);
/** Called only after a check that it exists. */
const FEATURE_DETECTED = new Set(["showPopover"]);
/** Built-ins that the engine contains as polyfills or defines itself. */
const BUNDLED = new Set(["at", "toSorted", "groupBy", "hasOwn", "replaceAll", "isWellFormed", "toWellFormed"]);

/**
 * Classes may have public fields: both browsers support them, but ES2020 does not have them. Acorn parses them with a
 * later edition.
 */
function program(name: string): Node {
  const sourceType = MODULES.has(name) ? "module" : "script";
  return parse(builtFile(name), { ecmaVersion: 2022, sourceType });
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}

function* nodesIn(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesIn(child);
  }
}

/** The syntax of ES2021 and ES2022 except public fields. */
const NEWER: readonly [what: string, is: (node: Node & Record<string, unknown>) => boolean][] = [
  [
    "logical assignment",
    ({ type, operator }) => type === "AssignmentExpression" && /^(\?\?|&&|\|\|)=$/.test(String(operator)),
  ],
  ["private name", ({ type }) => type === "PrivateIdentifier"],
  ["static block", ({ type }) => type === "StaticBlock"],
  ["static field", ({ type, static: isStatic }) => type === "PropertyDefinition" && isStatic === true],
  ["numeric separator", ({ type, raw }) => type === "Literal" && /^\d[\d.]*_/.test(String(raw))],
];

function newerIn(root: Node): string[] {
  const found = [...nodesIn(root)].flatMap((node) => {
    const fields: Node & Record<string, unknown> = { ...node };
    return NEWER.filter(([, is]) => is(fields)).map(([what]) => what);
  });
  return [...new Set(found)];
}

/** The names of everything that is called or constructed. */
function calledIn(root: Node): Set<string> {
  const names = [...nodesIn(root)].flatMap((node) => {
    if (!("callee" in node) || !isNode(node.callee)) return [];
    const { callee } = node;
    const member = "property" in callee && isNode(callee.property) ? callee.property : null;
    const named = member ?? callee;
    // A short name alone is a function of ours that the bundler has renamed.
    return "name" in named && (member !== null || String(named.name).length > 3) ? [String(named.name)] : [];
  });
  return new Set(names);
}

function patternsIn(root: Node): string[] {
  return [...nodesIn(root)].flatMap((node) => ("regex" in node && "raw" in node ? [String(node.raw)] : []));
}

test("the check finds newer syntax and newer built-ins", () => {
  const newer = "class A { #a = 1; static b = 2; static { x ||= 1_000; } c = 3 }";
  expect(newerIn(parse(newer, { ecmaVersion: 2022 })).sort()).toEqual(NEWER.map(([what]) => what).sort());
  expect([...calledIn(parse("a.at(-1)?.b(); new Intl.Segmenter(); called(d.hasOwn)", { ecmaVersion: 2020 }))]).toEqual([
    "b",
    "at",
    "Segmenter",
    "called",
  ]);
  expect(patternsIn(parse("/a/d.test(b)", { ecmaVersion: 2022 }))).toEqual(["/a/d"]);
});

describe.each([...PAGE_SCRIPTS, ENGINE])("%s", (name) => {
  test("has no newer syntax and no newer flag of a regular expression", () => {
    expect(newerIn(program(name))).toEqual([]);
    expect(patternsIn(program(name)).filter((pattern) => /\/[a-z]*[dv][a-z]*$/u.test(pattern))).toEqual([]);
  });

  test("calls no newer built-in that it does not contain", () => {
    const later = [...calledIn(program(name))].filter((one) => LATER.has(one) && !FEATURE_DETECTED.has(one));
    expect(later.filter((one) => name !== ENGINE || !BUNDLED.has(one))).toEqual([]);
  });
});

describe.each(PAGE_SCRIPTS)("%s", (name) => {
  test("has no lookbehind, which Safari before 16.4 cannot parse", () => {
    expect(builtFile(name)).not.toMatch(/\(\?<[=!]/u);
  });
});

/**
 * Selectors that at least one of the two does not support. `:focus-visible` may be missing, because the browser then
 * draws its own ring and the rules contain nothing else.
 */
const UNKNOWN = /:(?:is|where|has|focus-visible|modal|user-invalid|open|state)\b|:not\([^()]*,|:not\([^()]* /u;

describe.each(SHEETS)("%s", (name) => {
  const rules = () =>
    [...builtFile(name).matchAll(/(?<=^|[{};])([^{};@]+)\{/gu)].map(([, selectors = ""]) => selectors);

  test("has no rule that is dropped because of an unknown selector", () => {
    const mixed = rules().filter((selectors) => {
      const each = selectors.split(/,(?![^(]*\))/u);
      return each.some((one) => UNKNOWN.test(one)) && !each.every((one) => UNKNOWN.test(one));
    });
    // In print the slip also stands alone without them, with more white space around it.
    expect(mixed.filter((selectors) => !/\.slip\b/u.test(selectors))).toEqual([]);
  });

  test("has no shorthand that was added later", () => {
    expect(rules().length).toBeGreaterThan(0);
    expect(
      builtFile(name).match(/:is\(|:where\(|[{;]inset:|\d[ds]v[hw]\b(?<!100dvh)|\boklch|color-mix|@layer|@container/gu),
    ).toBeNull();
  });
});
