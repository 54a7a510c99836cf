// From a statement to what is shown of it: the span that answers, the quote around it, the first line.
// Everything that leaves is a span of the statement's own text.
import type { Span } from "../corpus.ts";
import { LEAD_CHARS_MAX } from "../limits.ts";
import { MEASURE, measureFit } from "../question/measures.ts";
import type { Question } from "../question/understand.ts";
import { officeOf, type Want } from "../question/wants.ts";
import { fold } from "../text.ts";
import { cutRun, cutTight, isBalanced, SHORT_QUOTE_CHARS, splitClauses } from "./clauses.ts";
import type { Quote } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import type { Statements } from "./statements.ts";
import { findValues } from "./values.ts";

/** A thing of the kind asked for, and how near it stands to the question's words. */
export interface Value {
  readonly want: Want;
  readonly span: Span;
  readonly nearness: number;
}

/** Words further away than this lend a value little: characters. */
const NEAR_CHARS = 10;

/** Standing where a phrasing points is worth this many nats of rare words. */
const ANCHOR_WORTH = 30;

const UNIT_AT_END = new RegExp(`${MEASURE}$`, "u");
/** A year, a day, an hour or a house number is no amount. */
const NO_AMOUNT = /[年月日号点路天岁]$|(?:小时|分钟|工作日)$|^(?:19|20)[0-9]{2}$/u;

/** What `measureFit` gives for the very word. */
const EXACT_FIT = 1.5;

function unitFit(wanted: string | null, value: string): number {
  // 「一起」「一台」 mostly say that there is one at all.
  if (/^一\p{Script=Han}$/u.test(value) || /^(?:19|20)[0-9]{2}年$/u.test(value)) return 0;
  // 「两张清单」 is mostly a way of speaking; who asks how many without saying of what means a figure in digits.
  if (wanted === null) return NO_AMOUNT.test(value) || !/[0-9０-９]/u.test(value) ? 0 : 1;
  const isOrdinal = /^(?:全[国省市县])?第|^首[次个届批位家]$/u.test(value);
  if (wanted.startsWith("第") !== isOrdinal) return 0;
  if (isOrdinal) return value.endsWith(wanted.slice(1)) ? 1.5 : 0;
  const unit = UNIT_AT_END.exec(value)?.[0] ?? "";
  return unit === "" ? 0 : measureFit(wanted, unit);
}

/**
 * How much of the counted noun the figure's clause names: 省级民主法治村 is wholly in one clause and partly in
 * that of 国家级民主法治村. Nothing where it names neither its beginning nor its end nor half of it, unless a phrasing like
 * the question points at the figure.
 */
function countShare(
  { unit, counted, countedAs, attribute }: Want,
  { evidence, statements }: { evidence: Evidence; statements: Statements },
  span: Span,
  clause: Span | undefined,
): number {
  if (clause === undefined) return 1;
  const text = evidence.statement.folded.slice(...clause);
  if (attribute !== null && !text.includes(attribute)) return 0;
  if (counted === null) return 1;
  const share = Math.max(0, ...(countedAs ?? [counted]).map((noun) => nounShare(noun, text)));
  // A word that no text has may be the asker's own name for the thing, where a measure word fits and a phrasing is
  // near; of an English word that proves nothing.
  const isUnheard = countedAs === undefined && pairsOf(counted).every((pair) => statements.having(pair).length === 0);
  const hasUnit = unit !== null && unitFit(unit, evidence.statement.text.slice(...span)) === EXACT_FIT;
  const isOwnName = isUnheard && hasUnit && evidence.similarity >= NEAR_SIMILARITY;
  const pointing = isUnheard ? ASKS_JUST_THAT : POINTING_SIMILARITY;
  return isOwnName || isPointedAt(evidence, span, pointing) ? Math.max(share, POINTED_SHARE) : share;
}

const pairsOf = (noun: string) => Array.from({ length: noun.length - 1 }, (_, i) => noun.slice(i, i + 2));

function nounShare(noun: string, text: string): number {
  if (text.includes(noun)) return 1;
  const pairs = pairsOf(noun);
  const share = pairs.filter((pair) => text.includes(pair)).length / (pairs.length || 1);
  return share >= 0.5 || (pairs[0] !== undefined && text.includes(pairs[0])) ? share : 0;
}

/** A figure that a phrasing points at counts the thing under another name. */
const POINTED_SHARE = 0.7;

/** Things that belong to one office only: what stands in the next clause may be another's. */
const STRICT_KINDS: ReadonlySet<string> = new Set(["telephone", "address", "hours", "fee", "duration"]);

