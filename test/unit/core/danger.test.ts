// The danger detector: it hears the sentences that the first rules were made for, across messages and with a wrong
// character, but not the collection's own words.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { menuQuestion } from "../../../src/menu-question.ts";
import { prepare } from "../../../src/prepare.ts";
import { createDangerDetector } from "../../../src/question/danger.ts";
import { DANGER_MODEL } from "../../../src/question/danger-weights.ts";
import { clean, fold } from "../../../src/text.ts";
import { DANGER } from "./danger-cases.ts";
import { openSeeds, ownWords, runs } from "./seeds-collection.ts";
import { hardText } from "./strings.ts";

const collection = await openSeeds();
const { corpus } = collection;
const detector = prepare(collection).danger;
const hear = (...messages: string[]) => detector.detect(messages.map((text) => fold(clean(text))));

/** Largest share of the collection's askings in which danger may be heard. An alarm above an answer harms nobody. */
const OWN_WORDS_MAX = 0.002;

describe("danger", () => {
  test.each(DANGER.yes)("is detected in 「%s」", (question) => {
    expect(hear(question)).not.toBeNull();
  });

  test.each(DANGER.no)("is not detected in 「%s」", (question) => {
    expect(hear(question)).toBeNull();
  });

  test("is not detected in the questions that the product offers, nor in its texts", () => {
    const { suggest, matters, services } = corpus;
    const offered = [
      ...suggest,
      ...matters.flatMap((matter) => matter.suggest),
      ...services.flatMap(({ questions }) => questions),
      ...corpus.menu.needs.flatMap(({ questions }) => questions.map(([written]) => menuQuestion(corpus, written))),
      ...corpus.chunks.flatMap(({ source, sentences }) =>
        sentences.map(([start, end]) => collection.sources.get(source)?.text.slice(start, end) ?? ""),
      ),
    ];
    expect(offered.filter((text) => hear(text) !== null)).toEqual([]);
  });

  test("is hardly ever detected in the questions that editors wrote", () => {
    const words = ownWords(collection);
    const heard = words.filter((text) => hear(text) !== null);
    expect(heard.length / words.length, heard.join("\n")).toBeLessThanOrEqual(OWN_WORDS_MAX);
  });

  test("is looked for in any text without an error", () => {
    fc.assert(
      fc.property(fc.array(hardText, { minLength: 1, maxLength: 3 }), (texts) => {
        expect(["object"]).toContain(typeof hear(...texts));
      }),
      runs(100),
    );
  });
});

describe("danger in an earlier message", () => {
  test.each([
    ["我老公打我", "他又来了"],
    ["家里着火了", "烟越来越大"],
    ["我不想活了", "嗯"],
    ["有人晕倒了", "怎么办"],
  ])("(「%s」) lasts when the person adds 「%s」", (before, now) => {
    expect(hear(before, now)?.kind).toBe(hear(before)?.kind);
  });

  test("ends when the person clearly changes the subject", () => {
    expect(hear("我老公打我", "嘉兴有多少名法律明白人？")).toBeNull();
    expect(hear("我老公打我", "嘉兴有多少名法律明白人？", "那平湖呢？")).toBeNull();
  });
});

describe("an alarm", () => {
  test.each([
    ["家里着火了", "fire-119"],
    ["有人晕倒了", "ambulance-120"],
    ["老公打我", "police-110"],
    ["吃了一瓶安眠药", "ambulance-120"],
    ["活着没意思", "mental-12356"],
    ["撞车了，有人受伤躺在地上", "traffic-122"],
    ["客服叫我把钱打到安全账户", "antifraud-96110"],
    ["钱已经转过去了，发现被骗了", "police-110"],
    ["孩子走丢了", "police-110"],
  ])("for 「%s」 lists %s first", (question, first) => {
    expect(hear(question)?.numbers[0]).toBe(first);
  });

  test("has at most four numbers, each once and each of a contact", () => {
    const tels = new Map(corpus.contacts.map(({ id, tel }) => [id, tel]));
    for (const question of DANGER.yes) {
      const numbers = hear(question)?.numbers ?? [];
      expect(numbers.length).toBeLessThanOrEqual(4);
      expect(new Set(numbers).size).toBe(numbers.length);
      for (const id of numbers) expect(tels.get(id)).toMatch(/^\d+$/u);
    }
  });
});

describe("the editors' words", () => {
  test.each([
    ["救命啊", "violence"],
    ["救命！救命！", "violence"],
    ["着火了！！！快来人啊", "fire"],
    ["没气了", "medical"],
  ])("raise an alarm of the kind of the first cry in 「%s」, which contains nothing but cries", (message, kind) => {
    expect(hear(message)).toMatchObject({ kind, isSure: true });
  });

  test("raise a sure alarm as one clause among others, if their kind stands alone", () => {
    expect(hear("我想死，离婚要带什么材料")).toMatchObject({ kind: "suicide_thought", isAlone: true, isSure: true });
  });

  /** A made-up word that the model has never read. */
  const NEW_WORD = "嘎蹦";
  const withDeed = createDangerDetector(
    {
      ...corpus.danger,
      kinds: corpus.danger.kinds.map((kind) =>
        kind.id === "violence" ? { ...kind, deeds: [...kind.deeds, NEW_WORD] } : kind,
      ),
    },
    DANGER_MODEL,
    () => false,
  );
  const odds = (from: typeof detector, text: string) => from.detect([fold(text)])?.odds ?? Number.NEGATIVE_INFINITY;

  test("make an alarm surer when a deed is added to them", () => {
    const said = `他现在又在${NEW_WORD}我，救命`;
    expect(odds(withDeed, said)).toBeGreaterThan(odds(detector, said));
  });

  test("match a long word with one character that only sounds right", () => {
    expect(hear("我不想活乐")).not.toBeNull();
    expect(hear("有人拿着刀冲近来了")).not.toBeNull();
  });
});
