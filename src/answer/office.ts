// Questions for the holder of an office: the name is of the report's time, never of today.
import { officeOf } from "../question/wants.ts";
import { fold, terms } from "../text.ts";
import type { Case, Draft } from "./draft.ts";

/** A name after an office, before what the person does. */
const NAMED =
  /(?:书记|县长|市长|区长|镇长|局长|主任|院长|检察长|部长|所长|会长)(?:是|为|由)?(\p{Script=Han}{2,3}?)(?=作|在|说|如是|介绍|表示|出席|主持|指出|强调|接受|[，,。、])/gu;
/** A question with more of its own than this asks about an event, not for the office. */
const EVENT_TERMS = 5;
const LOOKED_INTO = 6;

export function findOfficeHolder({ question, evidence, places, thresholds }: Case): Draft | null {
  if (!question.wants.some(({ kind }) => kind === "person")) return null;
  const office = officeOf(question.folded);
  if (office === null || question.terms.size > EVENT_TERMS) return null;
  // 公证处主任 is not whoever is some 主任: a body that the question names is named with the office.
  const ofOffice = new Set(terms(office));
  const asked = question.concepts.length > 0 ? [] : [...question.terms.keys()];
  const body = asked.filter((term) => !ofOffice.has(term));
  for (const { statement, relevance } of evidence.slice(0, LOOKED_INTO)) {
    if (relevance < thresholds.answer || !statement.text.includes(office)) continue;
    const { published } = statement.source;
    for (const match of statement.text.matchAll(NAMED)) {
      const name = match[1];
      const before = statement.text.slice(Math.max(0, match.index - 24), match.index + match[0].length);
      const isOther = body.length > 0 && !body.some((term) => fold(before).includes(term));
      if (name === undefined || !before.includes(office) || published === null || isOther) continue;
      const start = statement.start;
      const quote = { chunk: statement.chunk, source: statement.source, span: [start, statement.end] as const };
      const place = question.place ?? places.byId(statement.source.place);
      return {
        status: "partial",
        reason: "missing_facts",
        quotes: [{ ...quote, span: [...quote.span] }],
        lead: {
          kind: "frame",
          frame: "L10",
          slots: { year: published.slice(0, 4), office: `${place?.name ?? ""}${office}`, name },
          n: 1,
        },
        missing: [{ kind: "person", about: `${place?.name ?? ""}${office}`, now: true }],
        next: null,
      };
    }
  }
  return null;
}
