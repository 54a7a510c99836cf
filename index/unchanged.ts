// Tells whether anything that a build reads has changed since the last one: the folder's files, the product's own
// files, and the program with its libraries and Node version. An index of other files, or of another program, must
// never be reused.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import type { FolderFile } from "./documents.ts";
import type { Notice } from "./notice.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** The code that makes an index, and the files that go into it. */
const PROGRAM = ["index", "src", "package.json", "package-lock.json"];
/** The files in `public` that the build does not write. */
export const HAND_WRITTEN = [".assetsignore", "_headers", "alive.txt", "icon.svg", "robots.txt"];
const OWN_OUTPUT = join("index", "out");

const Words = z.object({ zh: z.string(), en: z.string() });
const Gone: z.ZodMiniType<Notice> = z.object({
  file: z.string(),
  line: z.nullable(z.number()),
  reason: Words,
  remedy: Words,
  gone: z.literal(true),
});

const Built = z.object({
  digest: z.string(),
  /** SHA-256 of each file that was written, by its path. */
  outputs: z.record(z.string(), z.string()),
  /** The report, kept so that it can be repeated. */
  warnings: z.array(z.string()),
  /** What `npm run check` fails for: the warnings about entries that were left out because their passage is gone. */
  gone: z.array(Gone),
  summary: z.string(),
  unread: z.array(z.string()),
  brief: z.string(),
});
export type Built = z.infer<typeof Built>;

export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Digest of all inputs of a build. `settings` is the program's digest and the settings from the environment. */
export function digestInputs(files: readonly FolderFile[], own: readonly FolderFile[], settings: string): string {
  const hash = createHash("sha256").update(`${settings}\n`);
  const add = (name: string, bytes: Uint8Array) => hash.update(`${name}\n${sha256(bytes)}\n`);
  for (const { name, bytes } of files) add(`folder/${name}`, bytes);
  for (const { name, bytes } of own) add(`own/${name}`, bytes);
  return hash.digest("hex");
}

/** Digest of the program with its libraries and Node version. */
export async function digestProgram(): Promise<string> {
  const hash = createHash("sha256").update(`${process.version}\n`);
  for (const path of await programFiles()) hash.update(`${path}\n${sha256(await readFile(join(ROOT, path)))}\n`);
  return hash.digest("hex");
}

async function programFiles(): Promise<string[]> {
  const found: string[] = [];
  const visit = async (path: string): Promise<void> => {
    if (path === OWN_OUTPUT) return;
    const entries = await readdir(join(ROOT, path), { withFileTypes: true }).catch(() => null);
    if (entries === null) found.push(path);
    else for (const entry of entries) await visit(join(path, entry.name));
  };
  for (const path of PROGRAM) await visit(path);
  return [...found, ...HAND_WRITTEN.map((name) => join("public", name))].sort();
}

/** The record of the last build; null if its inputs differ, or if a file that it wrote has changed. */
export async function unchangedSince(record: string, digests: readonly string[]): Promise<Built | null> {
  const text = await readFile(record, "utf8").catch(() => null);
  if (text === null) return null;
  const parsed = Built.safeParse(readJson(text));
  if (!parsed.success || !digests.includes(parsed.data.digest)) return null;
  for (const [path, expected] of Object.entries(parsed.data.outputs)) {
    const bytes = await readFile(path).catch(() => null);
    if (bytes === null || sha256(bytes) !== expected) return null;
  }
  return parsed.data;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
