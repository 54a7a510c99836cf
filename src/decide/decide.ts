// Decides which of a closed list of outcomes a question has. Each outcome is a function, and the first that returns a
// draft decides. `npm run rules` measures on unseen questions what each is worth. Nothing is worded here.
import type { MissingKind } from "../contract.ts";
import type { DirectoryEntry } from "../corpus.ts";
import { fitOf, kindsMeant } from "../match/fit.ts";
import { PLAIN_KINDS } from "../match/judge.ts";
import type { Ranked } from "../match/matcher.ts";
import { mayTell } from "../match/shapes.ts";
import { fold, unmarked } from "../text.ts";
import { article } from "./article.ts";
import { type Case, type Decision, type Draft, type DraftMissing, ELSEWHERE, NOTHING } from "./draft.ts";
import { differing } from "./figures.ts";
import { found, foundClause, isWritten } from "./found.ts";
import { contradictingSpan, missingKinds } from "./leads.ts";
import { contradictionOf } from "./premise.ts";
import { quotesOf } from "./quotes.ts";
import { adviseOn, evidenceOf, listServices, turnTo } from "./turn-to.ts";

type Outcome = (asked: Case) => Draft | null;

/** Similarity from which a question states a need that an editor wrote. */
const SAME_NEED = 0.45;

/** A place outside the collection is never answered with the collection's services. */
const outside: Outcome = ({ question, top }) =>
  question.outside !== null && !(top?.described.statement.folded.includes(question.outside) ?? false) ? NOTHING : null;

const list: Outcome = (asked) => listServices(asked);

const advice: Outcome = (asked) => adviseOn(asked);

/** Characters of a service's name that a question must contain if it lacks the whole: 法律援助 of 市法律援助中心. */
const NAME_SAID = 4;

/**
 * Asks for a plain kind, such as the telephone, of a service that the texts hold, but is too unlike the collection's
 * own questions to count as one about it. The kind is reported as missing.
 */
const lacking: Outcome = (asked) => {
  const { question, about, thresholds, said, directory } = asked;
  const plain = question.kinds.filter((kind) => PLAIN_KINDS.has(kind));
  if (about >= thresholds.about || plain.length === 0) return null;
  const ofMatter = (said?.services ?? []).flatMap((id) => directory.service(id) ?? []);
  const isSaid = ({ name }: DirectoryEntry) =>
    Array.from({ length: Math.max(0, name.length - NAME_SAID + 1) }, (_, at) => name.slice(at, at + NAME_SAID)).some(
      (run) => question.plain.includes(run),
    );
  const service = [...directory.named(question.folded), ...ofMatter.filter(isSaid)].find(
    ({ holds }) => holds === "service",
  );
  const [quote] = service === undefined ? [] : evidenceOf(asked, service);
  if (service === undefined || quote === undefined) return null;
  return {
    status: "partial",
    reason: "missing_facts",
    quotes: [quote],
    lead: null,
    missing: plain.map((kind) => ({ kind, about: service.name })),
  };
};

const elsewhere: Outcome = (asked) =>
  asked.top !== undefined && (asked.about >= asked.thresholds.about || isWritten(asked))
    ? null
    : asked.matter === null
      ? ELSEWHERE
      : NOTHING;

const need: Outcome = (asked) => {
  const { match, question, answers, about, thresholds, said, top, directory } = asked;
  const asksWhom = question.turnTo || (question.asksWhatToDo && about >= thresholds.about);
  const isService = top !== undefined && directory.service(top.described.subject?.id ?? "")?.holds === "service";
  const isUnanswered = answers < thresholds.answers || about < thresholds.about;
  const isHalfAnswered = (question.turnTo || answers < thresholds.unmet) && found(asked)?.status !== "answered";
  const isTold = match.ranked.some(
    ({ described, features }) => described.fact.kind === "need" && features.asked >= SAME_NEED,
  );
  const isAsked = asksWhom && said !== null && (isService || isUnanswered || isHalfAnswered);
  const isNeeded = asksWhom
    ? isTold || top?.described.fact.kind === "need"
    : isTold && isUnanswered && question.counted === null;
  return isNeeded || isAsked ? withRest(asked, turnTo(asked)) : null;
};

/** Kinds that may be asked for beside whom to turn to: 「到哪里申请、带什么材料」. */
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

