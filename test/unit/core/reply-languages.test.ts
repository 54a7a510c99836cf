// What editors wrote is in the language of the reply: whom to call, hints, suggestions.
import { expect, test } from "vitest";
import { createAsk } from "../../../src/ask.ts";
import { Answer } from "../../../src/contract.ts";
import { AskRequest } from "../../../src/endpoints.ts";
import { openSeeds } from "./seeds-collection.ts";

const ask = createAsk(await openSeeds());
const reply = async (question: string): Promise<Answer> =>
  Answer.parse(await ask(AskRequest.parse({ question }), { month: "2026-11", origin: null }));

test("a reply in English names whom to call in English and in Chinese, and gives the hint in English", async () => {
  const { handoff, tip } = await reply("I was injured at work, who can I turn to for compensation?");
  expect(handoff.contacts.length).toBeGreaterThan(1);
  for (const { name, for: purpose } of handoff.contacts) {
    expect(name).toMatch(/^[A-Z][a-z ]+ \p{Script=Han}+$/u);
    expect(purpose).not.toMatch(/\p{Script=Han}/u);
  }
  expect(tip?.label).toBe("Editor's hint");
  expect(tip?.text).not.toMatch(/\p{Script=Han}/u);
  const { lead } = await reply("My boss does not pay me");
  expect(lead?.text).toBe("Call 12333 first (Labour and social security hotline), or 12348 (legal hotline).");
});

test("a reply in Traditional characters has them in all that is no quote: contacts, hint, suggestions", async () => {
  const { parts, handoff, suggestions } = await reply("老闆不發工資，可以找誰？");
  expect(handoff.contacts.map(({ name }) => name)).toEqual(["人力資源和社會保障諮詢熱線", "公共法律服務熱線"]);
  expect(suggestions.map(({ question }) => question)).toContain("嘉興市公共法律服務中心有哪些窗口？");
  const own = parts.filter(({ kind }) => kind !== "evidence").map(({ text }) => text);
  expect(own.join("\n")).toContain("勞動合同、工資條、考勤和聊天記錄先留好。");
  expect(own.join("\n")).not.toMatch(/[劳动资调织记录电话]/u);
});

test("a reply to a question in English suggests no question in Chinese", async () => {
  const { suggestions } = await reply("How many people's mediators are there in Jiaxing?");
  for (const { question } of suggestions) expect(question).toMatch(/[a-z]{3}/u);
});
