// From what a model said to a draft that the engine could have made: statements that were offered, a lead cut to whole clauses,
// what is missing. Null where anything is wrong with it: then the engine's answer stands. No word of the model goes further.
import { isForbidden } from "../articles.ts";
import type { MissingKind } from "../contract.ts";
import type { Case, Decision, Draft, DraftLead, Quote } from "../decide/draft.ts";
import { missingKinds, withoutMarks } from "../decide/leads.ts";
import { runAround, withLeadIn } from "../decide/quotes.ts";
import { CITATIONS_MAX, LEAD_CHARS_MAX, QUOTE_CHARS_MAX } from "../limits.ts";
import { kindAnswers } from "../match/features.ts";
import { PLAIN_KINDS } from "../match/judge.ts";
import { quoteAt } from "../match/statements.ts";
import type { Offered } from "./offered.ts";
import { Choice } from "./prompt.ts";

/** 「资料里是这样写的。」 */
const AS_WRITTEN: DraftLead = { kind: "frame", frame: "L26", slots: {}, n: 1 };

/** The choice in what a model wrote, in a fence or not; null where it is none. */
export function readChoice(content: string): Choice | null {
  try {
    return Choice.safeParse(JSON.parse(content.replace(/^\s*```(?:json)?|```\s*$/gu, ""))).data ?? null;
  } catch {
    return null;
  }
}

export function draftOf(
  asked: Case,
  { draft: decided }: Decision,
  offered: readonly Offered[],
  choice: Choice,
): Draft | null {
  const chosen = choice.statements.flatMap((id) => offered.filter((each) => each.id === id));
  const [first] = chosen;
  if (first === undefined || chosen.length < choice.statements.length) return null;
  const lead = leadOf(first, choice.lead);
  const quotes = quotesOf(asked, chosen);
  if (lead === null || quotes === null) return null;
  const isMissing = isUntoldBy(chosen);
  const about = first.told[0].described.subject?.name ?? "";
  const open = [...new Set([...plainKinds(asked), ...missedBy(asked, choice)])].filter(isMissing);
  // What the engine looked for in its own form, or of today, no choice between old texts makes known.
  const kept = decided.missing.filter(({ kind, now }) => now || PLAIN_KINDS.has(kind));
  const missing = [
    ...kept,
    ...open.filter((kind) => !kept.some((each) => each.kind === kind)).map((kind) => ({ kind, about })),
  ];
  return {
    status: missing.length > 0 ? "partial" : "answered",
    reason: missing.length > 0 ? "missing_facts" : null,
    quotes,
    // Then it is said first that it is not there.
    lead: kept.length > 0 && decided.lead === null ? null : lead,
    missing,
  };
}

/**
 * The first line: from where the part of the sentence begins, so that no condition and no 不 is lost, to the end of the clause
 * that the model named. What is planned, forbidden, denied or of several things leads by its quote alone. Null: not verbatim.
 */
function leadOf({ statement, told }: Offered, words: string): DraftLead | null {
  if (words === "") return AS_WRITTEN;
  const { source, start, end } = statement;
  const at = source.text.slice(start, end).indexOf(words);
  if (at < 0) return null;
  const isPlain = told.every(({ described: { fact } }) => fact.modality === "is" && fact.mark !== "joint");
  if (!isPlain || isForbidden(source.text, start)) return AS_WRITTEN;
  const run = runAround(source.text, [start + at, start + at + words.length], [start, end]);
  const span = withoutMarks(source.text, [run[0], Math.min(run[1], end)]);
  const size = span[1] - span[0];
  return size > 0 && size < LEAD_CHARS_MAX ? { kind: "span", span, isNumber: false } : AS_WRITTEN;
}

/** Whole statements, with what leads to an item of a list; null where one cannot be cited. */
function quotesOf({ collection }: Case, chosen: readonly Offered[]): Quote[] | null {
  const quotes: Quote[] = [];
  for (const { statement, told } of new Set(chosen)) {
    const quote = quoteAt(collection, statement.source.id, [statement.start, statement.end]);
    if (quote === null || quote.span[1] - quote.span[0] > QUOTE_CHARS_MAX) return null;
    const isShown = quotes.some(
      ({ source, span }) => source === quote.source && span[0] < quote.span[1] && quote.span[0] < span[1],
    );
    if (!isShown) quotes.push(...withLeadIn(collection, quote, told[0].described));
  }
  return quotes.slice(0, CITATIONS_MAX);
}

/** Whether none of the chosen statements tells something of a kind. */
const isUntoldBy = (chosen: readonly Offered[]) => (kind: MissingKind) =>
  !chosen.some(({ told }) =>
    told.some(({ described, features }) => features.given < 1 && kindAnswers(kind, described.fact.kind)),
  );

/** A telephone, a fee, an address that is asked for by its own word: a text holds it in its own form, or not at all. */
const plainKinds = ({ question }: Case) => question.kinds.filter((kind) => PLAIN_KINDS.has(kind));

/** What a model calls missing is so where it was asked for. */
function missedBy(asked: Case, { missing }: Choice): MissingKind[] {
  const wanted = new Set([...asked.question.kinds.filter((kind) => kind !== "yes_no"), ...missingKinds(asked)]);
  return missing.filter((kind) => wanted.has(kind));
}
