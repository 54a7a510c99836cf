// Whether the texts contradict what a question takes for granted: a direction, a denial, a figure.
// Only statements that speak of the same thing are compared; what leaves is the run that says otherwise.
import type { Span } from "../corpus.ts";
import { MEASURE, measureFit } from "../question/measures.ts";
import { sameAmount } from "./amounts.ts";
import { splitClauses } from "./clauses.ts";
import type { Case, Draft } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import { quoteOf, trimMarks } from "./extract.ts";
import { deniesDone, isOfOtherYear, isOtherPartner, saysOpposite } from "./opposites.ts";

export interface Contradiction {
  readonly evidence: Evidence;
  /** In the statement's text. */
  readonly span: Span;
}

/** The question takes something for granted and asks about that. */
const PRESUPPOSES =
  /为什么|为何|为啥|怎么(?:会|还|越|就|又|都|才|没|不|只|一|这么|那么)|咋(?:会|还|就|都|没|不)|凭什么|问题出在|吧[？?]?$|对(?:不对|吗)[？?]?$|是不是(?:只|让).{0,14}|照常|照样|(?:这么|那么)(?:贵|早|晚|慢|高|低|多|少)|原因|接连|频频|老是|总是|屡次|越来越|既然|连.{0,6}都(?:不|没)|居然|竟然|取消了|停办了|撤销了|关了|\bwhy\b/u;
/** Blame and extremes: who asks why it is so takes it for so. */
const BLAMES =
  /没|未|不(?!同|仅|断|少于)|取消|停|关了|撤|亏|失败|垮|差|低|慢|贵|晚|少(?!年)|降|涨|升高|只有|仅|才|居然|竟然|老是|总是|最/u;

/** Asked why something bad or extreme is so, which may not be so. */
export function takesForGranted(folded: string): boolean {
  return PRESUPPOSES.test(folded) && BLAMES.test(folded);
}

const DENIAL = /未|没有|没|无(?!诉|讼|证|差)|零(?=事故|投诉|发生)/u;
/** 「连一半都不到」「还不到三成」: less than half at most. */
const FEW = /一半都?(?:不到|没有|没到)|不到(?:一半|三成|两成|一成|半数)|不足(?:一半|三成)|几乎没有|很低|太低|极低/u;

/** How many of the best statements are compared. */
const COMPARED = 3;

export function findContradiction({ question, evidence, thresholds }: Case): Contradiction | null {
  const { folded } = question;
  const presupposes = PRESUPPOSES.test(folded);
  for (const candidate of evidence.slice(0, COMPARED)) {
    if (candidate.support < thresholds.near) return null;
    const told = readTold(candidate);
    const span =
      (presupposes
        ? (otherwise(told, (clause) => TAKEN_FOR_GRANTED.some((differs) => differs(folded, clause))) ??
          otherYear(folded, told) ??
          denied(folded, told) ??
          asserted(folded, told) ??
          more(folded, told))
        : null) ??
      otherFigure(folded, told) ??
      otherwise(told, (clause) => isOtherPartner(folded, clause));
    if (span !== null) return { evidence: candidate, span: trimMarks(candidate.statement.text, span) };
  }
  return null;
}

/** What a statement tells, clause by clause. */
interface Told {
  /** The statement's; offsets are those of its text. */
  readonly folded: string;
  readonly clauses: readonly Span[];
  /** The clauses that hold a term of the question, or what a phrasing like it points at. */
  readonly onMatter: readonly Span[];
}

function readTold({ statement: { text, folded }, matched, anchor }: Evidence): Told {
  const clauses = splitClauses(text);
  const onMatter = clauses.filter(
    ([start, end]) =>
      [...matched].some((term) => folded.slice(start, end).includes(term)) ||
      (anchor !== null && anchor[0] < end && anchor[1] > start),
  );
  return { folded, clauses, onMatter };
}

const TAKEN_FOR_GRANTED = [saysOpposite, deniesDone];

/** The clause about the matter that says otherwise. */
function otherwise({ folded, onMatter }: Told, differs: (clause: string) => boolean): Span | null {
  return onMatter.find((clause) => differs(folded.slice(...clause))) ?? null;
}

/** A clause and the one before it: 「2019年2月，中心启用」 dates the second by the first. */
function otherYear(asked: string, { folded, clauses }: Told): Span | null {
  for (const [i, [start, end]] of clauses.entries()) {
    const span: Span = [clauses[i - 1]?.[0] ?? start, end];
    if (isOfOtherYear(asked, folded.slice(...span))) return span;
  }
  return null;
}

