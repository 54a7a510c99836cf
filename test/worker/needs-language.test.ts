// The needs on the start page are in the reader's language, and so are the answers to their questions.
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Answer } from "../../src/contract.ts";
import { toSimplified } from "../../src/traditional.ts";
import { posting, type Served, serve } from "./serve.ts";

type Words = Record<string, Record<string, { label: string; asks: Record<string, string> }>>;
let worker: Served;
let words: Words;
beforeAll(async () => {
  worker = await serve();
  words = JSON.parse(await readFile(new URL("../../index/out/seeds/menu-words.json", import.meta.url), "utf8"));
});
afterAll(() => worker.close());

const tilesIn = async (lang: string) =>
  /<section slot="needs".*?<\/section>\s*<\/fawen-chat>|<section slot="needs".*?(?=<form id="ask")/su.exec(
    await (await worker.fetch(`/?lang=${lang}`)).text(),
  )?.[0] ?? "";
const wordsOn = (tiles: string, tag: string) =>
  [...tiles.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, "gsu"))].map(([, inside = ""]) =>
    inside.replace(/<svg.*?<\/svg>|<[^>]+>/gsu, "").trim(),
  );
/** Questions that may lead to a contact in English although they lead to a text in Chinese. */
const OTHERS_MAX = 4;
const answerTo = async (question: string, lang: string) =>
  Answer.parse((await worker.json("/api/ask", posting({ question, lang }))).body);
const quoted = ({ citations }: Answer) => citations.map(({ passage }) => passage).join();
/** Traditional text writes 著 for 着. */
const simplified = (text: string) =>
  Array.from(text.replaceAll("著", "着"), (character) =>
    String.fromCharCode(toSimplified(character.charCodeAt(0))),
  ).join("");

test("an English page has no Chinese in its tiles and questions", async () => {
  const tiles = await tilesIn("en");
  const shown = [...wordsOn(tiles, "summary"), ...wordsOn(tiles, "button")];
  expect(shown.length).toBeGreaterThan(40);
  for (const one of shown) expect(one).not.toMatch(/\p{Script=Han}/u);
});

test("a Traditional page shows the same needs and questions in Traditional characters", async () => {
  const [here, there] = [await tilesIn("zh-Hant"), await tilesIn("zh-CN")];
  const asked = wordsOn(there, "button");
  for (const one of wordsOn(here, "button")) expect(asked).toContain(simplified(one));
  expect(wordsOn(here, "summary").map(simplified)).toEqual(wordsOn(there, "summary").map(simplified));
});

describe("every question of a tile", () => {
  test("is answered in English with contacts, nearly always with the quotes of the Chinese answer", async () => {
    const others: string[] = [];
    for (const { en } of Object.values(words)) {
      for (const question of Object.keys(en?.asks ?? {})) {
        const [english, chinese] = [await answerTo(question, "en"), await answerTo(question, "zh-CN")];
        if (quoted(english) !== quoted(chinese)) others.push(question);
        expect(english.handoff.why, question).not.toMatch(/\p{Script=Han}/u);
        expect(english.handoff.contacts, question).not.toEqual([]);
      }
    }
    expect(others.length, others.join()).toBeLessThanOrEqual(OTHERS_MAX);
  });

  test("has the same quotes in Traditional as in Simplified characters", async () => {
    for (const need of Object.values(words)) {
      for (const [question, traditional] of Object.entries(need["zh-Hant"]?.asks ?? {})) {
        expect(quoted(await answerTo(traditional, "zh-Hant")), question).toBe(
          quoted(await answerTo(question, "zh-CN")),
        );
      }
    }
  });
});
