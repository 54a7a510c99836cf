// The outcome `found`: chooses the fact of the best statement that fits the question, and leads with its value or its
// clause. A drafted fact is one that the build read from a text and no editor has reviewed: its row is 0. Takes the
// case; returns a draft, or null if nothing answers.
import type { Collection } from "../collection.ts";
import type { MissingKind } from "../contract.ts";
import type { FactKind } from "../fact-kinds.ts";
import type { Described } from "../match/facts.ts";
import { kindAnswers } from "../match/features.ts";
import { fitOf } from "../match/fit.ts";
import { PLAIN_KINDS } from "../match/judge.ts";
import { listsTooFew } from "../match/list-fit.ts";
import { type Ranked, writtenFor } from "../match/matcher.ts";
import { isSameAmount } from "../question/figures.ts";
import { fold, unmarked } from "../text.ts";
import type { Case, Draft, DraftLead } from "./draft.ts";
import { BROADER, leadOf, statementLead } from "./leads.ts";
import { quotesOf } from "./quotes.ts";

/** Whether an editor wrote this question for the best statement. If so, the statement answers it. */
export const isWritten = ({ question, match, top }: Case) =>
  top !== undefined && writtenFor(question, match.ranked).has(top.described.statement);

/** The draft for the best fact that fits; null if none does. */
export function found(asked: Case): Draft | null {
  const { top, near, answers, thresholds } = asked;
  const isSure = isOwn(asked) || isWritten(asked);
  if (top === undefined || (answers < thresholds.answers && !isSure)) return null;
  const unmet = unmetKinds(asked);
  const plain = unmet.some((kind) => PLAIN_KINDS.has(kind));
  if (unmet.length > 0 && (plain || answers < thresholds.unmet) && !isMetByOther(asked, unmet)) return null;
  const best = bestFit(asked, [top, ...near.filter((each) => each !== top)]);
  if (best?.fit !== "value" && namesOnly((best?.ranked ?? top).described)) return null;
  if (best === null) return isOpen(asked) && answers >= thresholds.unmet ? foundClause(asked, top.described) : null;
  const isRank = best.ranked.described.fact.kind === "rank" && ASKS_RANK.test(asked.question.folded);
  if (
    asked.question.kinds[0] === "number" &&
    !isRank &&
    !isList(best.ranked) &&
    !COUNTS.has(best.ranked.described.fact.kind)
  )
    return null;
  // A wrong figure or name does harm, so it needs a higher probability.
  if (EXACT.has(best.ranked.described.fact.kind) && answers < thresholds.unmet && !isSure) return null;
  if (!isSure && answers < DOUBTED && isOfSomethingElse(best.ranked)) return null;
  const { described } = best.ranked;
  const isPart = isOfPart(asked, best.ranked);
  const missed = isPart ? (["number"] as const) : missedBy(asked.question.kinds, unmet, described.fact.kind);
  // A drafted fact may tell a kind that the build did not recognise in it.
  const isTold = described.fact.row === 0 && !plain && answers >= TOLD;
  const rest = isWritten(asked) || isTold ? [] : missed;
  const lead = isUnreviewed(asked, best)
    ? statementLead(described)
    : leadOf(described, best.fit, asked.question.scoped);
  if (lead === null) return foundClause(asked, described);
  return {
    status: rest.length > 0 ? "partial" : "answered",
    reason: rest.length > 0 ? "missing_facts" : null,
    quotes: quotesOf(asked, described),
    lead: withOwner(asked.question.carried ? withThing(asked, lead, described) : lead, described),
    missing: rest.map((kind) => ({ kind, about: described.subject?.name ?? "", now: isPart && asked.question.now })),
  };
}

/** Whether a person wrote the fact or checked it: an editor, or the office in a row of its own. */
const isReviewed = ({ isEdited }: Collection, { row }: Described["fact"]) => isEdited || row > 0;

