// From a ranked question to one of a closed list of outcomes: each is one function, and the first that speaks decides. What
// each is worth on unseen questions is measured by `npm run rules`. Nothing is worded here.
import type { MissingKind } from "../contract.ts";
import type { FactKind } from "../corpus.ts";
import type { Described } from "../match/facts.ts";
import { kindAnswers } from "../match/features.ts";
import { fitOf, kindsMeant } from "../match/fit.ts";
import { PLAIN_KINDS } from "../match/judge.ts";
import type { Ranked } from "../match/matcher.ts";
import { type Case, type Decision, type Draft, type DraftMissing, ELSEWHERE, NOTHING } from "./draft.ts";
import { differing } from "./figures.ts";
import { contradictingSpan, leadOf, missingKinds } from "./leads.ts";
import { contradictionOf } from "./premise.ts";
import { quotesOf } from "./quotes.ts";
import { listServices, turnTo } from "./turn-to.ts";

type Outcome = (asked: Case) => Draft | null;

/** As like as this, a need that an editor wrote is the one that is told. */
const SAME_NEED = 0.45;

/** A place outside the collection is never answered with the collection's services. */
const outside: Outcome = ({ question, top }) =>
  question.outside !== null && !(top?.described.statement.folded.includes(question.outside) ?? false) ? NOTHING : null;

const list: Outcome = (asked) => listServices(asked);

const elsewhere: Outcome = ({ about, thresholds, matter, top }) =>
  top !== undefined && about >= thresholds.about ? null : matter === null ? ELSEWHERE : NOTHING;

const need: Outcome = (asked) => {
  const { match, question, answers, about, thresholds, said, top, directory } = asked;
  const asksWhom = question.turnTo || (question.asksWhatToDo && about >= thresholds.about);
  const isService = top !== undefined && directory.service(top.described.subject?.id ?? "")?.holds === "service";
  const isUnanswered = answers < thresholds.answers || about < thresholds.about;
  const isTold = match.ranked.some(
    ({ described, features }) => described.fact.kind === "need" && features.asked >= SAME_NEED,
  );
  const isAsked = asksWhom && said !== null && (isService || isUnanswered);
  const isNeeded = asksWhom ? isTold || top?.described.fact.kind === "need" : isTold && isUnanswered;
  return isNeeded || isAsked ? withRest(asked, turnTo(asked)) : null;
};

/** What is asked beside whom to turn to: 「到哪里申请、带什么材料」. */
const BESIDE_WHOM: ReadonlySet<MissingKind> = new Set(["conditions", "documents", "fee", "hours"]);

function withRest({ question }: Case, draft: Draft | null): Draft | null {
  if (draft === null) return null;
  const rest = question.kinds.filter((kind) => BESIDE_WHOM.has(kind));
  if (rest.length === 0) return draft;
  const about = draft.missing[0]?.about ?? "";
  return {
    ...draft,
    status: "partial",
    reason: "missing_facts",
    missing: [...rest.map((kind): DraftMissing => ({ kind, about })), ...draft.missing],
  };
}

const contradicted: Outcome = (asked) => {
  const found = contradictionOf(asked);
  if (found === null) return null;
  const told = contradictingSpan(found.fact);
  if (told === null) return null;
  const span = found.fact.source.text.slice(...told);
  return {
    status: "partial",
    reason: "contradicted",
    quotes: quotesOf(asked, found.fact),
    lead: { kind: "frame", frame: "L8", slots: { span }, n: 1 },
    missing: [],
  };
};

const OFFICE_HOLDER =
  /^(?:.*(?:县|市|省|区|镇|局|办|委|院|所))?(?:县|市|区|镇|局)?(?:委)?(?:副)?(?:书记|县长|市长|区长|镇长|局长|主任|院长|检察长|部长|所长)$/u;

