// The types that hosts get at `/widget.d.ts` against what is built: checked by the compiler, counted here.
import { readFile } from "node:fs/promises";
import { expect, expectTypeOf, test } from "vitest";
import type { Answer } from "../../../src/contract.ts";
import { CHAT_WORDS } from "../../../src/view/all-chat-words.ts";
import { ALONG_WORDS, type AlongWords } from "../../../src/view/along-words.ts";
import { ANSWER_WORDS, type Words } from "../../../src/view/answer-words.ts";
import type { Failure } from "../../../src/view/outcome.ts";
import type { ShownAnswer } from "../../../src/view/shown.ts";
import { TOOL_WORDS, type ToolWords } from "../../../src/view/tool-words.ts";
import type { FawenChatElement, FawenEventDetails, FawenReply, FawenStrings } from "../../../src/web/fawen-chat.d.ts";
import type { Feedback } from "../../../src/web/send-feedback.ts";

type AllWords = Words & ToolWords & AlongWords;

test("a reply of the contract, and one that the chat read, is the reply that hosts get", () => {
  expectTypeOf<Answer>().toExtend<FawenReply>();
  expectTypeOf<ShownAnswer>().toExtend<FawenReply>();
});

test("the words that can be replaced are all words, each of them a text", () => {
  expectTypeOf<keyof FawenStrings>().toEqualTypeOf<keyof AllWords>();
  expectTypeOf<FawenStrings>().toEqualTypeOf<{ -readonly [Key in keyof AllWords]?: string }>();
  expectTypeOf<FawenChatElement["strings"]>().toExtend<FawenStrings>();
});

test("events tell what happened in the program's own terms", () => {
  expectTypeOf<FawenEventDetails["fawen:error"]>().toEqualTypeOf<Pick<Failure, "kind" | "status" | "slug">>();
  expectTypeOf<FawenEventDetails["fawen:feedback"]>().toEqualTypeOf<Feedback>();
});

test("the keys of the words stand in the file that hosts load", async () => {
  const types = await readFile(new URL("../../../src/web/fawen-chat.d.ts", import.meta.url), "utf8");
  const [, listed = ""] = /interface FawenStrings \{(.*?)\n\}/s.exec(types) ?? [];
  const keys = [...listed.matchAll(/^ {2}(\w+)\?: string;$/gm)].map(([, key]) => key);
  const tables = [CHAT_WORDS, ANSWER_WORDS, TOOL_WORDS, ALONG_WORDS];
  expect(keys).toEqual(tables.flatMap((table) => Object.keys(table["zh-CN"])));
});

test("the file that hosts load stands by itself", async () => {
  const types = await readFile(new URL("../../../src/web/fawen-chat.d.ts", import.meta.url), "utf8");
  expect(types).not.toMatch(/\bimport\b|\brequire\b|reference path/);
});
