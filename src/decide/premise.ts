// Compares what a question takes for granted with the statements most similar to it. It pairs claims of one type that
// differ; a learned model gives the probability of a contradiction. Takes the case; returns the fact that contradicts
// the question.
import type { Collection } from "../collection.ts";
import type { Described } from "../match/facts.ts";
import type { Ranked } from "../match/matcher.ts";
import { probabilityOf } from "../match/network.ts";
import type { Statement } from "../match/statements.ts";
import type { Places } from "../question/places.ts";
import { fold } from "../text.ts";
import {
  CLAIM_TYPES,
  type Claim,
  type ClaimReader,
  type ClaimType,
  createClaimReader,
  isComparable,
  isOfUnit,
  isSame,
} from "./claims.ts";
import type { Case } from "./draft.ts";
import { PREMISE } from "./premise-weights.ts";
import { clauseAround, pairsAround, pairsOfRun, shareOf } from "./premise-words.ts";

/** Distance in score from the best within which facts are compared. */
const COMPARED = 3;
/** Lead in nearness that a different value needs over an equal one. */
const NEARER = 0.3;
/** Share of the words around a denial that a clause must contain to affirm what is denied. */
const AFFIRMED = 0.15;

/** Types of names. A statement that contains the name makes the claim. */
const NAME_TYPES: ReadonlySet<ClaimType> = new Set(["place", "body", "person"]);

/** A claim of the question, with a statement that has another value of its type. */
export interface Pair {
  readonly claim: Claim;
  readonly statement: Statement;
  /** The fact of the statement with the shortest anchor around this value. */
  readonly fact: Described;
  readonly features: readonly number[];
}

/** A statement to compare, with its facts, best first, and its claims. */
interface Compared {
  readonly statement: Statement;
  readonly facts: readonly Ranked[];
  readonly claims: readonly Claim[];
}

/** The fact that most likely contradicts the question, or null. */
export function contradictionOf(asked: Case): { readonly fact: Described; readonly kind: ClaimType } | null {
  let likeliest = PREMISE.threshold;
  let found: { fact: Described; kind: ClaimType } | null = null;
  for (const { claim, fact, features } of contradictingPairs(asked)) {
    const probability = probabilityOf(PREMISE.model, features);
    if (probability < likeliest) continue;
    likeliest = probability;
    found = { fact, kind: claim.type };
  }
  return found;
}

/** Pairs each claim of the question with near statements that have another value of its type. Learning uses it, too. */
export function contradictingPairs(asked: Case): Pair[] {
  const { question, top, match } = asked;
  if (top === undefined || asked.about < asked.thresholds.about) return [];
  const reader = claimReaderOf(asked.collection, asked.places);
  const near = match.ranked.filter(({ score }) => score > top.score - COMPARED);
  const compared = [...Map.groupBy(near, ({ described }) => described.statement)].map(
    ([statement, facts]): Compared => ({ statement, facts, claims: claimsOf(reader, statement, facts) }),
  );
  const { folded } = question;
  const claims = reader.read(folded, true).filter((claim) => !isOnlyAsked(folded, claim));
  if (!claims.some(({ type }) => type === "denial") && !/未|没|不|零/u.test(folded)) {
    claims.push(...undone(compared[0]?.statement.folded ?? "", folded));
  }
  return claims.flatMap((claim) => compared.flatMap((each) => pairOf(asked, claim, { each, compared, reader }) ?? []));
}

const READERS = new WeakMap<Collection, ClaimReader>();

export function claimReaderOf(collection: Collection, places: Places): ClaimReader {
  const known = READERS.get(collection);
  if (known !== undefined) return known;
  const people = collection.corpus.facts.flatMap(({ kind, source, values }) =>
    kind === "person"
      ? values.map(([start, end]) => fold(collection.sources.get(source)?.text.slice(start, end) ?? ""))
      : [],
  );
  const names = people.filter((name) => /^\p{Script=Han}{2,3}$/u.test(name) && !OF_MANY.test(name));
  const reader = createClaimReader(places, new Set(names));
  READERS.set(collection, reader);
  return reader;
}

/** Endings of what many people are called, not one. */
const OF_MANY = /[员师众民姓导业人者官生工]$/u;

/** The claims of a statement, and the places of its facts. */
function claimsOf(reader: ClaimReader, statement: Statement, facts: readonly Ranked[]): Claim[] {
  const ids = new Set(facts.flatMap(({ described }) => described.places));
  const places = [...ids].map((value): Claim => ({ type: "place", value, at: 0, end: 0 }));
  const said = SAID.get(statement) ?? reader.read(statement.folded);
  SAID.set(statement, said);
  return [...said, ...places];
}

