// Splits a line that asks and answers, 「要收费吗？—— 不收。」, into the question, which is a heading, and its answer.
import type { Line } from "./lines.ts";
import { type Manuscript, type Unit, width } from "./manuscript.ts";

const ASKED_AND_ANSWERED = /^[^“”"。！？?；;]{2,60}[？?]\s*(?:[—–→:：-]+\s*)?(?=[^\s—–→:：-])/u;
const ENDS_ASKING = /[？?]$/u;
/** A text with fewer such lines asks as a figure of speech. */
const LINES_MIN = 2;

export function splitQuestions(manuscript: Manuscript, lines: readonly Line[]): Line[] {
  const isSplit = (line: Line) =>
    line.kind === "text" && ASKED_AND_ANSWERED.test(line.text) && !ENDS_ASKING.test(line.text);
  if (lines.filter(isSplit).length < LINES_MIN) return [...lines];
  return lines.flatMap((line) => (isSplit(line) ? questionAndAnswer(manuscript, line) : [line]));
}

function questionAndAnswer(manuscript: Manuscript, line: Line): Line[] {
  const asked = ASKED_AND_ANSWERED.exec(line.text)?.[0] ?? "";
  const end = asked.search(/[？?]/u) + 1;
  const answer = manuscript.cut(line.units, end, asked.length, "list-mark").slice(end);
  const part = (units: Unit[]) => {
    const text = manuscript.text(units);
    return { ...line, units, text, bullet: false, width: width(text) };
  };
  return [
    { ...part(line.units.slice(0, end)), kind: "heading" },
    { ...part(answer), item: false, blanks: 0 },
  ];
}
