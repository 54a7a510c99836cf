// Texts of which one says that something is so and another that it is not: 「不提供上门服务」 beside 「提供上门服务」.
// Enter the case; leaves the two claims, or null. The words denied have to be those of the question and of the other text.
import type { Span } from "../corpus.ts";
import { type Claim, wordsAsClaim } from "./claims.ts";
import { splitClauses } from "./clauses.ts";
import type { Case } from "./draft.ts";
import type { Evidence } from "./evidence.ts";

const DENIAL = /(?:不再|不|未|没有|没|暂停|停止|取消)$/u;
/** A deed in fewer characters is shared by chance. */
const DEED_CHARS = 3;
const CLAUSE_CHARS_MAX = 30;
const COVERAGE_SHARE = 0.8;
const PLANNED = /拟|将|计划|力争|争取|打算|探索|试点/u;

interface Said {
  readonly evidence: Evidence;
  readonly clause: Span;
  readonly isDenied: boolean;
}

/** Both sides, newest first: one a source. */
export function findDenied(asked: Case): Claim[] | null {
  const { question, evidence } = asked;
  const [best] = evidence;
  if (best === undefined || !question.wants.some(({ kind }) => kind === "yes_no")) return null;
  const said = evidence
    .filter(({ coverage }) => coverage >= best.coverage * COVERAGE_SHARE && coverage > 0)
    .flatMap((candidate) => saidOf(candidate, question.folded) ?? []);
  const denied = newest(said.filter(({ isDenied }) => isDenied));
  const affirmed = newest(said.filter(({ isDenied }) => !isDenied));
  if (denied === undefined || affirmed === undefined) return null;
  if (denied.evidence.statement.source === affirmed.evidence.statement.source) return null;
  return [denied, affirmed]
    .sort((a, b) => dateOf(b).localeCompare(dateOf(a)))
    .map(({ evidence: of, clause }) => wordsAsClaim(of, clause, "yes_no", asked));
}

const dateOf = ({ evidence }: Said) => evidence.statement.source.published ?? "";

function newest(said: readonly Said[]): Said | undefined {
  return [...said].sort((a, b) => dateOf(b).localeCompare(dateOf(a)))[0];
}

/** The clause that says the deed of the question, the words it ends with, or denies it. */
function saidOf(evidence: Evidence, question: string): Said | null {
  const { text, folded } = evidence.statement;
  const deed = deedOf(question);
  if (deed.length < DEED_CHARS) return null;
  for (const clause of splitClauses(text)) {
    const [start, end] = clause;
    const at = folded.slice(start, end).indexOf(deed);
    if (at < 0 || end - start > CLAUSE_CHARS_MAX || PLANNED.test(text.slice(start, end))) continue;
    return { evidence, clause, isDenied: DENIAL.test(folded.slice(start, start + at)) };
  }
  return null;
}

/** What is asked whether it is so: the words before 吗, after 能不能. */
function deedOf(question: string): string {
  const asked =
    /(?:能不能|可不可以|是不是|有没有|会不会|是否|能否|可否)([\p{Script=Han}]{3,8})/u.exec(question)?.[1] ??
    /([\p{Script=Han}]{3,12})(?:了|的)?(?:吗|么|嘛)[?？]?$/u.exec(question)?.[1] ??
    "";
  return (
    /(?:提供|需要|可以|能够|能|要|开展|接受|受理|收取|收|办理|办|开放|支持|安排)[\p{Script=Han}]*$/u.exec(asked)?.[0] ??
    ""
  );
}
