// `npm run proofs`: prints every table of the closing note as Markdown: the question files with and without askings,
// and the three proofs. `--second` asks the second set, too, which is allowed at most twice while the engine is tuned.
import { parseArgs } from "node:util";
import type { FolderFile } from "../../index/documents.ts";
import { DEFAULT_SEEDS } from "../../index/out-directory.ts";
import { ratio, renderTable, type Scored, type Share } from "../eval/report.ts";
import { askWithAdditions } from "./additions.ts";
import { askAll, COUNTY, DEV, figures, readItems, SECOND, shareOf } from "./asking.ts";
import { COUNTY_SEEDS, openFiles, readFolder, withoutAskings } from "./collections.ts";
import { askWithoutAnswers, FOLDS } from "./counterfactual.ts";
import { figureRows, markdown, percent } from "./figures-table.ts";
import { ADDED, CONFLICTS, COUNTY_BARE, COUNTY_GOALS, CUT, DEV_BARE, FIRST_GOALS, REAL_LIFE_GOALS } from "./goals.ts";
import { readPlanted } from "./planted.ts";
import { askRealLife } from "./real-life.ts";

function print(title: string, body: string): void {
  process.stdout.write(`\n### ${title}\n\n${body}\n`);
}

interface QuestionSet {
  name: string;
  files: readonly FolderFile[];
  path: string;
}

/** Asks a set with and without askings, prints both, and returns the scores with askings. */
async function printSet(
  { name, files, path }: QuestionSet,
  goals: Parameters<typeof figureRows>[1],
  bareGoals: Parameters<typeof figureRows>[1],
): Promise<Scored[]> {
  const items = await readItems(path);
  const scored = await askAll((await openFiles(files)).collection, items);
  const bare = await askAll((await openFiles(withoutAskings(files))).collection, items);
  const without = figureRows(figures(bare), bareGoals);
  const rows = figureRows(figures(scored), goals).map((row, i) => [...row, ...(without[i] ?? []).slice(1)]);
  const head = ["figure", "reached", "goal", "without askings", "goal without"];
  print(`${name}: ${items.length} questions`, markdown([head, ...rows]));
  print(`${name}, by type`, `\`\`\`\n${renderTable(scored)}\n\`\`\``);
  return scored;
}

function shareRow(name: string, share: Share, goal: number | null): string[] {
  return [name, `${percent(ratio(share))} (${share.hits}/${share.of})`, goal === null ? "–" : percent(goal)];
}

async function printCut(name: string, files: readonly FolderFile[], path: string): Promise<void> {
  const asked = await askWithoutAnswers(files, await openFiles(files), { items: await readItems(path), folds: FOLDS });
  const gone = (some: typeof asked) => shareOf(some, ({ after }) => after.answer.status !== "answered");
  const answered = asked.filter(({ before }) => before.answer.status === "answered");
  const rows = [
    shareRow("answered from the whole texts, and no longer", gone(answered), CUT.goal),
    shareRow("all answerable, not answered", gone(asked), null),
  ];
  print(`Counterfactual, evidence cut: ${name}`, markdown([["figure", "reached", "goal"], ...rows]));
}

async function printAdded(files: readonly FolderFile[]): Promise<void> {
  const asked = await askWithAdditions(files, (await openFiles(files)).collection, await readItems(DEV));
  const rows = asked.map(({ before, after }) => [
    before.item.id,
    before.answer.status,
    after.answer.status,
    after.answer.lead?.text ?? "–",
  ]);
  const found = shareOf(asked, (one) => one.found);
  const title = `Counterfactual, missing facts added: ${percent(ratio(found))}, goal ${percent(ADDED.goal)}`;
  print(title, markdown([["question", "before", "after", "first line"], ...rows]));
}

async function printConflicts(county: readonly Scored[]): Promise<void> {
  const planted = await readPlanted();
  const asked = county.filter(({ item }) => planted.some(({ question }) => question === item.id));
  const shown = shareOf(asked, ({ item, answer }) =>
    planted.some(({ question, kind }) => question === item.id && answer.conflicts.some((one) => one.kind === kind)),
  );
  const rows = [shareRow("shown, of the right kind", shown, CONFLICTS.goal)];
  print("Planted conflicts of the county", markdown([["figure", "reached", "goal"], ...rows]));
}

async function printRealLife(files: readonly FolderFile[]): Promise<void> {
  const reached = await askRealLife((await openFiles(files)).collection);
  const rows = [
    shareRow("not answered", reached.notAnswered, REAL_LIFE_GOALS.notAnswered.goal),
    shareRow("right matter and whom to turn to", reached.directed, REAL_LIFE_GOALS.directed.goal),
    shareRow("right matter", reached.matter, null),
    shareRow("one of the numbers", reached.turnTo, null),
    shareRow("the best number first or second", reached.bestFirst, null),
  ];
  print("Real life", markdown([["figure", "reached", "goal"], ...rows]));
}

const { values } = parseArgs({ options: { second: { type: "boolean", default: false } } });
const files = await readFolder(DEFAULT_SEEDS);
const county = await readFolder(COUNTY_SEEDS);
await printSet({ name: "Development", files, path: DEV }, FIRST_GOALS, DEV_BARE);
if (values.second) await printSet({ name: "Second set", files, path: SECOND }, FIRST_GOALS, DEV_BARE);
const scored = await printSet({ name: "Another county", files: county, path: COUNTY }, COUNTY_GOALS, COUNTY_BARE);
await printConflicts(scored);
await printCut("development questions", files, DEV);
if (values.second) await printCut("second set", files, SECOND);
await printCut("another county", county, COUNTY);
await printAdded(files);
await printRealLife(files);