/** Whether a value might be another thing's: nobody reviewed it, and its statement has others or is not asked for its kind. */
function isUnreviewed(
  { collection, question, match }: Case,
  { ranked, fit }: { ranked: Ranked; fit: "value" | "clause" },
): boolean {
  const { statement, fact } = ranked.described;
  if (isReviewed(collection, fact)) return false;
  const like = match.ranked.filter(
    ({ described: each }) => each.statement === statement && each.fact.kind === fact.kind,
  );
  return fit === "clause" || like.length > 1 || question.kinds[0] !== fact.kind;
}

/** The unmet kinds that the fact does not tell. A kind that the words of a met kind also match does not count. */
function missedBy(kinds: readonly MissingKind[], unmet: readonly MissingKind[], told: FactKind): MissingKind[] {
  const implied = kinds.filter((kind) => !unmet.includes(kind)).flatMap((kind) => BROADER[kind] ?? []);
  return unmet.filter((kind) => !kindAnswers(kind, told) && !implied.includes(kind));
}

/** Qualifiers that make a figure count a part: PART always, PART_OF_NOW if the question asks for today's number. */
const PART = /组成.+的/u;
const PART_OF_NOW = /[县市省镇]级|国家级|专职|兼职/gu;

/** Whether the figure counts only a part of what is asked for. It is shown, and the whole is reported as missing. */
function isOfPart({ question }: Case, { described: { fact, of } }: Ranked): boolean {
  if (fact.kind !== "number") return false;
  const parts = question.now ? (of.match(PART_OF_NOW) ?? []) : [];
  return PART.test(of) || (parts.length > 0 && parts.every((part) => !question.scoped.includes(part)));
}

/** Whether the fact is a caption that names the thing and says no more about it. */
function namesOnly({ anchor, names, statement }: Described): boolean {
  return statement.chunk.kind === "caption" && names.some((name) => unmarked(anchor).includes(name));
}

/** Whether the fact is a drafted list, and the question asks for one: 「哪几个」. */
const isList = ({ described: { fact }, features }: Ranked) =>
  fact.row === 0 && fact.kind === "list" && features.kindCued === 1;

/** Kinds that say how many. */
const COUNTS: ReadonlySet<FactKind> = new Set(["number", "duration", "fee"]);

const ASKS_RANK = /第几|排|名次|位次|名列|\brank/u;

/** Kinds whose value people take at its word. */
const EXACT: ReadonlySet<FactKind> = new Set(["number", "date", "person", "rank", "fee", "hours", "telephone"]);

/** Probability from which a drafted fact counts as telling every kind that is asked for. */
const TOLD = 0.5;

/** Probability from which a fact that hardly fits is shown. */
const SURE = 0.35;

/** Whether the question names no kind, and the best fact is not of another place or year. */
function isOpen({ question, top }: Case): boolean {
  const isNamed = question.kinds.some((kind) => kind !== "yes_no");
  return (
    !isNamed &&
    top !== undefined &&
    top.features.placeOff === 0 &&
    top.features.yearOff === 0 &&
    !listsTooFew(question, top.described)
  );
}

/** The kinds that the question names and nothing answers. A need says where to go, not how something is done. */
function unmetKinds({ near, unmet, question }: Case): MissingKind[] {
  const isTold = near.some(({ described }) => described.fact.kind === "procedure");
  return [
    ...unmet,
    ...(question.kinds.includes("procedure") && !unmet.includes("procedure") && !isTold
      ? (["procedure"] as const)
      : []),
  ];
}

/** Whether the question also names a kind that is answered. */
function isMetByOther({ question }: Case, unmet: readonly MissingKind[]): boolean {
  const implied = unmet.flatMap((kind) => BROADER[kind] ?? []);
  return question.kinds.some((kind) => kind !== "yes_no" && !unmet.includes(kind) && !implied.includes(kind));
}

