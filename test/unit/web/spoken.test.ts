// Tests an answer as text: for reading aloud without the numbers of quotes, for copying with sources, contacts and the
// notice.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Lang } from "../../../src/contract.ts";
import { CHAT_WORDS } from "../../../src/view/all-chat-words.ts";
import { ANSWER_WORDS, type Words } from "../../../src/view/answer-words.ts";
import { dateWords, sourceFacts, titleWords } from "../../../src/view/source-words.ts";
import { copyText, spoken } from "../../../src/web/spoken.ts";
import { answers, texts, tries } from "./shown-replies.ts";

const HERE = "https://fawen.example";
const WORDS = new Map<Lang, Words>(Lang.options.map((lang) => [lang, { ...CHAT_WORDS[lang], ...ANSWER_WORDS[lang] }]));
const ZH = { ...CHAT_WORDS["zh-CN"], ...ANSWER_WORDS["zh-CN"] };
const EN = { ...CHAT_WORDS.en, ...ANSWER_WORDS.en };
const words = fc.constantFrom(...WORDS.values());

describe("copyText", () => {
  test("contains the question, the answer, every source with its link, the numbers to call, and the notice last", () => {
    fc.assert(
      fc.property(texts, answers, words, (question, answer, ours) => {
        const copied = copyText(question, answer, ours, HERE);
        expect(copied.startsWith(ours.youAsked)).toBe(true);
        expect(copied.endsWith(answer.notice)).toBe(true);
        for (const piece of [question, answer.answer, ...answer.warnings]) expect(copied).toContain(piece);
        for (const { n, source, href } of answer.citations) {
          expect(copied).toContain(`[${n}] ${titleWords(source, ours)}`);
          expect(copied).toContain(`${HERE}${href}`);
          for (const { value } of sourceFacts(source, ours)) expect(copied).toContain(value);
        }
        for (const { tel, name } of answer.handoff.contacts)
          if (tel !== null) expect(copied).toContain(`${tel} ${name}`);
        expect(copied.includes(ours.machineMade)).toBe(answer.ai_generated);
      }),
      tries(100),
    );
  });
});

describe("spoken", () => {
  test("contains the answer, its warnings, its hint and the notice", () => {
    fc.assert(
      fc.property(answers, words, (answer, ours) => {
        const heard = spoken(answer, ours);
        const unmarked = (text: string) => text.replace(/\[\d+\]/g, "");
        const hint = answer.tip === undefined || answer.tip === null ? [] : [answer.tip.text];
        for (const piece of [answer.answer, ...answer.warnings, ...hint, answer.notice]) {
          expect(unmarked(heard)).toContain(unmarked(piece));
        }
        expect(heard.includes(ours.machineMade)).toBe(answer.ai_generated);
      }),
      tries(100),
    );
  });

  test("begins with the alert and contains it once", () => {
    fc.assert(
      fc.property(answers, words, fc.boolean(), (answer, ours, isTold) => {
        const alert = { title: "先保证安全", text: "请先离开，再打110。", contacts: [] };
        const told = isTold ? `${alert.text}\n${answer.answer}` : answer.answer;
        const heard = spoken({ ...answer, alert, answer: told }, ours);
        expect(heard.split(alert.text).length).toBe(2);
        expect(heard.startsWith(isTold ? alert.text : alert.title)).toBe(true);
      }),
      tries(100),
    );
  });
});

describe("dateWords", () => {
  test.each([
    ["2021-05-10", "2021年5月10日", "2021-05-10"],
    ["2021-12", "2021年12月", "2021-12"],
    ["2021", "2021年", "2021"],
    ["去年", "去年", "去年"],
    ["2021-5-1", "2021-5-1", "2021-5-1"],
  ])("formats %s for people", (date, chinese, english) => {
    expect(dateWords(date, ZH)).toBe(chinese);
    expect(dateWords(date, EN)).toBe(english);
  });

  test("returns text that is not a date unchanged", () => {
    fc.assert(
      fc.property(texts, (text) => {
        if (!/^\d{4}/.test(text)) expect(dateWords(text, ZH)).toBe(text);
      }),
      tries(100),
    );
  });
});

describe("a source", () => {
  const SOURCE = { publisher: null, place: null, published: null, published_estimated: false };

  test("states what is unknown", () => {
    expect(sourceFacts(SOURCE, ZH)).toEqual([
      { label: "发布", value: "来源未注明" },
      { label: "地方", value: "来源未注明" },
      { label: "时间", value: "来源未注明" },
    ]);
  });

  test("shows publisher, place and date, and marks an estimated date", () => {
    const known = { publisher: "司法局", place: "嘉善", published: "2021-05", published_estimated: true };
    expect(sourceFacts(known, ZH).map(({ value }) => value)).toEqual(["司法局", "嘉善", "约2021年5月"]);
    expect(sourceFacts({ ...known, published_estimated: false }, EN).at(-1)?.value).toBe("2021-05");
    expect(sourceFacts({ ...known, published: null }, ZH).at(-1)?.value).toBe("来源未注明");
  });

  test("has its own title in marks, and states when an editor wrote the title", () => {
    expect(titleWords({ title: "甲", title_given: true }, ZH)).toBe("《甲》");
    expect(titleWords({ title: "甲", title_given: false }, ZH)).toBe("甲（编者拟题）");
  });
});
