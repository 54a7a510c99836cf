// Composes a reply from a draft: parts in a fixed order, each a frame around verbatim words. No sentence is generated
// here, and verify checks the result.
import { type Collection, cite, contacts, inCharacters, LEGAL_HOTLINE_ID } from "../collection.ts";
import type { Answer, Citation, Lang, Lead, Missing, Part } from "../contract.ts";
import type { Matter } from "../corpus.ts";
import type { Draft, DraftMissing } from "../decide/draft.ts";
import { LEAD_CHARS_MAX } from "../limits.ts";
import type { Alarm } from "../question/danger.ts";
import type { Places } from "../question/places.ts";
import type { Question } from "../question/question.ts";
import { isCaveated, oldReports, placeAndTime, relativeYears, whenOf, whereOf, yearOf } from "./context.ts";
import { tipOf, turnToLine } from "./editors-words.ts";
import { type FrameId, say } from "./frames.ts";
import {
  ALL_OF_THEM,
  ASKED_FOR,
  countName,
  handoffWhy,
  LIST_COMMA,
  labelNow,
  labelOf,
  missingOf,
  NOTICE,
} from "./words.ts";

/** What may differ between two askings of one question. */
export interface Circumstances {
  /** `YYYY-MM` or a day; decides how old a citation is and what is over. */
  readonly month: string;
  /** `https://host`, which makes links absolute, or null. */
  readonly origin: string | null;
}

/** A reply without its id, which is computed from the rest. */
export type Reply = Omit<Answer, "id">;

/** A line of the answer, with the numbers of the quotes that it rests on. */
export type Line = Part;

/** A reply without quotes: a greeting, a refusal, nothing found. */
export interface Spoken {
  readonly status: Answer["status"];
  readonly reason: Answer["reason"];
  readonly lines: readonly Line[];
}

export const line = (kind: Part["kind"], text: string, citations: number[] = []): Line => ({ kind, text, citations });

/** The input of `composeQuoted`. */
export interface Asked {
  readonly question: Question;
  readonly draft: Draft;
  readonly alarm: Alarm | null;
  readonly matter: Matter | null;
  /** The matter that the person's own words name. Only then are its contacts and its hint useful. */
  readonly said: Matter | null;
  readonly circumstances: Circumstances;
  /** The name that was looked up in place of a misspelled one, or null. */
  readonly lookedUpAs: string | null;
}

/** Composes the reply for a draft with quotes. */
export function composeQuoted(collection: Collection, asked: Asked, places: Places): Reply {
  const { question, draft, circumstances } = asked;
  const { lang } = question;
  const citations = draft.quotes.map(({ chunk, source, span }, i) =>
    cite(collection, chunk, source, { n: i + 1, start: span[0], end: span[1], origin: circumstances.origin }),
  );
  const missing = draft.missing.map((entry) => labelled(entry, draft, lang));
  const told = toldLines(collection, asked, citations, places);
  const [first] = told;
  const lead: Lead = first === undefined ? leadOf(draft, lang) : { text: first.text, n: null, kind: "frame" };
  const lines =
    told.length > 0
      ? told
      : [
          line("lead", lead.text, lead.n === null ? [] : draft.each ? citations.map(({ n }) => n) : [lead.n]),
          ...(asked.lookedUpAs === null ? [] : [line("evidence", say("K4", lang, { name: asked.lookedUpAs }), [1])]),
          ...evidenceLines(asked, citations, places),
          ...relativeYears(draft.quotes, lang).map(({ text, n }) => line("context", text, [n])),
          ...contextLines(asked, places),
          ...missingLines(draft, missing, lang),
          ...nextLines(draft, lang),
        ];
  const spoken = { status: draft.status, reason: draft.reason, lines };
  return {
    ...frameReply(collection, lang, spoken, { alarm: asked.alarm, matter: asked.matter, said: asked.said }),
    lead,
    // The lines already contain the editor's hint.
    ...(told.length > 0 ? { tip: null } : {}),
    citations,
    missing,
    conflicts: [...(draft.conflicts ?? [])],
    as_of: oldestDate(draft),
    // A reply has at most one caveat.
    warnings: isCaveated(lines, lang) ? [] : oldReports(draft.quotes, circumstances.month, lang),
  };
}

