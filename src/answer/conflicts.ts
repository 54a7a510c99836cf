// Values of one thing that differ between the statements: which of them belong together and what kind of difference it
// is. Enter the case; leave the claims in the order they are read out. Where it is doubtful that two statements speak
// of the same thing, they do not: a wrong alarm is worse than a missed one.
import type { Conflict, MissingKind } from "../contract.ts";
import type { CorpusPlace } from "../corpus.ts";
import { CITATIONS_MAX, LEAD_CHARS_MAX } from "../limits.ts";
import { levelAsked } from "../question/asked-places.ts";
import type { Want } from "../question/wants.ts";
import { agree } from "./amounts.ts";
import { type Claim, claimsFor, unitMeant, yearsAsked } from "./claims.ts";
import type { Case } from "./draft.ts";
import { findOpeningDays } from "./opening-days.ts";
import { findDenied } from "./polarity.ts";
import { ORDINAL, SPAN_OF_TIME, sameThing } from "./same-thing.ts";

/** Kinds whose values can be told apart. */
const COMPARED: ReadonlySet<MissingKind> = new Set(["number", "fee", "duration", "hours", "date", "address"]);
/** A village beside a county is a part of a part. */
const DEPTHS_BESIDE = 1;
/** A part's value is shown beside the whole's when its passage is supported so well as the best one's. */
const BESIDE_SUPPORT = 0.5;
/** Asks how much without saying of what. */
const ASKS_AMOUNT = /多少|多[大高]|人数|件数|规模|比例|满意度|率|how (?:many|much)|number of|percentage/u;
const NAME = /[“"「『《‘']([^”"」』》’']{2,})[”"」』》’']/gu;

/** Two to four claims that differ, or null when the sources agree or only one says anything. */
export function findConflict(asked: Case): Claim[] | null {
  const claims = findOpeningDays(asked) ?? findValues(asked) ?? findDenied(asked);
  return claims !== null && isSayable(claims) ? claims : null;
}

/** The first line has to hold them all, each with its place and its year. */
function isSayable(claims: readonly Claim[]): boolean {
  const length = claims.reduce((sum, { text, place }) => sum + text.length + (place?.name.length ?? 0) + YEAR_CHARS, 0);
  return length <= LEAD_CHARS_MAX - FRAME_CHARS;
}

/** 「（约2024年），」 and 「资料里有两个数字：。」 */
const YEAR_CHARS = 9;
const FRAME_CHARS = 11;

function findValues(asked: Case): Claim[] | null {
  const want = comparedWant(asked.question);
  if (want === undefined) return null;
  const claims = aboutAsked(want, claimsFor(want, asked), asked);
  const { each } = asked.question;
  // What is said of each place is found by itself; every one of them has to be there.
  const groups = each.length === 0 ? [claims] : each.map((place) => claims.filter((claim) => claim.place === place));
  const same = groups.map((group) => sameThing(want, group, asked));
  if (same.some((group) => group.length === 0)) return null;
  const chosen = distinct(perSource(same.flat(), asked), asked);
  return chosen.length < 2 || chosen.length > CITATIONS_MAX - 1 ? null : chosen;
}

/** How it changed over the years asks for each year's figure. */
const CHANGE =
  /(?:人数|件数|数量|个数|多少)[^，,。？?]{0,8}(?:变|增|减|涨|升|降)|(?:变化|怎么变)[^，,。？?]{0,6}(?:人数|件数|数量)/u;

function comparedWant({ wants, folded }: Case["question"]): Want | undefined {
  const want = wants.find(({ kind, exact }) => COMPARED.has(kind) && exact === null);
  if (want !== undefined || wants.length > 0 || !CHANGE.test(folded)) return want;
  return { kind: "number", unit: null, counted: null, attribute: null, head: null, exact: null, loose: false };
}

