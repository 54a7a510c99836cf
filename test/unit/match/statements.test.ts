// Splits texts into statements, and makes spans citable.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Collection } from "../../../src/collection.ts";
import type { CorpusSource } from "../../../src/corpus.ts";
import { quoteAt, readStatements } from "../../../src/match/statements.ts";
import { fold, sentences } from "../../../src/text.ts";
import { openTexts, runs } from "../core/seeds-collection.ts";
import { reportText } from "../core/strings.ts";

const LONG = `南河县${"开展法律服务，".repeat(25)}成效明显；北山镇${"建立调解组织，".repeat(25)}群众满意。`;
const TEXTS = {
  "a.txt": `南河县的法律服务

全县有法律顾问12名，调解员20名。满意度全省第一！还有什么？

图为调解现场。

${LONG}`,
  "b.txt": "北山镇的调解\n\n北山镇有“金牌”调解员5名。\n他们说：“来了就有人管。”",
};
const made = await openTexts(TEXTS);

function sourceOf(collection: Collection, id: string): CorpusSource {
  const source = collection.sources.get(id);
  if (source === undefined) throw new Error(`no source ${id}`);
  return source;
}

const sentencesOf = (collection: Collection) =>
  collection.corpus.chunks.flatMap(({ id, source, start, end }) =>
    sentences(sourceOf(collection, source).text, start, end).map(([from, to]) => ({ id, source, from, to })),
  );

function statementsOf(collection: Collection) {
  const { all } = readStatements(collection);
  expect(all.map(({ number }) => number)).toEqual([...all.keys()]);
  return all.map(({ chunk, source, start, end }) => ({ id: chunk.id, source: source.id, from: start, to: end }));
}

/** A statement is a sentence; a short answer also takes the sentence after it. */
function expectSentencesInOrder(collection: Collection): void {
  const expected = sentencesOf(collection);
  const found = statementsOf(collection).flatMap(({ id, source, from, to }) => {
    const within = expected.filter((each) => each.id === id && from <= each.from && each.to <= to);
    expect([within[0]?.from, within.at(-1)?.to]).toEqual([from, to]);
    expect(within.length).toBeLessThanOrEqual(2);
    return within.map((each) => ({ ...each, source }));
  });
  expect(found).toEqual(expected);
}

describe("readStatements", () => {
  const { all, at } = readStatements(made);

  test("returns every sentence of every chunk once, in order", () => {
    expect(statementsOf(made)).toEqual(sentencesOf(made));
    expect(all.length).toBeGreaterThan(6);
  });

  test("returns the sentences of any text in order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(reportText, { minLength: 1, maxLength: 3 }), async (texts) => {
        const named = texts.map((text, i) => [`t${i}.txt`, `标题${i}\n\n正文一句。${text}`] as const);
        expectSentencesInOrder(await openTexts(Object.fromEntries(named)));
      }),
      { ...runs(2), examples: [[["\n嘉？\n？1,519", ""]]] },
    );
  });

  test("folds each statement without changing its length", () => {
    for (const { source, start, end, folded } of all) {
      expect(folded).toBe(fold(source.text.slice(start, end)));
      expect(folded).toHaveLength(end - start);
    }
  });

  test("splits a sentence that is longer than a quote", () => {
    const parts = all.filter(({ folded }) => /开展法律服务|建立调解组织/u.test(folded));
    expect(parts).toHaveLength(2);
    expect(parts.map(({ folded }) => folded.slice(-5))).toEqual(["成效明显;", "群众满意。"]);
  });

  test("finds a statement by every position in it and by the gap before it", () => {
    for (const statement of all) {
      for (let position = statement.start; position < statement.end; position++)
        expect(at(statement.source.id, position)).toBe(statement);
      const before = all[statement.number - 1];
      if (before?.source === statement.source) expect(at(statement.source.id, before.end)).toBe(statement);
    }
  });

  test("returns undefined past the last statement and for an unknown source", () => {
    expect(at("a", sourceOf(made, "a").text.length)).toBeUndefined();
    expect(at("nowhere", 0)).toBeUndefined();
  });
});

describe("quoteAt", () => {
  const { text } = sourceOf(made, "a");
  const spanOf = (words: string): [number, number] => {
    const start = text.indexOf(words);
    return [start, start + words.length];
  };
  const quoted = (span: [number, number]) => {
    const quote = quoteAt(made, "a", span);
    return quote === null ? null : text.slice(...quote.span);
  };

  test.each([
    ["调解员20名", "调解员20名。"],
    ["满意度全省第一", "满意度全省第一！"],
    ["还有什么", "还有什么？"],
    ["调解员20名。", "调解员20名。"],
    ["法律顾问12名", "法律顾问12名"],
  ])("extends 「%s」 by a full stop and nothing else: 「%s」", (words, expected) => {
    expect(quoted(spanOf(words))).toBe(expected);
  });

  test("cuts a span at the end of its chunk", () => {
    const chunk = made.corpus.chunks.find(({ source }) => source === "a");
    if (chunk === undefined) throw new Error("no chunk");
    const quote = quoteAt(made, "a", [chunk.start, text.length]);
    expect(quote?.span).toEqual([chunk.start, chunk.end]);
  });

  test("stays inside one chunk, begins at the given start, and adds at most a full stop", () => {
    const position = fc.integer({ min: 0, max: text.length });
    fc.assert(
      fc.property(position, position, (one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const quote = quoteAt(made, "a", [start, end]);
        const holding = made.corpus.chunks.filter(
          (chunk) => chunk.source === "a" && chunk.start <= start && start < chunk.end,
        );
        expect(quote?.chunk).toBe(holding[0]);
        if (quote === null) return;
        expect(quote.span[0]).toBe(start);
        expect(quote.span[1]).toBeLessThanOrEqual(quote.chunk.end);
        const more = text.slice(end, quote.span[1]);
        expect(more).toMatch(/^[。！？]?$/u);
      }),
      runs(300),
    );
  });

  test("returns null in a heading, past the text and for an unknown source", () => {
    expect(quoteAt(made, "a", [0, 2])).toBeNull();
    expect(quoteAt(made, "a", [text.length, text.length + 2])).toBeNull();
    expect(quoteAt(made, "nowhere", [0, 2])).toBeNull();
  });
});
