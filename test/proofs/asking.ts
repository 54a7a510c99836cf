// Questions put to a collection in this process: items in, scored replies out. What a set has in figures is made
// of them here, once, for the tests and for the tables.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Collection } from "../../src/collection.ts";
import { askCore } from "../eval/answerers.ts";
import { type Item, parseQuestions, TYPES } from "../eval/questions.ts";
import { ratio, type Scored, type Share, total } from "../eval/report.ts";
import { score } from "../eval/score.ts";

/** The month that replies are dated by; any would do. */
const MONTH = "2026-11";

export const DEV = fileURLToPath(new URL("../eval/dev.jsonl", import.meta.url));
/** Nobody tunes on these two: their figures are shown, their words never. */
export const SECOND = fileURLToPath(new URL("../eval/second.jsonl", import.meta.url));
export const REAL_LIFE = fileURLToPath(new URL("../eval/real-life.jsonl", import.meta.url));
export const COUNTY = fileURLToPath(new URL("../county/questions.jsonl", import.meta.url));

export const FULL = process.env.FULL === "1";

export async function readItems(path: string): Promise<Item[]> {
  return parseQuestions(await readFile(path, "utf8"), basename(path));
}

/** Every third question without FULL=1: a set keeps all its types. */
export function sample<T>(things: readonly T[]): T[] {
  return FULL ? [...things] : things.filter((_, i) => i % 3 === 0);
}

export async function askAll(collection: Collection, items: readonly Item[]): Promise<Scored[]> {
  const answerer = askCore(collection, MONTH);
  const texts = await answerer.texts();
  const scored: Scored[] = [];
  for (const item of items) {
    const answer = await answerer.answer(item);
    scored.push({ item, answer, score: score(item, answer, texts) });
  }
  return scored;
}

/** What the goals are set for, as shares from 0 to 1; the length is in characters. */
export interface Figures {
  right: number;
  firstQuote: number;
  exactStatus: number;
  short: number;
  declined: number;
  /** The share right (answerable) or declined (unanswerable) of the type with the lowest one. */
  worstType: number;
  quoteLength: number;
}

export function shareOf<T>(things: readonly T[], hit: (thing: T) => boolean): Share {
  return { hits: things.filter(hit).length, of: things.length };
}

export function figures(scored: readonly Scored[]): Figures {
  const totals = total(scored);
  const types = TYPES.map((type) =>
    ratio(
      shareOf(
        scored.filter(({ item }) => item.type === type),
        ({ score: { right } }) => right,
      ),
    ),
  );
  return {
    right: ratio(totals.answerableRight),
    firstQuote: ratio(totals.firstQuote),
    exactStatus: ratio(totals.exactStatus),
    short: ratio(totals.short),
    declined: ratio(totals.unanswerableDeclined),
    worstType: Math.min(...types),
    quoteLength: totals.meanQuoteLength ?? 0,
  };
}
