// The build command: reads the collection folder and writes its index. It reports each error with file, line, reason
// and remedy, and then exits with a non-zero code.
import { readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { dayInChina } from "../src/day.ts";
import { digest } from "../src/digest.ts";
import type { KioskStatics } from "../src/kiosk-statics.ts";
import { press } from "../src/press.ts";
import { renumber } from "../src/renumber.ts";
import { bundleWeb, ENGINE_FILE, engineText } from "../src/web/bundle.ts";
import { toldOfDisk } from "./disk-fault.ts";
import { readFolder } from "./folder.ts";
import { judgeLimits, LIMITS, type Limit, type Needed } from "./limits.ts";
import { measureWorker } from "./measure-worker.ts";
import { BuildError, type Notice, renderNotice } from "./notice.ts";
import { outDirectory, seedsDirectory } from "./out-directory.ts";
import { readOwnFiles } from "./own-files.ts";
import { brief, createProgress, details, summary } from "./report.ts";
import { SNAPSHOT, SNAPSHOT_BEFORE, snapshotText } from "./snapshot.ts";
import { type Built, digestInputs, digestProgram, HAND_WRITTEN, sha256, unchangedSince } from "./unchanged.ts";
import { writeWhole } from "./write-whole.ts";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** The files that browsers load; they are the same for every collection. */
const PUBLIC = join(ROOT, "public");
const WORKER = join(ROOT, "src", "worker.ts");

export interface Tell {
  progress: (line: string) => void;
  summary: (text: string) => void;
  warning: (text: string) => void;
  /** Receives each entry that was left out because its passage is gone; `warning` has received it already. */
  gone?: (notice: Notice) => void;
  /** Receives a three-line report, which replaces the full one. */
  brief?: (text: string) => void;
}

/** File with the full report of the last build, for reading it later. */
const DETAILS = "build.txt";
/** Folder with all static files of this collection: those of `public`, and the kiosk's index. */
const STATIC = "static";
/** File with the English glosses of quotes. It lies beside the index, because a kiosk's kit takes the index along. */
const GLOSSES = "glosses.json";
const MENU_WORDS = "menu-words.json";
/** The index as a kiosk loads it. It is not part of the upload: the Worker never reads it. */
const KIOSK_INDEX = "kiosk-index.txt";
/** File that records what the last build of a folder read, wrote and reported. */
const RECORD = "built.json";

interface Options {
  /** Folder that the index is written to. */
  directory?: string;
  /** The current day in China, `YYYY-MM-DD`; entries that expired before it are left out. */
  today?: string;
  /** Limits of the platform; null for a server without limits. */
  limits?: readonly Limit[] | null;
}

/**
 * Builds the collection in `seedsDir` and returns the folder of its index. The last build's files are reused if nothing
 * has changed. Throws BuildError for faults in the collection and WriteError when the disk refuses; then nothing is
 * written.
 */
export async function build(seedsDir: string, tell: Tell, options: Options = {}): Promise<string> {
  const { directory = outDirectory(seedsDir), today = dayInChina(Date.now()), limits = LIMITS } = options;
  const files = await readFolder(seedsDir);
  const own = await readOwnFiles();
  const program = await digestProgram();
  const inputsFor = (bounds: readonly Limit[] | null) =>
    digestInputs(files, own, `${program}\n${today}\nlimits ${bounds?.map(({ name, max }) => `${name} ${max}`)}`);
  const inputs = inputsFor(limits);
  // An index that fits the platform also fits a server without limits.
  const same = limits === null ? [inputs, inputsFor(LIMITS)] : [inputs];
  const before = await unchangedSince(join(directory, RECORD), same);
  if (before !== null) {
    tellBuilt(before, tell);
    tell.summary(UNCHANGED);
    tell.brief?.(UNCHANGED);
    return directory;
  }
  const progress = createProgress(Date.now, tell.progress);
  // Imported late: loading it takes as long as finding out that nothing has changed.
  const { makeCorpus } = await import("./make-corpus.ts");
  const made = await makeCorpus(files, own, progress, today);
  progress(0, 0, { zh: "正在打包和测量…", en: "compressing and measuring" });
  const corpus = renumber(made.corpusText);
  const needed = limits === null ? null : await measureWorker(corpus, made.samples);
  const near = needed === null ? [] : withinLimits(needed, limits ?? []);
  const { web, recordOfWeb } = await webFiles(program);
  const kiosk = press(made.corpusText);
  const outputs = new Map([
    [join(directory, "corpus.txt"), corpus],
    [join(directory, "repairs.json"), made.repairsText],
    [join(directory, GLOSSES), `${JSON.stringify(made.glosses, null, 1)}\n`],
    [join(directory, MENU_WORDS), `${JSON.stringify(made.menuWords, null, 1)}\n`],
    [join(directory, "entry.ts"), entry(directory, await kioskStatics(web, kiosk))],
    ...[...web].map(([name, text]): [string, string] => [join(PUBLIC, name), text]),
    ...(await staticFiles(web, kiosk)).map(([name, text]): [string, string] => [join(directory, STATIC, name), text]),
  ]);
  const detailsPath = join(directory, DETAILS);
  const record: Built = {
    digest: inputs,
    outputs: Object.fromEntries([...outputs].map(([path, text]) => [path, sha256(text)])),
    warnings: [...made.warnings, ...near].map(renderNotice),
    gone: made.warnings.filter(({ gone }) => gone === true),
    summary: summary(made, corpus, { directory, needed }),
    unread: made.unread.map((notice) => `没有读 not read: ${renderNotice(notice)}`),
    brief: brief(made, relative(process.cwd(), detailsPath)),
  };
  const written = [
    ...outputs,
    ...(await snapshots(directory, snapshotText(made.corpus))),
    [detailsPath, details(record)] as const,
    ...recordOfWeb,
    // Written last, because it states that the other files exist.
    [join(directory, RECORD), `${JSON.stringify(record)}\n`] as const,
  ];
  await writeWhole(new Map(written));
  tellBuilt(record, tell);
  return directory;
}

const UNCHANGED = "没有变化，用上次的索引。Nothing has changed: the index of the last build stands.\n";

function tellBuilt({ warnings, gone, summary: summaryText, unread, brief: lines }: Built, tell: Tell): void {
  tell.brief?.(lines);
  for (const warning of warnings) tell.warning(warning);
  for (const notice of gone) tell.gone?.(notice);
  tell.summary(summaryText);
  for (const notice of unread) tell.warning(notice);
}

/**
 * The files that browsers load, and the record of having made them. They are remade only when the program changes,
 * because bundling takes longer than building a small collection.
 */
async function webFiles(
  program: string,
): Promise<{ web: ReadonlyMap<string, string>; recordOfWeb: ReadonlyMap<string, string> }> {
  const record = join(ROOT, "index", "out", "web.json");
  const before = await unchangedSince(record, [program]);
  if (before !== null) {
    const names = Object.keys(before.outputs);
    const texts = await Promise.all(names.map((path) => readFile(path, "utf8")));
    const web = new Map(names.map((path, i) => [relative(PUBLIC, path), texts[i] ?? ""]));
    return { web, recordOfWeb: new Map() };
  }
  const web = await bundleWeb();
  const outputs = Object.fromEntries([...web].map(([name, text]) => [join(PUBLIC, name), sha256(text)]));
  const made: Built = { digest: program, outputs, warnings: [], gone: [], summary: "", unread: [], brief: "" };
  return { web, recordOfWeb: new Map([[record, `${JSON.stringify(made)}\n`]]) };
}

/** Returns a warning for each value near its limit. Throws BuildError for values above theirs. */
function withinLimits(needed: Needed, limits: readonly Limit[]): Notice[] {
  const { near, above } = judgeLimits(needed, limits);
  if (above.length > 0) throw new BuildError(above);
  return near;
}

/** The new snapshot for the next report; the previous one is kept beside it if it differs. */
async function snapshots(directory: string, text: string): Promise<Map<string, string>> {
  const path = join(directory, SNAPSHOT);
  const before = await readFile(path, "utf8").catch(() => null);
  const kept: [string, string][] =
    before === null || before === text ? [] : [[join(directory, SNAPSHOT_BEFORE), before]];
  return new Map([...kept, [path, text]]);
}

/** Name and text of each static file of a collection. They are all in one folder because the platform serves one. */
async function staticFiles(web: ReadonlyMap<string, string>, kiosk: string): Promise<[string, string][]> {
  const written = HAND_WRITTEN.map(
    async (name): Promise<[string, string]> => [name, await readFile(join(PUBLIC, name), "utf8")],
  );
  return [...(await Promise.all(written)), ...web, [KIOSK_INDEX, kiosk]];
}

/** SHA-256 digests of the kit's static files, which the Worker cannot read, and of the engine. */
async function kioskStatics(web: ReadonlyMap<string, string>, kiosk: string): Promise<KioskStatics> {
  const own = (name: string) => web.get(name) ?? "";
  const files = {
    "/kiosk.js": own("kiosk.js"),
    "/kiosk.css": own("kiosk.css"),
    "/icon.svg": await readFile(join(PUBLIC, "icon.svg"), "utf8"),
    [`/${KIOSK_INDEX}`]: kiosk,
  };
  const digests = Object.entries(files).map(([path, text]) => [path, digest(text)]);
  return { files: Object.fromEntries(digests), engine: digest(engineText(own(ENGINE_FILE))) };
}

/** Source text of the Worker's entry module for this collection. */
function entry(directory: string, statics: KioskStatics): string {
  const worker = relative(directory, WORKER).replaceAll("\\", "/");
  return `// Made by \`npm run build\`; do not edit.
import corpusText from "./corpus.txt";
import glosses from "./${GLOSSES}";
import menuWords from "./${MENU_WORDS}";
import { createWorker } from "${worker}";

export default createWorker(corpusText, ${JSON.stringify(statics, null, 2)}, glosses, menuWords);
`;
}

const progress = (line: string) => process.stderr.write(line);
const WHOLE: Tell = {
  progress,
  warning: (text) => process.stderr.write(`警告 warning: ${text}`),
  summary: (text) => process.stdout.write(text),
};
const BRIEF: Tell = { progress, warning: () => {}, summary: () => {}, brief: (text) => process.stdout.write(text) };

async function main(): Promise<void> {
  try {
    await build(seedsDirectory(process.env), process.argv.includes("--brief") ? BRIEF : WHOLE, {
      limits: process.env.LIMITS === "none" ? null : LIMITS,
    });
  } catch (error) {
    const notices = error instanceof BuildError ? error.notices.map(renderNotice) : toldOfDisk(error);
    if (notices === null) throw error;
    for (const notice of [notices].flat()) process.stderr.write(`错误 error: ${notice}`);
    process.stderr.write("索引没有生成。The index was not built.\n");
    process.exitCode = 1;
  }
}

const started = process.argv[1];
if (started !== undefined && pathToFileURL(resolve(started)).href === import.meta.url) await main();
