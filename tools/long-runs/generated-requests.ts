// Requests that nobody would send, and some that people do, made by chance from a seed: the same seed gives the same requests. Each
// carries a mark that stands nowhere else.
import { createChance } from "./chance.ts";
import { bodyFor, type From, form, NAMES, naughtyStrings, typed, VALUES } from "./generated-bodies.ts";
import type { KnownRoute } from "./routes.ts";

export interface Generated {
  n: number;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | null;
  /** The tag's name. */
  mark: string;
  /** Announces more than it sends. */
  isCutShort: boolean;
}

const METHODS = ["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"];
/** How many requests use a method that their route has. */
const FITTING = 0.85;
const ACCEPTS = [
  "*/*",
  "text/html",
  "text/plain",
  "application/json",
  "text/event-stream",
  "image/*;q=0, ,;=",
  "x".repeat(3_000),
];
const LANGUAGES = ["zh-CN", "zh-HK,zh;q=0.5", "en", "*", "xx-".repeat(500), ";;;q=9"];
const ORIGINS = ["https://another.example", "null", "http://127.0.0.1", "https://a.example/<", "file://"];

function headersFor(from: From, mark: string): Record<string, string> {
  const { pick, isOne } = from.chance;
  const latin = `<${mark}>`;
  const made: Record<string, string> = {};
  const maybe = (name: string, value: () => string, share = 0.15) => {
    if (isOne(share)) made[name] = value();
  };
  maybe("accept", () => pick(ACCEPTS), 0.6);
  maybe("accept-language", () => pick(LANGUAGES), 0.3);
  maybe("origin", () => (isOne(0.8) ? pick(ORIGINS) : latin));
  maybe("x-forwarded-proto", () => pick(["https", "http", latin]), 0.05);
  maybe("x-forwarded-for", () => pick(["1.2.3.4", latin]), 0.05);
  maybe(
    "authorization",
    () => pick([`Bearer ${latin}`, "Basic %%%", `Basic ${Buffer.from(latin).toString("base64")}`]),
    0.05,
  );
  maybe("referer", () => `https://a.example/?q=${latin}`, 0.1);
  maybe("if-none-match", () => pick(['"x"', "*", latin]), 0.05);
  maybe("range", () => pick(["bytes=0-1", "bytes=9-1", latin]), 0.05);
  maybe("access-control-request-method", () => pick(["POST", latin]), 0.1);
  maybe("access-control-request-headers", () => pick(["content-type", `${latin},`.repeat(200)]), 0.1);
  maybe("cookie", () => `a=${latin}`, 0.05);
  return made;
}

function addressOf(from: From, path: string, mark: string): string {
  const { pick, isOne } = from.chance;
  const filled = path
    .replace(/:\w+/gu, () =>
      encodeURIComponent(
        isOne(0.5) ? pick(["12348.vcf", "internal", "d001", "fawen"]) : typed(from, mark).toWellFormed(),
      ),
    )
    .replace("*", () => encodeURIComponent(mark));
  if (isOne(0.4)) return filled;
  const query = isOne(0.8) ? form(from, mark) : `${pick(NAMES)}=${pick(VALUES)}&&=&${pick(NAMES)}`;
  return `${filled}?${query.replace(/[^\x21-\x7e]+/gu, encodeURIComponent)}`.slice(0, 12_000);
}

export function createGenerator(seed: number, routes: readonly KnownRoute[], questions: readonly string[]) {
  const chance = createChance(seed);
  const from: From = { chance, questions, naughty: naughtyStrings() };
  return (n: number): Generated => {
    const mark = `zq${seed}x${n}x`;
    const { path, methods } = chance.pick(routes);
    const method = chance.isOne(FITTING) && methods.length > 0 ? chance.pick(methods) : chance.pick(METHODS);
    const made: Generated = {
      n,
      method,
      path: addressOf(from, path, mark),
      headers: headersFor(from, mark),
      body: null,
      mark,
      isCutShort: false,
    };
    if (["GET", "HEAD"].includes(method)) return made;
    const { bytes, type } = bodyFor(from, path, mark);
    made.body = bytes;
    if (type !== "") made.headers["content-type"] = type;
    made.isCutShort = chance.isOne(0.004);
    return made;
  };
}