function standsWith(evidence: Evidence, span: Span, clause: Span | undefined): boolean {
  const text = clause === undefined ? "" : evidence.statement.folded.slice(...clause);
  return isPointedAt(evidence, span, ASKS_THE_SAME) || [...evidence.matched].some((term) => text.includes(term));
}

/** Whether a phrasing at least this like the question points at a span. */
function isPointedAt({ anchor, similarity }: Evidence, span: Span, atLeast: number): boolean {
  return anchor !== null && similarity >= atLeast && span[0] < anchor[1] && span[1] > anchor[0];
}

/** A phrasing this like the question asks the same. */
const ASKS_THE_SAME = 0.45;

/** A phrasing this like the question differs from it in a word or two. */
const ASKS_JUST_THAT = 0.6;

/** A phrasing this like the question is about the same. */
const NEAR_SIMILARITY = 0.25;

/** A phrasing this like the question asks for the figure that it points at. */
const POINTING_SIMILARITY = 0.4;

const TIME = /(?:19|20)[0-9]{2}年|“[一二三四五六七八九十]+五”期间/gu;

/** A year is asked for, and the time that stands last before the figure is another. */
function isOfAnotherTime(folded: string, at: number, asked: string): boolean {
  const years = asked.match(/(?<![0-9])(?:19|20)[0-9]{2}(?=年|[\s?,.;)]|$)/gu)?.map((year) => `${year}年`) ?? null;
  const last = folded.slice(0, at).match(TIME)?.at(-1);
  return years !== null && last !== undefined && !years.includes(last);
}

/** 县长 is not held where only a 副县长 is named, nor the other way round. */
function holdsOffice(folded: string, office: string): boolean {
  return new RegExp(`(?<!副)${office}`, "u").test(folded);
}

/** What is looked at beside the statement. */
export interface Seen {
  readonly statements: Statements;
  readonly question: Pick<Question, "concepts" | "folded" | "terms" | "carried" | "place" | "placeNamed">;
}

/** The name of the place asked about, as a word near the value. */
const PLACE_WORTH = 6;
/** Beside words of the question itself, those carried over from the one before point at little. */
const CARRIED_WORTH = 0.2;

function repeats(kind: string, value: string, folded: string): boolean {
  if (kind === "number") {
    const digits = /[0-9][0-9.,]*/u.exec(fold(value))?.[0];
    return digits === undefined
      ? folded.includes(fold(value))
      : new RegExp(`(?<![0-9])${digits}(?![0-9])`, "u").test(folded);
  }
  return (
    (kind === "place" || kind === "organisation") && folded.includes(fold(value).replace(/^(?:设在|位于|在|从)/u, ""))
  );
}

/** The value wanted that stands nearest to the question's words, or null. */
export function findValue(want: Want, evidence: Evidence, { statements, question }: Seen): Value | null {
  const { kind, unit } = want;
  const { text, folded } = evidence.statement;
  const office = kind === "person" ? officeOf(question.folded) : null;
  if (office !== null && !holdsOffice(folded, office)) return null;
  const clauses = splitClauses(text);
  const clauseOf = (at: number) => clauses.findIndex(([start, end]) => at >= start && at < end);
  // The words that an English question is in the texts are its own as well.
  const isOwn = (term: string) => question.concepts.length > 0 || question.terms.get(term) === 1;
  const hasOwn = [...evidence.matched].some(isOwn);
  const placeNames =
    question.placeNamed && question.place !== null ? [question.place.name, ...question.place.aliases].map(fold) : [];
  const words = [
    ...[...evidence.matched].map((word) => ({
      word,
      worth: statements.rarity(word) * (hasOwn && !isOwn(word) ? CARRIED_WORTH : 1),
    })),
    // 「全县96个，其中桑坞镇11个」: a place that the question names points at its own figure.
    ...placeNames.map((word) => ({ word, worth: PLACE_WORTH })),
  ];
  let best: Value | null = null;
  for (const span of findValues(want, text)) {
    const fit = kind === "number" ? unitFit(unit, text.slice(...span)) : 1;
    if (kind === "number" && isOfAnotherTime(folded, span[0], question.folded)) continue;
    if (STRICT_KINDS.has(kind) && !standsWith(evidence, span, clauses[clauseOf(span[0])])) continue;
    if (kind === "number" && isOfPart(text, span, question.folded)) continue;
    if (kind === "number" && !isBeside(want, evidence, span, clauses)) continue;
    // What only repeats the question's own words is no answer to it.
    const counting = countShare(want, { evidence, statements }, span, clauses[clauseOf(span[0])]);
    if (fit === 0 || counting === 0 || repeats(kind, text.slice(...span), question.folded)) continue;
    let nearness = 0;
    for (const { word, worth } of words) {
      let nearest = 0;
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        if (at >= span[0] && at + word.length <= span[1]) continue;
        const distance = at < span[0] ? span[0] - at - word.length : at - span[1];
        const apart = Math.abs(clauseOf(at) - clauseOf(span[0])) + itemsBetween(text, at, span[0]);
        nearest = Math.max(nearest, Math.exp(-Math.max(0, distance) / NEAR_CHARS) / (1 + apart));
      }
      nearness += nearest * worth;
    }
    const pointing = question.carried && hasOwn ? CARRIED_WORTH : 1;
    if (evidence.anchor !== null) {
      nearness += ANCHOR_WORTH * evidence.similarity * closeness(span, evidence.anchor) * pointing;
    }
    nearness *= fit * counting ** 2;
    if (nearness > 0 && (best === null || nearness > best.nearness)) best = { want, span, nearness };
  }
  return best;
}

