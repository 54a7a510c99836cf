// Decides the outcome: the rules stand in order, and the first that fits decides.
// Enters the case; leaves a draft and the name of the rule. Nothing is worded here.
import type { Directory } from "../question/directory.ts";
import { define } from "./definition.ts";
import type { Case, Decision } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import { differing, findFigures } from "./figures.ts";
import { weighWants } from "./held.ts";
import { findOfficeHolder } from "./office.ts";
import { contradicted, findContradiction } from "./premise.ts";
import { listServices, neededService, turnTo } from "./turn-to.ts";

/** Evidence as good as this answers a question about where to turn by itself. */
const PLAIN_SUPPORT = 0.5;
/** A service is meant when its need is nearly as like the question as any phrasing. */
const NEED_SLACK = 0.9;
/** A phrasing this like the question asks for its passage. */
const POINTED_SIMILARITY = 0.45;

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
  if (danger || (question.turnTo && (support < PLAIN_SUPPORT || !isPointed(asked) || isNeed(asked, directory)))) {
    const draft = turnTo(asked, directory, danger);
    if (draft !== null) return { rule: "turn_to", draft };
  }
  if (best === undefined || best.relevance < asked.thresholds.answer) return NOTHING;
  const contradiction = findContradiction(asked);
  if (contradiction !== null) return { rule: "contradicted", draft: contradicted(contradiction) };
  const figures = findFigures(asked);
  if (figures !== null) return { rule: "figures", draft: differing(question, figures) };
  const officeHolder = findOfficeHolder(asked);
  if (officeHolder !== null) return { rule: "office_holder", draft: officeHolder };
  const definition = define(asked, directory);
  if (definition !== null) return { rule: "definition", draft: definition };
  const decision = weighWants(asked, directory) ?? NOTHING;
  if (question.turnTo && decision.rule !== "held") {
    // A need told at length holds words like 多少 that ask for nothing.
    const draft = turnTo(asked, directory, false);
    if (draft !== null) return { rule: "turn_to", draft };
  }
  return decision;
}

/**
 * A phrasing points at the passage itself. Without one, somebody with a legal matter who asks where to turn is
 * sent to the directory: a passage with the same words may be mere praise.
 */
function isPointed({ said, evidence }: Case): boolean {
  return said === null || (evidence[0]?.similarity ?? 0) >= POINTED_SIMILARITY;
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