/** The claims of each statement that was near a question. Reading them takes longer than all else here. */
const SAID = new WeakMap<Statement, readonly Claim[]>();

/**
 * Pairs a claim with a different value in a statement; null if there is none, or if the same value is about as near.
 */
function pairOf(
  asked: Case,
  claim: Claim,
  { each, compared, reader }: { each: Compared; compared: readonly Compared[]; reader: ClaimReader },
): Pair | null {
  const { folded } = asked.question;
  const { statement, facts } = each;
  const surface = folded.slice(claim.at, claim.end);
  const isWritten = ({ statement: of }: Compared) => NAME_TYPES.has(claim.type) && of.folded.includes(surface);
  const [first] = compared;
  if (first !== undefined && first !== each && isWritten(first)) return null;
  const comparable = comparableOf(claim, each, folded);
  if (isWritten(each)) {
    const at = statement.folded.indexOf(surface);
    comparable.push({ ...claim, at, end: at + surface.length });
  }
  const isSameAs = (other: Claim) => isSame(claim, other, reader.places);
  const differing = comparable.filter((other) => !isSameAs(other));
  if (differing.length === 0) return null;
  const nearness = nearnessTo(folded, claim, statement.folded);
  const best = differing.reduce((a, b) => (nearness(b) > nearness(a) ? b : a));
  const same = Math.max(-1, ...comparable.filter(isSameAs).map(nearness));
  if (same >= 0 && same + NEARER >= nearness(best)) return null;
  const isTold = compared.some(
    (other) => other !== each && other.claims.some((one) => isComparable(claim, one) && isSameAs(one)),
  );
  const features = featuresOf(asked, claim, { each, comparable, other: best, near: nearness(best), same, isTold });
  return { claim, statement, fact: closestFact(facts, statement, best), features };
}

function comparableOf(claim: Claim, { statement, facts, claims }: Compared, folded: string): Claim[] {
  if (claim.type !== "denial") return claims.filter((other) => isComparable(claim, other));
  if (claim.value === "so") return denied(statement.folded);
  return isBegun(facts) ? [] : affirmed(statement.folded, pairsAround(folded, claim, DENIAL_REACH));
}

/** Characters around a claim that say what it is about; around a denial, a few more. */
const REACH = 6;
const DENIAL_REACH = 12;

/**
 * Returns a function that compares surroundings: how much of the words around the claim stands around a claim of the
 * statement, in its clause and in its sentence, from 0 to 1.
 */
function nearnessTo(folded: string, claim: Claim, text: string): (other: Claim) => number {
  const around = pairsAround(folded, claim, claim.type === "denial" ? DENIAL_REACH : REACH);
  // What a figure counts comes after it.
  const noun = claim.type === "figure" ? pairsAround(folded, claim, REACH, 0) : around;
  return (other) => {
    if (other.end === 0) return 0;
    const clause = clauseAround(text, other);
    return (
      0.4 * shareOf(around, clause) +
      0.3 * shareOf(noun, clause) +
      0.3 * shareOf(around, clauseAround(text, other, SENTENCE))
    );
  };
}

const SENTENCE = /[。；;？?！!]/u;

/** Whether it is only planned or tried: then a denial contradicts nothing. */
const isBegun = (facts: readonly Ranked[]) =>
  facts.some(({ described: { fact } }) => fact.modality === "planned" || fact.modality === "trial");

/** Claims for the clauses that affirm what the question denies. */
function affirmed(text: string, around: readonly string[]): Claim[] {
  let end = 0;
  return text.split(/(?<=[，,。；;：:])/u).flatMap((clause): Claim[] => {
    const at = end;
    end += clause.length;
    const isSaid = !/未|没|不(?!断|仅)/u.test(clause) && shareOf(around, clause) >= AFFIRMED;
    return isSaid ? [{ type: "denial", value: "so", at, end: end - 1 }] : [];
  });
}

const UNDONE = /未(\p{Script=Han}{2,8})/gu;

function denied(text: string): Claim[] {
  return [...text.matchAll(UNDONE)].map(({ index }) => ({ type: "denial", value: "not", at: index, end: index + 1 }));
}

/** Claims of the question that the text denies: 「出过事故」, where the text says 「未发生」. */
function undone(text: string, folded: string): Claim[] {
  return [...text.matchAll(UNDONE)].flatMap(({ 1: deed = "" }): Claim[] => {
    const pairs = pairsOfRun(deed);
    const common = pairs.filter((pair) => folded.includes(pair));
    const at = folded.indexOf(common[0] ?? "");
    return common.length * 2 >= pairs.length ? [{ type: "denial", value: "so", at, end: at + 2 }] : [];
  });
}