const NARROWING = "(?:(?:国家|省|市|县|镇)级|专职|兼职|首批|新增|优秀|退休|青年)";
const NARROWED_AFTER = new RegExp(`^(?:的)?${NARROWING}+`, "u");
const NARROWED_BEFORE = new RegExp(`${NARROWING}+(?=[^，,、。；;0-9]{0,10}$)`, "u");

/** What happens in a day, a month or a year is not what happened over several years. */
const PERIODIC = /一(?:年(?!四季)|天|个月)|每[年月天日]|年均|一年到头/u;
const OVER_YEARS = /”期间|[0-9一二三四五六七八九十]+年(?:来|间|以来)|累计|以来/u;

/** 「20名县级专职人民调解员」 are not all 人民调解员: what narrows the noun of a figure stands in the question, too. */
function isOfPart(text: string, [start, end]: Span, asked: string): boolean {
  if (PERIODIC.test(asked) && OVER_YEARS.test(text.slice(0, start))) return true;
  const narrowed = [NARROWED_AFTER.exec(text.slice(end))?.[0], NARROWED_BEFORE.exec(text.slice(0, start))?.[0]];
  return narrowed.some(
    (words) => words?.match(new RegExp(NARROWING, "gu"))?.some((word) => asked.includes(word)) === false,
  );
}

/** A figure of nothing named belongs to a clause with a word of the question, or to the one after it. */
function isBeside({ counted, attribute }: Want, evidence: Evidence, span: Span, clauses: readonly Span[]): boolean {
  const isNamed = counted !== null || attribute !== null;
  if (isNamed || evidence.matched.size === 0 || isPointedAt(evidence, span, ASKS_THE_SAME)) return true;
  const at = clauses.findIndex(([start, end]) => span[0] >= start && span[0] < end);
  const around = evidence.statement.folded.slice(clauses[Math.max(0, at - 1)]?.[0] ?? 0, clauses[at]?.[1]);
  return [...evidence.matched].some((term) => around.includes(term));
}

/** 1 where two spans touch, less with every character between them. */
function closeness(a: Span, b: Span): number {
  const distance = Math.max(0, a[0] - b[1], b[0] - a[1]);
  return Math.exp(-distance / NEAR_CHARS);
}

/** In 「省级21家、市级63家」 each figure belongs to its own item. */
function itemsBetween(text: string, a: number, b: number): number {
  return text.slice(Math.min(a, b), Math.max(a, b)).split("、").length - 1;
}

/** Where the question's terms stand in a statement. */
function termSpans(evidence: Evidence): Span[] {
  const { folded } = evidence.statement;
  return [...evidence.matched].flatMap((term): Span[] => {
    const spans: Span[] = [];
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) spans.push([at, at + term.length]);
    return spans;
  });
}

/** Kinds whose value is the answer by itself; of the others the clause is. */
export const SHORT_KINDS: ReadonlySet<string> = new Set([
  "number",
  "date",
  "telephone",
  "duration",
  "address",
  "hours",
]);

