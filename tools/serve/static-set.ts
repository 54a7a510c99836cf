// Reads the folder of static files: path, content type, ETag and bytes of each file, and the rules of `_headers`. All
// are read at once, so that the served files never come from two different builds.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { type HeaderRule, parseHeaderRules } from "./header-rules.ts";
import { parseIgnored } from "./ignored-paths.ts";

/** Metadata of a file that a reply needs. */
interface StaticFile {
  etag: string;
  contentType: string;
}

/** Files by path: absolute and decoded. */
export interface StaticIndex {
  files: Readonly<Record<string, StaticFile>>;
  rules: readonly HeaderRule[];
}

export interface StaticSet {
  index: StaticIndex;
  bytes: ReadonlyMap<string, Uint8Array>;
}

/** The platform's content types. `.html` is missing on purpose: the platform serves pages under several paths. */
const CONTENT_TYPES = new Map([
  [".css", "text/css; charset=utf-8"],
  [".ico", "image/vnd.microsoft.icon"],
  [".js", "text/javascript; charset=utf-8"],
  [".json", "application/json"],
  [".mp3", "audio/mpeg"],
  [".png", "image/png"],
  [".svg", "image/svg+xml"],
  [".ts", "video/mp2t"],
  [".txt", "text/plain; charset=utf-8"],
  [".wav", "audio/wav"],
  [".webmanifest", "application/manifest+json"],
  [".woff2", "font/woff2"],
]);
const HEADERS = "/_headers";
const IGNORED = "/.assetsignore";
const REDIRECTS = "/_redirects";
const ETAG_LENGTH = 32;

export async function readStaticSet(folder: string): Promise<StaticSet> {
  const all = await readFolder(folder);
  if (all.has(REDIRECTS)) throw new Error("_redirects is not supported: answer the path in the Worker");
  const text = (path: string) => new TextDecoder().decode(all.get(path));
  const isIgnored = parseIgnored(text(IGNORED));
  const bytes = new Map([...all].filter(([path]) => ![HEADERS, IGNORED].includes(path) && !isIgnored(path)));
  const files = [...bytes].map(([path, content]) => [path, describe(path, content)] as const);
  return { index: { files: Object.fromEntries(files), rules: parseHeaderRules(text(HEADERS)) }, bytes };
}

async function readFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const found = new Map<string, Uint8Array>();
  for (const name of names.sort()) {
    found.set(name.slice(join(folder, "").replace(/[/\\]$/u, "").length).replaceAll(sep, "/"), await readFile(name));
  }
  return found;
}

function describe(path: string, content: Uint8Array): StaticFile {
  const contentType = CONTENT_TYPES.get(extname(path).toLowerCase());
  if (contentType === undefined) {
    throw new Error(`${path}: unknown content type; add the platform's content type to CONTENT_TYPES`);
  }
  return { etag: createHash("sha256").update(content).digest("hex").slice(0, ETAG_LENGTH), contentType };
}