/** The text denies what the question says: 未发生安全事故 against 接连发生安全事故. */
function denied(asked: string, { folded, onMatter }: Told): Span | null {
  for (const clause of onMatter) {
    const text = folded.slice(...clause);
    const denial = DENIAL.exec(text);
    if (denial === null) continue;
    const deed = text
      .slice(denial.index + denial[0].length, denial.index + denial[0].length + 4)
      .replace(/[\p{P}\s].*$/u, "");
    const at = deed.length >= 2 ? asked.indexOf(deed) : -1;
    if (at >= 0 && !DENIAL.test(asked.slice(Math.max(0, at - 3), at))) return clause;
  }
  return null;
}

/** The question denies what the text says: 为什么没有全覆盖 against 全覆盖. */
function asserted(asked: string, { folded, onMatter }: Told): Span | null {
  const denial = /(?:没有|还没|没能|从没|从未|未能|不再|没|不)(?!到|足|清楚|明白|知道|懂)([\p{Script=Han}]{2,4})/u.exec(
    asked,
  );
  const deed = denial?.[1];
  if (deed === undefined) return null;
  for (const clause of onMatter) {
    const text = folded.slice(...clause);
    const at = text.indexOf(deed.slice(0, 3));
    if (at >= 0 && !DENIAL.test(text.slice(Math.max(0, at - 3), at))) return clause;
  }
  return null;
}

/** 「一半都不到」 against a share of half or more. */
function more(asked: string, { folded, onMatter }: Told): Span | null {
  if (!FEW.test(asked)) return null;
  for (const clause of onMatter) {
    const share = /(\d+(?:\.\d+)?)[%％]/u.exec(folded.slice(...clause))?.[1];
    if (share !== undefined && Number(share) >= 50) return clause;
  }
  return null;
}

/** A figure with its measure word; years are compared apart. */
const FIGURE = new RegExp(`[0-9][0-9,]*(?:\\.[0-9]+)?(?:余|多)?[十百千万亿]*(?:余|多)?(?:个(?=人))?(${MEASURE})`, "gu");
const A_YEAR = /^(?:19|20)[0-9]{2}年$/u;

/** The question states a figure, and where the text gives that thing's figure it is another. */
function otherFigure(asked: string, { folded, onMatter }: Told): Span | null {
  if (!CLAIMS_FIGURE.test(asked)) return null;
  const told = [...folded.matchAll(FIGURE)].filter(([figure]) => !A_YEAR.test(figure));
  for (const match of asked.matchAll(FIGURE)) {
    const [stated, unit = ""] = match;
    const others = told.filter(([, measure = ""]) => measureFit(unit, measure) > 0);
    if (A_YEAR.test(stated) || others.some(([figure]) => sameAmount(figure, stated))) continue;
    const clause = onMatter.find(
      ([start, end]) =>
        others.some(({ index }) => index >= start && index < end) &&
        sharesNoun(asked, stated, folded.slice(start, end)),
    );
    if (clause !== undefined) return clause;
  }
  return null;
}

/** 「都」「这么多」「才」 take the figure for granted; a bare year or a count in a name does not. */
const CLAIMS_FIGURE =
  /(?:只有|才|仅|居然|竟然|不是(?:有|说)|都(?:是|在)|这么(?:多|少)|那么(?:多|少)|为什么|怎么|是吧|对吧|是不是|吧[？?]?$|吗[？?]?$)/u;

/** The words after the figure in the question stand in the clause, too. */
function sharesNoun(folded: string, stated: string, clause: string): boolean {
  const after = folded.slice(folded.indexOf(stated) + stated.length).replace(/^[的多余]/u, "");
  const before = folded
    .slice(0, folded.indexOf(stated))
    .replace(/(?:只?有|才|仅|是|达到?|了|共|一共|为|到|高|低|多|少|涨|降|怎么|咋|就|却|都)+$/u, "");
  const next = after.slice(0, 2);
  const last = before.slice(-2);
  return (next.length === 2 && clause.includes(next)) || (last.length === 2 && clause.includes(last));
}

/** The reply that says so, with the quote. */
export function contradicted({ evidence, span }: Contradiction): Draft {
  const { statement } = evidence;
  const quote = quoteOf(evidence, [
    {
      want: { kind: "yes_no", unit: null, counted: null, attribute: null, head: null, exact: null, loose: true },
      span,
      nearness: 1,
    },
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
