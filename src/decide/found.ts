// What is found: the fact of the best statement that fits what is asked for, its value or its clause first. Enters the case;
// leaves a draft, or null where nothing that is there answers.
import type { MissingKind } from "../contract.ts";
import type { FactKind } from "../fact-kinds.ts";
import type { Described } from "../match/facts.ts";
import { kindAnswers } from "../match/features.ts";
import { fitOf } from "../match/fit.ts";
import { PLAIN_KINDS } from "../match/judge.ts";
import { type Ranked, writtenFor } from "../match/matcher.ts";
import { isSameAmount } from "../question/figures.ts";
import { unmarked } from "../text.ts";
import type { Case, Draft, DraftLead } from "./draft.ts";
import { BROADER, leadOf } from "./leads.ts";
import { quotesOf } from "./quotes.ts";

/** An editor wrote the question for the best statement, to the letter: it answers. */
export const isWritten = ({ question, match, top }: Case) =>
  top !== undefined && writtenFor(question, match.ranked).has(top.described.statement);

/** The best fact that fits, its value or its clause first. */
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
  // A wrong figure or name does harm: it has to be surer.
  if (EXACT.has(best.ranked.described.fact.kind) && answers < thresholds.unmet && !isSure) return null;
  if (!isSure && answers < DOUBTED && isOfSomethingElse(best.ranked)) return null;
  const { described } = best.ranked;
  const isPart = isOfPart(asked, best.ranked);
  const missed = isPart ? (["number"] as const) : missedBy(asked.question.kinds, unmet, described.fact.kind);
  // What nobody has reviewed may well tell a kind that was not read from it.
  const isTold = described.fact.row === 0 && !plain && answers >= TOLD;
  const rest = isWritten(asked) || isTold ? [] : missed;
  const lead = leadOf(best.ranked.described, best.fit, asked.question.scoped);
  if (lead === null) return foundClause(asked, best.ranked.described);
  return {
    status: rest.length > 0 ? "partial" : "answered",
    reason: rest.length > 0 ? "missing_facts" : null,
    quotes: quotesOf(asked, best.ranked.described),
    lead: asked.question.carried ? withThing(asked, lead, best.ranked.described) : lead,
    missing: rest.map((kind) => ({ kind, about: described.subject?.name ?? "", now: isPart && asked.question.now })),
  };
}

/** Kinds that are not told; asked for by the words of a kind that is told, one is not asked for beside it. */
function missedBy(kinds: readonly MissingKind[], unmet: readonly MissingKind[], told: FactKind): MissingKind[] {
  const implied = kinds.filter((kind) => !unmet.includes(kind)).flatMap((kind) => BROADER[kind] ?? []);
  return unmet.filter((kind) => !kindAnswers(kind, told) && !implied.includes(kind));
}

/** Qualifiers that make a part of what is counted: always, and where how many there are today is asked for. */
const PART = /组成.+的/u;
const PART_OF_NOW = /[县市省镇]级|国家级|专职|兼职/gu;

/** The figure is of a part of what was asked for: it is told, and the whole is missing. */
function isOfPart({ question }: Case, { described: { fact, of } }: Ranked): boolean {
  if (fact.kind !== "number") return false;
  const parts = question.now ? (of.match(PART_OF_NOW) ?? []) : [];
  return PART.test(of) || (parts.length > 0 && parts.every((part) => !question.scoped.includes(part)));
}

/** A caption names the thing and says no more of it. */
function namesOnly({ anchor, names, statement }: Described): boolean {
  return statement.chunk.kind === "caption" && names.some((name) => unmarked(anchor).includes(name));
}

/** 「哪几个」 asks for a list that the text names one by one. */
const isList = ({ described: { fact }, features }: Ranked) =>
  fact.row === 0 && fact.kind === "list" && features.kindCued === 1;

/** Kinds that tell how many. */
const COUNTS: ReadonlySet<FactKind> = new Set(["number", "duration", "fee"]);

const ASKS_RANK = /第几|排|名次|位次|名列|\brank/u;

/** Kinds whose value is taken at its word. */
const EXACT: ReadonlySet<FactKind> = new Set(["number", "date", "person", "rank", "fee", "hours", "telephone"]);

/** What is this likely to answer tells what was asked for. */
const TOLD = 0.5;

/** What hardly fits is shown when it is this likely to answer. */
const SURE = 0.35;

/** Nothing is asked for by its kind's own words, and the statement is of the place and year. */
function isOpen({ question, top }: Case): boolean {
  const isNamed = question.kinds.some((kind) => kind !== "yes_no");
  return !isNamed && top !== undefined && top.features.placeOff === 0 && top.features.yearOff === 0;
}