/** 「是什么人」 asks what sort of person somebody is, not who. */
const ASKS_WHAT_SORT = /是个?(?:什么|啥)(?:样的)?(?:人|机构|单位|地方|东西)/u;

/** Whether the best fact explains the subject, or the question is hardly more than its name. */
function isOfNothingElse({ question, top, places }: Case, { name, aliases }: DirectoryEntry): boolean {
  if (top === undefined || top.described.subject === null) return false;
  if (["definition", "statement", "need"].includes(top.described.fact.kind)) return true;
  const names = [name, ...aliases].map((each) => unmarked(fold(each))).sort((a, b) => b.length - a.length);
  const rest = places.strip(names.reduce((text, each) => text.replace(each, ""), unmarked(question.folded)));
  return rest.replace(SAYS_NOTHING, "").length <= REST_CHARS;
}

/** Words around a name that add nothing to the question. */
const SAYS_NOTHING =
  /(?:什么|啥)(?:样的)?(?:人|机构|单位|地方|东西|意思|叫|用)?|到底|究竟|干(?:什么|啥|嘛)|做(?:什么|啥)|请问|听说|村里|人家|[一个是的说讲那这呀啊呢吗么啦吧我你您他想问知道指叫\p{P}\s]|\b(?:what|is|are|the|a|an|does|do|mean)\b/gu;
const REST_CHARS = 2;

/** What a subject is, in its editor's sentence. If the texts only name the subject, its definition is missing. */
const definition: Outcome = (asked) => {
  const { top, question, directory } = asked;
  const named =
    directory.named(question.folded).find(({ id }) => id === top?.described.subject?.id) ??
    directory.named(question.folded)[0];
  // 「地址是什么」 asks for the address.
  const isPlain = question.kinds.some((kind) => PLAIN_KINDS.has(kind));
  const isAsked = !isPlain && (kindsMeant(question).includes("definition") || ASKS_WHAT_SORT.test(question.folded));
  if (top === undefined || named === undefined || !isAsked || !isOfNothingElse(asked, named)) return null;
  const facts = asked.near.filter(
    ({ described }) => described.fact.kind === "definition" && described.subject?.id === named.id,
  );
  const best = facts[0] ?? asked.near.find(({ described }) => described.subject?.id === named.id);
  if (best === undefined) return null;
  const quotes = (named.what === null ? [] : evidenceOf(asked, named)).slice(0, 1);
  if (quotes.length === 0) quotes.push(...quotesOf(asked, best.described).slice(0, 1));
  if (named.what !== null) {
    return { status: "answered", reason: null, quotes, lead: { kind: "editor", text: named.what }, missing: [] };
  }
  if (facts.length > 0) return null;
  return missingDraft(asked, best, [{ kind: "definition", about: named.name }]);
};

/** Share of a name that a question must contain for the reply to give the whole name. */
const SAID = 0.5;

/** The name of the fact's subject, if this question or the one before it mentions it; otherwise "". */
function saidName({ question }: Case, { described: { subject }, features }: Ranked): string {
  const isSaid = question.before?.subject === subject?.id || features.nameWhole > 0 || features.name >= SAID;
  return isSaid ? (subject?.name ?? "") : "";
}

function missingDraft(asked: Case, of: Ranked, missing: readonly DraftMissing[]): Draft {
  const about = saidName(asked, of);
  const lacking = missing.length > 0 ? missing : missingKinds(asked).map((kind): DraftMissing => ({ kind, about }));
  const quotes = quotesOf(asked, of.described);
  // No other sentence holds a plain kind, so one quote is enough.
  const isPlain = lacking.every(({ kind }) => PLAIN_KINDS.has(kind));
  return {
    status: "partial",
    reason: "missing_facts",
    quotes: isPlain ? quotes.slice(0, 1) : quotes,
    lead: null,
    missing: lacking,
    ...(lacking.every(({ kind }) => OF_A_VISIT.has(kind)) ? { next: "N2" as const } : {}),
  };
}

/** Kinds that people ask for before they go somewhere. */
const OF_A_VISIT: ReadonlySet<MissingKind> = new Set(["address", "hours", "fee"]);