/** An editor's words around the quote that supports them: whom to call, what else exists, what is lacking, a tip. */
function toldLines(
  collection: Collection,
  { question, draft, matter }: Asked,
  citations: readonly Citation[],
  places: Places,
): Line[] {
  const { lang } = question;
  const {
    told,
    quotes: [quote],
  } = draft;
  if (told === undefined || matter === null || quote === undefined) return [];
  const own = (text: string) => inCharacters(collection, text, lang);
  return [
    line("lead", turnToLine(collection, matter, told.about, lang)),
    line("evidence", own(told.beside), [1]),
    line("evidence", say("E1", lang, { quotes: marked(citations) }), [1]),
    // Part of the hint, and no entry of `missing`: nobody asked for it.
    line("context", own(told.lacking)),
    line(
      "context",
      say("T13", lang, { place: whereOf(quote, question, places, lang), date: whenOf(quote, lang) }),
      [1],
    ),
    line("next", say("K5", lang, { tip: own(told.tip) })),
  ];
}

const marked = (citations: readonly Citation[]) => citations.map(({ n, quote }) => `「${quote}」[${n}]`).join("");

/** The quotes: in one line, or one line per place and time, or in two lines when there is a second place to go. */
function evidenceLines({ question, draft }: Asked, citations: readonly Citation[], places: Places): Line[] {
  const { lang } = question;
  if (draft.each) {
    const told = Map.groupBy(citations, (_, i) => {
      const quote = draft.quotes[i];
      return quote === undefined ? "" : `${whereOf(quote, question, places, lang)}\n${whenOf(quote, lang)}`;
    });
    return [...told].map(([key, group]) => {
      const [place = "", time = ""] = key.split("\n");
      return line(
        "evidence",
        say("E4", lang, { place, time, quotes: marked(group) }),
        group.map(({ n }) => n),
      );
    });
  }
  const { also } = draft;
  const first = also === undefined ? citations : citations.filter(({ n }) => n !== also.n);
  const second = citations.filter(({ n }) => n === also?.n);
  const isCaption = draft.quotes.length > 0 && draft.quotes.every(({ chunk }) => chunk.kind === "caption");
  const isRelated = draft.lead === null;
  const frame = isCaption ? "E5" : isRelated ? "E2" : "E1";
  return [
    line(
      "evidence",
      say(frame, lang, { quotes: marked(first) }),
      first.map(({ n }) => n),
    ),
    ...(also === undefined || second.length === 0
      ? []
      : [line("evidence", say("E3", lang, { name: also.name, quotes: marked(second) }), [also.n])]),
  ];
}

function contextLines({ question, draft, circumstances }: Asked, places: Places): Line[] {
  const { lang } = question;
  if (draft.each) {
    if (draft.conflicts === undefined) return [line("context", say("T5", lang))];
    if (draft.missing.length > 0) return [];
    return [line("context", say(draft.lead?.kind === "frame" && draft.lead.frame === "L9" ? "T4" : "T10", lang))];
  }
  // The lead already says the year, and that it may have changed since.
  if (draft.lead?.kind === "frame" && draft.lead.frame === "L10") return [];
  const isNumber =
    (draft.lead?.kind === "span" && draft.lead.isNumber) || (draft.lead?.kind === "frame" && draft.lead.frame === "L2");
  // Where to turn holds today, whatever the date of the quote.
  const isEvent = draft.lead?.kind === "span" || draft.reason === "contradicted";
  const numbered = isNumber || (draft.reason === "contradicted" && /\d/u.test(slotOf(draft, "span")));
  const told = Map.groupBy(
    placeAndTime(draft.quotes, { question, isNumber: numbered, isEvent, month: circumstances.month }, places),
    ({ text }) => text,
  );
  return [...told].map(([text, group]) =>
    line(
      "context",
      text,
      group.map(({ n }) => n),
    ),
  );
}

function slotOf({ lead }: Draft, slot: string): string {
  return lead?.kind === "frame" ? (lead.slots[slot] ?? "") : "";
}

/** Says what is missing, unless the lead already says it, or says that it may not be. */
function missingLines(draft: Draft, missing: readonly Missing[], lang: Lang): Line[] {
  if (missing.length === 0 || draft.lead === null || isDoubtful(draft) || slotOf(draft, "office") !== "") return [];
  return [line("missing", say("M1", lang, { missing: missing.map(({ label }) => label).join(LIST_COMMA[lang]) }))];
}

function nextLines(draft: Draft, lang: Lang): Line[] {
  if (draft.next === null) return [];
  if (draft.next !== undefined) return [line("next", say(draft.next, lang))];
  return draft.missing.length > 0 ? [line("next", say("N1", lang))] : [];
}

