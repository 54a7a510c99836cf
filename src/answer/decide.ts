// Decides the outcome: whether the evidence holds what was asked, and what it lacks.
// The kind of thing asked for is looked for in the evidence itself; coverage alone cannot see
// that a telephone number was asked for and none is there. The rules stand in order; the first that fits decides.
import type { MissingKind } from "../contract.ts";
import type { DirectoryEntry, Span } from "../corpus.ts";
import { QUOTES_MAX } from "../limits.ts";
import type { Directory } from "../question/directory.ts";
import { unmarked } from "../question/directory.ts";
import type { Question } from "../question/understand.ts";
import type { Want } from "../question/wants.ts";
import { fold, terms } from "../text.ts";
import type { Case, Draft, DraftLead, Quote } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import { cutLeadClause, cutQuote, findValue, SHORT_KINDS, type Value } from "./extract.ts";
import { conflictKind, type Figure, findFigures } from "./figures.ts";
import { findOfficeHolder } from "./office.ts";
import { findContradiction } from "./premise.ts";
import { listServices, neededService, turnTo } from "./turn-to.ts";
import { isRecognisable } from "./values.ts";

/** A value may stand in a statement that is supported this much worse than the best one. */
const VALUE_SLACK = 0.7;
/** Another statement is shown beside the first when it is nearly as good. */
const SECOND_QUOTE_SHARE = 0.85;
const CERTAIN_SUPPORT = 1.2;
/** Statements looked into for a value. */
const LOOKED_INTO = 12;
/** Evidence as good as this answers a question about where to turn by itself. */
const PLAIN_SUPPORT = 0.5;
/** A service is meant when its need is nearly as like the question as any phrasing. */
const NEED_SLACK = 0.9;

/** What decided, for `explain`. */
export interface Decision {
  readonly rule:
    | "no_evidence"
    | "turn_to"
    | "contradicted"
    | "figures"
    | "office_holder"
    | "definition"
    | "plan"
    | "held"
    | "unsure"
    | "missing";
  readonly draft: Draft;
}

const NOTHING: Decision = {
  rule: "no_evidence",
  draft: { status: "unanswered", reason: "no_evidence", quotes: [], lead: null, missing: [] },
};

export function decide(asked: Case, directory: Directory, danger: boolean): Decision {
  const { question, evidence } = asked;
  const best = evidence[0];
  const support = best === undefined || isThin(best) ? 0 : best.support;
  const list = danger ? null : listServices(asked, directory);
  if (list !== null) return { rule: "turn_to", draft: list };
  if (danger || (question.turnTo && (support < PLAIN_SUPPORT || isNeed(asked, directory)))) {
    const draft = turnTo(asked, directory, danger);
    if (draft !== null) return { rule: "turn_to", draft };
  }
  if (best === undefined || support < needed(asked, directory)) return NOTHING;
  const contradiction = findContradiction(asked);
  if (contradiction !== null) return { rule: "contradicted", draft: contradicted(contradiction) };
  const figures = findFigures(asked);
  if (figures !== null) return { rule: "figures", draft: differing(question, figures) };
  const officeHolder = findOfficeHolder(asked);
  if (officeHolder !== null) return { rule: "office_holder", draft: officeHolder };
  const definition = define(asked, directory);
  if (definition !== null) return { rule: "definition", draft: definition };
  const decision = weighWants(asked, directory);
  if (question.turnTo && decision.rule !== "held") {
    // A need told at length holds words like 多少 that ask for nothing.
    const draft = turnTo(asked, directory, false);
    if (draft !== null) return { rule: "turn_to", draft };
  }
  return decision;
}

/**
 * The support that an answer needs. A legal matter told without a place or a service of the collection is
 * mostly about what the law says, which these texts do not hold: it has to be as sure as what is near.
 */
function needed({ question, said, thresholds }: Case, directory: Directory): number {
  const isGeneral = said !== null && question.place === null && directory.named(question.folded).length === 0;
  return isGeneral && !question.carried ? thresholds.near : thresholds.answer;
}

/** The need is one that an editor wrote for a service, and no passage is asked about more clearly. */
function isNeed(asked: Case, directory: Directory): boolean {
  const needed = neededService(asked, directory);
  return needed !== null && needed.similarity >= (asked.evidence[0]?.similarity ?? 0) * NEED_SLACK;
}

