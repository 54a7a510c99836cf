// What the statements say of the thing asked for: each value with its place, its time and how much of the question
// stands with it. Enter a want and the evidence; leave claims, compared elsewhere. A plan makes no claim.
import type { MissingKind } from "../contract.ts";
import type { CorpusPlace, Span } from "../corpus.ts";
import { measureFit } from "../question/measures.ts";
import type { Question } from "../question/understand.ts";
import type { Want } from "../question/wants.ts";
import { fold, termsOfFolded } from "../text.ts";
import type { Case } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import { trimMarks, type Value } from "./extract.ts";
import type { Statement } from "./statements.ts";
import { valueSpans } from "./value-spans.ts";

export interface Claim {
  readonly evidence: Evidence;
  readonly value: Value;
  /** As the text writes it: 4000余人. */
  readonly text: string;
  readonly unit: string;
  readonly place: CorpusPlace | null;
  /** The time that the text gives for it, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or null. */
  readonly time: string | null;
  /** Share of the question's matter that stands with the value: 0 to 1. */
  readonly share: number;
  /** The same for ordering what one source says: the question's last word before what it asks counts double. */
  readonly rank: number;
  /** How many of the question's terms stand in its statement, and whether its clause has the question's predicate. */
  readonly held: number;
  readonly saysPredicate: boolean;
  /** 其中: of a part of what was counted before. */
  readonly isPart: boolean;
  /** What stands before the value in its own clause, without places and words of counting. */
  readonly head: string;
  /** The terms of its clause, or of the one it takes its subject from: what two claims are compared by. */
  readonly own: ReadonlySet<string>;
  /** Its statement and the one before, folded. */
  readonly near: string;
}

/** Words that say nothing of what is counted. */
const COUNTING =
  /其中|共有|共计|一共|总共|合计|总数|总量|累计|人数|数量|个数|目前|现有|现在|截至|全[省市县区镇乡村年]|我[省市县区镇乡]|年末|年底|达到|建成|约|近|才|仅|只|了|已|共|有|设|为|是|达|到|至|和|以上|[“”"（）()、，,。；;：:|\s\p{N}]|年|月|日/gu;
const PLANNED = /(?:拟|将|计划|力争|目标|争取|预计|打算|预算)[^，,。；;]*$/u;
/** How many came or went is not how many there are. */
const CHANGED = /(?:新增|增加|新建|新招|减少|加开|增设)[^，,。；;、]*$/u;
const PART = /^[“”"\s]*(?:其中|另有|另外)/u;
/** 「8家工作室共调解1093件」: what so many of them did is a part, too. */
const OF_SOME = /\d+(?:家|个|名|支|位)(?!月|工作日)\p{Script=Han}/u;
const SEPARATOR = /[，,。；;：:|！？!?\n　]/u;

/** Terms elsewhere in the statement, and around it, count this much for a value. */
const BEFORE = 0.7;
const AFTER = 0.5;
const AROUND = 0.35;
/** A clause with nothing of its own beside the value speaks of what the clause before named. */
const INHERITED = 0.95;
/** A word of time or of rank tells nothing of the matter. */
const NO_MATTER = /[\p{N}一年月日底县市省全]|以来/u;

/** The claims of all evidence for one thing wanted, in the order of the evidence. */
export function claimsFor(want: Want, asked: Case): Claim[] {
  const matter = matterOf(asked);
  if (matter.total === 0) return [];
  return asked.evidence.flatMap((evidence) => claimsOf(want, evidence, matter, asked));
}

interface Matter {
  readonly weights: readonly (readonly [term: string, weight: number])[];
  readonly total: number;
  /** The word just before what is asked: 受理 in 「受理了多少件」. */
  readonly predicate: string;
}

function matterOf({ question, statements, places }: Case): Matter {
  const named = new Set(places.all(question.folded).flatMap(({ at, end }) => pairs(question.folded.slice(at, end))));
  const weights = [...question.terms]
    .filter(([term]) => statements.having(term).length > 0 && !NO_MATTER.test(term) && !named.has(term))
    .map(([term, share]) => [term, share * statements.rarity(term)] as const);
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const held = question.phrases.filter((phrase) => weights.some(([term]) => phrase.includes(term)));
  return { weights, total, predicate: (held[0] ?? "").slice(-2) };
}

const pairs = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));