/** The first line: the span itself, a filled frame, an editor's sentence, or what the texts do not say. */
function leadOf(draft: Draft, lang: Lang): Lead {
  const { lead, quotes } = draft;
  const [first] = quotes;
  switch (lead?.kind) {
    case "span":
      return { text: say("L1", lang, { value: first?.source.text.slice(...lead.span) ?? "" }), n: 1, kind: "span" };
    case "editor":
      return { text: lead.text, n: 1, kind: "editor" };
    case "frame":
      return { text: frameText(lead.frame, lead.slots, draft, lang), n: lead.n, kind: "frame" };
    default: {
      const thing = draft.missing[0]?.about ?? "";
      const missing = missingOf(draft.missing, thing, lang);
      const text = thing === "" ? say("L23", lang, { missing }) : say("L7", lang, { thing, missing });
      return { text, n: first === undefined ? null : 1, kind: "frame" };
    }
  }
}

/** Fills a frame. It gives years instead of whole dates when the line would be too long to read aloud. */
function frameText(frame: FrameId, slots: Readonly<Record<string, string>>, draft: Draft, lang: Lang): string {
  const whole = say(frame, lang, { ...slots, ...figureSlots(draft, lang, false) });
  return whole.length <= LEAD_CHARS_MAX ? whole : say(frame, lang, { ...slots, ...figureSlots(draft, lang, true) });
}

/** 嘉兴市4000余人（约2024年），平湖市618人（约2021年） */
function figureSlots(draft: Draft, lang: Lang, yearsOnly: boolean): Record<string, string> {
  const [conflict] = draft.conflicts ?? [];
  if (conflict === undefined) return {};
  const open = lang === "en" ? " (" : "（";
  const close = lang === "en" ? ")" : "）";
  const figures = conflict.values.map(({ value, place, n }) => {
    const quote = draft.quotes[n - 1];
    return `${place ?? ""}${value}${quote === undefined ? "" : `${open}${yearsOnly ? yearOf(quote, lang) : whenOf(quote, lang)}${close}`}`;
  });
  return { count: countName(figures.length, lang), figures: figures.join(lang === "en" ? ", " : "，") };
}

function labelled({ kind, about, now }: DraftMissing, draft: Draft, lang: Lang): Missing {
  const isUnsure = isDoubtful(draft);
  const unnamed = draft.lead === null || isUnsure ? ASKED_FOR : ALL_OF_THEM;
  const label = now ? labelNow(kind, lang) : labelOf(kind, lang).alone;
  return { kind, label: isUnsure ? `${label}${UNSURE[lang]}` : label, about: about === "" ? unnamed[lang] : about };
}

/** Whether the first line says that the quote may not be what was asked for. */
const isDoubtful = ({ lead }: Draft) => lead?.kind === "frame" && lead.frame === "L31";
/** On paper and in a packet: what may be missing. */
const UNSURE: Record<Lang, string> = { "zh-CN": "（没有把握）", "zh-Hant": "（沒有把握）", en: " (not sure)" };

function oldestDate(draft: Draft): string | null {
  const dates = draft.quotes.flatMap(({ source }) => (source.published === null ? [] : [source.published]));
  // Plain string order puts a year before the days in it.
  return dates.sort()[0] ?? null;
}

/** Most contacts of a matter in a reply, beside the legal hotline. A worried person reads no long list. */
const MATTER_CONTACTS_MAX = 2;

/**
 * Builds a reply around lines; an alarm comes before them. The reply names `matter`, offers the contacts of `said` and
 * gives the tip of `hint`.
 */
export function frameReply(
  collection: Collection,
  lang: Lang,
  spoken: Spoken,
  {
    alarm = null,
    matter = null,
    said = matter,
    hint = said,
  }: { alarm?: Alarm | null; matter?: Matter | null; said?: Matter | null; hint?: Matter | null } = {},
): Reply {
  const { status, reason, lines } = spoken;
  const lead = lines.find(({ kind }) => kind === "lead");
  const ofMatter = (said?.contacts ?? []).slice(0, MATTER_CONTACTS_MAX);
  const ids = new Set([...(alarm?.numbers ?? []), ...ofMatter, LEGAL_HOTLINE_ID]);
  return {
    status,
    reason,
    alert:
      alarm === null
        ? null
        : { title: alarm.title[lang], text: alarm.say[lang], contacts: contacts(collection, alarm.numbers, lang) },
    matter: matter?.id ?? null,
    lead: lead === undefined ? null : { text: lead.text, n: null, kind: "frame" },
    answer: [...(alarm === null ? [] : [alarm.say[lang]]), ...lines.map(({ text }) => text)].join("\n"),
    parts: [...lines],
    citations: [],
    missing: [],
    conflicts: [],
    clarify: null,
    handoff: {
      why: handoffWhy(lang, { status, reason, alert: alarm !== null }),
      contacts: contacts(collection, [...ids], lang),
    },
    tip: hint === null || alarm !== null ? null : tipOf(collection, hint, lang),
    suggestions: [],
    as_of: null,
    notice: NOTICE[lang],
    ai_generated: false,
    warnings: [],
    index: collection.info,
  };
}
