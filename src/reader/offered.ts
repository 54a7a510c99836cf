// Selects the statements that the reader may choose from. Takes a case; returns at most STATEMENTS_MAX statements, best
// first, by ids of their own. Statements of another place, year or office are left out.
import type { Case } from "../decide/draft.ts";
import { fitOf } from "../match/fit.ts";
import type { Ranked } from "../match/matcher.ts";
import type { Statement } from "../match/statements.ts";

const STATEMENTS_MAX = 12;

export interface Offered {
  readonly id: string;
  readonly statement: Statement;
  /** The candidates of the statement, best first; never empty. */
  readonly told: readonly [Ranked, ...Ranked[]];
}

export function offer({ question, match }: Case): Offered[] {
  const fitting = match.ranked.filter(({ described, features }) => fitOf(question, described, features) !== "none");
  return [...Map.groupBy(fitting, ({ described }) => described.statement)]
    .flatMap(([statement, [first, ...others]]) =>
      first === undefined ? [] : [{ statement, told: [first, ...others] as const }],
    )
    .slice(0, STATEMENTS_MAX)
    .map((each, i) => ({ id: `s${i + 1}`, ...each }));
}
