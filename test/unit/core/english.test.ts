// English questions: words with one meaning form one concept, names are found by their pinyin, and a question for which
// the collection has no words is not answered.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAsk } from "../../../src/ask.ts";
import { contentStems, isEnglish, stem } from "../../../src/english-words.ts";
import { createEnglish } from "../../../src/question/english.ts";
import { fold } from "../../../src/text.ts";
import { openSeeds, openTexts, runs } from "./seeds-collection.ts";

const seeds = await openSeeds();
const english = createEnglish(seeds.corpus);
const ask = createAsk(seeds);
const wordsFor = (text: string) =>
  english.conceptsOf(fold(text)).map(({ alternatives }) => alternatives.map(({ word }) => word));
const reply = (question: string, history: string[] = []) =>
  ask(
    { question, lang: "en", history: history.map((content) => ({ role: "user" as const, content })) },
    { month: "2026-11", origin: null },
  );

describe("an English word", () => {
  test.each([
    ["mediators", "mediator"],
    ["centres", "center"],
    ["organised", "organize"],
    ["villages", "village"],
    ["held", "hold"],
    ["policies", "policy"],
    ["cancelled", "cancels"],
  ])("%s has the same stem as %s", (word, other) => {
    expect(stem(word)).toBe(stem(other));
  });

  test.each([
    ["police", "policy"],
    ["office", "official"],
    ["court", "county"],
  ])("%s does not have the stem of %s", (word, other) => {
    expect(stem(word)).not.toBe(stem(other));
  });
});

describe("concepts", () => {
  test("take the longest run of words with one meaning", () => {
    expect(wordsFor("the people's mediators")[0]?.[0]).toBe("人民调解员");
    expect(wordsFor("rule of law")).toHaveLength(1);
    expect(wordsFor("rule of law")[0]?.[0]).toBe("法治");
  });

  test.each([
    ["Xu Mingyang", "徐鸣阳"],
    ["Mingyang Xu", "徐鸣阳"],
    ["xumingyang", "徐鸣阳"],
    ["Lao Niangjiu", "老娘舅"],
    ["Mr Zhou", "周某"],
    ["Ms. Sun", "孙女士"],
    ["October", "10月"],
  ])("find %s as %s", (said, name) => {
    expect(wordsFor(said).flat()).toContain(name);
  });

  test("include words of the same family", () => {
    expect(wordsFor("mediator").flat()).toContain("调解");
  });

  test("have only Chinese words that occur in the texts or were written by an editor", () => {
    const written = [
      ...seeds.corpus.sources.map(({ text }) => fold(text)),
      ...seeds.corpus.lexicon.flatMap(({ to }) => to.map(fold)),
      ...seeds.corpus.services.flatMap(({ name, aliases }) => [name, ...aliases].map(fold)),
      ...seeds.corpus.sources.map(({ author }) => fold(author ?? "")),
      "1月2月3月4月5月6月7月8月9月10月11月12月",
    ].join("\n");
    const keys = seeds.corpus.english.split("\n").flatMap((line) => line.split("\t")[1]?.split(";") ?? []);
    fc.assert(
      fc.property(fc.constantFrom(...keys), (key) => {
        for (const word of wordsFor(key).flat()) expect(written).toContain(word);
      }),
      runs(200),
    );
  });

  test("cover the words of any question, with distinct alternatives, best first", () => {
    const vocabulary = seeds.corpus.facts.flatMap(({ asks }) => asks.filter((text) => isEnglish(fold(text))));
    const words = [...new Set(vocabulary.flatMap((text) => fold(text).match(/[a-z]+/gu) ?? []))];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (some) => {
        const text = some.join(" ");
        const concepts = english.conceptsOf(text);
        const terms = concepts.flatMap((concept) => concept.terms);
        for (const each of contentStems(text)) expect(terms).toContain(each);
        for (const { alternatives } of concepts) {
          expect(new Set(alternatives.map(({ word }) => word)).size).toBe(alternatives.length);
          const shares = alternatives.map(({ share }) => share);
          expect(shares).toEqual(shares.toSorted((a, b) => b - a));
        }
      }),
      runs(100),
    );
  });
});

describe("the table", () => {
  test("is smaller than 64 KiB", () => {
    expect(new TextEncoder().encode(seeds.corpus.english).length).toBeLessThan(64 * 1024);
  });

  test("contains the words of its own collection", async () => {
    const other = await openTexts({ "a.txt": "# 山县\n\n山县的渔民有三十条渔船，每年出海捕鱼。\n" });
    const words = createEnglish(other.corpus);
    expect(words.conceptsOf("fishermen and a fishing boat").flatMap(({ alternatives }) => alternatives)).not.toEqual(
      [],
    );
    expect(words.conceptsOf("mediation").flatMap(({ alternatives }) => alternatives)).toEqual([]);
  });
});

describe("an answer to an English question", () => {
  test("is found by words that no asking of the collection has", async () => {
    const other = await openTexts({
      "a.txt": "# 山县\n\n山县有45名律师。山县的图书馆有三层楼。去年，渔民捕鱼9000吨。\n\n山县法院设有调解窗口。\n",
    });
    const found = await createAsk(other)(
      { question: "How many lawyers are there?", lang: "en" },
      { month: "2026-11", origin: null },
    );
    expect(found.citations[0]?.quote ?? "").toContain("45名律师");
  });

  test.each([
    "What is the capital of France?",
    "Write me a poem about the sea.",
    "Who won the election?",
    "How do I renew my passport in Beijing?",
    "How long does it take to bake bread?",
    "Can my boss fire me while I am pregnant?",
  ])("is not given to 「%s」", async (question) => {
    const { status, citations } = await reply(question);
    expect(status).toBe("unanswered");
    expect(citations).toEqual([]);
  });

  test("does not give the number of another thing", async () => {
    const { status } = await reply("How many judges work at the Pinghu court?");
    expect(status).not.toBe("answered");
  });

  test("is about the new topic of a complete question", async () => {
    const { citations } = await reply("What program did the procuratorate in Jiaxing develop?", [
      "How many people's mediators are there in Jiaxing?",
    ]);
    expect(citations[0]?.quote).toContain("案件码");
  });
});

describe("the language of a question", () => {
  test.each([
    ["How many mediators are there?", true],
    ["What is 法小督?", true],
    ["Jiaxing mediators", true],
    ["PPT怎么做", false],
    ["嘉兴有多少调解员", false],
    ["", false],
  ])("of 「%s」 is English: %s", (text, is) => {
    expect(isEnglish(fold(text))).toBe(is);
  });
});