/** The fact with the shortest anchor around a claim, or the best fact if there is none. */
function closestFact(facts: readonly Ranked[], statement: Statement, { at, end }: Claim): Described {
  const [best] = facts;
  if (best === undefined) throw new Error("a statement is compared for its facts");
  const size = ({ described: { fact } }: Ranked) => fact.end - fact.start;
  const holding = facts.filter(
    ({ described: { fact } }) => end > 0 && fact.start <= statement.start + at && fact.end >= statement.start + end,
  );
  return holding.reduce((a, b) => (size(b) < size(a) ? b : a), holding[0] ?? best).described;
}

const ASKS =
  /什么|啥(?!时候才)|多少|几[个家件年次]|谁|哪|有没有|能不能|会不会|是否|还是|或者|怎么(?!会|还|就|都|这|那|越)|如何|咋|多久|没有?[？?]?$/u;
const TAKES =
  /听说|听讲|既然|不是.*吗|为什么|为啥|凭什么|怎么(?:会|还|就|都|这么|越)|对吗|对吧|对不对|是吗|是吧|是真的|没错|记错|(?<!是)吧/u;
const TAGS = /不是.*吗|对吗|是吗|真的吗|没错/u;
const CHOICE = /还是|或者/u;

/** In a clause that asks, claims of these types say what it asks about: 「平湖有几个」, 「2022年有多少」, 「第二的是哪个」. */
const CONDITIONS: ReadonlySet<ClaimType> = new Set(["place", "rank", "office", "year", "date"]);
const STATES: ReadonlySet<ClaimType> = new Set(["stage", "denial", "extent", "hours", "way"]);

/** Whether a claim is only asked for or asked about, and so is no premise. */
function isOnlyAsked(folded: string, claim: Claim): boolean {
  const clause = clauseAround(folded, claim);
  if (/有没有|是否|能不能|会不会/u.test(clause)) return claim.figure === undefined;
  if (CONDITIONS.has(claim.type)) return ASKS.test(clause);
  return STATES.has(claim.type) && !TAGS.test(folded) && /(?:吗|了?没有?)$|什么时候|啥时候/u.test(clause);
}

/** The features of a pair, in a fixed order. Their weights are learned (`npm run learn:premises`). */
function featuresOf(
  { question, top }: Case,
  claim: Claim,
  given: {
    each: Compared;
    comparable: readonly Claim[];
    other: Claim;
    near: number;
    /** Nearness of the same value in the statement; below 0 if it is not there. */
    same: number;
    isTold: boolean;
  },
): number[] {
  const { each, comparable, other, near, same, isTold } = given;
  const { statement, facts } = each;
  const { folded } = question;
  const clause = clauseAround(folded, claim);
  const at = clause.indexOf(folded.slice(claim.at, claim.end));
  const own = pairsAround(clause, { ...claim, at, end: at + claim.end - claim.at }, Number.POSITIVE_INFINITY);
  const whole = pairsAround(folded, claim, Number.POSITIVE_INFINITY);
  const said = facts.flatMap(({ described }) => [...described.names, ...described.fact.asks]);
  const text = [statement.folded, ...said].join("\n");
  const best = (name: "nameWhole" | "asked" | "ofSaid") => Math.max(...facts.map(({ features }) => features[name]));
  const isOtherUnit = claim.figure !== undefined && other.figure !== undefined && !isOfUnit(claim.figure, other.figure);
  const are = (...so: readonly boolean[]) => so.map((each) => (each ? 1 : 0));
  return [
    ...CLAIM_TYPES.map((type) => (type === claim.type ? 1 : 0)),
    ...CLAIM_TYPES.map((type) => (type === claim.type ? near : 0)),
    ...[shareOf(whole, text), shareOf(own, text), shareOf(own, statement.folded), near],
    ...[(top?.score ?? 0) - (facts[0]?.score ?? 0), facts[0]?.features.placeOff ?? 0],
    ...[best("nameWhole"), best("asked"), best("ofSaid")],
    ...[Math.log(comparable.length), Math.max(same, -0.2), same < 0 ? 1 : near - same],
    ...are(statement === top?.described.statement, comparable.length === 1, isTold, isOtherUnit, isBegun(facts)),
    ...are(ASKS.test(clause), TAKES.test(folded), CHOICE.test(folded), /我/u.test(clause), question.isEnglish),
    ...are(clause.length === folded.length, claim.figure !== undefined && ASKS.test(clause)),
    Math.min(40, clause.length) / 40,
  ];
}
