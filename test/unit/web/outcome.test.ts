// Tests that every response becomes exactly one outcome, and that every failure has a message for the person.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Lang } from "../../../src/contract.ts";
import { CHAT_WORDS } from "../../../src/view/all-chat-words.ts";
import { ANSWER_WORDS } from "../../../src/view/answer-words.ts";
import { type Failure, failureSentence } from "../../../src/view/outcome.ts";
import { readOutcome } from "../../../src/web/read-outcome.ts";
import { answers, failures, texts, tries } from "./shown-replies.ts";

const PROBLEM = {
  slug: "rate_limited",
  detail: "请过一会儿再问。",
  handoff: { why: "可以打电话。", contacts: [{ name: "热线", tel: "12348", url: null, for: "问法律" }] },
};
const LOGIN = "<!doctype html><title>登录</title>";

const wordsOf = (lang: Lang) => ({ ...CHAT_WORDS[lang], ...ANSWER_WORDS[lang] });

/** The failure for a response. */
function failureOf(text: string, status: number, isPage = false): Failure {
  const outcome = readOutcome(text, status, isPage);
  if (outcome.kind !== "failure") throw new Error(`it came to ${outcome.kind}`);
  return outcome.failure;
}

describe("readOutcome", () => {
  test("returns an answer when the reply can be displayed, whatever the status", () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 200, max: 510 }), (answer, status) => {
        // A reply without content is unreadable: see the next test.
        fc.pre(
          answer.answer.trim() !== "" ||
            answer.parts.length > 0 ||
            answer.citations.length > 0 ||
            answer.alert !== null,
        );
        expect(readOutcome(JSON.stringify(answer), status, false)).toEqual({ kind: "answer", answer });
      }),
      tries(50),
    );
  });

  test("returns unreadable for a reply without content", () => {
    fc.assert(
      fc.property(answers, fc.constantFrom("", " ", "\n"), (reply, answer) => {
        const silent = { ...reply, answer, parts: [], citations: [], alert: null };
        expect(failureOf(JSON.stringify(silent), 200).kind).toBe("unreadable");
      }),
      tries(50),
    );
  });

  test("returns one failure with its status in every other case, and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.json()), fc.integer(), fc.boolean(), (text, status, isPage) => {
        const failure = failureOf(text, status, isPage);
        expect(failure).toMatchObject({ status, slug: null, detail: null, contacts: [] });
        expect(["portal", "unreadable"]).toContain(failure.kind);
      }),
      tries(200),
    );
  });

  test.each([400, 403, 413, 429, 500, 503])("keeps the detail and the contacts of a problem (%i)", (status) => {
    expect(failureOf(JSON.stringify(PROBLEM), status)).toEqual({
      kind: "problem",
      status,
      slug: PROBLEM.slug,
      detail: PROBLEM.detail,
      contacts: PROBLEM.handoff.contacts,
    });
  });

  const STRANGE: [what: string, text: string, status: number, isPage: boolean, kind: Failure["kind"]][] = [
    ["a login page in place of the reply", LOGIN, 200, true, "portal"],
    ["a redirect", "", 0, true, "portal"],
    ["a network that wants a login", LOGIN, 511, true, "portal"],
    ["the status for a login without a page", "", 511, false, "portal"],
    ["the page of a gateway", LOGIN, 502, true, "unreadable"],
    ["an answer cut short", '{"id":"r_1","status":"answ', 200, false, "unreadable"],
    ["a list", "[]", 200, false, "unreadable"],
    ["nothing", "", 204, false, "unreadable"],
    ["null", "null", 200, false, "unreadable"],
    ["another service's problem", '{"type":"about:blank","title":"x","status":500}', 500, false, "unreadable"],
  ];
  test.each(STRANGE)("recognises %s", (_, text, status, isPage, kind) => {
    expect(failureOf(text, status, isPage).kind).toBe(kind);
  });
});

describe("failureSentence", () => {
  test.each(Lang.options)("is not empty for any failure, in %s", (lang) => {
    fc.assert(
      fc.property(failures, (failure) => {
        const sentence = failureSentence(failure, wordsOf(lang), lang);
        expect(sentence).not.toBe("");
        expect(sentence).not.toMatch(/\{\w+\}|undefined|null/);
      }),
      tries(100),
    );
  });

  test("is the server's message, but never in another script than the chat's", () => {
    const saying = (detail: string) => failureOf(JSON.stringify({ ...PROBLEM, detail }), 429);
    const said = (detail: string, lang: Lang) => failureSentence(saying(detail), wordsOf(lang), lang);
    expect(said(PROBLEM.detail, "zh-CN")).toBe(PROBLEM.detail);
    expect(said(PROBLEM.detail, "zh-Hant")).toBe(ANSWER_WORDS["zh-Hant"].busy);
    expect(said("Please wait a minute.", "en")).toBe("Please wait a minute.");
    expect(said(PROBLEM.detail, "en")).toBe(ANSWER_WORDS.en.busy);
    expect(said("Please wait a minute.", "zh-CN")).toBe(ANSWER_WORDS["zh-CN"].busy);
  });

  test("differs by who has to do something", () => {
    const words = wordsOf("zh-CN");
    const said = (kind: Failure["kind"], status: number | null) =>
      failureSentence({ kind, status, slug: null, detail: null, contacts: [] }, words, "zh-CN");
    expect(said("offline", null)).toBe(words.offline);
    expect(said("timeout", null)).toBe(words.timeout);
    expect(said("portal", 200)).toBe(words.portal);
    expect(said("unreadable", 200)).toBe(words.unreadable);
    expect(said("unreadable", 502)).toBe(words.broken);
    expect(said("unreadable", 429)).toBe(words.busy);
    expect(said("problem", 400)).toBe(words.refused);
  });
});
