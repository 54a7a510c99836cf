// Compares the types for hosts at `/widget.d.ts` with the implementation. The compiler does the comparison; the tests
// compare the keys.
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

test("FawenReply matches the replies of the contract and of the chat", () => {
  expectTypeOf<Answer>().toExtend<FawenReply>();
  expectTypeOf<ShownAnswer>().toExtend<FawenReply>();
});

test("FawenStrings has exactly the keys of all strings", () => {
  expectTypeOf<keyof FawenStrings>().toEqualTypeOf<keyof AllWords>();
  expectTypeOf<FawenStrings>().toEqualTypeOf<{ -readonly [Key in keyof AllWords]?: string }>();
  expectTypeOf<FawenChatElement["strings"]>().toExtend<FawenStrings>();
});

test("the event details match the program's own types", () => {
  expectTypeOf<FawenEventDetails["fawen:error"]>().toEqualTypeOf<Pick<Failure, "kind" | "status" | "slug">>();
  expectTypeOf<FawenEventDetails["fawen:feedback"]>().toEqualTypeOf<Feedback>();
});

test("FawenStrings lists the keys in the order of the string tables", async () => {
  const types = await readFile(new URL("../../../src/web/fawen-chat.d.ts", import.meta.url), "utf8");
  const [, listed = ""] = /interface FawenStrings \{(.*?)\n\}/s.exec(types) ?? [];
  const keys = [...listed.matchAll(/^ {2}(\w+)\?: string;$/gm)].map(([, key]) => key);
  const tables = [CHAT_WORDS, ANSWER_WORDS, TOOL_WORDS, ALONG_WORDS];
  expect(keys).toEqual(tables.flatMap((table) => Object.keys(table["zh-CN"])));
});

test("the file has no imports or references", async () => {
  const types = await readFile(new URL("../../../src/web/fawen-chat.d.ts", import.meta.url), "utf8");
  expect(types).not.toMatch(/\bimport\b|\brequire\b|reference path/);
});