function claimsOf(want: Want, evidence: Evidence, matter: Matter, asked: Case): Claim[] {
  const { text, folded } = evidence.statement;
  const claims: Claim[] = [];
  for (const span of valueSpans(want, text, asked.question)) {
    const before = text.slice(0, span[0]);
    // A rule for who has done so much is no count of what was done.
    if (want.kind === "number" && /^以[上下内]/u.test(text.slice(span[1]))) continue;
    if (want.attribute !== null && !text.includes(want.attribute)) continue;
    if (PLANNED.test(before) || (CHANGED.test(before) && !CHANGED.test(asked.question.folded))) continue;
    const shown = text.slice(...span);
    const item = itemAround(text, span);
    const own = `${folded.slice(item[0], span[0])} ${folded.slice(span[1], item[1])}`;
    const isBare = matterless(own, asked);
    const back = /[|　]/u.test(text)
      ? folded.slice(0, folded.search(/[|　]/u))
      : isBare
        ? previousItem(evidence.statement, item, asked)
        : "";
    const { share, predicate } = shareOf(matter, evidence.statement, { own, back, item }, asked);
    claims.push({
      evidence,
      value: { want, span, nearness: share },
      text: shown,
      unit: unitOf(shown),
      place: placeOf(evidence.statement, span, asked),
      time: timeOf(evidence.statement, span[0]),
      share,
      rank: share + (predicate ? PREDICATE_WORTH : 0),
      held: matter.weights.filter(([term]) => folded.includes(term) || back.includes(term)).length,
      saysPredicate: predicate,
      isPart: PART.test(text.slice(...item)) || OF_SOME.test(folded.slice(item[0], span[0])),
      head: asked.places.strip(folded.slice(item[0], span[0])).replace(COUNTING, ""),
      own: ownTerms(`${back} ${own}`, asked),
      near: `${statementBefore(evidence.statement, asked)?.folded ?? ""}${folded}`,
    });
  }
  return claims;
}

function ownTerms(text: string, { places }: Case): ReadonlySet<string> {
  return new Set(termsOfFolded(places.strip(text).replace(COUNTING, " ")).filter((term) => term.length > 1));
}

const PREDICATE_WORTH = 0.25;

/** A claim in words: the run of a statement that says how it is. */
export function wordsAsClaim(evidence: Evidence, run: Span, kind: MissingKind, { places }: Case): Claim {
  const { source, text, folded } = evidence.statement;
  const [from, end] = trimMarks(text, run);
  const start = from + (/^[（(][一二三四五六七八九十]+[）)]/u.exec(text.slice(from, end))?.[0].length ?? 0);
  return {
    evidence,
    value: {
      want: { kind, unit: null, counted: null, attribute: null, head: null, exact: null, loose: false },
      span: [start, end],
      nearness: 1,
    },
    text: text.slice(start, end),
    unit: "",
    place: places.byId(source.place),
    time: null,
    share: 1,
    rank: 1,
    held: 0,
    saysPredicate: false,
    isPart: false,
    head: "",
    own: new Set(),
    near: folded,
  };
}

/** The clause around a value; of a list the entry, when the entries before it have values of their own. */
function itemAround(text: string, [from, to]: Span): Span {
  let start = from;
  while (start > 0 && !isBreak(text, start - 1)) start--;
  const listed = text.slice(start, from).lastIndexOf("、");
  if (listed >= 0 && /\d/u.test(fold(text.slice(start, start + listed)))) start += listed + 1;
  let end = to;
  while (end < text.length && !isBreak(text, end) && text.charAt(end) !== "、") end++;
  return [start, end];
}

/** 8:30 and 1,519 are not cut. */
function isBreak(text: string, at: number): boolean {
  if (!SEPARATOR.test(text.charAt(at))) return false;
  return !/\d[,:：]\d/u.test(fold(text.slice(Math.max(0, at - 1), at + 2)));
}

function matterless(own: string, { places }: Case): boolean {
  return (
    places
      .strip(own)
      .replace(COUNTING, "")
      .replace(/[^\p{L}]/gu, "").length <= 1
  );
}