/** Kinds asked for by their own words that nothing has; a need tells where to go, not how it is done. */
function unmetKinds({ near, unmet, question }: Case): MissingKind[] {
  const isTold = near.some(({ described }) => described.fact.kind === "procedure");
  return [
    ...unmet,
    ...(question.kinds.includes("procedure") && !unmet.includes("procedure") && !isTold
      ? (["procedure"] as const)
      : []),
  ];
}

/** Two things are asked, and one of them is there. */
function isMetByOther({ question }: Case, unmet: readonly MissingKind[]): boolean {
  const implied = unmet.flatMap((kind) => BROADER[kind] ?? []);
  return question.kinds.some((kind) => kind !== "yes_no" && !unmet.includes(kind) && !implied.includes(kind));
}

/** The fact that leads: of the best one's statement, or else one of the same thing that has what is asked for. */
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
  // An English question about a figure shares no words with the text by which to tell whether it is that of another thing.
  const isFigure = asked.question.isEnglish && asked.question.kinds.includes("number");
  return first?.fit === "doubtful" && !isFigure && (asked.answers >= SURE || isOfItsKind(asked, first.ranked))
    ? { ranked: first.ranked, fit: "clause" }
    : null;
}

/** With less of the question in its statement and in its asking, such a value is another thing's. */
const OF_THE_SAME = { statement: 0.2, asked: 0.42 } as const;

/** Below this probability it is looked at whose it is. */
const DOUBTED = 0.15;
/** Every office has one, and the words alone tell whose it is. */
const OF_EACH: ReadonlySet<FactKind> = new Set(["telephone", "fee", "hours", "address"]);

/** A telephone, a fee, an hour that nobody has reviewed, and that hardly anything of the question speaks of. */
function isOfSomethingElse({ described: { fact }, features }: Ranked): boolean {
  const { statement, asked } = features;
  return fact.row === 0 && OF_EACH.has(fact.kind) && statement < OF_THE_SAME.statement && asked < OF_THE_SAME.asked;
}

/** A statement as far before the others is the one that is asked about, in whatever words. */
const AHEAD = 1.9;

/**
 * The kind and the unit are those asked for, in the statement that is asked about. What nobody has reviewed is of what stands
 * around it: that the question calls it something else says little.
 */
function isOfItsKind({ question: { kinds }, match: { ranked } }: Case, { described, features }: Ranked): boolean {
  const other = ranked.find((each) => each.described.statement !== described.statement);
  const isAhead = other === undefined || (ranked[0]?.score ?? 0) - other.score >= AHEAD;
  const { row, kind } = described.fact;
  const isTime = kind === "duration" && !kinds.includes("duration");
  return row === 0 && features.kindCued === 1 && features.unit >= 0 && isAhead && !isTime;
}

/**
 * What is asked for by its own words of a thing that is named whole, and the text has it in its own form; or the office is asked
 * about itself: what was learned from other texts says nothing of that.
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

/** Its value says what the clause of `other` does: of a fact hardly less likely, or of the kind asked for in a whole statement. */
function saysItShorter(value: Ranked, other: Ranked, worthOf: (ranked: Ranked) => number): boolean {
  const { kind } = other.described.fact;
  if (kind === "statement") return value.features.kindCued === 1;
  return value.described.fact.kind === kind && worthOf(other) - worthOf(value) < AS_LIKELY;
}

/** Which fact of a statement is meant: that of its noun and its own askings, more than the ranker, which finds the statement. */
function cellWorth({ score, features, described }: Ranked, [narrowest]: readonly MissingKind[]): number {
  const isAsked = narrowest === described.fact.kind ? CELL.kind : 0;
  return score + CELL.asked * features.asked ** 2 + CELL.of * features.ofSaid + isAsked;
}

/** So little apart, both may be meant. */
const AS_LIKELY = 2;
const CELL = { asked: 7, of: 2.5, kind: 2 } as const;

/** What an editor wrote stands for what the build drafted of the same figure. */
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

/** A sentence that answers as a whole. */
function foundClause(asked: Case, described: Described): Draft {
  const lead = leadOf(described, "clause", "");
  return {
    status: "answered",
    reason: null,
    quotes: quotesOf(asked, described),
    lead: lead ?? { kind: "frame", frame: "L26", slots: {}, n: 1 },
    missing: [],
  };
}

/** A follow-up says what it was taken for. */
function withThing({ places }: Case, lead: DraftLead, { subject, source, fact, places: own }: Described): DraftLead {
  if (lead.kind !== "span" || subject === null || !lead.isNumber) return lead;
  const value = source.text.slice(...lead.span);
  const place = places.byId(own[0] ?? null)?.name ?? "";
  const noun = fact.of === "" ? subject.name : fact.of;
  const thing = place === "" || noun.includes(place) ? noun : `${place}的${noun}`;
  return { kind: "frame", frame: "L2", slots: { thing, value }, n: 1 };
}
