// The weighing of statements against the same sum written out over sets of terms, a statement at a time.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Statement } from "../../../src/answer/statements.ts";
import { prepare, weigh } from "../../../src/prepare.ts";
import { type Question, understand } from "../../../src/question/understand.ts";
import type { PhrasingMatch } from "../../../src/search/phrasings.ts";
import { fold, hanCharacters, terms } from "../../../src/text.ts";
import { parseQuestions } from "../../eval/questions.ts";
import { openSeeds } from "./seeds-collection.ts";

const collection = await openSeeds();
const { corpus } = collection;
const prepared = prepare(collection);
const { statements, places } = prepared;
const ALL = corpus.chunks.flatMap(({ id }) => statements.of(id));
const TERMS = new Map(ALL.map((statement) => [statement, new Set(terms(statement.text))]));
const CHARACTERS = new Map(ALL.map((statement) => [statement, hanCharacters(statement.folded)]));
const PHRASINGS = [...corpus.phrasings, ...prepared.directory.asks];
const bareTerms = (text: string) => terms(places.strip(fold(text)));

const rarity = (having: number) => Math.log(1 + (ALL.length - having + 0.5) / (having + 0.5));
const HAVING = countEach(TERMS.values());
const HAVING_CHARACTER = countEach(CHARACTERS.values());
const rarityOf = (term: string) => rarity(HAVING.get(term) ?? 0);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const pointsAt = (statement: Statement) =>
  PHRASINGS.filter(
    ({ source, start, end }) => source === statement.source.id && start < statement.end && end > statement.start,
  );
/** What the phrasings of the product ask, once: the sum is slow enough. */
const ASKED = new Map(
  ALL.map((statement) => [statement, new Set(pointsAt(statement).flatMap(({ ask }) => ask.flatMap(bareTerms)))]),
);
const KNOWN = new Set([
  ...ALL.flatMap((statement) => [...(TERMS.get(statement) ?? [])]),
  ...PHRASINGS.flatMap(({ ask }) => ask.flatMap(bareTerms)),
]);

function countEach(sets: Iterable<ReadonlySet<string>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const item of set) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** The support of a statement for a question that names no place. */
function supportOf(statement: Statement, question: Question, alike: readonly PhrasingMatch[]): number {
  const own = TERMS.get(statement) ?? new Set();
  const around = new Set([
    ...terms(statement.chunk.section ?? ""),
    ...statements.of(statement.chunk.id).flatMap((other) => [...(TERMS.get(other) ?? [])]),
  ]);
  const title = new Set(terms(statement.source.title));
  const weights = [...question.terms].map(([term, share]) => ({
    term,
    weight: share * rarityOf(term) * (KNOWN.has(term) ? 1 : 0.7),
  }));
  const worth = weights.map(({ term, weight }) => {
    if (own.has(term)) return weight;
    const beside = around.has(term) ? 0.35 * weight : title.has(term) ? 0.2 * weight : 0;
    return beside + (ASKED.get(statement)?.has(term) ? 0.5 * weight : 0);
  });
  const worthOf = new Map(weights.map(({ term, weight }) => [term, weight]));
  // What an everyday word is worth that the statement says otherwise: as much of it as of the best word meant.
  const lexicon = question.synonyms.map(({ said, meant }) => {
    const shares = meant.map(
      (of) => sum(of.map((term) => (own.has(term) ? rarityOf(term) : 0))) / sum(of.map(rarityOf)),
    );
    const lacking = [...new Set(said)].filter((term) => !own.has(term)).map((term) => worthOf.get(term) ?? 0);
    return 0.7 * sum(lacking) * Math.max(0, ...shares);
  });
  const characters = [...question.characters].map((character) => ({
    has: CHARACTERS.get(statement)?.has(character),
    weight: rarity(HAVING_CHARACTER.get(character) ?? 0),
  }));
  const all = sum(characters.map(({ weight }) => weight));
  const shared = sum(characters.map(({ has, weight }) => (has ? weight : 0)));
  const pointing = alike.filter(({ phrasing }) => pointsAt(statement).includes(phrasing));
  return (
    (sum(worth) + sum(lexicon)) / sum(weights.map(({ weight }) => weight)) +
    (all === 0 ? 0 : (0.3 * shared) / all) +
    2 * Math.max(0, ...pointing.map(({ similarity }) => similarity))
  );
}

const questions = parseQuestions(readFileSync(new URL("../../eval/dev.jsonl", import.meta.url), "utf8"), "dev.jsonl")
  .map(({ question }) => understand(prepared, { question, lang: "zh-CN", preset: null }))
  // Words of English questions stand for several of the texts, which are weighed otherwise.
  .filter(({ place, outside, concepts }) => place === null && outside === null && concepts.length === 0);

describe("the support of a statement", () => {
  test("is the sum of its signs, for every statement that is looked at", async () => {
    expect(questions.length).toBeGreaterThan(10);
    for (const question of questions) {
      const { evidence, alike } = await weigh(prepared, question);
      for (const { statement, support, matched } of evidence) {
        expect(support, question.text).toBeCloseTo(supportOf(statement, question, alike), 9);
        expect([...matched]).toEqual([...question.terms.keys()].filter((term) => TERMS.get(statement)?.has(term)));
      }
    }
  });

  test("is the highest among the statements of the chunks found", async () => {
    for (const question of questions.slice(0, 10)) {
      const { evidence, alike } = await weigh(prepared, question);
      const chunks = new Set(evidence.map(({ statement }) => statement.chunk.id));
      const others = ALL.filter((statement) => chunks.has(statement.chunk.id));
      const best = Math.max(...others.map((statement) => supportOf(statement, question, alike)));
      expect(Math.max(...evidence.map(({ support }) => support))).toBeCloseTo(best, 9);
    }
  });
});
