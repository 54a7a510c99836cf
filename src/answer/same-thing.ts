// Which claims are of the same thing as the best one: by the question's words, by their own clause, or since the one
// follows the other. Enter claims of the places and years asked about; leave those that may be compared. Where it is
// doubtful that two claims are of one thing, they are not.
import type { MissingKind } from "../contract.ts";
import { isSameMeasure } from "../question/measures.ts";
import type { Want } from "../question/wants.ts";
import { agree } from "./amounts.ts";
import type { Claim } from "./claims.ts";
import type { Case } from "./draft.ts";

/** Two statements speak of the same thing when the one holds this share of what the other does. */
const SAME_THING = 0.85;
/** And both at least this much of the question. */
const MATTER_SHARE = 0.4;
/** Or, with less, that their clauses are alike by this much. */
const LIKENESS = 0.7;
const LIKE_SHARE = 0.4;
const LIKE_STRICT_SHARE = 0.6;
/** One word of the question alone is shared by chance. */
const TERMS_HELD = 2;
/** A phrasing this like the question asks for the value that it points at, or for none. */
const ASKS_THE_SAME = 0.8;
/** What is free has to be this much of the clause that says so. */
const FREE_SHARE = 0.5;
/** Two clauses of so many words, nearly all of them the same, are about one thing whatever the question calls it. */
const TWIN_TERMS = 4;
const TWIN_LIKENESS = 0.9;
/** Measure words that count anything. */
const COMMON_UNIT = /[个名人件家位条项]$/u;
/** Of kinds that every office has, its name has to stand with the value. */
const STRICT_SHARE = 0.7;
const STRICT: ReadonlySet<MissingKind> = new Set(["hours", "date", "address", "duration", "fee"]);
/** Things that happen in a span of time: those of a year are not comparable with those of half of one. */
const FLOW = /[件起次场宗]$/u;
export const ORDINAL = /第[一二三四五六七八九十\d]+[批届期轮]/gu;
export const SPAN_OF_TIME = /[一二三四]季度|[上下]半年|(?<!\d)\d{1,2}月份|[每本]月|每[周天年]|日均|月均/gu;

/** The claims of the same thing as the best one: they hold as much of the question, or say it in its words. */
export function sameThing(want: Want, claims: readonly Claim[], asked: Case): Claim[] {
  const { question, evidence } = asked;
  const isEach = question.each.length > 0;
  const best = highest((isEach ? null : pointedAt(claims, evidence)) ?? claims);
  if (best === null || (!isEach && isRivalled(best, claims, question.terms))) return [];
  const isStrict = STRICT.has(want.kind);
  const isSure = best.share >= (isStrict ? STRICT_SHARE : MATTER_SHARE);
  if (!isSure && best.share < (isStrict ? LIKE_STRICT_SHARE : LIKE_SHARE)) return [];
  const isThin = best.held < TERMS_HELD;
  if (isThin && (want.unit === null || best.own.size < TWIN_TERMS)) return [];
  return claims.filter((claim) => {
    if (claim === best) return true;
    if (isAnother(claim, best, asked)) return false;
    const like = likeness(claim, best, asked);
    if (isThin) return claim.own.size >= TWIN_TERMS && like >= TWIN_LIKENESS;
    if (isFollowed(claim, best) || isFollowed(best, claim)) return true;
    if (like >= LIKENESS && claim.share >= best.share * LIKE_SHARE) return true;
    const saysAsMuch = claim.saysPredicate || !best.saysPredicate || isEach;
    return isSure && saysAsMuch && claim.share >= best.share * SAME_THING;
  });
}

function highest(claims: readonly Claim[]): Claim | null {
  return claims.reduce<Claim | null>((top, claim) => (top === null || claim.rank > top.rank ? claim : top), null);
}

/** Whether something in the clauses says that two claims are of two things, however alike they sound. */
function isAnother(claim: Claim, best: Claim, asked: Case): boolean {
  const { kind } = best.value.want;
  const { question } = asked;
  if (kind === "number") {
    if (!isSameMeasure(claim.unit, best.unit)) return true;
    if (/元$/u.test(best.unit) && claim.unit !== best.unit) return true;
  }
  // A place's share of the whole is asked for by the place's name.
  if (claim.isPart !== best.isPart && !question.placeNamed && question.each.length === 0) return true;
  if (kind === "date" && deedOf(claim) !== deedOf(best)) return true;
  if (isFree(claim) !== isFree(best) && shareOfFree(claim, best, asked) < FREE_SHARE) return true;
  if (ordinalOf(claim) !== ordinalOf(best)) return true;
  if (isNarrower(claim, best) || isNarrower(best, claim) || areSiblings(claim, best)) return true;
  return FLOW.test(claim.unit) && spanOfTime(claim) !== spanOfTime(best);
}