/** One pair of characters alone is shared by chance. */
function isThin({ matched, similarity, coverage }: Evidence): boolean {
  return matched.size < 2 && similarity < 0.2 && coverage < 0.5;
}

interface FoundValue {
  readonly value: Value;
  readonly evidence: Evidence;
}

/** What is asked for is there, or it is missing, or some of it is. */
function weighWants(asked: Case, directory: Directory): Decision {
  const { question, evidence, thresholds } = asked;
  const [best] = evidence;
  if (best === undefined) return NOTHING;
  const named = namedService(asked, directory);
  // Where a service is must be written; where something happened the quote itself tells.
  const hard = question.wants.filter((want) => isRecognisable(want) && (want.kind !== "place" || named !== null));
  const values = hard.flatMap((want) => bestValue(want, asked) ?? []);
  const missing = hard.filter((want) => !values.some(({ value }) => value.want === want));
  const isHeld = hard.length === 0 || values.length > 0;
  const first = values[0]?.evidence ?? best;
  if (first.support < (isHeld ? thresholds.answer : thresholds.near)) return NOTHING;
  const about = named?.name ?? aboutOf(question, first);
  const quotes = pickQuotes(first, values, evidence);
  if (isHeld && !isSure(question, first, thresholds)) return { rule: "unsure", draft: unsure(question, quotes, about) };
  const plan = isHeld && missing.length === 0 ? planWord(question, first) : null;
  const lead: DraftLead | null = !isHeld
    ? null
    : plan === null
      ? leadOf(question, first, values, quotes)
      : { kind: "frame", frame: "L6", slots: { word: plan, gloss: "planned or piloted" }, n: 1 };
  return {
    rule: plan !== null ? "plan" : missing.length === 0 ? "held" : "missing",
    draft: {
      status: missing.length === 0 ? "answered" : "partial",
      reason: missing.length === 0 ? null : "missing_facts",
      quotes,
      lead,
      missing: missing.map(({ kind }) => ({ kind, about })),
      ...(plan !== null
        ? { next: "N4" as const }
        : missing.some(({ kind }) => VISITED.has(kind))
          ? { next: "N2" as const }
          : {}),
    },
  };
}

/**
 * An answer is sure when its evidence is as good as what is called near, and has the names and years that the
 * question gives. Other evidence is shown as what may be related.
 */
function isSure(
  question: Question,
  { statement, support, similarity }: Evidence,
  thresholds: Case["thresholds"],
): boolean {
  if (support < thresholds.near) return false;
  if (similarity >= SAME_QUESTION) return true;
  const { text } = statement.source;
  const around = unmarked(
    fold(`${statement.chunk.section ?? ""}${text.slice(statement.chunk.start, statement.chunk.end)}`),
  );
  const names = [...question.folded.matchAll(NAME_IN_QUESTION)].map((match) => unmarked(match[1] ?? ""));
  const years = [...question.folded.matchAll(/(?:19|20)\d{2}/gu)].map(([year]) => year);
  return (
    names.every((name) => around.includes(name)) &&
    years.every((year) => around.includes(year) || statement.source.published?.startsWith(year))
  );
}

/** A phrasing this like the question asks for the same. */
const SAME_QUESTION = 0.5;
const NAME_IN_QUESTION = /[“"「『《‘']([^”"」』》’']{2,})[”"」』》’']/gu;

/** What may be related is shown, and that it is no answer is said first. */
function unsure(question: Question, quotes: readonly Quote[], about: string): Draft {
  const wanted = question.wants.map(({ kind }) => kind);
  const kinds = wanted.length > 0 ? [...new Set(wanted)] : (["yes_no"] as const);
  return {
    status: "partial",
    reason: "missing_facts",
    quotes: quotes.slice(0, QUOTES_MAX),
    lead: { kind: "frame", frame: "L24", slots: {}, n: 1 },
    missing: kinds.map((kind) => ({ kind, about })),
  };
}

/** Missing before a visit. */
const VISITED: ReadonlySet<MissingKind> = new Set(["address", "place", "hours"]);

/** The value wanted in the statements that are supported nearly as well as the best one. */
function bestValue(want: Want, { question, evidence, statements }: Case): FoundValue | null {
  const enough = (evidence[0]?.support ?? 0) * VALUE_SLACK;
  // A text without phrasings is weighed by its words alone.
  const covered = Math.max(...evidence.map(({ coverage }) => coverage)) * VALUE_SLACK;
  let best: (FoundValue & { worth: number }) | null = null;
  for (const candidate of evidence.slice(0, LOOKED_INTO)) {
    if (candidate.support < enough && (candidate.coverage < covered || covered === 0)) continue;
    const value = findValue(want, candidate, { statements, question });
    if (value === null) continue;
    const worth = candidate.score * (1 + value.nearness / (1 + value.nearness));
    if (best === null || worth > best.worth) best = { value, evidence: candidate, worth };
  }
  return best;
}

