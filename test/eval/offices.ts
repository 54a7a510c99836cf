// `npm run eval:offices`: builds each folder of test/offices without an editor's file, asks its visitors' questions and
// counts the right replies. It prints only figures, since nobody may tune on the items. `-- --directory DIR` takes the
// offices of another folder, such as tools/learning/offices; `-- --items` prints the wrong replies of that folder.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readFolder } from "../../index/folder.ts";
import type { Answer } from "../../src/contract.ts";
import { parseVisitorQuestions, type VisitorQuestion } from "../../tools/learning/offices.ts";
import { table } from "../../tools/table.ts";
import { openFiles } from "../proofs/collections.ts";
import { askCore } from "./answerers.ts";

const MEASURED = fileURLToPath(new URL("../offices", import.meta.url));
/** The day on which visitors ask. */
const TODAY = "2026-11-30";
const QUESTIONS = ".questions.jsonl";
const { values } = parseArgs({
  options: { directory: { type: "string", default: MEASURED }, items: { type: "boolean", default: false } },
});
const isShown = values.items && values.directory !== MEASURED;

const plain = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "");

/**
 * Right is: for a question that the files answer, an answer that quotes all strings of the key and leads with one of
 * its values; for another, a reply that is not `answered`. No reply may lead with a value that misleads.
 */
function judge(
  { expect, must_include, lead_any, must_not_lead }: VisitorQuestion,
  { status, lead, citations }: Answer,
) {
  const first = plain(lead?.text ?? "");
  const quoted = plain(citations.map(({ quote }) => quote).join("\n"));
  const has = (text: string, part: string) => text.includes(plain(part));
  const isRightValue = lead_any.length === 0 || lead_any.some((each) => has(first, each));
  const isMisled = must_not_lead.some((each) => has(first, each)) && !(lead_any.length > 0 && isRightValue);
  const isAnswered = status === "answered" || status === "partial";
  const isRight =
    expect === "answered"
      ? isAnswered && isRightValue && must_include.every((each) => has(quoted, each))
      : status !== "answered";
  return { isRight: isRight && !isMisled, isMisled };
}

async function score(name: string): Promise<string[]> {
  const folder = name.slice(0, -QUESTIONS.length);
  const files = await readFolder(join(values.directory, folder));
  const core = askCore((await openFiles(files, TODAY)).collection, TODAY.slice(0, 7));
  const questions = parseVisitorQuestions(await readFile(join(values.directory, name), "utf8"));
  const judged: { asked: VisitorQuestion; isRight: boolean; isMisled: boolean }[] = [];
  for (const asked of questions) {
    const answer = await core.answer({ question: asked.question });
    const verdict = judge(asked, answer);
    judged.push({ asked, ...verdict });
    if (isShown && !verdict.isRight)
      process.stdout.write(`${asked.expect}: ${asked.question}\n  ${answer.status}: ${answer.answer.slice(0, 200)}\n`);
  }
  const share = (some: typeof judged) => {
    const right = some.filter(({ isRight }) => isRight).length;
    return some.length === 0 ? "–" : `${((100 * right) / some.length).toFixed(1)} % (${right}/${some.length})`;
  };
  const of = (wanted: VisitorQuestion["expect"]) => share(judged.filter(({ asked }) => asked.expect === wanted));
  const misled = judged.filter(({ isMisled }) => isMisled).length;
  return [folder, share(judged), of("answered"), of("missing"), of("outside"), String(misled)];
}

const names = (await readdir(values.directory)).filter((name) => name.endsWith(QUESTIONS)).sort();
const rows = [];
for (const name of names) rows.push(await score(name));
process.stdout.write(`${table([["office", "right", "answered", "missing", "outside", "misled"], ...rows])}\n`);