/** The nearest clause before an item that names something, in its statement or the one before. */
function previousItem(statement: Statement, [start]: Span, asked: Case): string {
  const { folded } = statement;
  let end = start;
  while (end > 0) {
    const item = itemAround(folded, [end - 1, end - 1]);
    const text = folded.slice(item[0], end);
    if (!matterless(text, asked)) return text;
    end = Math.min(item[0], end - 1);
  }
  return statementBefore(statement, asked)?.folded ?? "";
}

function statementBefore(statement: Statement, { statements }: Case): Statement | null {
  const all = statements.of(statement.chunk.id);
  return all[all.findIndex(({ start }) => start === statement.start) - 1] ?? null;
}

function shareOf(
  { weights, total, predicate }: Matter,
  statement: Statement,
  { own, back, item }: { own: string; back: string; item: Span },
  asked: Case,
): { share: number; predicate: boolean } {
  const before = statement.folded.slice(0, item[0]);
  const after = statement.folded.slice(item[1]);
  const previous = statementBefore(statement, asked)?.folded ?? "";
  const around = asked.statements.chunkTerms(statement.chunk.id);
  const title = asked.statements.titleTerms(statement.source);
  const worth = (term: string) => {
    if (own.includes(term)) return 1;
    if (back.includes(term)) return INHERITED;
    if (before.includes(term)) return BEFORE;
    if (after.includes(term)) return AFTER;
    return previous.includes(term) || around.has(term) || title.has(term) ? AROUND : 0;
  };
  const held = weights.reduce((sum, [term, weight]) => sum + weight * worth(term), 0);
  return { share: held / total, predicate: predicate !== "" && (own + back).includes(predicate) };
}

/** The place named last before a value, unless a word of rank stands between; else what its text is about. */
function placeOf({ source, folded }: Statement, [start]: Span, { places, question }: Case): CorpusPlace | null {
  const about = places.byId(source.place);
  const inside = (place: CorpusPlace) => about === null || place === about || places.isWithin(place, about);
  const before = folded.slice(0, start);
  const named = places.all(before).findLast(({ place }) => inside(place));
  const asked = question.place;
  if (named === undefined) {
    return asked !== null && places.isSpokenOf(asked, about, folded) && question.placeNamed ? asked : about;
  }
  return /全[省市县区镇乡]/u.test(before.slice(named.end)) ? about : named.place;
}

const TIME = /((?:19|20)\d{2})年(?:度)?(?:(\d{1,2})月(?:(\d{1,2})日)?)?|去年|今年|年末|上年|前年/gu;

/** The time that stands last before a value, in the source's own year where the word is relative. */
function timeOf({ source, folded }: Statement, at: number): string | null {
  const match = [...folded.slice(0, at).matchAll(TIME)].at(-1);
  if (match === undefined) return null;
  const [word, year, month, day] = match;
  if (year !== undefined) return [year, month, day].flatMap((part) => part?.padStart(2, "0") ?? []).join("-");
  const resolved = source.relative.find((relative) => relative.word === word)?.year ?? null;
  if (resolved !== null) return resolved;
  const published = Number(source.published?.slice(0, 4));
  if (Number.isNaN(published) || word === "年末") return null;
  return String(published - (word === "今年" ? 0 : word === "前年" ? 2 : 1));
}

function unitOf(text: string): string {
  return /[\p{Script=Han}%％]+$/u.exec(text)?.[0].replace(/^[余多万亿千百十]+/u, "") ?? "";
}

/** Whether a question's measure word can mean a text's. */
export function unitMeant(asked: string | null, unit: string): boolean {
  if (unit === "") return false;
  if (asked === null) return true;
  return measureFit(asked, unit) > 0 && !(unit === "个" && NEVER_GE.test(asked));
}

/** Nobody counts people, cases or times with 个 in a report. */
const NEVER_GE = /^(?:人|名|位|件|起|宗|例|次|人次|场|回|趟|遍|户)$/u;

/** Whether the question asks for one year's value. */
export function yearsAsked({ folded }: Pick<Question, "folded">): string[] {
  return folded.match(/(?:19|20)\d{2}/gu) ?? [];
}
