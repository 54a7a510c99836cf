// Turns a model's choice into a draft that the engine could have made: statements that were offered, a lead cut to
// whole clauses, what is missing. Null if anything is wrong with the choice: the engine's answer stands. No word of the
// model goes further.
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

/** The frame 「资料里是这样写的。」. */
const AS_WRITTEN: DraftLead = { kind: "frame", frame: "L26", slots: {}, n: 1 };

/** Parses the choice in a model's reply, with or without a Markdown fence; null if it is not valid. */
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
  // A plain kind, or today's state, stays missing: a choice between old texts cannot supply it.
  const kept = decided.missing.filter(({ kind, now }) => now || PLAIN_KINDS.has(kind));
  const missing = [
    ...kept,
    ...open.filter((kind) => !kept.some((each) => each.kind === kind)).map((kind) => ({ kind, about })),
  ];
  return {
    status: missing.length > 0 ? "partial" : "answered",
    reason: missing.length > 0 ? "missing_facts" : null,
    quotes,
    // Without a lead, the answer first says what is missing.
    lead: kept.length > 0 && decided.lead === null ? null : lead,
    missing,
  };
}

/**
 * The first line: from the beginning of the part of the sentence, so that no condition and no 不 is lost, to the end of
 * the clause that the model named. A statement that is planned, forbidden, denied or about several things leads by its
 * quote alone. Null if the words are not verbatim.
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

/** Quotes of whole statements, with the lead-in of a list item; null if one cannot be cited. */
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

/** Whether none of the chosen statements answers a kind. */
const isUntoldBy = (chosen: readonly Offered[]) => (kind: MissingKind) =>
  !chosen.some(({ told }) =>
    told.some(({ described, features }) => features.given < 1 && kindAnswers(kind, described.fact.kind)),
  );

/**
 * The plain kinds that the question names, such as a telephone. A text states them in their own form, or not at all.
 */
const plainKinds = ({ question }: Case) => question.kinds.filter((kind) => PLAIN_KINDS.has(kind));

/** The kinds that the model calls missing, as far as the question asks for them. */
function missedBy(asked: Case, { missing }: Choice): MissingKind[] {
  const wanted = new Set([...asked.question.kinds.filter((kind) => kind !== "yes_no"), ...missingKinds(asked)]);
  return missing.filter((kind) => wanted.has(kind));
}
