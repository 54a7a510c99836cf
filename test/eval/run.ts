// `npm run eval`: asks a question file of the collection SEEDS (built first) or of a running service (`--url`) and
// prints the table and the misses. `--json FILE` writes every score with its reply.
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { outDirectory, seedsDirectory } from "../../index/out-directory.ts";
import { buildCollection } from "../../tools/build-collection.ts";
import { type Answerer, askCore, askService, readCollection } from "./answerers.ts";
import { parseQuestions } from "./questions.ts";
import { renderMisses, renderTable, type Scored, total } from "./report.ts";
import { score } from "./score.ts";

const USAGE = "npm run eval [-- --questions FILE] [--url URL] [--json FILE]";

async function openAnswerer(url: string | undefined): Promise<Answerer> {
  if (url !== undefined) return askService(url);
  await buildCollection();
  return askCore(await readCollection(outDirectory(seedsDirectory(process.env))), new Date().toISOString().slice(0, 7));
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { questions: { type: "string" }, url: { type: "string" }, json: { type: "string" } },
  });
  const path = values.questions ?? new URL("dev.jsonl", import.meta.url);
  const items = parseQuestions(await readFile(path, "utf8"), basename(path.toString()));
  const answerer = await openAnswerer(values.url);
  const answered: Omit<Scored, "score">[] = [];
  for (const item of items) answered.push({ item, answer: await answerer.answer(item) });
  const texts = await answerer.texts();
  const scored = answered.map(({ item, answer }) => ({ item, answer, score: score(item, answer, texts) }));
  const misses = renderMisses(scored);
  process.stdout.write(`${scored.length} questions of ${answerer.name}\n\n${renderTable(scored)}\n`);
  if (misses !== "") process.stdout.write(`\nmisses\n\n${misses}\n`);
  if (values.json !== undefined) {
    await writeFile(values.json, `${JSON.stringify({ totals: total(scored), scored }, null, 2)}\n`);
  }
}

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exitCode = 1;
});
