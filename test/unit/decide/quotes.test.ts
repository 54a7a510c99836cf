// The quote of a fact: its whole sentence if that is short, otherwise whole clauses up to the one in which the anchor
// ends.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "../../../src/corpus.ts";
import { clausesAround, quoteOf, quotesOf } from "../../../src/decide/quotes.ts";
import { QUOTE_CHARS_MAX, QUOTES_MAX } from "../../../src/limits.ts";
import type { Described } from "../../../src/match/facts.ts";
import { prepare } from "../../../src/prepare.ts";
import { openTexts, runs } from "../core/seeds-collection.ts";
import { reportText } from "../core/strings.ts";
import { openCounty } from "./county.ts";

const CLAUSES = [
  "开展法律服务",
  "建立调解组织，深入村社走访",
  "办理案件1,520件",
  "群众满意率98.5%",
  "形成“一站式”格局",
];
const LONG = Array.from({ length: 40 }, (_, i) => CLAUSES[i % CLAUSES.length]).join("，");
const UNBROKEN = "南河县公共法律服务中心开展服务".repeat(25);
const collection = await openTexts({
  "a.txt": `南河县的法律服务\n\n全县有法律顾问12名，调解员20名。${LONG}。满意度全省第一！\n\n${UNBROKEN}很好，${LONG}。\n\n还有一段：没有句号`,
});
const { matcher } = prepare(collection);
const [source] = collection.corpus.sources;
if (source === undefined) throw new Error("no source");
const { text } = source;
/** Sentences up to this length count as short. */
const SHORT = 60;
const CLAUSE_END = /[，,；;。！？：:]/u;

/** A fact with this span; its other fields do not matter. */
function factAt([start, end]: Span): Described | null {
  const statement = matcher.statements.at("a", start);
  const described = matcher.describe(0);
  return statement === undefined ? null : { ...described, statement, fact: { ...described.fact, start, end } };
}

/** Anchors as editors write them: each lies inside one statement. */
const anchor = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 60 })).map(([at, from, length]): Span => {
  const { all } = matcher.statements;
  const { start, end } = all[at % all.length] ?? { start: 0, end: 1 };
  const begin = start + (from % (end - start));
  return [begin, Math.min(end, begin + length)];
});

describe("quoteOf", () => {
  test("returns at most QUOTE_CHARS_MAX units inside one chunk, including the anchor", () => {
    fc.assert(
      fc.property(anchor, (span) => {
        const described = factAt(span);
        const quote = described === null ? null : quoteOf(collection, described);
        expect(quote).not.toBeNull();
        if (quote === null) return;
        const [start, end] = quote.span;
        expect(end - start).toBeLessThanOrEqual(QUOTE_CHARS_MAX);
        expect(start).toBeGreaterThanOrEqual(quote.chunk.start);
        expect(end).toBeLessThanOrEqual(quote.chunk.end);
        expect(start).toBeLessThanOrEqual(span[0]);
        expect(end).toBeGreaterThanOrEqual(span[1]);
      }),
      runs(300),
    );
  });

  test("returns the whole sentence if that is short", () => {
    fc.assert(
      fc.property(anchor, (span) => {
        const described = factAt(span);
        if (described === null) return;
        const { start, end } = described.statement;
        if (end - start <= SHORT) expect(quoteOf(collection, described)?.span).toEqual([start, end]);
      }),
      runs(200),
    );
  });

  test("returns whole clauses otherwise, unless one clause is too long", () => {
    fc.assert(
      fc.property(anchor, (span) => {
        const described = factAt(span);
        if (described === null) return;
        const { statement } = described;
        const [start, end] = quoteOf(collection, described)?.span ?? [0, 0];
        const clauses = clausesAround(text, span, [statement.start, statement.end], QUOTE_CHARS_MAX);
        if (clauses === null) return;
        expect(start === statement.start || CLAUSE_END.test(text.charAt(start - 1))).toBe(true);
        const isClause = CLAUSE_END.test(text.charAt(end)) || CLAUSE_END.test(text.charAt(end - 1));
        expect(end === statement.end || isClause).toBe(true);
      }),
      runs(300),
    );
  });

  test("begins at the start of the sentence and ends at the end of the anchor's clause", () => {
    const at = text.indexOf("办理案件");
    const described = factAt([at, at + 4]);
    if (described === null) throw new Error("no fact");
    const [start, end] = quoteOf(collection, described)?.span ?? [0, 0];
    expect(start).toBe(described.statement.start);
    expect(text.slice(at, end)).not.toMatch(CLAUSE_END);
    expect(text.charAt(end)).toMatch(CLAUSE_END);
  });
});

