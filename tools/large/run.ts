// `npm run large [-- NAME…]`: generates large collections, builds each in a temporary folder, and prints the build time
// and memory, the size of the index, the time for opening it and for an answer, and the number of right answers.
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { outDirectory } from "../../index/out-directory.ts";
import { createAsk } from "../../src/ask.ts";
import type { Answer } from "../../src/contract.ts";
import { readCollection } from "../../test/eval/answerers.ts";
import { ROOT } from "../build-collection.ts";
import { table } from "../table.ts";
import { COLLECTIONS, type LargeCollection, type LargeQuestion } from "./collections.ts";
import { type Built, runBuild } from "./timed-build.ts";

const MIB = 1024 * 1024;
const CIRCUMSTANCES = { month: "2026-11", origin: null };

async function writeFolder({ files }: LargeCollection, folder: string): Promise<void> {
  for (const [name, text] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

/** For a missing article the answer may point to other articles of the law, but must not quote one in its place. */
function isRight({ holds }: LargeQuestion, answer: Answer): boolean {
  if (holds === null) return answer.status !== "answered" && answer.citations.length === 0;
  return answer.citations.some(({ quote }) => quote.includes(holds));
}

async function askAll(folder: string, questions: readonly LargeQuestion[]) {
  const before = process.memoryUsage().rss;
  const from = performance.now();
  const ask = createAsk(await readCollection(outDirectory(folder)));
  const opened = performance.now();
  let right = 0;
  for (const question of questions) {
    const answer = await ask({ question: question.asked }, CIRCUMSTANCES);
    if (isRight(question, answer)) right++;
    else
      process.stdout.write(
        `  ${question.asked} → ${answer.status}: ${answer.answer.slice(0, 120).replaceAll("\n", " ")}\n`,
      );
  }
  return {
    right,
    openedMs: opened - from,
    answerMs: (performance.now() - opened) / Math.max(1, questions.length),
    memory: process.memoryUsage().rss - before,
  };
}

async function measure(collection: LargeCollection): Promise<string[]> {
  const home = await mkdtemp(join(tmpdir(), "fawen-large-"));
  const folder = join(home, collection.name);
  try {
    await writeFolder(collection, folder);
    const first: Built = await runBuild(folder);
    const again: Built = await runBuild(folder);
    const bytes = (await stat(join(outDirectory(folder), "corpus.txt"))).size;
    const asked = await askAll(folder, collection.questions);
    return [
      collection.name,
      String(collection.files.size),
      `${(first.ms / 1000).toFixed(1)} s`,
      `${(again.ms / 1000).toFixed(1)} s`,
      `${(first.peakBytes / MIB).toFixed(0)} MiB`,
      `${(bytes / MIB).toFixed(2)} MiB`,
      `${asked.openedMs.toFixed(0)} ms`,
      `${asked.answerMs.toFixed(1)} ms`,
      `${asked.right}/${collection.questions.length}`,
    ];
  } finally {
    await rm(home, { recursive: true, force: true });
    await rm(outDirectory(folder), { recursive: true, force: true });
  }
}

const names = process.argv.slice(2);
const rows: string[][] = [];
for (const [name, make] of COLLECTIONS) {
  if (names.length > 0 && !names.includes(name)) continue;
  process.stdout.write(`${name}\n`);
  rows.push(await measure(make()));
}
const heading = [
  "collection",
  "files",
  "build",
  "again",
  "memory of the build",
  "corpus.txt",
  "opened in",
  "an answer",
  "right",
];
process.stdout.write(`${ROOT}\n${table([heading, ...rows])}\n`);