/** The quote of a statement, as offsets into its source: the clauses with the question's words and the values. */
function cutQuote(evidence: Evidence, values: readonly Value[], isWide: boolean): Span {
  const { statement } = evidence;
  const terms = termSpans(evidence);
  const pointed = isPointed(evidence) ? [evidence.anchor] : [];
  const isShort = values.length > 0 && values.every(({ want }) => SHORT_KINDS.has(want.kind));
  // Around a figure the phrasing's own place says enough; stray words would only widen the quote.
  const around = isShort && pointed.length > 0 ? [] : heaviestClauses(evidence, terms);
  const keep = [...values.map(({ span }) => span), ...pointed, ...around];
  let [start, end] = cutRun(statement.text, keep, isShort ? { comfortable: SHORT_QUOTE_CHARS } : { isWide });
  if (!isBalanced(statement.text.slice(start, end)) && isBalanced(statement.text)) {
    const whole = cutRun(statement.text, [[0, statement.text.length]]);
    if (isBalanced(statement.text.slice(...whole))) [start, end] = whole;
  }
  return [statement.start + start, statement.start + end];
}

/** A phrasing is like enough to the question for its place in the text to be trusted. */
const POINTED_SIMILARITY = 0.2;

function isPointed(evidence: Evidence): evidence is Evidence & { anchor: Span } {
  return evidence.anchor !== null && evidence.similarity >= POINTED_SIMILARITY;
}

/** The quote of a statement as a draft shows it; `isWide` where no single value answers. */
export function quoteOf(evidence: Evidence, values: readonly Value[], isWide = false): Quote {
  const { chunk, source } = evidence.statement;
  return { chunk, source, span: cutQuote(evidence, values, isWide) };
}

/** Words of the clauses that hold more than one of the question's terms: a stray word does not widen a quote. */
function heaviestClauses(evidence: Evidence, terms: readonly Span[]): Span[] {
  const counts = splitClauses(evidence.statement.text).map((clause) => ({
    clause,
    held: terms.filter(([start]) => start >= clause[0] && start < clause[1]).length,
  }));
  const most = Math.max(0, ...counts.map(({ held }) => held));
  return counts.filter(({ held }) => held > 0 && held >= most / 2).map(({ clause }) => clause);
}

/**
 * The first line, as a span of the statement: the clauses with the values, or with what the phrasing
 * points at, or that name what is asked for, or with most of the question's words, as many as fit.
 */
export function cutLeadClause(
  evidence: Evidence,
  quote: Span,
  { values, heads }: { values: readonly Value[]; heads: readonly string[] },
): Span {
  const { text, start: offset } = evidence.statement;
  const clauses = splitClauses(text);
  const terms = termSpans(evidence);
  const heldBy = (clause: Span) => terms.filter(([start, end]) => start >= clause[0] && end <= clause[1]).length;
  const most = Math.max(...clauses.map(heldBy));
  const heaviest = most > 0 ? clauses.filter((clause) => heldBy(clause) === most).slice(0, 1) : [];
  const named = heads.flatMap((head) => clausesNaming(head, text, clauses));
  const spans = [...values.map(({ span }) => span), ...named];
  const pointed = isPointed(evidence) ? [evidence.anchor] : [];
  for (const keep of [
    [...spans, ...pointed, ...heaviest],
    [...spans, ...pointed],
    [...spans, ...heaviest],
    pointed,
    spans,
    heaviest,
  ]) {
    if (keep.length === 0) continue;
    const [start, end] = trimMarks(text, cutTight(text, keep));
    const inQuote = start + offset >= quote[0] && end + offset <= quote[1];
    if (inQuote && end - start < LEAD_CHARS_MAX && end > start) return [start, end];
  }
  const [start, end] = trimMarks(text, [quote[0] - offset, quote[1] - offset]);
  return [start, Math.min(end, start + LEAD_CHARS_MAX - 1)];
}

/** The clause that names what is asked for, as far as it does: 难题 in 什么难题; none or one. */
function clausesNaming(head: string, text: string, clauses: readonly Span[]): Span[] {
  const folded = fold(text);
  const pairs = Array.from({ length: head.length - 1 }, (_, i) => head.slice(i, i + 2));
  const held = (clause: Span) => pairs.filter((pair) => folded.slice(...clause).includes(pair)).length;
  const most = Math.max(...clauses.map(held));
  return most === 0 ? [] : clauses.filter((clause) => held(clause) === most).slice(0, 1);
}

/** Without the marks and blanks around it that part it from its neighbours. */
export function trimMarks(text: string, [start, end]: Span): Span {
  while (start < end && /[，,、；;。！!？?\s]/u.test(text.charAt(start))) start++;
  while (end > start && /[，,、；;。！!？?：:\s]/u.test(text.charAt(end - 1))) end--;
  return [start, end];
}