function quoteOf(evidence: Evidence, values: readonly Value[]): Quote {
  const { chunk, source } = evidence.statement;
  return { chunk, source, span: cutQuote(evidence, values) };
}

function pickQuotes(first: Evidence, values: readonly FoundValue[], evidence: readonly Evidence[]): Quote[] {
  const quotes: Quote[] = [];
  const add = (chosen: Evidence) => {
    if (quotes.length >= QUOTES_MAX) return;
    const held = values.filter(({ evidence: of }) => of === chosen).map(({ value }) => value);
    const quote = quoteOf(chosen, held);
    const overlaps = (other: Quote) =>
      other.source === quote.source && other.span[0] < quote.span[1] && quote.span[0] < other.span[1];
    if (!quotes.some(overlaps)) quotes.push(quote);
  };
  add(first);
  for (const { evidence: held } of values) add(held);
  // A figure found for certain needs no second voice.
  const isCertain =
    values.length > 0 &&
    first.support >= CERTAIN_SUPPORT &&
    values.every(({ value }) => SHORT_KINDS.has(value.want.kind));
  for (const other of isCertain ? [] : evidence) {
    if (other.score < first.score * SECOND_QUOTE_SHARE) continue;
    add(other);
  }
  return quotes;
}

function leadOf(
  question: Question,
  first: Evidence,
  values: readonly FoundValue[],
  quotes: readonly Quote[],
): DraftLead {
  const own = values.filter(({ evidence }) => evidence === first).map(({ value }) => value);
  const short = own.length === 1 ? own[0] : undefined;
  const offset = first.statement.start;
  const toSource = ([start, end]: Span): Span => [offset + start, offset + end];
  const isNumber = own.some(({ want }) => want.kind === "number");
  if (short !== undefined && question.carried && short.want.kind === "number") {
    const thing = thingOf(question, first, short.span);
    if (thing !== null) {
      const value = first.statement.text.slice(...short.span);
      const place = question.placeNamed && question.place !== null ? `${question.place.name}的` : "";
      return { kind: "frame", frame: "L2", slots: { thing: `${place}${thing}`, value }, n: 1 };
    }
  }
  if (short !== undefined && (SHORT_KINDS.has(short.want.kind) || short.want.exact === "title")) {
    return { kind: "span", span: toSource(short.span), isNumber };
  }
  const quote = quotes[0]?.span ?? toSource([0, first.statement.text.length]);
  return { kind: "span", span: toSource(cutLeadClause(first, quote, own)), isNumber };
}

/** What a figure counts, as the text writes it: the run from the question's words to the figure. */
function thingOf(question: Question, evidence: Evidence, [start]: Span): string | null {
  const { text } = evidence.statement;
  const before = text.slice(0, start);
  const run = longestRun(question, before);
  const from = run === "" ? -1 : before.lastIndexOf(run);
  if (from < 0) return null;
  const thing = text.slice(from, start).replace(/(?:共|有|达到?|建成|创成|为)+$/u, "");
  return thing.length > THING_CHARS_MAX || /[，,。；;]/u.test(thing) ? null : thing;
}

const THING_CHARS_MAX = 30;

/** What the missing thing belongs to: the question's own words as the statement writes them, or nothing. */
function aboutOf(question: Question, { statement }: Evidence): string {
  return longestRun(question, statement.text);
}

function longestRun(question: Question, text: string): string {
  const runs = question.phrases.map((phrase) => longestCommonRun(phrase, text));
  return runs.sort((a, b) => b.length - a.length)[0] ?? "";
}

function longestCommonRun(phrase: string, text: string): string {
  for (let length = phrase.length; length > 1; length--) {
    for (let at = 0; at + length <= phrase.length; at++) {
      const run = phrase.slice(at, at + length);
      if (text.includes(run)) return run;
    }
  }
  return "";
}

