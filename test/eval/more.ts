// `npm run eval:answers`: tables about traps, conversations and premises of the collection that was built last.
// `-- --half odd` takes the other half, `-- --set second` or `third` the whole later sets, `fourth` traps only. It prints
// only figures, since nobody may tune on the items.
import { parseArgs } from "node:util";
import type { z } from "zod/mini";
import { DEFAULT_SEEDS, outDirectory } from "../../index/out-directory.ts";
import { table } from "../../tools/table.ts";
import { askCore, readCollection } from "./answerers.ts";
import { score } from "./score.ts";
import { Conversation, type Half, Premise, readSet } from "./sets.ts";
import { askTraps, Trap } from "./traps.ts";

const { values } = parseArgs({
  options: { half: { type: "string", default: "even" }, set: { type: "string", default: "first" } },
});
const isFirst = values.set === "first";
const half = (["even", "odd", "all"] as const).find((each) => each === (isFirst ? values.half : "all"));
if (half === undefined || !["first", "second", "third", "fourth"].includes(values.set)) {
  throw new Error("npm run eval:answers [-- --half even|odd|all | --set second|third|fourth]");
}
/** The ending of the names of the later sets. */
const suffix = isFirst ? "" : `-${values.set}`;
const core = askCore(await readCollection(outDirectory(DEFAULT_SEEDS)), new Date().toISOString().slice(0, 7));

type Counted = readonly { readonly name: string; readonly isGood: boolean }[];

/** One line for all, then one line per name. */
function lines(title: string, counted: Counted): string[][] {
  const groups = Map.groupBy(counted, ({ name }) => name);
  const share = (some: Counted) => {
    const good = some.filter(({ isGood }) => isGood).length;
    return `${((100 * good) / Math.max(1, some.length)).toFixed(1)} % (${good}/${some.length})`;
  };
  return [[title, share(counted)], ...[...groups].map(([name, some]) => [`  ${name}`, share(some)])];
}

async function traps(half: Half): Promise<string[][]> {
  const asked = await askTraps(await readSet(`traps${suffix}`, Trap, half), ({ question }) =>
    core.answer({ question }),
  );
  const misled = asked.map(({ isMisled }) => ({ name: "", isGood: isMisled }));
  return [
    ...lines(
      "traps withstood",
      asked.map(({ trap, isWithstood }) => ({ name: trap.kind, isGood: isWithstood })),
    ),
    ...lines("misleading value in the lead", misled).slice(0, 1),
  ];
}

async function conversations(half: Half): Promise<string[][]> {
  const counted: { name: string; isGood: boolean }[] = [];
  for (const turns of await readSet<z.output<typeof Conversation>>(`conversations${suffix}`, Conversation, half)) {
    for (const [i, { item, lenient }] of turns.entries()) {
      const answer = await core.answer(item);
      const isGood = score(item, answer).right || (lenient && answer.status === "unanswered");
      counted.push({ name: `turn ${i + 1}`, isGood });
    }
  }
  return lines("conversation turns", counted);
}

async function premises(half: Half): Promise<string[][]> {
  const counted: { name: string; isGood: boolean }[] = [];
  for (const { kind, isInTexts, item } of await readSet<z.output<typeof Premise>>(`premises${suffix}`, Premise, half)) {
    const answer = await core.answer(item);
    const { right } = score(item, answer);
    if (kind === "true") counted.push({ name: "true, answered", isGood: right && answer.status === "answered" });
    else if (isInTexts) counted.push({ name: "false, noticed", isGood: right && answer.reason === "contradicted" });
    else counted.push({ name: "false, nothing near said to be so", isGood: right || answer.status !== "answered" });
  }
  return lines("premises", counted).slice(1);
}

const others = values.set === "fourth" ? [] : [...(await conversations(half)), ...(await premises(half))];
process.stdout.write(`${table([...(await traps(half)), ...others])}\n`);
