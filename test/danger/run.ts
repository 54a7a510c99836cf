// `npm run eval:danger`: how well the product detects danger, set by set. `-- --set NAME` runs one set, `--items`
// prints the errors. Nobody who tunes the model may look at the final set.
import { parseArgs } from "node:util";
import { DEFAULT_SEEDS, outDirectory } from "../../index/out-directory.ts";
import { createAsk } from "../../src/ask.ts";
import { table } from "../../tools/table.ts";
import { readCollection } from "../eval/answerers.ts";
import { hear, readCases, SETS, sharesOf } from "./sets.ts";

const { values } = parseArgs({ options: { set: { type: "string" }, items: { type: "boolean", default: false } } });
const ask = createAsk(await readCollection(outDirectory(DEFAULT_SEEDS)));
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const rows = [["set", "alarms raised", "right number first", "false alarms"]];
for (const name of SETS.filter((each) => values.set === undefined || each === values.set)) {
  const heard = await hear(await readCases(name), (request) => ask(request, { month: "2026-11", origin: null }));
  const { raised, first, falseAlarms } = sharesOf(heard);
  rows.push([name, percent(raised), percent(first), percent(falseAlarms)]);
  if (!values.items) continue;
  for (const { asked, isRaised, isFirst } of heard) {
    if (isRaised === asked.alarm && isFirst === asked.alarm) continue;
    const fault = isRaised ? (asked.alarm ? "number" : "false") : "missed";
    process.stdout.write(`${fault}\t${asked.kind ?? ""}\t${asked.text}\n`);
  }
}
process.stdout.write(`${table(rows)}\n`);