function contradicted({ evidence, span }: NonNullable<ReturnType<typeof findContradiction>>): Draft {
  const { statement } = evidence;
  const quote = quoteOf(evidence, [
    { want: { kind: "yes_no", unit: null, exact: null, loose: true }, span, nearness: 1 },
  ]);
  return {
    status: "partial",
    reason: "contradicted",
    quotes: [quote],
    lead: { kind: "frame", frame: "L8", slots: { span: statement.text.slice(...span) }, n: 1 },
    missing: [],
    next: null,
  };
}

function differing(question: Question, figures: readonly Figure[]): Draft {
  const quotes = figures.map(({ evidence, value }) => quoteOf(evidence, [value]));
  const values = figures.map(({ text, place, published }, i) => ({
    value: text,
    n: i + 1,
    place: place?.name ?? null,
    as_of: published,
  }));
  const [first] = figures;
  const about = first === undefined ? "" : aboutOf(question, first.evidence);
  return {
    status: question.now ? "partial" : "answered",
    reason: question.now ? "missing_facts" : null,
    quotes,
    lead: { kind: "frame", frame: "L9", slots: {}, n: 1 },
    each: true,
    missing: question.now ? [{ kind: "number", about, now: true }] : [],
    conflicts: [{ about, kind: conflictKind(figures), values }],
    next: question.now ? "N6" : null,
  };
}

/** Asked what a service is: the editor's sentence, with what it rests on; or that the text only names it. */
function define(asked: Case, directory: Directory): Draft | null {
  const { question, statements } = asked;
  const [want, ...more] = question.wants;
  if (want === undefined || more.length > 0 || !DEFINING.has(want.kind) || want.exact !== null) return null;
  const service = namedService(asked, directory);
  if (service === null || !isAllOf(question, service, want.kind)) return null;
  const quotes = service.evidence
    .flatMap(({ source, start, end }) => statements.quoteAt(source, start, end) ?? [])
    .slice(0, QUOTES_MAX);
  if (quotes.length === 0) return null;
  if (service.what !== null) {
    return {
      status: "answered",
      reason: null,
      quotes: quotes.slice(0, 2),
      lead: { kind: "editor", text: service.what },
      missing: [],
    };
  }
  if (service.holds !== "mention") return null;
  const missing = [{ kind: "definition" as const, about: service.name }];
  return { status: "partial", reason: "missing_facts", quotes: quotes.slice(0, 1), lead: null, missing };
}

/** The one service that the question names, the place deciding between two of one name; null when none or several. */
function namedService({ question, places }: Case, directory: Directory): DirectoryEntry | null {
  const fits = ({ place: id }: DirectoryEntry) => {
    const place = places.byId(id);
    return (
      place === null ||
      question.place === null ||
      place === question.place ||
      places.isWithin(place, question.place) ||
      places.isWithin(question.place, place)
    );
  };
  const [service, ...others] = directory.named(question.folded).filter(fits);
  return service === undefined || others.length > 0 ? null : service;
}

const DEFINING: ReadonlySet<MissingKind> = new Set(["definition", "person", "list"]);
/** Terms beside the name: 村里说的“法律明白人”; 「有什么」 of a name with more to it asks for that. */
const BESIDE_NAME_MAX = { definition: 3, other: 0 } as const;

/** The question is about the service as such: little but its name is left of it. */
function isAllOf(question: Question, service: DirectoryEntry, kind: MissingKind): boolean {
  const beside = kind === "list" ? BESIDE_NAME_MAX.other : BESIDE_NAME_MAX.definition;
  const ofName = new Set([service.name, ...service.aliases].flatMap((name) => terms(name)));
  return [...question.terms.keys()].filter((term) => !ofName.has(term)).length <= beside;
}

/** Asked whether it is so: 「能不能」「是真的吗」「建好了吗」. */
const ASKS_WHETHER = /(?:吗|么|嘛)(?:[？?]|$)|是不是|能不能|可不可以|有没有|是否|真的|已经|建成|办成/u;
const PLAN = /探索(?:推行|建立|构建|开展)?|试点(?:开展)?|接下来|计划|拟|将(?=[重继进加持努逐牢全]|在|建|会)/u;

/** The word that says the thing asked about is planned or tried, when the question takes it for done. */
function planWord(question: Question, { statement, anchor }: Evidence): string | null {
  if (!ASKS_WHETHER.test(question.folded)) return null;
  const until = anchor === null ? statement.text.length : anchor[1];
  const match = PLAN.exec(statement.text.slice(0, until));
  return match === null ? null : match[0];
}