const weigh = (terms: readonly string[], { statements }: Case) =>
  terms.reduce((sum, term) => sum + statements.rarity(term), 0);

const shared = (a: Claim, b: Claim, asked: Case) =>
  weigh(
    [...a.own].filter((term) => b.own.has(term)),
    asked,
  );

/** How much of the shorter clause the longer one says, too: 0 to 1. */
function likeness(a: Claim, b: Claim, asked: Case): number {
  const isMeagre = Math.min(a.own.size, b.own.size) < 2;
  if (isMeagre && (a.value.want.kind !== "number" || COMMON_UNIT.test(a.unit))) return 0;
  const shorter = Math.min(weigh([...a.own], asked), weigh([...b.own], asked));
  return shorter === 0 ? 0 : shared(a, b, asked) / shorter;
}

/** How much of the clause that says 免费 is said of the one that names a price. */
function shareOfFree(a: Claim, b: Claim, asked: Case): number {
  return shared(a, b, asked) / Math.max(1, weigh([...(isFree(a) ? a : b).own], asked));
}

/** 启用 in 「2021年6月启用」: what happened on a date ends its clause. */
function deedOf({ evidence, value }: Claim): string {
  const after = /^[^，,。；;]*/u.exec(evidence.statement.text.slice(value.span[1]))?.[0] ?? "";
  return after.replace(/[^\p{Script=Han}]/gu, "").slice(-2);
}

/** Free for some is beside what the others pay. */
function isFree({ text, value }: Claim): boolean {
  return value.want.kind === "fee" && !/\d/u.test(text);
}

/** Another value of the same statement stands with a word of the question that this one lacks: 副本每份另收10元. */
function isRivalled(best: Claim, claims: readonly Claim[], terms: ReadonlyMap<string, number>): boolean {
  return claims.some(
    (other) =>
      other !== best &&
      other.evidence === best.evidence &&
      [...other.own].some((term) => terms.has(term) && !best.own.has(term)),
  );
}

/** The first batch and the second are two things. */
function ordinalOf({ evidence, value }: Claim): string {
  return evidence.statement.folded.slice(0, value.span[0]).match(ORDINAL)?.at(-1) ?? "";
}

/** 「由7天压缩到3天」 follows 「7天」: the one says what the other was. */
function isFollowed(before: Claim, after: Claim): boolean {
  const figures = after.text.match(/\d[\d.,]*[^\d，,。]*/gu) ?? [];
  const [first] = figures;
  return (
    figures.length === 2 && first !== undefined && before.unit === after.unit && agree("number", first, before.text)
  );
}

/** 女律师 beside 律师: what stands before the same words makes it another thing, unless the other speaks of it, too. */
function isNarrower({ head: a }: Claim, { head: b, near }: Claim): boolean {
  if (b.length < 2 || a.length <= b.length || !a.endsWith(b)) return false;
  const before = a.slice(0, -b.length);
  if (before.length > MODIFIER_CHARS || near.includes(before)) return false;
  return !DONE.test(before) && !/^[省市县区镇乡村]/u.test(before);
}

/** 专职调解员 beside 兼职调解员: the same noun with a word of its own before it in each. */
function areSiblings({ head: a, near: nearA }: Claim, { head: b, near: nearB }: Claim): boolean {
  let same = 0;
  while (same < Math.min(a.length, b.length) && a.at(-1 - same) === b.at(-1 - same)) same++;
  const [one, other] = [a.slice(0, a.length - same), b.slice(0, b.length - same)];
  const isModifier = (text: string) => text.length > 0 && text.length <= MODIFIER_CHARS && !DONE.test(text);
  return same >= 2 && isModifier(one) && isModifier(other) && !nearB.includes(one) && !nearA.includes(other);
}

/** The claims that a phrasing points at which asks the same as the question; null where none does. */
function pointedAt(claims: readonly Claim[], evidence: Case["evidence"]): Claim[] | null {
  const top = evidence.reduce<Case["evidence"][number] | null>(
    (best, one) => (best === null || one.similarity > best.similarity ? one : best),
    null,
  );
  if (top === null || top.anchor === null || top.similarity < ASKS_THE_SAME) return null;
  const [from, to] = top.anchor;
  return claims.filter(({ evidence: of, value: { span } }) => of === top && span[0] < to && span[1] > from);
}

/** More than this is who counts, not what is counted. */
const MODIFIER_CHARS = 4;

const DONE =
  /^.*(?:办理|受理|设立|开设|聘请|拥有|招募|配备|调解|培训|组建|开展|完成|处理|接待|登记|在册|注册|举办|评选|公布|实行|组织)/u;

function spanOfTime({ evidence, value }: Claim): string {
  return evidence.statement.folded.slice(0, value.span[0]).match(SPAN_OF_TIME)?.at(-1) ?? "";
}