/** The claims of the places and years that are asked about, in the measure that is asked for. */
function aboutAsked(want: Want, claims: readonly Claim[], { question, places }: Case): Claim[] {
  const years = yearsAsked(question);
  const spans = question.folded.match(SPAN_OF_TIME) ?? [];
  const level = question.each.length > 0 || question.placeNamed ? null : levelAsked(question.folded, places);
  const isMeasured = want.kind !== "number" || want.unit !== null || ASKS_AMOUNT.test(question.folded);
  if (!isMeasured) return [];
  const names = [...question.folded.matchAll(NAME)].map(([, name = ""]) => name);
  const ordinals = question.folded.match(ORDINAL) ?? [];
  return claims.filter((claim) => {
    if (!names.every((name) => claim.near.includes(name))) return false;
    if (ordinals.length > 0 && !ordinals.every((ordinal) => claim.near.includes(ordinal))) return false;
    if (want.kind === "number" && !unitMeant(want.unit, claim.unit)) return false;
    if (want.kind !== "date" && years.length > 0 && !years.some((year) => claim.time?.startsWith(year))) return false;
    if (question.folded.includes("每") && !claim.near.includes("每")) return false;
    if (/第几/u.test(question.folded) && !claim.text.startsWith("第")) return false;
    if (/占多少|占比/u.test(question.folded) && !/[%％成]$/u.test(claim.unit)) return false;
    if (spans.length > 0 && !spans.every((span) => claim.evidence.statement.folded.includes(span))) return false;
    if (question.each.length > 0) return question.each.some((place) => place === claim.place);
    if (question.placeNamed) return claim.place === question.place;
    return level === null || claim.place === level;
  });
}

/** What each source says of each place: its best claim. */
function perSource(claims: readonly Claim[], { question, places }: Case): Claim[] {
  const best = new Map<string, Claim>();
  for (const claim of claims) {
    const key = `${claim.evidence.statement.source.id}\n${claim.place?.id ?? ""}`;
    const known = best.get(key);
    if (known === undefined || claim.rank > known.rank) best.set(key, claim);
  }
  const depth = ({ place }: Claim) => (place === null ? 0 : places.depth(place));
  const widest = Math.min(...[...best.values()].map(depth));
  const support = Math.max(...[...best.values()].map(({ evidence }) => evidence.support));
  const isBeside = (claim: Claim) =>
    question.each.length > 0 ||
    depth(claim) === widest ||
    (depth(claim) - widest <= DEPTHS_BESIDE && claim.evidence.support >= support * BESIDE_SUPPORT);
  // Wider place first, then newer, then a known day before an estimated year.
  return [...best.values()].filter(isBeside).sort((a, b) => depth(a) - depth(b) || byDate(a, b));
}

const published = ({ evidence }: Claim) => evidence.statement.source.published ?? "";

function byDate(a: Claim, b: Claim): number {
  const [one, other] = [published(a), published(b)];
  return other.slice(0, 4).localeCompare(one.slice(0, 4)) || other.length - one.length || other.localeCompare(one);
}

/** Each value once for each place asked about; elsewhere once. */
function distinct(claims: readonly Claim[], { question }: Case): Claim[] {
  const kept: Claim[] = [];
  for (const claim of claims) {
    const isSame = (other: Claim) =>
      agree(claim.value.want.kind, other.text, claim.text) &&
      (question.each.length === 0 || other.place === claim.place);
    if (!kept.some(isSame)) kept.push(claim);
  }
  return kept;
}

/** The kind of difference: of places, of times, or of what two sources say of the same place and time. */
export function conflictKind(claims: readonly Claim[], places: Case["places"]): Conflict["kind"] {
  const where = [...new Set(claims.map(({ place }) => place))];
  if (where.length > 1) return haveSameRank(where, places) ? "place" : "scope";
  const [first] = claims;
  // What happened once has one date, whenever it is told.
  if (first?.value.want.kind === "date") return "contradiction";
  const times = new Set(claims.map(({ time }) => time));
  const isOneTime = times.size === 1 && !times.has(null);
  const dates = new Set(claims.map(published));
  return isOneTime || (dates.size === 1 && times.size === 1) ? "contradiction" : "date";
}

function haveSameRank(where: readonly (CorpusPlace | null)[], places: Case["places"]): boolean {
  const depths = new Set(where.map((place) => (place === null ? null : places.depth(place))));
  return depths.size === 1 && !depths.has(null);
}