describe("clausesAround", () => {
  const within = (sample: string): Span => [0, sample.length];
  const SENTENCE = "全县有律师64名，其中女律师20名；比上年多。";

  test.each([
    ["64名", "全县有律师64名，"],
    ["20名", "其中女律师20名；"],
    ["64名，其中", "全县有律师64名，其中女律师20名；"],
    ["多", "比上年多。"],
  ])("returns for 「%s」 the clauses 「%s」", (run, expected) => {
    const at = SENTENCE.indexOf(run);
    const span = clausesAround(SENTENCE, [at, at + run.length], within(SENTENCE), 80);
    expect(SENTENCE.slice(...(span ?? [0, 0]))).toBe(expected);
  });

  test("returns null if the clauses are too long", () => {
    expect(clausesAround(SENTENCE, [3, 5], within(SENTENCE), 5)).toBeNull();
  });

  test("includes the span, stays inside the limits, and begins and ends at clause boundaries", () => {
    fc.assert(
      fc.property(reportText, fc.nat(), fc.nat(), (sample, from, length) => {
        if (sample === "") return;
        const start = from % sample.length;
        const end = Math.min(sample.length, start + 1 + (length % 30));
        const found = clausesAround(sample, [start, end], within(sample), sample.length);
        const [first, last] = found ?? [-1, -1];
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first).toBeLessThanOrEqual(start);
        expect(last).toBeGreaterThanOrEqual(end);
        expect(last).toBeLessThanOrEqual(sample.length);
        expect(first === 0 || CLAUSE_END.test(sample.charAt(first - 1))).toBe(true);
        expect(last === sample.length || CLAUSE_END.test(sample.charAt(last - 1))).toBe(true);
      }),
      runs(200),
    );
  });
});

describe("quotesOf", async () => {
  const county = await openCounty();
  const questions = [
    "南河县有多少名专职人民调解员？",
    "南河县公共法律服务中心的电话？",
    "专职人民调解员",
    "法律援助",
    "夜间法律门诊开了吗？",
    "今天天气怎么样",
  ];

  test("returns the fact's quote first, at most QUOTES_MAX quotes, and no overlaps", async () => {
    for (const question of questions) {
      const asked = await county.caseOf(question);
      for (const { described } of asked.match.ranked) {
        const quotes = quotesOf(asked, described);
        expect(quotes[0]).toEqual(quoteOf(county.collection, described));
        expect(quotes.length).toBeLessThanOrEqual(QUOTES_MAX);
        for (const [i, { source: of, span }] of quotes.entries()) {
          const others = quotes.filter((_, j) => j !== i).filter((other) => other.source === of);
          expect(others.some((other) => other.span[0] < span[1] && span[0] < other.span[1])).toBe(false);
        }
      }
    }
  });

  test("returns one quote if the best statement is sure", async () => {
    const asked = await county.caseOf("南河县有多少名专职人民调解员？");
    const [top, ...others] = asked.match.ranked;
    if (top === undefined) throw new Error("no candidate");
    const ranked = [{ ...top, share: 1 }, ...others.map((each) => ({ ...each, share: 0 }))];
    expect(quotesOf({ ...asked, match: { ...asked.match, ranked } }, top.described)).toHaveLength(1);
  });

  test("returns more quotes if others are as likely", async () => {
    const asked = await county.caseOf("专职人民调解员");
    const ranked = asked.match.ranked.map((each) => ({ ...each, share: 1 / asked.match.ranked.length }));
    const [top] = ranked;
    if (top === undefined) throw new Error("no candidate");
    expect(quotesOf({ ...asked, match: { ...asked.match, ranked } }, top.described)).toHaveLength(QUOTES_MAX);
  });
});
