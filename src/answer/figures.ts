// The reply that shows values of one thing that differ between sources: all of them, each with its place and date,
// and none is picked. Enter the claims in the order they are read out; leaves a draft.
import type { Question } from "../question/understand.ts";
import { aboutOf } from "./about.ts";
import type { Claim } from "./claims.ts";
import { conflictKind } from "./conflicts.ts";
import type { Case, Draft, Quote } from "./draft.ts";
import { quoteOf } from "./extract.ts";
import type { FrameId } from "./frames.ts";

/** Kinds whose values are figures; of the others two sources say things. */
const FIGURES: ReadonlySet<string> = new Set(["number", "fee", "duration"]);

/** The reply that shows them all, each with its place and time. */
export function differing(question: Question, claims: readonly Claim[], places: Case["places"]): Draft {
  const quotes: Quote[] = [];
  const values = claims.map((claim) => {
    const { evidence, text, place } = claim;
    const together = claims.filter((other) => other.evidence === evidence);
    const quote = quoteOf(
      evidence,
      together.map(({ value }) => value),
    );
    const known = quotes.findIndex(({ source, span }) => source === quote.source && span[0] === quote.span[0]);
    const n = known >= 0 ? known + 1 : quotes.push(quote);
    return { value: text, n, place: place?.name ?? null, as_of: evidence.statement.source.published };
  });
  const [first] = claims;
  const about = first === undefined ? "" : aboutOf(question, first.evidence);
  const kind = first?.value.want.kind ?? "number";
  const frame: FrameId = FIGURES.has(kind) ? "L9" : "L25";
  return {
    status: question.now ? "partial" : "answered",
    reason: question.now ? "missing_facts" : null,
    quotes,
    lead: { kind: "frame", frame, slots: {}, n: 1 },
    each: true,
    missing: question.now ? [{ kind, about, now: true }] : [],
    conflicts: [{ about, kind: conflictKind(claims, places), values }],
    next: question.now ? "N6" : null,
  };
}
