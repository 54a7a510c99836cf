// Explains to staff how an answer came about: what was understood, matched and decided. It only reports and cannot
// change the answer.
import type { Explain } from "../contract.ts";
import type { Case, Decision } from "../decide/draft.ts";
import type { Ranked } from "../match/matcher.ts";

const CANDIDATES_SHOWN = 8;

const rounded = (value: number) => Math.round(value * 1000) / 1000;

export function explain(asked: Case, { outcome, draft }: Decision, faults: readonly string[]): Explain {
  const { question, match, about, answers, thresholds, matter, directory, top } = asked;
  return {
    understood: {
      kinds: [...question.kinds],
      likeliest: [...question.kindOdds].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null,
      turn_to: question.turnTo,
      place: question.places[0]?.name ?? null,
      matter: matter?.id ?? null,
      services: directory.named(question.folded).map(({ id }) => id),
      now: question.now,
      carried: question.carried,
    },
    scope: rounded(match.scope),
    about: rounded(about),
    answers: rounded(answers),
    candidates: match.ranked.slice(0, CANDIDATES_SHOWN).map(candidateView),
    rule: outcome,
    thresholds: { ...thresholds },
    nearest_rejected: draft.quotes.length > 0 || top === undefined ? null : nearest(top),
    faults: [...faults],
  };
}

function candidateView({ described, score, share, features }: Ranked): Explain["candidates"][number] {
  const { fact, statement, source } = described;
  return {
    row: fact.row,
    kind: fact.kind,
    subject: described.subject?.name ?? null,
    passage: statement.chunk.id,
    source: source.id,
    text: source.text.slice(fact.start, fact.end),
    score: rounded(score),
    share: rounded(share),
    asked: rounded(features.asked),
  };
}

function nearest({ described, score }: Ranked): NonNullable<Explain["nearest_rejected"]> {
  const { statement, source, fact } = described;
  return { passage: statement.chunk.id, text: source.text.slice(fact.start, fact.end), score: rounded(score) };
}
