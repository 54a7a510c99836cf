// `npm run answers:diff -- --base REV|FILE`: lists every eval question whose status, lead, quotes or their order have
// changed since a git revision or since a file that `--save FILE` wrote. `--second` also asks the second set, which is
// allowed at most twice while the engine is tuned. For the second and the real-life set only ids are shown.
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compare, renderChanges } from "./answers/compare.ts";
import { type QuestionSet, Snapshot, takeSnapshot } from "./answers/snapshot.ts";
import { withWorktree } from "./answers/worktree.ts";
import { ROOT } from "./build-collection.ts";

const USAGE = "npm run answers:diff -- --base REV|FILE | --save FILE [--second]";

const SETS: readonly QuestionSet[] = [
  { name: "dev", questions: join(ROOT, "test/eval/dev.jsonl"), seeds: "seeds", silent: false },
  { name: "county", questions: join(ROOT, "test/county/questions.jsonl"), seeds: "test/county/seeds", silent: false },
  { name: "real-life", questions: join(ROOT, "test/eval/real-life.jsonl"), seeds: "seeds", silent: true },
];
const SECOND: QuestionSet = {
  name: "second",
  questions: join(ROOT, "test/eval/second.jsonl"),
  seeds: "seeds",
  silent: true,
};

async function readSnapshot(path: string): Promise<Snapshot> {
  try {
    return Snapshot.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    throw new Error(`${path} 不是 --save 写的文件。 / ${path} was not written by --save.`);
  }
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { base: { type: "string" }, save: { type: "string" }, second: { type: "boolean", default: false } },
  });
  const { base, save } = values;
  if (base === undefined && save === undefined) throw new Error(USAGE);
  const sets = values.second ? [...SETS, SECOND] : SETS;
  // The base comes first, so that a revision that does not exist is reported before any question is asked.
  const before =
    base === undefined
      ? null
      : existsSync(base)
        ? await readSnapshot(base)
        : await withWorktree(ROOT, base, (checkout) => takeSnapshot(checkout, sets, ROOT));
  const after = await takeSnapshot(ROOT, sets);
  if (save !== undefined) await writeFile(save, `${JSON.stringify(after, null, 1)}\n`);
  if (before !== null) process.stdout.write(renderChanges(compare(before, after), after, sets));
}

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
