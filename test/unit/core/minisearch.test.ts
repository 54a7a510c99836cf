// The search engine compared with plain BM25 over the same statements, computed without an index, and with MiniSearch
// when it indexes the texts itself.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import MiniSearch from "minisearch";
import { describe, expect, test } from "vitest";
import type { Chunk } from "../../../src/corpus.ts";
import type { Hit, SearchEngine } from "../../../src/search/engine.ts";
import { createEngine } from "../../../src/search/minisearch.ts";
import { sentences, terms } from "../../../src/text.ts";
import { parseQuestions } from "../../eval/questions.ts";
import { openSeeds, runs } from "./seeds-collection.ts";

const { corpus, sources, engine } = await openSeeds();
/** The searched text of each statement, by its number: the heading of its chunk and its own text. */
const TEXTS = corpus.chunks.flatMap(({ source, section, sentences }) =>
  sentences.map(([start, end]) => `${section ?? ""}\n${sources.get(source)?.text.slice(start, end)}`),
);
const DOCUMENTS = TEXTS.map((text, statement) => ({ statement, terms: terms(text) }));
const VOCABULARY = [...new Set(DOCUMENTS.flatMap((document) => document.terms))];

/** Number of documents that contain a term. */
const HAVING = new Map<string, number>();
for (const { terms: all } of DOCUMENTS) for (const term of new Set(all)) HAVING.set(term, (HAVING.get(term) ?? 0) + 1);

/** The formula of Robertson and Zaragoza, computed one document at a time. */
function bm25(query: readonly string[], limit: number): Hit[] {
  const [k, b] = [1.2, 0.7];
  const average = DOCUMENTS.reduce((sum, document) => sum + document.terms.length, 0) / DOCUMENTS.length;
  const scored = DOCUMENTS.map((document) => {
    let score = 0;
    for (const term of new Set(query)) {
      const having = HAVING.get(term) ?? 0;
      const count = document.terms.filter((other) => other === term).length;
      const rarity = Math.log(1 + (DOCUMENTS.length - having + 0.5) / (having + 0.5));
      score += (rarity * count * (k + 1)) / (count + k * (1 - b + (b * document.terms.length) / average));
    }
    return { statement: document.statement, score };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((x, y) => y.score - x.score)
    .slice(0, limit);
}

const questions = parseQuestions(readFileSync(new URL("../../eval/dev.jsonl", import.meta.url), "utf8"), "dev.jsonl");
const scoresOf = async (query: readonly string[]) =>
  new Map((await engine.search(query, TEXTS.length)).map(({ statement, score }) => [statement, score]));
const someTerms = fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 8 });

describe("the engine", () => {
  test("finds nearly all of the first five hits of plain BM25", async () => {
    let shared = 0;
    let expected = 0;
    for (const { question } of questions) {
      const query = terms(question);
      const best = bm25(query, 5).map(({ statement }) => statement);
      const found = (await engine.search(query, 5)).map(({ statement }) => statement);
      shared += best.filter((statement) => found.includes(statement)).length;
      expected += best.length;
    }
    expect(shared / expected).toBeGreaterThan(0.9);
  });

  test("finds exactly the statements that have a term of the query", async () => {
    await fc.assert(
      fc.asyncProperty(someTerms, async (query) => {
        const having = DOCUMENTS.filter((document) => query.some((term) => document.terms.includes(term)));
        const found = await engine.search(query, TEXTS.length);
        const numbers = found.map(({ statement }) => statement).sort((a, b) => a - b);
        expect(numbers).toEqual(having.map(({ statement }) => statement));
      }),
      runs(60),
    );
  });

  test("sorts by score, and equal scores by their order in the collection", async () => {
    await fc.assert(
      fc.asyncProperty(someTerms, async (query) => {
        const found = await engine.search(query, TEXTS.length);
        for (const [i, hit] of found.entries()) {
          const next = found[i + 1];
          if (next === undefined) continue;
          expect(hit.score).toBeGreaterThanOrEqual(next.score);
          if (hit.score === next.score) expect(hit.statement).toBeLessThan(next.statement);
        }
      }),
      runs(60),
    );
  });

  test("adds up the scores of terms, without a bonus for matching many of them", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...VOCABULARY), { minLength: 2, maxLength: 8 }),
        async (query) => {
          const alone = await Promise.all(query.map((term) => scoresOf([term])));
          for (const [statement, score] of await scoresOf(query)) {
            const sum = alone.reduce((total, scores) => total + (scores.get(statement) ?? 0), 0);
            expect(score).toBeCloseTo(sum, 8);
          }
        },
      ),
      runs(60),
    );
  });

  test("returns the best hits, as many as asked for", async () => {
    const query = terms("嘉兴有多少人民调解员？");
    const all = await engine.search(query, TEXTS.length);
    for (const limit of [0, 1, 3, 10]) expect(await engine.search(query, limit)).toEqual(all.slice(0, limit));
  });

  test.each([
    ["no terms", []],
    ["a term that no text has", ["量子"]],
    ["names that objects have of themselves", ["__proto__", "constructor", "toString", "hasownproperty"]],
    ["a blank", [" "]],
    ["nothing", [""]],
  ])("finds nothing for %s", async (_, query) => {
    expect(await engine.search(query, 5)).toEqual([]);
  });
});

