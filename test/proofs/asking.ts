// Asks a collection in this process and scores the replies. The figures of a set are computed here, for the tests and
// for the tables.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Collection } from "../../src/collection.ts";
import { askCore } from "../eval/answerers.ts";
import { type Item, parseQuestions, TYPES } from "../eval/questions.ts";
import { ratio, type Scored, type Share, total } from "../eval/report.ts";
import { score } from "../eval/score.ts";

/** The month of asking; any month would do. */
const MONTH = "2026-11";

export const DEV = fileURLToPath(new URL("../eval/dev.jsonl", import.meta.url));
/** Nobody may tune on the next two sets: their figures are shown, their words never. */
export const SECOND = fileURLToPath(new URL("../eval/second.jsonl", import.meta.url));
export const REAL_LIFE = fileURLToPath(new URL("../eval/real-life.jsonl", import.meta.url));
export const COUNTY = fileURLToPath(new URL("../county/questions.jsonl", import.meta.url));

export const FULL = process.env.FULL === "1";

export async function readItems(path: string): Promise<Item[]> {
  return parseQuestions(await readFile(path, "utf8"), basename(path));
}

/** Every third question without FULL=1, so that a set keeps all its types. */
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

/** The figures that have goals, as shares from 0 to 1; the length is in characters. */
export interface Figures {
  right: number;
  firstQuote: number;
  exactStatus: number;
  short: number;
  declined: number;
  /** The lowest share of right or declined replies of any type. */
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
