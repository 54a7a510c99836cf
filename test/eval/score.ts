// Scores the reply to a question. Pure: the caller passes the canonical texts where it knows them. README.md of this
// folder says what counts as right.
import type { Answer, Citation } from "../../src/contract.ts";
import { QUOTE_CHARS_MAX, QUOTES_MAX } from "../../src/limits.ts";
import { uncoveredNumbers } from "./numbers.ts";
import type { Item } from "./questions.ts";

/** A field is null when the question has no key for it, or when it does not apply to the reply's status. */
export interface Score {
  /** For an answerable question: the evidence is quoted. Otherwise: the reply declines as the type requires. */
  right: boolean;
  firstQuote: boolean | null;
  exactStatus: boolean;
  short: boolean | null;
  missingKind: boolean | null;
  matter: boolean | null;
  /** Faults of the quotes whatever the question: too long, not verbatim, a claim without its source. */
  quoteFaults: string[];
  /** Numbers of `answer` that no cited quote, contact or frame contains. */
  uncovered: string[];
  /** Lengths of the quotes, in UTF-16 units. */
  quoteLengths: number[];
}

/** Canonical texts by source id. */
export type Texts = ReadonlyMap<string, string>;

/** Makes width the same and removes white space, for comparison. */
function fold(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "");
}

function holds(text: string, part: string): boolean {
  return fold(text).includes(fold(part));
}

export function score(item: Item, answer: Answer, texts?: Texts): Score {
  const { citations } = answer;
  return {
    right: isRight(item, answer),
    firstQuote: item.answerable ? firstQuoteRight(item, answer) : null,
    exactStatus: item.status.includes(answer.status),
    short: item.short == null ? null : item.short.some((span) => holds(answer.lead?.text ?? "", span)),
    missingKind: item.missing_kind === undefined || answer.status !== "partial" ? null : namesMissing(item, answer),
    matter: item.matter === undefined ? null : item.matter.includes(answer.matter ?? "none"),
    quoteFaults: quoteFaults(answer, texts),
    uncovered: uncoveredNumbers(answer),
    quoteLengths: citations.map(({ quote }) => quote.length),
  };
}

function isRight(item: Item, answer: Answer): boolean {
  switch (item.type) {
    case "near":
      return answer.status === "unanswered" || (answer.status === "partial" && namesMissing(item, answer));
    case "false-premise":
      return answer.status === "unanswered" || contradicts(item, answer);
    case "legal-other":
    case "offtopic":
    case "adversarial":
      return (answer.status === "unanswered" || answer.status === "refused") && answer.citations.length === 0;
    default:
      return (answer.status === "answered" || answer.status === "partial") && quotesEvidence(item, answer);
  }
}

/** The groups of strings; every string of one group has to be quoted. */
function keys(item: Item): string[][] {
  return [...(item.must_include.length > 0 ? [item.must_include] : []), ...(item.any_of ?? [])];
}

function quotesEvidence(item: Item, { citations }: Answer): boolean {
  const short = (cited: readonly Citation[]) => cited.filter(({ quote }) => quote.length <= QUOTE_CHARS_MAX);
  return keys(item).some((strings) => {
    // A key with several strings may need more quotes than an ordinary answer shows.
    const shown = short(strings.length > 1 ? citations : citations.slice(0, QUOTES_MAX));
    return strings.every((string) => shown.some(({ quote }) => holds(quote, string)));
  });
}

/** Whether the first quote contains the key, or one string of a key that needs several quotes. */
function firstQuoteRight(item: Item, { status, citations }: Answer): boolean {
  const quote = citations[0]?.quote;
  if (quote === undefined || quote.length > QUOTE_CHARS_MAX) return false;
  return (status === "answered" || status === "partial") && keys(item).some((key) => key.some((s) => holds(quote, s)));
}

function namesMissing(item: Item, answer: Answer): boolean {
  return answer.missing.some(({ kind }) => item.missing_kind?.includes(kind));
}

function contradicts(item: Item, answer: Answer): boolean {
  if (answer.reason !== "contradicted") return false;
  return answer.citations.some(({ quote }) => item.contradicted_by?.some((string) => holds(quote, string)));
}

function quoteFaults(answer: Answer, texts: Texts | undefined): string[] {
  const faults: string[] = [];
  for (const [i, citation] of answer.citations.entries()) {
    const { n, quote, source, start, end } = citation;
    if (n !== i + 1) faults.push(`citation ${i + 1} is numbered ${n}`);
    if (quote.length > QUOTE_CHARS_MAX) faults.push(`quote ${n} has ${quote.length} characters`);
    const text = texts?.get(source.id);
    if (texts !== undefined && text === undefined) faults.push(`quote ${n} is from the unknown source ${source.id}`);
    if (text !== undefined && text.slice(start, end) !== quote) faults.push(`quote ${n} is not its source's text`);
  }
  return [...faults, ...textFaults(answer)];
}

/** Faults in how the words of the answer and its citations fit together. */
function textFaults(answer: Answer): string[] {
  const faults: string[] = [];
  const quotes = answer.citations.map(({ quote }) => quote);
  for (const [, shown = ""] of answer.answer.matchAll(/「([^」]*)」/gu)) {
    // The pattern cuts a quote that contains 「」; its first part still has to be verbatim.
    if (!quotes.some((quote) => quote.includes(shown))) faults.push(`「${shown}」 is not cited`);
  }
  for (const part of answer.parts) {
    for (const n of part.citations) {
      if (quotes[n - 1] === undefined) faults.push(`a part cites ${n}, which is not there`);
    }
    if (part.kind === "evidence" && part.citations.length === 0) faults.push("evidence without a citation");
  }
  const { lead } = answer;
  if (lead?.kind === "span" && !quotes[(lead.n ?? 0) - 1]?.includes(lead.text.replace(/[。.]$/u, ""))) {
    faults.push(`the lead ${lead.text} is not in its quote`);
  }
  return faults;
}