describe("the engine's typed arrays", () => {
  const library = new MiniSearch<{ id: number; text: string }>({
    fields: ["text"],
    tokenize: terms,
    processTerm: (term) => term,
    searchOptions: { bm25: { k: 1.2, b: 0.7, d: 0 }, combineWith: "OR" },
  });
  library.addAll(TEXTS.map((text, id) => ({ id, text })));

  /** MiniSearch multiplies by the number of matched terms, which penalises long everyday questions. This undoes it. */
  const scoresOfLibrary = (query: readonly string[]) =>
    new Map(
      library
        .search(query.join(" "), { tokenize: (text) => text.split(" ") })
        .map(({ id, score, queryTerms }) => [Number(id), score / queryTerms.length]),
    );

  test("give every statement the score that MiniSearch gives it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 8 }),
        async (query) => {
          const expected = scoresOfLibrary(query);
          const found = await scoresOf(query);
          expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
          for (const [statement, score] of found) expect(score).toBe(expected.get(statement));
        },
      ),
      runs(60),
    );
  });
});

describe("an engine over a few texts", () => {
  /** Each text is a chunk of its own source; each of its sentences is a statement. */
  const engineOf = (texts: Readonly<Record<string, string>>, section: string | null = null, title = "") => {
    const chunks = Object.entries(texts).map(
      ([id, text]): Chunk => ({
        id,
        source: id,
        start: 0,
        end: text.length,
        kind: "body",
        section,
        sentences: sentences(text),
      }),
    );
    const made = Object.entries(texts).map(([id, text]) => ({ id, text, title }));
    return createEngine({ chunks, sources: made });
  };
  const found = async (made: SearchEngine, question: string) =>
    (await made.search(terms(question), 10)).map((hit) => hit.statement);

  test("finds a statement by its words", async () => {
    const made = engineOf({ a: "法律援助中心", b: "人民调解", c: "Legal aid" });
    expect(await found(made, "调解")).toEqual([1]);
    expect(await found(made, "legal")).toEqual([2]);
    expect(await found(made, "法律援助")).toEqual([0]);
  });

  test("numbers statements through all chunks, several in one", async () => {
    const made = engineOf({ a: "法律援助中心。周末休息。人民调解。", b: "", c: "公证处。免费调解！" });
    expect(await found(made, "周末")).toEqual([1]);
    expect((await found(made, "调解")).sort()).toEqual([2, 4]);
    expect(await found(made, "公证")).toEqual([3]);
  });

  test("keeps equal texts in the order of the collection", async () => {
    expect(await found(engineOf({ z: "人民调解", m: "人民调解", a: "人民调解" }), "调解")).toEqual([0, 1, 2]);
  });

  test("finds each statement of a chunk by the heading above it", async () => {
    expect((await found(engineOf({ a: "全年无休。周末也来。" }, "调解中心"), "调解")).sort()).toEqual([0, 1]);
  });

  test("finds each statement of an article by its number and its statute's title, and no others", async () => {
    const texts = { a: "全年无休。周末也来。" };
    const article = engineOf(texts, "第十二条", "调解条例");
    expect((await found(article, "调解")).sort()).toEqual([0, 1]);
    expect((await found(article, "第十二条")).sort()).toEqual([0, 1]);
    expect(await found(engineOf(texts, null, "调解条例"), "调解")).toEqual([]);
  });

  test("finds nothing in a collection without chunks", async () => {
    expect(await found(engineOf({}), "调解")).toEqual([]);
  });
});
