// A wrong assumption in a question is corrected first; what the question only asks, or what is true, is not.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { contradictionOf } from "../../../src/decide/premise.ts";
import { runs } from "../core/seeds-collection.ts";
import { openCounty } from "./county.ts";

const county = await openCounty();
const judged = async (question: string) => ({ ...(await county.caseOf(question)), about: 1, answers: 1 });

/** The kind of contradiction and the line that states it; null if there is none. */
async function contradicted(question: string): Promise<{ kind: string | undefined; line: string } | null> {
  const asked = await judged(question);
  const { outcome, draft } = decide(asked);
  if (outcome !== "contradicted") return null;
  expect(draft).toMatchObject({ status: "partial", reason: "contradicted" });
  const line = draft.lead?.kind === "frame" ? (draft.lead.slots.span ?? "") : "";
  const [quote] = draft.quotes;
  expect(quote?.source.text.slice(...quote.span)).toContain(line);
  return { kind: contradictionOf(asked)?.kind, line };
}

describe("a false premise is corrected first", () => {
  test.each([
    ["南河县有200名专职人民调解员，他们在哪里？", "figure", "126名"],
    ["南河县20家律师事务所怎么联系？", "figure", "8家"],
    ["南河县公共法律服务中心是2018年启用的，怎么走？", "year", "2019年"],
    ["南河县村法律顾问制度的满意度是全省第一吗？", "rank", "全省第二"],
    ["南河县的夜间法律门诊已经建成了，在哪里？", "stage", "正在探索"],
  ])("「%s」: a %s; the text says 「%s」", async (question, kind, told) => {
    const found = await contradicted(question);
    expect(found?.kind).toBe(kind);
    expect(found?.line).toContain(told);
  });

  test("for any figure except the text's", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 999 }), async (count) => {
        const found = await contradicted(`听说南河县有${count}名专职人民调解员，是真的吗？`);
        if (count === 126) expect(found).toBeNull();
        else expect(found?.line).toContain("126名");
      }),
      runs(25),
    );
  });

  test("for any year except the text's", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1990, max: 2029 }), async (year) => {
        const found = await contradicted(`南河县公共法律服务中心${year}年正式启用，对吧，怎么走？`);
        if (year === 2019) expect(found).toBeNull();
        else expect(found?.line).toContain("2019年");
      }),
      runs(20),
    );
  });
});

describe("there is no contradiction", () => {
  test.each([
    "南河县有126名专职人民调解员吗？",
    "南河县有一百二十六名专职人民调解员，他们在哪里？",
    "南河县有120多名专职人民调解员，他们在哪里？",
    "南河县公共法律服务中心是2019年启用的，怎么走？",
    "南河县村法律顾问制度的满意度排全省第二，为什么？",
  ])("if the text says the same: 「%s」", async (question) => {
    expect(await contradicted(question)).toBeNull();
  });

  test.each([
    "南河县有多少名专职人民调解员？",
    "南河县村法律顾问制度的满意度排第几？",
    "2022年南河县办理了多少件法律援助案件？",
    "南河县有100名还是200名专职人民调解员？",
    "南河县的夜间法律门诊开了吗？",
    "南河县委书记是谁？",
  ])("if the question only asks: 「%s」", async (question) => {
    expect(await contradicted(question)).toBeNull();
  });

  test.each(["东湖区有88名专职人民调解员吗？", "南河县有300家志愿者协会吗？", "南河县有一个专职人民调解员吗？"])(
    "if the claim is about something else: 「%s」",
    async (question) => {
      expect(await contradicted(question)).toBeNull();
    },
  );

  test("if there is no candidate to compare with", async () => {
    const asked = await judged("南河县有200名专职人民调解员");
    expect(contradictionOf({ ...asked, top: undefined })).toBeNull();
  });
});