const officeHolder: Outcome = (asked) => {
  const { top, collection } = asked;
  if (top === undefined || fitOf(asked.question, top.described, top.features) !== "value") return null;
  const { fact, source, of } = top.described;
  const [value] = fact.values;
  if (fact.kind !== "person" || value === undefined || source.published === null || !OFFICE_HOLDER.test(of))
    return null;
  const quotes = quotesOf(asked, top.described).slice(0, 1);
  if (quotes.length === 0 || collection.corpus.sources.length === 0) return null;
  const name = source.text.slice(...value);
  return {
    status: "partial",
    reason: "missing_facts",
    quotes,
    lead: { kind: "frame", frame: "L10", slots: { year: source.published.slice(0, 4), office: fact.of, name }, n: 1 },
    missing: [{ kind: "person", about: fact.of, now: true }],
    next: null,
  };
};

/** What a subject is: its editor's sentence; a thing that is only named has none. */
const definition: Outcome = (asked) => {
  const { top, question, directory } = asked;
  const [named] = directory.named(question.folded);
  if (top === undefined || named === undefined || !kindsMeant(question).includes("definition")) return null;
  const facts = asked.near.filter(
    ({ described }) => described.fact.kind === "definition" && described.subject?.id === named.id,
  );
  const best = facts[0] ?? asked.near.find(({ described }) => described.subject?.id === named.id);
  if (best === undefined) return null;
  const quotes = quotesOf(asked, best.described).slice(0, 1);
  if (named.what !== null) {
    return { status: "answered", reason: null, quotes, lead: { kind: "editor", text: named.what }, missing: [] };
  }
  if (facts.length > 0) return null;
  return missingDraft(asked, best, [{ kind: "definition", about: named.name }]);
};

function missingDraft(asked: Case, of: Ranked, missing: readonly DraftMissing[]): Draft {
  const { subject } = of.described;
  const about = subject?.name ?? "";
  return {
    status: "partial",
    reason: "missing_facts",
    quotes: quotesOf(asked, of.described),
    lead: null,
    missing: missing.length > 0 ? missing : missingKinds(asked).map((kind) => ({ kind, about })),
  };
}

const PLAN_WORD = /探索推行|探索建立|探索构建|探索|试点|试行|接下来|将重点|将|力争|推进|推动|计划|规划/u;
/** Asked whether or how it can be used, not what its state is. */
const ASKS_USE = /能|可以|怎么|如何|吗|有没有|是不是|什么时候|哪里|去哪|几点|\bcan\b|\bhow\b|\bis\b|\bhas\b|\bdo\b/u;

/** A pilot is never reported as available. */
const plan: Outcome = (asked) => {
  const { top, question } = asked;
  if (top === undefined) return null;
  const { fact, source, anchor } = top.described;
  const [state] = top.described.values;
  const saysPlan = fact.kind === "status" && state !== undefined && PLAN_WORD.exec(state)?.[0] === state;
  if (fact.modality !== "planned" && fact.modality !== "trial" && !saysPlan) return null;
  if (
    !ASKS_USE.test(question.folded) ||
    (fact.kind !== "status" && fact.kind !== "need" && fitOf(question, top.described, top.features) === "value")
  )
    return null;
  const quotes = quotesOf(asked, top.described);
  const word =
    PLAN_WORD.exec(anchor)?.[0] ??
    PLAN_WORD.exec(quotes[0] === undefined ? "" : source.text.slice(...quotes[0].span))?.[0];
  if (word === undefined) return null;
  const rest = asked.unmet.map((kind): DraftMissing => ({ kind, about: top.described.subject?.name ?? "" }));
  const isStatus = question.kinds.every((kind) => kind === "yes_no" || kind === "definition");
  return {
    status: isStatus ? "answered" : "partial",
    reason: isStatus ? null : "missing_facts",
    quotes,
    lead: { kind: "frame", frame: "L6", slots: { word, gloss: "" }, n: 1 },
    missing: isStatus ? [] : rest.length > 0 ? rest : [{ kind: "procedure", about: top.described.subject?.name ?? "" }],
    next: "N4",
  };
};

