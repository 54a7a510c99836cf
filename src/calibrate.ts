// Sets the thresholds from the collection itself, at build time. Each passage is left out in turn: its own
// phrasings, or questions made from its statements where it has none, are asked with and without it.
// Must not happen: a constant fitted to particular texts; a dependence on the order of files or on time.
import type { Evidence } from "./answer/evidence.ts";
import type { Collection } from "./collection.ts";
import type { Calibration, Phrasing } from "./corpus.ts";
import { isEnglish } from "./english-words.ts";
import { type Prepared, prepare, weigh } from "./prepare.ts";
import { understand } from "./question/understand.ts";
import { fold } from "./text.ts";

/**
 * The share of questions about a passage that is gone which must be declined outright, and the share that may
 * not even be called near. Most of the others speak of the same matter elsewhere in the collection: whether
 * the thing asked for is there is decided by looking for it, not by a threshold.
 */
const DECLINED = { answer: 0.08, near: 0.25 } as const;
/** Words of another language say less surely what is meant: more is declined. */
const DECLINED_ENGLISH = { answer: 0.15, near: 0.5 } as const;
/** Of a collection without English phrasings: nothing is alike or familiar there, only what the dictionary gives. */
const UNCALIBRATED_ENGLISH = { answer: 0.8, near: 0.6 } as const;
/** Before there is a calibration, and for a collection too small for one. */
export const UNCALIBRATED: Calibration = {
  answer: 1.25,
  near: 0.8,
  english: UNCALIBRATED_ENGLISH,
  declined: DECLINED,
  questions: 0,
  curve: [],
};
/** Fewer questions than this say nothing. */
const QUESTIONS_MIN = 40;
/** More are not asked: the curve is smooth long before. */
const QUESTIONS_MAX = 1_200;
/** Questions asked of one phrasing. */
const ASKED_OF_ONE = 2;

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** Asks the collection about itself; the same collection gives the same thresholds. */
export async function calibrate(collection: Collection): Promise<Calibration> {
  const prepared = prepare(collection);
  const asked = everyNth(questionsOf(collection), QUESTIONS_MAX);
  if (asked.length < QUESTIONS_MIN) return UNCALIBRATED;
  const english = everyNth(englishOf(collection), QUESTIONS_MAX / 2);
  const chinese = await calibrateOn(prepared, asked, DECLINED);
  if (english.length < QUESTIONS_MIN) return chinese;
  const { answer, near } = await calibrateOn(prepared, english, DECLINED_ENGLISH);
  return { ...chinese, english: { answer, near } };
}

type Asked = { readonly phrasing: Phrasing; readonly ask: number };

async function calibrateOn(
  prepared: Prepared,
  asked: readonly Asked[],
  declined: Calibration["declined"],
): Promise<Calibration> {
  const kept: Measured[] = [];
  const leftOut: Measured[] = [];
  for (const { phrasing, ask } of asked) {
    const text = phrasing.ask[ask] ?? "";
    kept.push(await measure(prepared, text, { phrasing, ask }, null));
    leftOut.push(await measure(prepared, text, { phrasing, ask: null }, phrasing));
  }
  const at = (of: keyof Measured, share: number) =>
    leftOut.map((each) => each[of]).sort((a, b) => a - b)[Math.floor(share * leftOut.length)] ?? 0;
  const shareOf = (values: readonly Measured[], test: (value: Measured) => boolean) =>
    rounded(values.filter(test).length / values.length);
  const curve = CURVE.map((relevance): [number, number, number] => [
    relevance,
    shareOf(kept, (value) => value.relevance >= relevance),
    shareOf(leftOut, (value) => value.relevance < relevance),
  ]);
  return {
    answer: rounded(at("relevance", declined.answer)),
    near: rounded(at("support", declined.near)),
    english: UNCALIBRATED.english,
    declined,
    questions: asked.length,
    curve,
  };
}

const CURVE = [0.8, 1, 1.2, 1.4, 1.6, 1.8, 2, 2.2, 2.4, 2.6, 2.8];

/** Of the best evidence: what the two thresholds are held against. */
type Measured = Pick<Evidence, "relevance" | "support">;
const NOTHING_MEASURED: Measured = { relevance: 0, support: 0 };

/** Phrasings with the question to ask; without phrasings, statements with the figure taken out stand in. */
function questionsOf({ corpus, sources }: Collection): { phrasing: Phrasing; ask: number }[] {
  if (corpus.phrasings.length > 0) {
    return corpus.phrasings.flatMap((phrasing) =>
      phrasing.ask.slice(0, ASKED_OF_ONE).map((_, ask) => ({ phrasing, ask })),
    );
  }
  return corpus.chunks.flatMap(({ source, sentences }) =>
    sentences.map(([start, end]) => {
      const text = sources.get(source)?.text.slice(start, end) ?? "";
      const ask = [text.slice(0, GENERATED_CHARS).replace(/[0-9][0-9.,]*/gu, "多少")];
      return { phrasing: { source, start, end, ask }, ask: 0 };
    }),
  );
}

/** The phrasings' English questions. */
function englishOf({ corpus }: Collection): Asked[] {
  return corpus.phrasings.flatMap((phrasing) =>
    phrasing.ask.flatMap((text, ask) => (isEnglish(fold(text)) ? [{ phrasing, ask }] : [])),
  );
}

/** A question is about as long as this. */
const GENERATED_CHARS = 24;

function everyNth<T>(items: readonly T[], max: number): T[] {
  const step = Math.max(1, Math.ceil(items.length / max));
  return items.filter((_, i) => i % step === 0);
}

/** The best statement, `gone`'s own statements not counted. */
async function measure(
  prepared: Prepared,
  text: string,
  leftOut: { phrasing: Phrasing; ask: number | null },
  gone: Phrasing | null,
): Promise<Measured> {
  const question = understand(prepared, { question: text, lang: "zh-CN", preset: null });
  const { evidence } = await weigh(prepared, question, leftOut);
  const found = evidence.find(
    ({ statement }) =>
      gone === null ||
      statement.source.id !== gone.source ||
      statement.start >= gone.end ||
      statement.end <= gone.start,
  );
  return found ?? NOTHING_MEASURED;
}
