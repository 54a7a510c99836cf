// The build command: reads the collection folder, writes its index.
// What goes wrong is told with file, line, reason and remedy, and the exit code is not 0.
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { dayInChina } from "../src/day.ts";
import { digest } from "../src/digest.ts";
import type { KioskStatics } from "../src/kiosk-statics.ts";
import { press } from "../src/press.ts";
import { bundleWeb, ENGINE_FILE, engineText } from "../src/web/bundle.ts";
import { readFolder } from "./folder.ts";
import { makeCorpus } from "./make-corpus.ts";
import { BuildError, renderNotice } from "./notice.ts";
import { outDirectory, seedsDirectory } from "./out-directory.ts";
import { readOwnFiles } from "./own-files.ts";
import { brief, createProgress, details, summary } from "./report.ts";
import { SNAPSHOT, SNAPSHOT_BEFORE, snapshotText } from "./snapshot.ts";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** What browsers load, the same for every collection. */
const STATIC = join(ROOT, "public");
const WORKER = join(ROOT, "src", "worker.ts");

export { readFolder };

export interface Tell {
  progress: (line: string) => void;
  summary: (text: string) => void;
  warning: (text: string) => void;
  /** Three lines in the place of all of it. */
  brief?: (text: string) => void;
}

/** What was told of the last build, for who wants to read it later. */
const DETAILS = "build.txt";

/** Builds the collection in `seedsDir` and returns the folder of its index. Throws BuildError. */
export async function build(
  seedsDir: string,
  tell: Tell,
  directory = outDirectory(seedsDir),
  today = dayInChina(Date.now()),
): Promise<string> {
  const files = await readFolder(seedsDir);
  const made = await makeCorpus(files, await readOwnFiles(), createProgress(Date.now, tell.progress), today);
  await mkdir(directory, { recursive: true });
  const pressed = press(made.corpusText);
  await writeChanged(join(directory, "corpus.txt"), pressed);
  await writeChanged(join(directory, "repairs.json"), made.repairsText);
  await keepSnapshot(directory, snapshotText(made.corpus));
  const web = await bundleWeb();
  await writeChanged(join(directory, "entry.ts"), entry(directory, await kioskStatics(web)));
  for (const [name, text] of web) await writeChanged(join(STATIC, name), text);
  const told = join(directory, DETAILS);
  await writeChanged(told, details(made, pressed));
  tell.brief?.(brief(made, relative(process.cwd(), told)));
  for (const warning of made.warnings) tell.warning(renderNotice(warning));
  tell.summary(summary(made, pressed, directory));
  for (const notice of made.unread) tell.warning(`没有读 not read: ${renderNotice(notice)}`);
  return directory;
}

/** What the collection tells, for the next report; what the index told before, beside it. */
async function keepSnapshot(directory: string, text: string): Promise<void> {
  const before = await readFile(join(directory, SNAPSHOT), "utf8").catch(() => null);
  if (before === text) return;
  if (before !== null) await writeChanged(join(directory, SNAPSHOT_BEFORE), before);
  await writeChanged(join(directory, SNAPSHOT), text);
}

/** Whole or not at all, and not when it is the same: a running server watches these files. */
async function writeChanged(path: string, text: string): Promise<void> {
  const before = await readFile(path, "utf8").catch(() => null);
  if (before === text) return;
  const unfinished = `${path}.${process.pid}.tmp`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
}

/** The kit's static files, which the Worker cannot read, by SHA-256; and the engine by its own. */
async function kioskStatics(web: ReadonlyMap<string, string>): Promise<KioskStatics> {
  const own = (name: string) => web.get(name) ?? "";
  const files = {
    "/kiosk.js": own("kiosk.js"),
    "/kiosk.css": own("kiosk.css"),
    "/icon.svg": await readFile(join(STATIC, "icon.svg"), "utf8"),
  };
  const digests = Object.entries(files).map(([path, text]) => [path, digest(text)]);
  return { files: Object.fromEntries(digests), engine: digest(engineText(own(ENGINE_FILE))) };
}

/** The Worker's entry for this collection. */
function entry(directory: string, statics: KioskStatics): string {
  const worker = relative(directory, WORKER).replaceAll("\\", "/");
  return `// Made by \`npm run build\`; do not edit.
import corpusText from "./corpus.txt";
import { createWorker } from "${worker}";

export default createWorker(corpusText, ${JSON.stringify(statics, null, 2)});
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
    await build(seedsDirectory(process.env), process.argv.includes("--brief") ? BRIEF : WHOLE);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    for (const notice of error.notices) process.stderr.write(`错误 error: ${renderNotice(notice)}`);
    process.stderr.write("索引没有生成。The index was not built.\n");
    process.exitCode = 1;
  }
}

const started = process.argv[1];
if (started !== undefined && pathToFileURL(resolve(started)).href === import.meta.url) await main();