/** Chooses the fact that leads: one of the best statement, or one about the same thing that has the kind asked for. */
function bestFit(asked: Case, candidates: readonly Ranked[]): { ranked: Ranked; fit: "value" | "clause" } | null {
  const statement = candidates[0]?.described.statement;
  const worthOf = (ranked: Ranked) => cellWorth(ranked, asked.question.kinds);
  const fits = candidates.map((ranked) => ({ ranked, fit: fitOf(asked.question, ranked.described, ranked.features) }));
  const own = fits
    .filter(({ ranked }) => ranked.described.statement === statement)
    .sort((a, b) => worthOf(b.ranked) - worthOf(a.ranked));
  const best = own.find(({ fit }) => fit === "value" || fit === "clause");
  const whole = own.find(({ fit }) => fit === "value");
  const chosen =
    best !== undefined && whole !== undefined && saysItShorter(whole.ranked, best.ranked, worthOf) ? whole : best;
  if (chosen?.fit === "value" || chosen?.fit === "clause") {
    return { ranked: asEdited(chosen.ranked, candidates), fit: chosen.fit };
  }
  const beside = fits.find(({ ranked, fit }) => fit === "value" && ranked.features.kindCued === 1);
  if (beside !== undefined) return { ranked: beside.ranked, fit: "value" };
  const first = own.find(({ ranked, fit }) => fit === "doubtful" && isOfItsKind(asked, ranked)) ?? own[0];
  // An English question has no words in common with the text, so a figure may be that of another thing.
  const isFigure = asked.question.isEnglish && asked.question.kinds.includes("number");
  return first?.fit === "doubtful" && !isFigure && (asked.answers >= SURE || isOfItsKind(asked, first.ranked))
    ? { ranked: first.ranked, fit: "clause" }
    : null;
}

/** Shares of the question, in the statement and in the askings, below which such a value is another thing's. */
const OF_THE_SAME = { statement: 0.2, asked: 0.42 } as const;

/** Probability below which a value is checked for being another thing's. */
const DOUBTED = 0.15;
/** Kinds that every office has. Only the words tell whose it is. */
const OF_EACH: ReadonlySet<FactKind> = new Set(["telephone", "fee", "hours", "address"]);

/** Whether a drafted telephone, fee or the like has hardly a word in common with the question. */
function isOfSomethingElse({ described: { fact }, features }: Ranked): boolean {
  const { statement, asked } = features;
  return fact.row === 0 && OF_EACH.has(fact.kind) && statement < OF_THE_SAME.statement && asked < OF_THE_SAME.asked;
}

/** Lead in score from which a statement is the one that is asked about, in whatever words. */
const AHEAD = 1.9;

/**
 * Whether a drafted fact has the kind and the unit asked for, in the statement that is asked about. The build takes its
 * noun from the words around it, so another noun in the question says little.
 */
function isOfItsKind({ question: { kinds }, match: { ranked } }: Case, { described, features }: Ranked): boolean {
  const other = ranked.find((each) => each.described.statement !== described.statement);
  const isAhead = other === undefined || (ranked[0]?.score ?? 0) - other.score >= AHEAD;
  const { row, kind } = described.fact;
  const isTime = kind === "duration" && !kinds.includes("duration");
  return row === 0 && features.kindCued === 1 && features.unit >= 0 && isAhead && !isTime;
}

/**
 * Whether the question surely has its answer here: it names a kind and a thing in full and the text states it in a form
 * of its own, or it asks the office about itself. The models, which learned from other texts, cannot tell.
 */
function isOwn({ question, top }: Case): boolean {
  if (question.ofOffice && question.kinds.some((kind) => PLAIN_KINDS.has(kind))) return true;
  if (top === undefined) return false;
  const { features, described } = top;
  const { kind, checked_on } = described.fact;
  const isPlain = checked_on !== null || question.kinds.some((each) => PLAIN_KINDS.has(each) && each === kind);
  return (
    isPlain && features.kindCued === 1 && features.nameWhole > 0 && fitOf(question, described, features) === "value"
  );
}

