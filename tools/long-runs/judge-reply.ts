// What must hold of every reply, whatever was sent: no failure but a promised one, nothing of the request as markup or in a header,
// no quote that is not verbatim. Enters a request and its reply; leaves the misses in words.
import { PROBLEMS } from "../../src/contract.ts";
import type { Generated } from "./generated-requests.ts";
import type { Came } from "./send-generated.ts";

/** Every source's text by its id. */
export type Texts = ReadonlyMap<string, string>;

const PROMISED: readonly (readonly [slug: string, status: number])[] = Object.entries(PROBLEMS);

export function judgeReply({ mark }: Generated, came: Came | null, texts: Texts): { misses: string[]; quotes: number } {
  if (came === null) return { misses: ["no reply"], quotes: 0 };
  const { status, headers, body } = came;
  const misses: string[] = [];
  const type = headers["content-type"] ?? "";
  const values = type.includes("json") ? [parsed(body)] : type.startsWith("text/event-stream") ? events(body) : [];
  if (values.includes(undefined)) misses.push("JSON that is none");
  if (status >= 500 && !values.some((value) => isPromised(value, status))) misses.push(`${status}`);
  if (JSON.stringify(headers).includes(mark)) misses.push("a header repeats the request");
  if (/html|svg|script|css/u.test(type) && body.includes(`<${mark}`)) misses.push(`unescaped in ${type}`);
  if (body !== "" && headers["x-content-type-options"] !== "nosniff") misses.push("may be sniffed");
  const quotes = values.flatMap(quotesIn);
  const shown = type.startsWith("text/html") ? shownQuotes(body) : [];
  for (const { source, quote, start, end } of quotes) {
    if (texts.get(source)?.slice(start, end) !== quote) misses.push(`a quote of ${source} that is not verbatim`);
  }
  for (const quote of shown) {
    if (![...texts.values()].some((text) => text.includes(quote)))
      misses.push("a quote on a page that is not verbatim");
  }
  return { misses, quotes: quotes.length + shown.length };
}

function isPromised(value: unknown, status: number): boolean {
  if (typeof value !== "object" || value === null || !("slug" in value)) return false;
  return value.slug !== "internal" && PROMISED.some(([slug, promised]) => slug === value.slug && promised === status);
}

function parsed(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The data of each event; 「[DONE]」 is none. */
function events(body: string): unknown[] {
  const lines = body.split("\n").filter((line) => line.startsWith("data:"));
  return lines
    .map((line) => line.slice("data:".length).trim())
    .flatMap((text) => (text === "[DONE]" ? [] : [parsed(text)]));
}

interface Quote {
  source: string;
  quote: string;
  start: number;
  end: number;
}

/** Every citation, wherever it stands. */
function quotesIn(value: unknown): Quote[] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.values(value).flatMap(quotesIn);
  const isCitation = "quote" in value && "start" in value && "end" in value && "source" in value;
  if (!isCitation) return below;
  const { quote, start, end, source } = value;
  const id = typeof source === "object" && source !== null && "id" in source ? source.id : "";
  if (typeof quote !== "string" || typeof start !== "number" || typeof end !== "number") return below;
  return [...below, { source: String(id), quote, start, end }];
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&amp;": "&",
  "&#39;": "'",
};
const unescaped = (entity: string) => ENTITIES[entity] ?? entity;

/** Those that a page shows. */
function shownQuotes(page: string): string[] {
  const found = [...page.matchAll(/<blockquote[^>]*>(.*?)<\/blockquote>/gsu)];
  return found.map(([, inside = ""]) =>
    inside.replace(/<[^>]*>/gu, "").replace(/&(?:lt|gt|quot|amp|#39);/gu, unescaped),
  );
}
