// `npm run facts`: lists what an editor of the collection SEEDS has to review: statements without a fact, rows of
// facts.csv whose passage is gone, facts that clash, and facts that differ on purpose.
// `-- --draft N` drafts rows for the first N statements without a fact through an OpenAI-compatible endpoint
// (FACTS_ENDPOINT, FACTS_KEY, FACTS_MODEL) and prints them as CSV for review. The seeds are never changed.
import { parseArgs } from "node:util";
import { BuildError, renderNotice } from "../index/notice.ts";
import { seedsDirectory } from "../index/out-directory.ts";
import { findDifferences } from "./facts/clashes.ts";
import { draftFacts, type Endpoint, readEndpoint } from "./facts/draft.ts";
import { type Folder, openFolder } from "./facts/folder.ts";
import { listAll } from "./facts/lists.ts";
import { createApproval, headLine, lineOf } from "./facts/rows.ts";
import { findUnasked, type Unasked } from "./facts/unasked.ts";

const USAGE = "npm run facts [-- --draft N]";

/** Prints approved rows as CSV to stdout. Messages and refused drafts with their reasons go to stderr. */
async function draft(endpoint: Endpoint, folder: Folder, unasked: readonly Unasked[]): Promise<void> {
  const approve = createApproval(folder);
  tell("草稿，逐条核对后再放进 facts.csv。", "Drafts: review each before it goes into facts.csv.");
  process.stdout.write(headLine());
  for (const one of unasked) {
    const shown = `${one.source} ${one.text.replace(/\s+/gu, " ")}`;
    const drafts = await draftFacts(endpoint, one);
    if (drafts.length === 0) tell(`没有可用的草稿：${shown}`, "no draft.");
    for (const [i, found] of drafts.entries()) {
      const approved =
        found === null
          ? { refused: { zh: "不是要的格式。", en: "it does not have the form of a row." } }
          : approve(found, one);
      if ("row" in approved) process.stdout.write(lineOf(approved.row));
      else
        tell(
          `第 ${i + 1} 条没有用，${approved.refused.zh}${shown}`,
          `draft ${i + 1} is left out: ${approved.refused.en}`,
        );
    }
  }
}

function tell(zh: string, en: string): void {
  process.stderr.write(`${zh} / ${en}\n`);
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { draft: { type: "string" } } });
  const count = values.draft === undefined ? null : Number(values.draft);
  if (count !== null && !(Number.isInteger(count) && count > 0)) throw new Error(USAGE);
  // Checked first, so that a missing endpoint is reported before the collection is read.
  const endpoint = count === null ? null : readEndpoint(process.env);
  const folder = await openFolder(seedsDirectory(process.env));
  const unasked = findUnasked(folder);
  if (count === null || endpoint === null) process.stdout.write(listAll(folder, unasked, findDifferences(folder)));
  else await draft(endpoint, folder, unasked.slice(0, count));
}

await run().catch((error: unknown) => {
  if (error instanceof BuildError) for (const notice of error.notices) process.stderr.write(renderNotice(notice));
  else process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
