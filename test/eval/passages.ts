// `npm run eval:passages`: builds a folder of texts on many subjects without an editor's file and asks each sentence
// with an everyday question. It counts how often 「资料没写」 is said above a quote that contains the answer.
// `-- --half final` takes the half that nobody tunes for; `-- --items` prints the wrong replies of the other half.
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import * as z from "zod/mini";
import type { Answer } from "../../src/contract.ts";
import { table } from "../../tools/table.ts";
import { openFiles } from "../proofs/collections.ts";
import { askCore } from "./answerers.ts";

const Passage = z.object({
  id: z.string(),
  /** The title of its document. */
  title: z.string(),
  text: z.string(),
  question: z.string(),
  /** The shortest run of the text that answers the question. */
  answer: z.string(),
  /** A question that the text does not answer, and the kind that is missing. */
  near: z.optional(z.object({ question: z.string(), missing: z.string() })),
});
type Passage = z.infer<typeof Passage>;

interface Row {
  readonly passage: Passage;
  readonly answer: Answer;
  readonly near: Answer | null;
}

const { values } = parseArgs({
  options: { half: { type: "string", default: "dev" }, items: { type: "boolean", default: false } },
});
const half = (["dev", "final"] as const).find((each) => each === values.half);
if (half === undefined) throw new Error("npm run eval:passages [-- --half dev|final] [--items]");

async function readPassages(name: string): Promise<Passage[]> {
  const text = await readFile(new URL(`./passages/${name}.jsonl`, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => Passage.parse(JSON.parse(line)));
}

/** One document per title, one paragraph per sentence. */
async function openPassages(passages: readonly Passage[]) {
  const encode = (text: string) => new TextEncoder().encode(text);
  const files = [...Map.groupBy(passages, ({ title }) => title)].map(([title, own]) => ({
    name: `${title}.md`,
    bytes: encode(`# ${title}\n\n${own.map(({ text }) => text).join("\n\n")}\n`),
  }));
  return (await openFiles(files)).collection;
}

async function askAll(passages: readonly Passage[]): Promise<Row[]> {
  const core = askCore(await openPassages(passages), "2026-11");
  const rows: Row[] = [];
  for (const passage of passages) {
    const { question, near } = passage;
    rows.push({ passage, answer: await core.answer({ question }), near: near ? await core.answer(near) : null });
  }
  return rows;
}

const fold = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "");
const holds = (text: string, part: string) => fold(text).includes(fold(part));
const quotesIt = ({ passage, answer }: Row) => answer.citations.some(({ quote }) => holds(quote, passage.answer));
const leadsWithIt = ({ passage, answer }: Row) => holds(answer.lead?.text ?? "", passage.answer);
const saysMissing = (answer: Answer) => answer.missing.length > 0 || answer.status === "unanswered";
/** Whether the reply says 「资料没写」 above a quote. */
const denies = ({ answer, citations }: Answer) => answer.includes("资料没写") && citations.length > 0;

function report(rows: readonly Row[]): string {
  const near = rows.flatMap(({ near: reply }) => reply ?? []);
  const share = (count: number, of: number) => `${((100 * count) / Math.max(1, of)).toFixed(1)} % (${count}/${of})`;
  const counted = (isSo: (row: Row) => boolean) => share(rows.filter(isSo).length, rows.length);
  const denied = [...rows.map(({ answer }) => answer), ...near].filter(denies).length;
  const wrongly = rows.filter((row) => denies(row.answer) && quotesIt(row)).length;
  return table([
    ["a quote holds the answer", counted(quotesIt)],
    ["  and answered", counted((row) => quotesIt(row) && row.answer.status === "answered")],
    ["  and the lead says it", counted((row) => quotesIt(row) && leadsWithIt(row))],
    ["answered, and no quote holds the answer", counted((row) => !quotesIt(row) && row.answer.status === "answered")],
    ["unanswered", counted(({ answer }) => answer.status === "unanswered")],
    ["「资料没写」 above a quote that holds it, of the questions", share(wrongly, rows.length)],
    ["  of all replies that say 「资料没写」 above a quote", share(wrongly, denied)],
    ["near questions not said to be answered", share(near.filter(saysMissing).length, near.length)],
  ]);
}

function misses(rows: readonly Row[]): string {
  const shown = ({ status, lead, missing, citations }: Answer) =>
    `  ${status} | ${lead?.text ?? "-"} | ${missing.map(({ kind }) => kind).join("、")} | ${citations.map(({ quote }) => quote).join(" / ")}`;
  return rows
    .flatMap((row) => {
      const { passage, answer, near } = row;
      const isRight = quotesIt(row) && answer.status === "answered";
      return [
        ...(isRight && leadsWithIt(row)
          ? []
          : [`${passage.id} ${passage.question} → ${passage.answer}`, shown(answer)]),
        ...(near === null || saysMissing(near) ? [] : [`${passage.id} near: ${passage.near?.question}`, shown(near)]),
      ];
    })
    .join("\n");
}

const rows = await askAll(await readPassages(half));
process.stdout.write(`${rows.length} passages, ${half}\n\n${report(rows)}\n`);
if (values.items && half === "dev") process.stdout.write(`\n${misses(rows)}\n`);