const PLAN_WORD = /探索推行|探索建立|探索构建|探索|试点|试行|接下来|将重点|将|力争|推进|推动|计划|规划/u;
/** Words that ask whether or how something can be used, not what its state is. */
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
  const quotes = quotesOf(asked, top.described).slice(0, 1);
  const word =
    PLAN_WORD.exec(anchor)?.[0] ??
    PLAN_WORD.exec(quotes[0] === undefined ? "" : source.text.slice(...quotes[0].span))?.[0];
  if (word === undefined) return null;
  const rest = asked.unmet.map((kind): DraftMissing => ({ kind, about: top.described.subject?.name ?? "" }));
  // 推动 says neither that it is planned nor that it is done.
  const isStatus =
    !/^推[动进]$/u.test(word) && question.kinds.every((kind) => kind === "yes_no" || kind === "definition");
  return {
    status: isStatus ? "answered" : "partial",
    reason: isStatus ? null : "missing_facts",
    quotes,
    lead: { kind: "frame", frame: "L6", slots: { word, gloss: "" }, n: 1 },
    missing: isStatus
      ? []
      : rest.length > 0
        ? rest
        : [{ kind: question.kinds[0] ?? "procedure", about: top.described.subject?.name ?? "" }],
    next: "N4",
  };
};

/** Probability from which the best statement of a drafted collection answers without a fact of the kind asked for. */
const STATED = 0.2;

/** Whether the best statement answers although it has no fact of the kind asked for: the build misses some kinds. */
function isStated(asked: Case): boolean {
  const { question, top, match, answers, collection } = asked;
  if (collection.isEdited || top === undefined || answers < STATED) return false;
  const own = match.ranked.filter(({ described }) => described.statement === top.described.statement);
  const isOfAnother = own.every(({ described, features }) => fitOf(question, described, features) === "none");
  return !isOfAnother && !isReallyUnmet(asked);
}

/** Whether a kind is asked for that no fact of the best statement has, nor its words look like. */
const isReallyUnmet = ({ unmet, top }: Case) =>
  unmet.some((kind) => PLAIN_KINDS.has(kind) && !(top !== undefined && mayTell(top.described.statement, kind)));

const missing: Outcome = (asked) => {
  const { top } = asked;
  if (top === undefined) return null;
  if (isStated(asked)) return foundClause(asked, top.described);
  const draft = missingDraft(asked, top, []);
  return isDoubtful(asked) ? { ...draft, lead: { kind: "frame", frame: "L31", slots: {}, n: 1 } } : draft;
};

/** Share of the threshold below which a value is not what is asked for. */
const DOUBTED_SHARE = 1 / 3;

/**
 * Whether the best candidate may answer after all: it is likely to, but has no value that fits; or it has one, and only
 * the probability is against it. The texts answer a third of such questions.
 */
function isDoubtful(asked: Case): boolean {
  const { unmet, answers, thresholds, collection } = asked;
  // The build may have missed the kind in a statement that has it.
  if (!collection.isEdited) return answers >= thresholds.answers * DOUBTED_SHARE && !isReallyUnmet(asked);
  if (unmet.some((kind) => PLAIN_KINDS.has(kind))) return false;
  if (answers >= thresholds.answers) return true;
  return (
    unmet.length === 0 &&
    answers >= thresholds.answers * DOUBTED_SHARE &&
    found({ ...asked, answers: 1 })?.status === "answered"
  );
}

/** In the order in which they are tried. */
const OUTCOMES: readonly (readonly [string, Outcome])[] = [
  ["outside", outside],
  ["article", article],
  ["contradicted", contradicted],
  ["advice", advice],
  ["list", list],
  ["turn_to", need],
  ["lacking", lacking],
  ["elsewhere", elsewhere],
  ["figures", differing],
  ["office_holder", officeHolder],
  ["definition", definition],
  ["plan", plan],
  ["found", found],
  ["missing", missing],
];

export const OUTCOME_NAMES: readonly string[] = OUTCOMES.map(([name]) => name);

/** Tries the outcomes in order. `without` names outcomes to skip, to measure their worth. */
export function decide(asked: Case, without: ReadonlySet<string> = new Set()): Decision {
  for (const [outcome, speak] of OUTCOMES) {
    const draft = without.has(outcome) ? null : speak(asked);
    if (draft !== null) return { outcome, draft };
  }
  return { outcome: "nothing", draft: NOTHING };
}
