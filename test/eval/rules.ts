// `npm run rules`: measures each outcome of deciding. The unseen questions are asked with and without it; the table
// counts the replies that are right only with it and those that are right only without it.
import { readFile } from "node:fs/promises";
import { DEFAULT_SEEDS, outDirectory } from "../../index/out-directory.ts";
import { OUTCOME_NAMES } from "../../src/decide/decide.ts";
import { table } from "../../tools/table.ts";
import { askCore, readCollection } from "./answerers.ts";
import { parseQuestions } from "./questions.ts";
import { score } from "./score.ts";
import { type Half, Premise, readSet } from "./sets.ts";
import { Trap, withstands } from "./traps.ts";

const HALF: Half = "even";
const collection = await readCollection(outDirectory(DEFAULT_SEEDS));
const items = (
  await Promise.all(
    ["unseen-1", "second"].map(async (name) =>
      parseQuestions(await readFile(new URL(`${name}.jsonl`, import.meta.url), "utf8"), name),
    ),
  )
).flat();
const premises = (await readSet("premises", Premise, HALF)).map(({ item }) => item);
const traps = await readSet("traps", Trap, HALF);

/**
 * For each question, whether its reply has the right evidence and status; for a trap, whether the reply withstands it.
 */
async function rightOnes(without: ReadonlySet<string>): Promise<boolean[]> {
  const core = askCore(collection, new Date().toISOString().slice(0, 7), without);
  const asked = await Promise.all(
    [...items, ...premises].map(async (item) => {
      const { right, exactStatus } = score(item, await core.answer(item));
      return right && exactStatus;
    }),
  );
  const trapped = await Promise.all(
    traps.map(async (trap) => withstands(trap, await core.answer({ question: trap.question })).isWithstood),
  );
  return [...asked, ...trapped];
}

const whole = await rightOnes(new Set());
const rows = [["outcome", "right with it alone", "right without it alone"]];
for (const name of OUTCOME_NAMES) {
  const without = await rightOnes(new Set([name]));
  const better = whole.filter((isRight, i) => isRight && without[i] === false).length;
  const worse = whole.filter((isRight, i) => !isRight && without[i] === true).length;
  rows.push([name, String(better), String(worse)]);
}
process.stdout.write(`${whole.length} questions\n\n${table(rows)}\n`);
