// From the draft to the reply: parts in their order, each a frame around verbatim words.
// No sentence is made up here; verify looks at what leaves.
import { type Collection, cite, contacts, EMERGENCY_IDS, LEGAL_HOTLINE_ID } from "../collection.ts";
import type { Answer, Lang, Missing, Part } from "../contract.ts";
import { digest } from "../digest.ts";
import type { Places } from "../question/places.ts";
import type { Question } from "../question/understand.ts";
import { oldReports, placeAndTime, relativeYears } from "./context.ts";
import type { Draft, DraftMissing } from "./draft.ts";
import { ALERT_TITLE, handoffWhy, LIST_COMMA, labelOf, NOTICE, say } from "./frames.ts";

/** What varies between two askings of one question. */
export interface Circumstances {
  /** `YYYY-MM`, for the age of what is cited. */
  readonly month: string;
  /** `https://host` that links are made absolute with, or null. */
  readonly origin: string | null;
}

/** A reply without its id, which is made of the rest. */
export type Reply = Omit<Answer, "id">;

/** A line of the answer, with the numbers of the quotes it rests on. */
export type Line = Part;

/** The parts of a reply that is not about quotes: greetings, refusals, nothing found. */
export interface Spoken {
  readonly status: Answer["status"];
  readonly reason: Answer["reason"];
  readonly lines: readonly Line[];
}

export const line = (kind: Part["kind"], text: string, citations: number[] = []): Line => ({ kind, text, citations });

/** The reply for a draft with quotes. */
export function composeQuoted(
  collection: Collection,
  asked: { question: Question; draft: Draft; danger: boolean; circumstances: Circumstances },
  places: Places,
): Reply {
  const { question, draft, circumstances } = asked;
  const { lang } = question;
  const citations = draft.quotes.map(({ chunk, source, span }, i) =>
    cite(collection, chunk, source, { n: i + 1, start: span[0], end: span[1], origin: circumstances.origin }),
  );
  const missing = draft.missing.map((entry) => labelled(entry, lang));
  const numbers = citations.map(({ n }) => n);
  const quotes = citations.map(({ n, quote }) => `「${quote}」[${n}]`).join("");
  const lead = leadOf(draft, lang, citations[0]?.quote ?? "");
  const isCaption = draft.quotes.length > 0 && draft.quotes.every(({ chunk }) => chunk.kind === "caption");
  const evidence = draft.lead === null ? "E2" : isCaption ? "E5" : "E1";
  const isNumber = draft.lead?.isNumber ?? false;
  const lines = [
    line("lead", lead.text, lead.n === null ? [] : [lead.n]),
    line("evidence", say(evidence, lang, { quotes }), numbers),
    ...relativeYears(draft.quotes, lang).map(({ text, n }) => line("context", text, [n])),
    ...placeAndTime(draft.quotes, { question, isNumber }, places).map(({ text, n }) => line("context", text, [n])),
    // What the lead already said to be missing is not said again.
    ...(draft.lead !== null && missing.length > 0
      ? [line("missing", say("M1", lang, { missing: missing.map(({ label }) => label).join(LIST_COMMA[lang]) }))]
      : []),
    ...(missing.length > 0 ? [line("next", say("N1", lang))] : []),
  ];
  const reply = frameReply(collection, lang, { status: draft.status, reason: draft.reason, lines }, asked.danger);
  return {
    ...reply,
    lead: { ...lead, kind: draft.lead === null ? "frame" : "span" },
    citations,
    missing,
    as_of: oldestDate(draft),
    warnings: oldReports(draft.quotes, circumstances.month, lang),
  };
}

/** The first line: the span itself, or what the texts do not say. */
function leadOf(draft: Draft, lang: Lang, _quote: string): { text: string; n: number | null } {
  const [first] = draft.quotes;
  if (draft.lead !== null && first !== undefined) {
    return { text: say("L1", lang, { value: first.source.text.slice(...draft.lead.span) }), n: 1 };
  }
  const thing = draft.missing[0]?.about ?? "";
  const after = draft.missing.map(({ kind }) => labelOf(kind, lang).after).join(LIST_COMMA[lang]);
  return { text: say("L7", lang, { thing, missing: after }), n: first === undefined ? null : 1 };
}

function labelled({ kind, about }: DraftMissing, lang: Lang): Missing {
  return { kind, label: labelOf(kind, lang).alone, about };
}

function oldestDate(draft: Draft): string | null {
  const dates = draft.quotes.flatMap(({ source }) => (source.published === null ? [] : [source.published]));
  // A year counts as older than a day in it: plain string order says so.
  return dates.sort()[0] ?? null;
}

/** A reply around lines; with danger the alert comes before them all. */
export function frameReply(collection: Collection, lang: Lang, spoken: Spoken, danger: boolean): Reply {
  const { status, reason, lines } = spoken;
  const alertText = say("A1", lang);
  const [first] = lines;
  const ids = danger ? [...EMERGENCY_IDS, LEGAL_HOTLINE_ID] : [LEGAL_HOTLINE_ID];
  return {
    status,
    reason,
    alert: danger ? { title: ALERT_TITLE[lang], text: alertText, contacts: contacts(collection, EMERGENCY_IDS) } : null,
    matter: null,
    lead: first === undefined ? null : { text: first.text, n: null, kind: "frame" },
    answer: [...(danger ? [alertText] : []), ...lines.map(({ text }) => text)].join("\n"),
    parts: [...lines],
    citations: [],
    missing: [],
    conflicts: [],
    clarify: null,
    handoff: { why: handoffWhy(lang, { status, reason, alert: danger }), contacts: contacts(collection, ids) },
    suggestions: [],
    as_of: null,
    notice: NOTICE[lang],
    ai_generated: false,
    warnings: [],
    index: collection.info,
  };
}

/** The id is a digest of the index and the reply, never of the question. */
export function withId(collection: Collection, reply: Reply): Answer {
  return { id: `r_${digest(`${collection.info.id}\n${JSON.stringify(reply)}`, 20)}`, ...reply };
}
