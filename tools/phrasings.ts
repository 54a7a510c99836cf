// `npm run phrasings`: lists the statements of the collection SEEDS that nobody has written a phrasing for.
// `-- --draft N` drafts phrasings for the first N of them through an OpenAI-compatible endpoint (PHRASINGS_API_URL,
// PHRASINGS_API_KEY, PHRASINGS_MODEL) and prints YAML to review. Nothing is written to the seeds.
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import { seedsDirectory } from "../index/out-directory.ts";
import { openFiles, readFolder } from "../test/proofs/collections.ts";
import { draftAsks, type Endpoint, readEndpoint } from "./phrasings/draft.ts";
import { findUnasked, type Unasked } from "./phrasings/unasked.ts";

const USAGE = "npm run phrasings [-- --draft N]";

function list(unasked: readonly Unasked[]): void {
  for (const { source, text } of unasked) process.stdout.write(`${source}  ${text.replace(/\s+/gu, " ")}\n`);
  process.stderr.write(`${unasked.length} 句还没有人写过问法 / ${unasked.length} statements without a phrasing\n`);
}

async function draft(endpoint: Endpoint, unasked: readonly Unasked[]): Promise<void> {
  process.stdout.write("# 草稿，逐条核对后再放进 phrasings.yaml：原文答不上的问法要删掉。\n");
  process.stdout.write("# Drafts: review each before it goes into phrasings.yaml.\n");
  for (const one of unasked) {
    const { source, anchor } = one;
    if (anchor === null) continue;
    const ask = await draftAsks(endpoint, one);
    if (ask.length === 0) {
      process.stdout.write(`# 没有可用的草稿 / no draft: ${source} ${anchor.replace(/\s+/gu, " ")}\n`);
      continue;
    }
    process.stdout.write(stringify([{ source, anchor, ask }], { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE" }));
  }
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { draft: { type: "string" } } });
  const count = values.draft === undefined ? null : Number(values.draft);
  if (count !== null && !(Number.isInteger(count) && count > 0)) throw new Error(USAGE);
  // Told before a collection is built for nothing.
  const endpoint = count === null ? null : readEndpoint(process.env);
  const { collection } = await openFiles(await readFolder(seedsDirectory(process.env)));
  const unasked = findUnasked(collection);
  if (count === null || endpoint === null) list(unasked);
  else await draft(endpoint, unasked.slice(0, count));
}

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
