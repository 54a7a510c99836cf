// Decides the outcome: the rules stand in order, and the first that fits decides.
// Enters the case; leaves a draft and the name of the rule. Nothing is worded here.
import type { MissingKind } from "../contract.ts";
import type { Directory } from "../question/directory.ts";
import type { Question } from "../question/understand.ts";
import { findConflict } from "./conflicts.ts";
import { define, onlyNamed } from "./definition.ts";
import type { Case, Decision, Draft } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import { differing } from "./figures.ts";
import { weighWants } from "./held.ts";
import { findOfficeHolder } from "./office.ts";
import { contradicted, findContradiction } from "./premise.ts";
import { listServices, type Needed, neededService, turnTo } from "./turn-to.ts";
import { findValues } from "./values.ts";

/** Evidence as good as this answers a question about where to turn by itself. */
const PLAIN_SUPPORT = 0.5;
/** A service is meant when its need is nearly as like the question as any phrasing. */
const NEED_SLACK = 0.9;
/** Told a need and asked 「怎么办」: whom to turn to is what can be said, when the need is as good as the editor's. */
const WHAT_TO_DO = /怎么办[？?。啊呀呢]*$/u;
const CERTAIN_NEED = 0.6;
/** A phrasing this like the question asks for its passage. */
const POINTED_SIMILARITY = 0.45;

/** Phrasings less like a question than this are like it by words that every question has; measured. */
const ALIEN_SIMILARITY = 0.27;

export const NOTHING: Decision = {
  rule: "no_evidence",
  draft: { status: "unanswered", reason: "no_evidence", quotes: [], lead: null, missing: [] },
};

export function decide(asked: Case, directory: Directory): Decision {
  const { question, evidence } = asked;
  const best = evidence[0];
  const support = best === undefined || isThin(best) ? 0 : best.support;
  const list = listServices(asked, directory);
  if (list !== null) return { rule: "turn_to", draft: list };
  const asksWhatToDo = WHAT_TO_DO.test(question.folded);
  const needed = question.turnTo || asksWhatToDo ? neededService(asked, directory) : null;
  const asksWhom = question.turnTo && (support < PLAIN_SUPPORT || !isPointed(asked) || isNeed(asked, needed, 0));
  if (asksWhom || (asksWhatToDo && isNeed(asked, needed, CERTAIN_NEED))) {
    const draft = turnTo(asked, directory, needed);
    if (draft !== null) return { rule: "turn_to", draft: withRest(draft, question) };
  }
  if (best === undefined || best.relevance < asked.thresholds.answer || isAlien(best)) {
    // A name that is a place's or has one character between its marks leaves nothing to search for.
    const definition = question.outside === null ? define(asked, directory) : null;
    return definition === null ? NOTHING : { rule: "definition", draft: definition };
  }
  const contradiction = findContradiction(asked);
  if (contradiction !== null) return { rule: "contradicted", draft: contradicted(contradiction) };
  const claims = findConflict(asked);
  if (claims !== null) return { rule: "figures", draft: differing(question, claims, asked.places) };
  const officeHolder = findOfficeHolder(asked);
  if (officeHolder !== null) return { rule: "office_holder", draft: officeHolder };
  const definition = define(asked, directory);
  if (definition !== null) return { rule: "definition", draft: definition };
  const weighed = weighWants(asked, directory) ?? NOTHING;
  const named = weighed.rule === "held" ? onlyNamed(asked, directory, weighed.draft) : null;
  if (named !== null) return { rule: "missing", draft: named };
  if (question.turnTo && weighed.rule !== "held" && weighed.rule !== "plan") {
    // A need told at length holds words like 多少 that ask for nothing.
    const draft = turnTo(asked, directory, needed);
    if (draft !== null) return { rule: "turn_to", draft };
  }
  return weighed;
}

/** What is asked beside where to go: 「到哪里申请、带什么材料」 is covered or listed as missing. */
function withRest(draft: Draft, question: Question): Draft {
  const shown = draft.quotes.map(({ source, span }) => source.text.slice(...span));
  const rest = question.wants.filter(
    (want) => BESIDE_WHOM.has(want.kind) && !shown.some((quote) => findValues(want, quote).length > 0),
  );
  if (rest.length === 0) return draft;
  const about = draft.missing[0]?.about ?? "";
  const missing = [...rest.map(({ kind }) => ({ kind, about })), ...draft.missing];
  return { ...draft, status: "partial", reason: "missing_facts", missing };
}

const BESIDE_WHOM: ReadonlySet<MissingKind> = new Set(["conditions", "documents", "fee", "hours"]);

/**
 * A phrasing points at the passage itself. Without one, somebody with a legal matter who asks where to turn is
 * sent to the directory: a passage with the same words may be mere praise.
 */
function isPointed({ said, evidence }: Case): boolean {
  return said === null || (evidence[0]?.similarity ?? 0) >= POINTED_SIMILARITY;
}

/** The need is one that an editor wrote for a service, and no passage is asked about more clearly. */
function isNeed(asked: Case, needed: Needed | null, atLeast: number): boolean {
  return needed !== null && needed.similarity >= Math.max(atLeast, (asked.evidence[0]?.similarity ?? 0) * NEED_SLACK);
}

/** Not a word of the question stands there, and no phrasing is like it. */
function isAlien({ matched, similarity }: Evidence): boolean {
  return matched.size === 0 && similarity < ALIEN_SIMILARITY;
}

/** One pair of characters alone is shared by chance. */
function isThin({ matched, similarity, coverage }: Evidence): boolean {
  return matched.size < 2 && similarity < 0.2 && coverage < 0.5;
}
