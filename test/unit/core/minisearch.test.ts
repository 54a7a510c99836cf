// The engine against a search written out by the book, BM25 over the same chunks without an index, and against
// the library as it is when nothing was packed and no term was spelt anew.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import MiniSearch from "minisearch";
import { describe, expect, test } from "vitest";
import type { Chunk } from "../../../src/corpus.ts";
import type { Hit, SearchEngine } from "../../../src/search/engine.ts";
import { createEngine, pack } from "../../../src/search/minisearch.ts";
import { terms } from "../../../src/text.ts";
import { parseQuestions } from "../../eval/questions.ts";
import { openSeeds, runs } from "./seeds-collection.ts";

const { corpus, sources, engine } = await openSeeds();
/** A chunk is searched by its heading and its text. */
const textOf = ({ source, section, start, end }: Chunk) =>
  `${section ?? ""}\n${sources.get(source)?.text.slice(start, end)}`;
const DOCUMENTS = corpus.chunks.map((chunk) => ({ chunk: chunk.id, terms: terms(textOf(chunk)) }));
const VOCABULARY = [...new Set(DOCUMENTS.flatMap((document) => document.terms))];
const PLACE_OF = new Map(corpus.chunks.map(({ id }, i) => [id, i]));

/** How many documents have a term, counted once. */
const HAVING = new Map<string, number>();
for (const { terms: all } of DOCUMENTS) for (const term of new Set(all)) HAVING.set(term, (HAVING.get(term) ?? 0) + 1);

/** Robertson and Zaragoza's formula, a document at a time. */
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
    return { chunk: document.chunk, score };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((x, y) => y.score - x.score)
    .slice(0, limit);
}

const questions = parseQuestions(readFileSync(new URL("../../eval/dev.jsonl", import.meta.url), "utf8"), "dev.jsonl");
const scoresOf = async (query: readonly string[]) =>
  new Map((await engine.search(query, corpus.chunks.length)).map(({ chunk, score }) => [chunk, score]));
const someTerms = fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 8 });

describe("the engine", () => {
  test("finds what plain BM25 finds: of the first five, nearly all", async () => {
    let shared = 0;
    let expected = 0;
    for (const { question } of questions) {
      const query = terms(question);
      const best = bm25(query, 5).map(({ chunk }) => chunk);
      const found = (await engine.search(query, 5)).map(({ chunk }) => chunk);
      shared += best.filter((chunk) => found.includes(chunk)).length;
      expected += best.length;
    }
    expect(shared / expected).toBeGreaterThan(0.9);
  });

  test("finds each chunk that has a term of the query, and no other", async () => {
    await fc.assert(
      fc.asyncProperty(someTerms, async (query) => {
        const having = DOCUMENTS.filter((document) => query.some((term) => document.terms.includes(term)));
        const found = await engine.search(query, corpus.chunks.length);
        expect(found.map(({ chunk }) => chunk).sort()).toEqual(having.map(({ chunk }) => chunk).sort());
      }),
      runs(60),
    );
  });

  test("orders by score, and equal scores by their place in the collection", async () => {
    await fc.assert(
      fc.asyncProperty(someTerms, async (query) => {
        const found = await engine.search(query, corpus.chunks.length);
        for (const [i, hit] of found.entries()) {
          const next = found[i + 1];
          if (next === undefined) continue;
          expect(hit.score).toBeGreaterThanOrEqual(next.score);
          if (hit.score === next.score) {
            expect(PLACE_OF.get(hit.chunk) ?? 0).toBeLessThan(PLACE_OF.get(next.chunk) ?? 0);
          }
        }
      }),
      runs(60),
    );
  });

  test("adds the scores of terms up: a chunk gets no more for having many of them", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...VOCABULARY), { minLength: 2, maxLength: 8 }),
        async (query) => {
          const alone = await Promise.all(query.map((term) => scoresOf([term])));
          for (const [chunk, score] of await scoresOf(query)) {
            const sum = alone.reduce((total, scores) => total + (scores.get(chunk) ?? 0), 0);
            expect(score).toBeCloseTo(sum, 8);
          }
        },
      ),
      runs(60),
    );
  });

  test("gives as many as asked for, the best ones", async () => {
    const query = terms("嘉兴有多少人民调解员？");
    const all = await engine.search(query, corpus.chunks.length);
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

describe("what was packed and opened", () => {
  const library = new MiniSearch<{ id: number; text: string }>({
    fields: ["text"],
    tokenize: terms,
    processTerm: (term) => term,
    searchOptions: { bm25: { k: 1.2, b: 0.7, d: 0 }, combineWith: "OR" },
  });
  library.addAll(corpus.chunks.map((chunk, id) => ({ id, text: textOf(chunk) })));

  /** MiniSearch multiplies by the number of matched terms, which punishes long everyday questions. */
  const scoresOfLibrary = (query: readonly string[]) =>
    new Map(
      library
        .search(query.join(" "), { tokenize: (text) => text.split(" ") })
        .map(({ id, score, queryTerms }) => [corpus.chunks[Number(id)]?.id, score / queryTerms.length]),
    );

  test("gives every chunk the score that MiniSearch gives it in one piece", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 8 }),
        async (query) => {
          const expected = scoresOfLibrary(query);
          const found = await scoresOf(query);
          expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
          for (const [chunk, score] of found) expect(score).toBe(expected.get(chunk));
        },
      ),
      runs(60),
    );
  });
});

describe("an engine over a few texts", () => {
  const engineOf = (texts: Readonly<Record<string, string>>, section: string | null = null) => {
    const chunks = Object.entries(texts).map(
      ([id, text]): Chunk => ({
        id,
        source: id,
        start: 0,
        end: text.length,
        kind: "body",
        section,
        sentences: [[0, text.length]],
      }),
    );
    const sources = Object.entries(texts).map(([id, text]) => ({ id, text }));
    return createEngine({ chunks, sources, passages: pack(chunks, sources) });
  };
  const found = async (made: SearchEngine, question: string) =>
    (await made.search(terms(question), 10)).map((hit) => hit.chunk);

  test("finds a chunk by its words", async () => {
    const made = engineOf({ a: "法律援助中心", b: "人民调解", c: "Legal aid" });
    expect(await found(made, "调解")).toEqual(["b"]);
    expect(await found(made, "legal")).toEqual(["c"]);
    expect(await found(made, "法律援助")).toEqual(["a"]);
  });

  test("equal texts stand in the order of the collection", async () => {
    expect(await found(engineOf({ z: "人民调解", m: "人民调解", a: "人民调解" }), "调解")).toEqual(["z", "m", "a"]);
  });

  test("a chunk is found by the heading it stands under", async () => {
    expect(await found(engineOf({ a: "全年无休。" }, "调解中心"), "调解")).toEqual(["a"]);
  });

  test("a collection without chunks has nothing to find", async () => {
    expect(await found(engineOf({}), "调解")).toEqual([]);
  });
});
