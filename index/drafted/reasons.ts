// Drafts reasons and purposes: 「……,因为……」, 「因……而……」, 「……,以免……」.
import type { Span } from "../../src/corpus.ts";
import { askingsFor } from "./asking.ts";
import { type Cells, clauseAround, type Statement, trimmed, wordsOf } from "./cell.ts";

const CUE =
  /(?:这是|主要是|据说是|是)?(?:因为|由于|为了)|(?:主要)?(?:原因|理由|目的|意义|宗旨)(?:就|主要)?(?:是|在于)|以免|以防|免得|旨在|(?<![起发])源于|(?<=[,;]\s?)(?:以便|以期|用以)|(?<=^|[,;。]|之所以[^,;。]{1,40})因(?![此而素果故公])/gu;
/** 「因色泽灿烂而得名」. */
const THEREFORE = /(?:因(?!为)|由于)([^,;。:!?因虽]{2,30}?)(而|故)(?!且|是)([^,;。:!?]{2,20})/gu;
const ITSELF = /^(?:它们?|其|这是?|该\p{Script=Han})(?=.{4})/u;
const JOINING = /[,，]?\s*(?:而|并且?|其|这|主要|据说|所以|因此|因而|就|也|都)*$/u;

export function draftReasons(cells: Cells): void {
  const { statement } = cells;
  const used: Span[] = [];
  for (const { span, match } of [...cells.find(THEREFORE)]) {
    const [clause] = [clauseAround(statement, span)];
    const start = span[0] + match[0].indexOf(match[1] ?? "");
    const effect = `${wordsOf(statement, [clause[0], span[0]])}${match[3] ?? ""}`;
    used.push(span);
    addReason(cells, [start, start + (match[1] ?? "").length], effect);
  }
  for (const { span } of [...cells.find(CUE)]) {
    if (used.some(([start, end]) => start < span[1] && span[0] < end)) continue;
    const clause = clauseAround(statement, span);
    const before = wordsOf(statement, [clause[0], span[0]]).replace(JOINING, "");
    const cut = before === "" ? statement.folded.slice(span[1], clause[1]).indexOf(",") : -1;
    // At the beginning of a clause, the reason ends at the comma before the effect.
    if (before === "" && cut < 0) continue;
    const end = cut < 0 ? clause[1] : span[1] + cut;
    addReason(cells, [span[1], end], before === "" ? wordsOf(statement, [end + 1, clause[1]]) : before);
  }
}

function addReason(cells: Cells, span: Span, effect: string): void {
  const { statement } = cells;
  const value = trimmed(statement, span);
  const itself = ITSELF.exec(statement.folded.slice(...value))?.[0].length ?? 0;
  const of = aboutOf(statement, effect.replace(/^(?:所以|因此|就|则)/u, ""));
  if (value[1] - value[0] - itself < REASON_CHARS_MIN || of.length < 2) return;
  cells.add("reason", [[value[0] + itself, value[1]]], { of, asks: askingsFor("reason", of) });
}

const REASON_CHARS_MIN = 4;

/** The effect; a long one is reduced to its last clause. */
function aboutOf({ scope }: Statement, effect: string): string {
  const said = effect.length <= EFFECT_CHARS ? effect : (effect.split(/[,，]/u).at(-1) ?? "");
  return said.length >= EFFECT_CHARS_MIN ? said : `${scope}${said}`;
}

const EFFECT_CHARS = 24;
const EFFECT_CHARS_MIN = 4;
