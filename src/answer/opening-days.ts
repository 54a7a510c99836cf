// On which days of the week something is open, as different texts say it: 「周六不对外服务」 beside 「周六上午也开门」.
// Enter the case; leaves claims whose values are the words of the texts, or null where they do not differ.
import type { Span } from "../corpus.ts";
import { fold } from "../text.ts";
import { type Claim, wordsAsClaim, yearsAsked } from "./claims.ts";
import { splitClauses } from "./clauses.ts";
import type { Case } from "./draft.ts";
import type { Evidence } from "./evidence.ts";

const DAY = "(?:周|星期|礼拜)";
const DAYS = "一二三四五六日";
const NAMED_DAY = new RegExp(`${DAY}([一二三四五六日天末])`, "u");
/** 「哪几晚」「周几」「星期几开门」 */
const WHICH_DAYS = new RegExp(`哪(?:几|些)?(?:天|晚)|${DAY}几`, "u");
const OPENS = /开|上班|营业|办公|接待|休息|对外|服务/u;
const CLOSED = /不(?:对外|开|上班|办公|接待|营业|服务)|休息|关门|闭馆/u;
const OPENED = /开|上班|办公|接待|对外|服务|营业|\d[:：]\d|[点时]/u;
/** Of the question's words this share has to stand in the statement, around it or in its title. */
const OFFICE_SHARE = 0.6;
/** Of a text that does not name the office the phrasings have to ask for this. */
const ASKED_SIMILARITY = 0.45;
const SUPPORT_SHARE = 0.3;
const SHOWN_MAX = 3;

interface Opening {
  readonly evidence: Evidence;
  readonly span: Span;
  /** Days as digits, or open and closed for the day asked about. */
  readonly says: string;
}

/** The openings that differ, newest first; one a source. */
export function findOpeningDays(asked: Case): Claim[] | null {
  const { folded } = asked.question;
  const day = NAMED_DAY.exec(folded)?.[1];
  const which = WHICH_DAYS.test(folded);
  if ((day === undefined && !which) || !OPENS.test(folded) || yearsAsked(asked.question).length > 0) return null;
  const openings = asked.evidence
    .filter((evidence) => isAbout(evidence, asked))
    .flatMap((evidence) => (which || day === undefined ? daysOf(evidence) : openOn(evidence, day)) ?? []);
  const kept: Opening[] = [];
  for (const opening of openings.sort(
    (a, b) => dateOf(b).localeCompare(dateOf(a)) || b.evidence.support - a.evidence.support,
  )) {
    const { source } = opening.evidence.statement;
    const isKnown = kept.some((other) => other.says === opening.says || other.evidence.statement.source === source);
    if (!isKnown) kept.push(opening);
  }
  if (kept.length < 2 || kept.length > SHOWN_MAX) return null;
  const claims = kept.map(({ evidence, span }) => wordsAsClaim(evidence, span, "hours", asked));
  return inOnePlace(claims, asked);
}

/** One office has one place, though a list of the county's offices tells of it, too. */
function inOnePlace(claims: readonly Claim[], { places }: Case): Claim[] {
  const depth = ({ place }: Claim) => (place === null ? -1 : places.depth(place));
  const [deepest] = [...claims].sort((a, b) => depth(b) - depth(a));
  const place = deepest?.place ?? null;
  return claims.map((claim) =>
    claim.place === null || (place !== null && places.isWithin(place, claim.place)) ? { ...claim, place } : claim,
  );
}

const dateOf = ({ evidence }: Opening) => evidence.statement.source.published ?? "";

/** The office asked about is that of the statement. */
function isAbout({ statement, similarity, support }: Evidence, { question, statements, evidence }: Case): boolean {
  if (support < (evidence[0]?.support ?? 0) * SUPPORT_SHARE) return false;
  const around = statements.chunkTerms(statement.chunk.id);
  const title = statements.titleTerms(statement.source);
  const terms = [...question.terms.keys()].filter((term) => statements.having(term).length > 0);
  const held = terms.filter((term) => statement.terms.has(term) || around.has(term) || title.has(term));
  const weigh = (some: readonly string[]) => some.reduce((sum, term) => sum + statements.rarity(term), 0);
  return similarity >= ASKED_SIMILARITY || weigh(held) >= OFFICE_SHARE * weigh(terms);
}

/** Whether a statement says that it is open or closed on a day; a clause of its own or the one that goes on from it. */
function openOn(evidence: Evidence, day: string): Opening | null {
  const { text } = evidence.statement;
  const wanted = day === "天" ? "日" : day;
  for (const [start, end] of splitClauses(text)) {
    const clause = fold(text.slice(start, end));
    const names = [...daysIn(clause)];
    if (!(wanted === "末" ? /周末|六/u.test(clause) && names.length > 0 : names.includes(wanted))) continue;
    if (CLOSED.test(clause)) return { evidence, span: [start, end], says: "closed" };
    if (OPENED.test(clause)) return { evidence, span: [start, end], says: "open" };
  }
  return null;
}

/** The days that a statement names, as the run that names them. */
function daysOf(evidence: Evidence): Opening | null {
  const { text } = evidence.statement;
  const run = new RegExp(`(?:又?加开了?|每)?${DAY}[${DAYS}天](?:(?:至|到|、|和|—|-)${DAY}?[${DAYS}天])*`, "u").exec(
    text,
  );
  if (run === null || CLOSED.test(text)) return null;
  return { evidence, span: [run.index, run.index + run[0].length], says: [...daysIn(run[0])].sort().join("") };
}

/** 周一至周五 is five days, 周二、周四 two. */
function daysIn(clause: string): Set<string> {
  const found = new Set<string>();
  for (const [, from = "", , to] of clause.matchAll(
    new RegExp(`${DAY}([${DAYS}天])(?:(至|到|—|-)${DAY}?([${DAYS}天]))?`, "gu"),
  )) {
    const first = DAYS.indexOf(from.replace("天", "日"));
    const last = to === undefined ? first : DAYS.indexOf(to.replace("天", "日"));
    for (let i = first; i <= last; i++) found.add(DAYS.charAt(i));
  }
  return found;
}
