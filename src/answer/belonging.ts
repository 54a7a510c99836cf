// Whether a value of the right kind is one of what was asked: its measure, what it counts, its year, its part, its office.
// Enters a span of a statement and the question; leaves a share, 0 where it is another thing's. Nothing is searched for.
import type { Span } from "../corpus.ts";
import { MEASURE, measureFit } from "../question/measures.ts";
import type { Want } from "../question/wants.ts";
import { fold } from "../text.ts";
import type { Evidence } from "./evidence.ts";
import type { Statements } from "./statements.ts";

/** A value where it stands. */
interface Found {
  readonly evidence: Evidence;
  /** In the statement's text. */
  readonly span: Span;
}

interface Asked {
  readonly statements: Statements;
  /** The folded question. */
  readonly asked: string;
  /** Of the statement. */
  readonly clauses: readonly Span[];
}

/** How much a value belongs to what was asked: 0 for not at all, more the better measure and noun fit. */
export function belonging(want: Want, found: Found, { statements, asked, clauses }: Asked): number {
  const { evidence, span } = found;
  const { text, folded } = evidence.statement;
  const shown = text.slice(...span);
  const clause = clauses.find(([start, end]) => span[0] >= start && span[0] < end);
  // What only repeats the question's own words is no answer to it.
  if (repeats(want.kind, shown, asked)) return 0;
  if (STRICT_KINDS.has(want.kind) && !standsWith(evidence, span, clause)) return 0;
  if (want.kind !== "number") return countShare(want, found, statements, clause) ** 2;
  if (isOfAnotherTime(folded, span[0], asked) || isOfPart(text, span, asked)) return 0;
  if (!isBeside(want, found, clauses) || isOnlyMember(want, found)) return 0;
  return unitFit(want.unit, shown) * countShare(want, found, statements, clause) ** 2;
}

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
  { evidence, span }: Found,
  statements: Statements,
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
  const isNear = evidence.similarity >= NEAR_SIMILARITY || evidence.coverage >= NEAR_COVERAGE;
  const isOwnName = isUnheard && hasUnit && isNear;
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
/** The same of a statement's own words. */
const NEAR_COVERAGE = 0.4;

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
export function holdsOffice(folded: string, office: string): boolean {
  return new RegExp(`(?<!副)${office}`, "u").test(folded);
}

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

const NARROWING = "(?:(?:国家|省|市|县|镇)级|专职|兼职|首批|新增|优秀|退休|青年)";
const EACH_NARROWING = new RegExp(NARROWING, "gu");
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
    (words) => words?.match(EACH_NARROWING)?.some((word) => asked.includes(word.replace(/级$/u, ""))) === false,
  );
}

const MADE_OF = /(?:由|其中|抽调|选派|邀请|联合|组织)(?:了)?$/u;

/** 「由5家律师事务所组成的顾问团」 counts the firms of that team, for who asks about more than the firms. */
function isOnlyMember({ counted }: Want, { evidence, span }: Found): boolean {
  if (counted === null || !MADE_OF.test(evidence.statement.text.slice(0, span[0]))) return false;
  return [...evidence.matched].every((term) => counted.includes(term));
}

/** A figure of nothing named belongs to a clause with a word of the question, or to the one after it. */
function isBeside({ counted, attribute }: Want, { evidence, span }: Found, clauses: readonly Span[]): boolean {
  const isNamed = counted !== null || attribute !== null;
  if (isNamed || evidence.matched.size === 0 || isPointedAt(evidence, span, ASKS_THE_SAME)) return true;
  const at = clauses.findIndex(([start, end]) => span[0] >= start && span[0] < end);
  const around = evidence.statement.folded.slice(clauses[Math.max(0, at - 1)]?.[0] ?? 0, clauses[at]?.[1]);
  return [...evidence.matched].some((term) => around.includes(term));
}