/** The best fact that fits, its value or its clause first. */
const found: Outcome = (asked) => {
  const { top, near, answers, thresholds, unmet } = asked;
  if (top === undefined || answers < thresholds.answers) return null;
  const plain = unmet.some((kind) => PLAIN_KINDS.has(kind));
  if (unmet.length > 0 && (plain || answers < thresholds.unmet) && !isMetByOther(asked)) return null;
  const best = bestFit(asked, [top, ...near.filter((each) => each !== top)]);
  if (best === null) return isOpen(asked) && answers >= thresholds.unmet ? foundClause(asked, top.described) : null;
  // A wrong figure or name does harm: it has to be surer.
  if (EXACT.has(best.ranked.described.fact.kind) && answers < thresholds.unmet) return null;
  const rest = unmet.filter((kind) => !kindAnswers(kind, best.ranked.described.fact.kind));
  const lead = leadOf(best.ranked.described, best.fit);
  if (lead === null) return foundClause(asked, best.ranked.described);
  return {
    status: rest.length > 0 ? "partial" : "answered",
    reason: rest.length > 0 ? "missing_facts" : null,
    quotes: quotesOf(asked, best.ranked.described),
    lead: asked.question.carried ? withThing(lead, best.ranked.described) : lead,
    missing: rest.map((kind) => ({ kind, about: best.ranked.described.subject?.name ?? "" })),
  };
};

/** Kinds whose value is taken at its word. */
const EXACT: ReadonlySet<FactKind> = new Set(["number", "date", "person", "rank", "fee", "hours", "telephone"]);

/** What hardly fits is shown when it is this likely to answer. */
const SURE = 0.35;

/** Nothing is asked for by its kind's own words, and the statement is of the place and year. */
function isOpen({ question, top }: Case): boolean {
  const isNamed = question.kinds.some((kind) => kind !== "yes_no");
  return !isNamed && top !== undefined && top.features.placeOff === 0 && top.features.yearOff === 0;
}

/** Two things are asked, and one of them is there. */
function isMetByOther({ question, unmet }: Case): boolean {
  return question.kinds.filter((kind) => kind !== "yes_no").length > unmet.length;
}

function bestFit(asked: Case, candidates: readonly Ranked[]): { ranked: Ranked; fit: "value" | "clause" } | null {
  const statement = candidates[0]?.described.statement;
  const fits = candidates
    .filter(({ described }) => described.statement === statement)
    .map((ranked) => ({ ranked, fit: fitOf(asked.question, ranked.described, ranked.features) }));
  for (const { ranked, fit } of fits) if (fit === "value" || fit === "clause") return { ranked, fit };
  const [first] = fits;
  return first?.fit === "doubtful" && asked.answers >= SURE ? { ranked: first.ranked, fit: "clause" } : null;
}

/** A sentence that answers as a whole. */
function foundClause(asked: Case, described: Described): Draft {
  const lead = leadOf(described, "clause");
  return {
    status: "answered",
    reason: null,
    quotes: quotesOf(asked, described),
    lead: lead ?? { kind: "frame", frame: "L26", slots: {}, n: 1 },
    missing: [],
  };
}

/** A follow-up says what it was taken for. */
function withThing(lead: NonNullable<Draft["lead"]>, { subject, source, fact }: Described): NonNullable<Draft["lead"]> {
  if (lead.kind !== "span" || subject === null || !lead.isNumber) return lead;
  const value = source.text.slice(...lead.span);
  return { kind: "frame", frame: "L2", slots: { thing: fact.of === "" ? subject.name : fact.of, value }, n: 1 };
}

const missing: Outcome = (asked) => (asked.top === undefined ? null : missingDraft(asked, asked.top, []));

/** In the order in which they are tried. */
const OUTCOMES: readonly (readonly [string, Outcome])[] = [
  ["outside", outside],
  ["list", list],
  ["turn_to", need],
  ["elsewhere", elsewhere],
  ["contradicted", contradicted],
  ["figures", differing],
  ["office_holder", officeHolder],
  ["definition", definition],
  ["plan", plan],
  ["found", found],
  ["missing", missing],
];

export const OUTCOME_NAMES: readonly string[] = OUTCOMES.map(([name]) => name);

/** `without` names outcomes that are treated as not there: for measuring what they are worth. */
export function decide(asked: Case, without: ReadonlySet<string> = new Set()): Decision {
  for (const [outcome, speak] of OUTCOMES) {
    const draft = without.has(outcome) ? null : speak(asked);
    if (draft !== null) return { outcome, draft };
  }
  return { outcome: "nothing", draft: NOTHING };
}
