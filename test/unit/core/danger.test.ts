// Danger is heard: in the sentences that the first rules were made for, in any order of messages, with a wrong character,
// and never in the collection's own words.
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

/** Of the collection's askings, those in which danger may be heard: an alert above an answer harms nobody. */
const OWN_WORDS_MAX = 0.002;

describe("danger", () => {
  test.each(DANGER.yes)("is heard in 「%s」", (question) => {
    expect(hear(question)).not.toBeNull();
  });

  test.each(DANGER.no)("is not heard in 「%s」", (question) => {
    expect(hear(question)).toBeNull();
  });

  test("is not heard in what the product itself offers to ask, nor in what its texts say", () => {
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

  test("is hardly ever heard in what editors write that people ask: rather once too often", () => {
    const words = ownWords(collection);
    const heard = words.filter((text) => hear(text) !== null);
    expect(heard.length / words.length, heard.join("\n")).toBeLessThanOrEqual(OWN_WORDS_MAX);
  });

  test("can be listened for in any text", () => {
    fc.assert(
      fc.property(fc.array(hardText, { minLength: 1, maxLength: 3 }), (texts) => {
        expect(["object"]).toContain(typeof hear(...texts));
      }),
      runs(100),
    );
  });
});

describe("a danger once spoken of", () => {
  test.each([
    ["我老公打我", "他又来了"],
    ["家里着火了", "烟越来越大"],
    ["我不想活了", "嗯"],
    ["有人晕倒了", "怎么办"],
  ])("「%s」 lasts while the person says 「%s」", (before, now) => {
    expect(hear(before, now)?.kind).toBe(hear(before)?.kind);
  });

  test("ends when the person plainly speaks of something else", () => {
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
  ])("for 「%s」 has %s first", (question, first) => {
    expect(hear(question)?.numbers[0]).toBe(first);
  });

  test("has at most four numbers, each once, all of which have a contact", () => {
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
  ])("「%s」 is nothing but cries: of the kind that an editor gave the first of them", (message, kind) => {
    expect(hear(message)).toMatchObject({ kind, isAlone: true });
  });

  /** Nobody says it: the model has never read it. */
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

  test("a new word for a deed makes an alarm surer", () => {
    const said = `他现在又在${NEW_WORD}我，救命`;
    expect(odds(withDeed, said)).toBeGreaterThan(odds(detector, said));
  });

  test("a long word with one character that only sounds right is the word", () => {
    expect(hear("我不想活乐")).not.toBeNull();
    expect(hear("有人拿着刀冲近来了")).not.toBeNull();
  });
});
