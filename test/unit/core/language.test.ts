// The language in which a question is answered.
import { describe, expect, test } from "vitest";
import { createAsk, languageOf } from "../../../src/ask.ts";
import { writtenLanguage } from "../../../src/question/language.ts";
import { openSeeds } from "./seeds-collection.ts";

describe("the language that a question is written in", () => {
  test.each([
    ["My husband is beating me", "en"],
    ["legal aid Pinghu", "en"],
    ["What is 四诊四化?", "en"],
    ["我老公打我，救命啊，他還在門外", "zh-Hant"],
    ["我要請律師", "zh-Hant"],
  ])("of 「%s」 is %s", (text, language) => {
    expect(writtenLanguage(text)).toBe(language);
  });

  test.each(["我老公打我", "110", "lihun", "gongzi bu fa zenme ban", "ETC怎么办", "asdf"])(
    "is unknown for 「%s」: pinyin, a name and stray keys are not English",
    (text) => {
      expect(writtenLanguage(text)).toBeNull();
    },
  );
});

describe("the language of a reply", () => {
  test("is that of the question, whatever the page is set to", () => {
    expect(languageOf({ question: "My boss did not pay me", lang: "zh-CN" })).toBe("en");
  });

  test("is that of the page when the question does not tell", () => {
    expect(languageOf({ question: "我老公打我", lang: "en" })).toBe("en");
    expect(languageOf({ question: "我老公打我" })).toBe("zh-CN");
  });

  test("is used in the first line and in the handoff", async () => {
    const ask = createAsk(await openSeeds());
    const { lead, handoff } = await ask({ question: "My boss did not pay me" }, { month: "2026-11", origin: null });
    expect(lead?.text).toMatch(/^Call 12333 first/u);
    expect(handoff.why).toBe("For what the sources lack, you can call.");
  });
});
