// How an answer came about, for staff: what was understood, weighed and decided. Nothing new is computed
// that could change the answer.
import type { Explain } from "../contract.ts";
import type { Directory } from "../question/directory.ts";
import type { Case, Decision } from "./draft.ts";
import type { Evidence } from "./evidence.ts";

const CANDIDATES_SHOWN = 8;
const PHRASINGS_SHOWN = 5;

const rounded = (value: number) => Math.round(value * 1000) / 1000;

export function explain(asked: Case, decision: Decision, directory: Directory, faults: readonly string[]): Explain {
  const { question, evidence, statements, alike, thresholds, matter } = asked;
  const rejected = decision.rule === "no_evidence" ? evidence[0] : undefined;
  return {
    understood: {
      wants: question.wants.map(({ kind, unit }) => ({ kind, unit })),
      turn_to: question.turnTo,
      place: question.place?.name ?? null,
      matter: matter?.id ?? null,
      services: directory.named(question.folded).map(({ id }) => id),
      now: question.now,
      carried: question.carried,
    },
    terms: [...question.terms].map(([term, share]) => ({
      term,
      weight: rounded(share * statements.rarity(term)),
      known: statements.knows(term),
    })),
    phrasings: alike.slice(0, PHRASINGS_SHOWN).map(({ phrasing, similarity }) => ({
      question: phrasing.ask[0] ?? "",
      similarity: rounded(similarity),
    })),
    candidates: evidence.slice(0, CANDIDATES_SHOWN).map((candidate) => ({
      passage: candidate.statement.chunk.id,
      source: candidate.statement.source.id,
      text: candidate.statement.text,
      coverage: rounded(candidate.coverage),
      similarity: rounded(candidate.similarity),
      support: rounded(candidate.support),
      matched: [...candidate.matched],
    })),
    rule: decision.rule,
    thresholds: { answer: thresholds.answer, near: thresholds.near },
    nearest_rejected: rejected === undefined ? null : nearest(rejected),
    faults: [...faults],
  };
}

function nearest({ statement, support }: Evidence): NonNullable<Explain["nearest_rejected"]> {
  return { passage: statement.chunk.id, text: statement.text, support: rounded(support) };
}