/**
 * Whether a value says what the clause of `other` says: it is of the same kind and hardly less likely, or `other` is a
 * whole statement and the value is of the kind asked for.
 */
function saysItShorter(value: Ranked, other: Ranked, worthOf: (ranked: Ranked) => number): boolean {
  const { kind } = other.described.fact;
  if (kind === "statement") return value.features.kindCued === 1;
  return value.described.fact.kind === kind && worthOf(other) - worthOf(value) < AS_LIKELY;
}

/**
 * Scores which fact of a statement is meant. Its noun and askings count for more than the ranker, which finds
 * statements.
 */
function cellWorth({ score, features, described }: Ranked, [narrowest]: readonly MissingKind[]): number {
  const isAsked = narrowest === described.fact.kind ? CELL.kind : 0;
  return score + CELL.asked * features.asked ** 2 + CELL.of * features.ofSaid + isAsked;
}

/** Difference in worth within which both facts may be meant. */
const AS_LIKELY = 2;
const CELL = { asked: 7, of: 2.5, kind: 2 } as const;

/** Replaces a drafted fact by the editor's fact with the same figure, if there is one. */
function asEdited(found: Ranked, candidates: readonly Ranked[]): Ranked {
  const { fact, figures, subject } = found.described;
  if (fact.row > 0) return found;
  const [figure] = figures;
  return (
    candidates.find(
      ({
        described: {
          fact: other,
          figures: [same],
          subject: of,
        },
      }) =>
        other.row > 0 &&
        other.kind === fact.kind &&
        of === subject &&
        figure !== undefined &&
        same !== undefined &&
        isSameAmount(figure, same),
    ) ?? found
  );
}

/** The draft for a fact that answers by its whole clause. */
export function foundClause(asked: Case, described: Described): Draft {
  const lead = isReviewed(asked.collection, described.fact)
    ? leadOf(described, "clause", "")
    : statementLead(described);
  return {
    status: "answered",
    reason: null,
    quotes: quotesOf(asked, described),
    lead: lead ?? { kind: "frame", frame: "L26", slots: {}, n: 1 },
    missing: [],
  };
}

/** Adds to a figure what it counts and where, so that the answer to a follow-up says what it was taken for. */
function withThing({ places }: Case, lead: DraftLead, { subject, source, fact, places: own }: Described): DraftLead {
  if (lead.kind !== "span" || subject === null || !lead.isNumber) return lead;
  const value = source.text.slice(...lead.span);
  const place = places.byId(own[0] ?? null)?.name ?? "";
  const noun = fact.of === "" ? subject.name : fact.of;
  const thing = place === "" || noun.includes(place) ? noun : `${place}的${noun}`;
  return { kind: "frame", frame: "L2", slots: { thing, value }, n: 1 };
}

const AN_OFFICE =
  /^[^。：:，,？?]{2,24}(?:所|处|中心|院|站|室|局|委|会|厅|科|队|窗口|(?<![钟地要看几])点|社区|村|(?<!么|何)办)$/u;
const NUMBER_OF_HEADING =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十\d]{1,3}[章节部分]+)\s*/u;

/** Adds to a value the office in the heading above it, if its statement names none: 「电话：0999-5551111」. */
function withOwner(lead: DraftLead, { fact, statement, source }: Described): DraftLead {
  const owner = (statement.chunk.section ?? "").replace(NUMBER_OF_HEADING, "");
  const isOwned = fact.row === 0 && OF_EACH.has(fact.kind) && AN_OFFICE.test(owner);
  if (lead.kind !== "span" || !isOwned || statement.folded.includes(fold(owner))) return lead;
  return { kind: "frame", frame: "L2", slots: { thing: owner, value: source.text.slice(...lead.span) }, n: 1 };
}
