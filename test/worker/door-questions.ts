// Questions that tests ask through every door: questions of all kinds, some with history, and people in danger. A
// sample of 4 and 2; with FULL=1, 40 and 10.
import { readFile } from "node:fs/promises";
import type { AskRequest } from "../../src/endpoints.ts";
import { readCases } from "../danger/sets.ts";
import { requestOf } from "../eval/answerers.ts";
import { parseQuestions } from "../eval/questions.ts";

const FULL = process.env.FULL === "1";
const QUESTIONS = FULL ? 40 : 4;
const DANGERS = FULL ? 10 : 2;

export async function doorQuestions(): Promise<AskRequest[]> {
  const text = await readFile(new URL("../eval/dev.jsonl", import.meta.url), "utf8");
  return evenly(parseQuestions(text, "dev.jsonl"), QUESTIONS).map(requestOf);
}

/** Each of them raises an alarm. */
export async function doorDangers(): Promise<AskRequest[]> {
  const cases = (await readCases("development")).filter(({ alarm }) => alarm);
  return evenly(cases, DANGERS).map(({ text }) => ({ question: text }));
}

/** Picks evenly from the whole list, which is sorted by kind. */
function evenly<Thing>(things: readonly Thing[], count: number): Thing[] {
  return Array.from({ length: count }, (_, i) => things[Math.floor((i * things.length) / count)]).flatMap((thing) =>
    thing === undefined ? [] : [thing],
  );
}
