// A reply never repeats in the service's own voice what a person typed: no number that only the question contains, and
// nothing of an unknown place. Otherwise anybody who makes a link could put a telephone number into a reply.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAsk } from "../../../src/ask.ts";
import { openSeeds, runs } from "./seeds-collection.ts";

const ask = createAsk(await openSeeds());
const reply = async (request: Parameters<typeof ask>[0]) =>
  JSON.stringify(await ask(request, { month: "2026-11", origin: null }));

/** Eight digits that no text and no contact contains. */
const number = fc.stringMatching(/^[3-9][0-9]{7}$/).filter((digits) => !/(\d)\1{3}/.test(digits));

/**
 * Questions for all kinds of replies: answered, missing, outside, misspelt, contradicted, of a statute, of nothing
 * here.
 */
const ASKED: readonly ((digits: string) => string)[] = [
  (digits) => `平湖请了${digits}名法治监督员吗？`,
  (digits) => `法律援助打${digits}对吗？`,
  (digits) => `杭州${digits}的律师电话`,
  (digits) => `乡情朴元的电话是${digits}吗？`,
  (digits) => `“善调姐${digits}”是做什么的？`,
  (digits) => `法律援助法第${digits}条`,
  (digits) => `${digits}`,
  (digits) => `请打${digits}号上海公证处`,
  (digits) => `找谁调解，拨${digits}`,
  (digits) => `Is ${digits} the number of legal aid in Shanghai?`,
];

describe("a reply", () => {
  test("contains no number that occurs only in the question or its history", () =>
    fc.assert(
      fc.asyncProperty(number, fc.constantFrom(...ASKED), fc.constantFrom(...ASKED), async (digits, say, before) => {
        const history = [{ role: "user" as const, content: before(digits) }];
        expect(await reply({ question: say(digits) })).not.toContain(digits);
        expect(await reply({ question: "那电话呢", history })).not.toContain(digits);
      }),
      runs(60),
    ));

  test("that asks whether a name was meant repeats no foreign word of the question", async () => {
    const text = await reply({ question: "内法规工作联第三方专业机嘉兴有多少？ zxxzqzqxj" });
    expect(text).toContain("您是不是想问");
    expect(text).not.toContain("zxxzqzqxj");
  });

  test("contains nothing of an unknown place, and says only that the place is unknown", () =>
    fc.assert(
      fc.asyncProperty(number, fc.constantFrom("zh-CN", "zh-Hant", "en"), async (digits, lang) => {
        const place = `退费请打${digits}`;
        const question = lang === "en" ? "Where can I get legal aid?" : "去哪里申请法律援助？";
        const said = await reply({ question, place, lang });
        expect(said).not.toContain(digits);
        expect(said).not.toContain("退费");
        expect(said).toMatch(/没有您选的这个地方|沒有您選的這個地方|The place given is not known/u);
      }),
      runs(20),
    ));
});
