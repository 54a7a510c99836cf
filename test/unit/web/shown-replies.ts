// Arbitrary replies of a server for property tests: every displayed field, with texts that look like markup, links and
// citations.
import * as fc from "fast-check";
import type { Turn } from "../../../src/view/conversation.ts";
import type { Failure } from "../../../src/view/outcome.ts";
import type { ShownAnswer, ShownContact } from "../../../src/view/shown.ts";

/** How many runs a property gets: three times as many with FULL=1. */
export function tries(count: number): { numRuns: number } {
  return { numRuns: process.env.FULL === "1" ? count * 3 : count };
}

const NASTY = [
  "javascript:alert(1)",
  "<img src=x onerror=alert(1)>",
  "https://example.org/a",
  "http://a b",
  "data:text/html,x",
  "[1]「一」[2]",
  "\u202e反\u0000\u2028",
  "一句话\n两句话",
];
/** Any text. */
export const texts = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...NASTY));
/** A text with something visible in it. */
const named = fc.oneof(
  fc.constantFrom("甲事", "在嘉善问", "ask a person"),
  texts.filter((words) => /[\p{L}\p{N}]/u.test(words)),
);
const text = texts;
const orNull = <T>(kind: fc.Arbitrary<T>) => fc.option(kind, { nil: null });
/** May be missing, as from an older server. */
const orMissing = <T>(kind: fc.Arbitrary<T>) => fc.option(kind, { nil: undefined });
const tel = fc.constantFrom("12348", "0573-8402 2110", "+86 573 84022110", "javascript:1", "12348;ext=1", "");
const url = fc.oneof(
  fc.constantFrom("https://example.org/x", "javascript:alert(1)", "//example.org", " https://a"),
  text,
);

const contacts: fc.Arbitrary<ShownContact[]> = fc.array(
  fc.record({ name: named, tel: orNull(tel), url: orNull(url), for: text }),
  { maxLength: 3 },
);
const href = fc.oneof(
  fc.constantFrom(
    "/sources/a?index=i&passage=a-1&start=0&end=5#quote",
    "javascript:alert(1)",
    "//example.org/sources/",
  ),
  text,
);
const source = fc.record({
  title: text,
  title_given: fc.boolean(),
  publisher: orNull(text),
  place: orNull(text),
  published: orNull(fc.constantFrom("2021", "2021-05", "2021-05-10", "last year", "")),
  published_estimated: fc.boolean(),
});
const QUOTES = ["首批19名", "一句「话」", "[1]", "<b>", "两行\n字"];
const citations = fc
  .array(fc.record({ quote: fc.constantFrom(...QUOTES), href, source }), { maxLength: 5 })
  .map((list) => list.map((citation, i) => ({ n: i + 1, ...citation })));
const numbers = fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 4 });
const partText = fc
  .array(
    fc.oneof(
      text,
      fc.tuple(fc.constantFrom(...QUOTES), fc.integer({ min: 1, max: 6 })).map(([quote, n]) => `「${quote}」[${n}]`),
    ),
    { maxLength: 4 },
  )
  .map((pieces) => pieces.join(""));
const parts = fc.array(
  fc.record({
    kind: fc.constantFrom("lead", "evidence", "context", "missing", "next", "a kind of later"),
    text: partText,
    citations: numbers,
  }),
  { maxLength: 4 },
);
const choice = fc.oneof(
  fc.record({ label: named, question: text }),
  fc.record({ label: named, question: text, place: text }),
);

export const answers: fc.Arbitrary<ShownAnswer> = fc.record({
  id: text,
  status: fc.constantFrom("answered", "partial", "unanswered", "refused", "pondered"),
  reason: orNull(text),
  matter: orNull(text),
  alert: orNull(fc.record({ title: named, text, contacts })),
  lead: orMissing(orNull(fc.record({ n: orNull(fc.integer({ min: 1, max: 6 })) }))),
  answer: partText,
  parts,
  citations,
  conflicts: orMissing(
    fc.array(
      fc.record({
        kind: text,
        values: fc.array(
          fc.record({ value: text, n: fc.integer({ min: 0, max: 6 }), place: orNull(text), as_of: orNull(text) }),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 2 },
    ),
  ),
  clarify: orNull(fc.record({ question: text, choices: fc.array(choice, { maxLength: 3 }) })),
  handoff: fc.record({ why: text, contacts }),
  tip: orMissing(orNull(fc.record({ label: named, text }))),
  suggestions: fc.array(fc.record({ question: named }), { maxLength: 3 }),
  notice: named,
  ai_generated: fc.boolean(),
  warnings: fc.array(text, { maxLength: 2 }),
  index: fc.record({ id: text, built: orNull(fc.constantFrom("2021-05-10", "2021")) }),
});

export const failures: fc.Arbitrary<Failure> = fc.record({
  kind: fc.constantFrom("offline", "timeout", "problem", "portal", "unreadable"),
  status: orNull(fc.integer({ min: 0, max: 999 })),
  slug: orNull(text),
  detail: orNull(text),
  contacts,
});

const stage = fc.oneof(
  fc.record({ kind: fc.constant("asking" as const), patience: fc.constantFrom("fresh", "slow", "very-slow") }),
  fc.record({ kind: fc.constant("answered" as const), answer: answers, isJudged: fc.boolean() }),
  fc.record({ kind: fc.constant("failed" as const), failure: failures }),
  fc.constant({ kind: "stopped" as const }),
);

/** Successive turns at any stages. */
export const conversations: fc.Arbitrary<Turn[]> = fc
  .array(fc.record({ question: text, place: text, stage }), { maxLength: 16 })
  .map((turns) => turns.map((turn, id) => ({ id, ...turn })));
