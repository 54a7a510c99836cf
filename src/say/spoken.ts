// Replies without a quote: greetings, refusals, questions back, nothing found. Every sentence is a frame and repeats no
// words of the question; an outside place is named as an editor writes it.

import { type Collection, inCharacters } from "../collection.ts";
import type { Clarify, Lang, Reason } from "../contract.ts";
import type { Matter } from "../corpus.ts";
import type { Unclear } from "../decide/clarify.ts";
import type { DraftLead } from "../decide/draft.ts";
import { findPersonalData, findSmallTalk, isUnsafe, type SmallTalk } from "../question/care.ts";
import type { Alarm } from "../question/danger.ts";
import { asksForHelp, type Question } from "../question/question.ts";
import type { Misspelling } from "../question/spelling.ts";
import { frameReply, type Line, line, type Reply, type Spoken } from "./compose.ts";
import { aboutPlaces } from "./context.ts";
import { turnToLine } from "./editors-words.ts";
import { say } from "./frames.ts";
import { countName, LIST_COMMA, labelOf, personalDataName } from "./words.ts";

/** Returns the reply to what is handled before any search (personal data, unsafe wishes, small talk), or null. */
export function spokenBefore(folded: string, lang: Lang, collection: Collection): Spoken | null {
  const personal = findPersonalData(folded);
  if (personal !== null) {
    const lines = [
      line("lead", say("L17", lang, { kind: personalDataName(personal, lang) })),
      line("context", say("K1", lang)),
      line("next", say("N5", lang)),
    ];
    return { status: "refused", reason: "personal_data", lines };
  }
  if (isUnsafe(folded)) {
    const lines = [line("lead", say("L18", lang)), line("next", say("N8", lang))];
    return { status: "refused", reason: "unsafe", lines };
  }
  const talk = findSmallTalk(folded);
  if (talk === null) return null;
  return { status: "refused", reason: "small_talk", lines: smallTalkLines(talk, lang, collection) };
}

function smallTalkLines(talk: SmallTalk, lang: Lang, collection: Collection): Line[] {
  switch (talk) {
    case "greeting":
      return [
        line("lead", say("L20", lang, { region: regionName(collection, lang) })),
        line("context", say("K2", lang)),
        line("next", say("N9", lang)),
      ];
    case "thanks":
      return [line("lead", say("L22", lang))];
    case "identity":
      return [line("lead", say("L21", lang)), line("context", say("K3", lang)), line("next", say("N10", lang))];
  }
}

/** The alarm and whom to turn to afterwards; no quotes, suggestions or questions back. No line names `matter`. */
export function alertReply(collection: Collection, lang: Lang, alarm: Alarm, matter: Matter | null): Reply {
  const lines = alarm.after === null ? [] : [line("next", alarm.after[lang])];
  const spoken = { status: "unanswered", reason: "no_evidence", lines } as const;
  return frameReply(collection, lang, spoken, { alarm, matter, said: null });
}

/** Asks one question back, with choices. */
export function askBack(collection: Collection, lang: Lang, unclear: Unclear, alarm: Alarm | null): Reply {
  const { name } = unclear;
  const own = (text: string) => inCharacters(collection, text, lang);
  const choices = unclear.choices.map((choice) => ({
    ...choice,
    label: own(choice.label),
    question: own(choice.question),
  }));
  const lead =
    name === null ? say("L16", lang) : say("L15", lang, { count: countName(choices.length, lang), word: own(name) });
  const labels = choices.map(({ label }) => label).join(lang === "en" ? "; " : "；");
  const lines = [line("lead", lead), line("context", say("C1", lang, { choices: labels }))];
  const spoken = { status: "unanswered", reason: "needs_clarification", lines } as const;
  const reply = frameReply(collection, lang, spoken, { alarm });
  return { ...reply, clarify: { question: lead, choices: named(collection, choices) } };
}

function named(collection: Collection, choices: Unclear["choices"]): Clarify["choices"] {
  return choices.map(({ label, question, place }) => {
    const found = place === null ? undefined : collection.places.get(place);
    return { label, question, ...(found === undefined ? {} : { place: found.name }) };
  });
}

/** Asks whether a name was meant that the question spells differently. */
export function askSpelling(
  collection: Collection,
  question: Question,
  { name: given, written }: Misspelling,
  alarm: Alarm | null,
): Reply {
  const { lang } = question;
  const name = given.replace(/^[“《]|[”》]$/gu, "");
  const lead = say("L14", lang, { name });
  const spoken = {
    status: "unanswered",
    reason: "needs_clarification",
    lines: [line("lead", lead), line("context", say("C2", lang))],
  } as const;
  // A choice reads like the service's own words. A number or a foreign word from the question could be anybody's, so
  // only a question in Chinese characters is repeated.
  const isRepeated = /^[\p{Script=Han}\p{P}\s]*$/u.test(question.text);
  const again = withName(isRepeated ? question.text : "", written, name);
  return {
    ...frameReply(collection, lang, spoken, { alarm }),
    clarify: { question: lead, choices: [{ label: name, question: again }] },
  };
}

/**
 * The question with the name as the directory writes it, or a question about the name alone where the marks around it
 * differ.
 */
export function withName(text: string, written: string, name: string): string {
  return text.includes(written) ? text.replace(written, name) : `“${name}”是什么？`;
}

/** The reply when nothing is quoted: the texts do not say it, or the service does not cover it. */
export function nothingFound(
  collection: Collection,
  question: Question,
  asked: {
    alarm: Alarm | null;
    matter: Matter | null;
    isCertain: boolean;
    reason: Reason | null;
    /** The first line, where it is known why nothing was found. */
    lead?: DraftLead | null;
  },
): Reply {
  const { lang, outside } = question;
  if (asked.lead?.kind === "frame") {
    const lines = [line("lead", say(asked.lead.frame, lang, asked.lead.slots)), line("next", say("N3", lang))];
    return frameReply(collection, lang, { status: "unanswered", reason: "no_evidence", lines }, { alarm: asked.alarm });
  }
  const { alarm, matter, isCertain, reason } = asked;
  // The hint is for people who ask what to do; other questions are rarely about it.
  const said = isCertain ? matter : null;
  const about = { alarm, matter, said, hint: asksForHelp(question) ? said : null };
  if (outside !== null) {
    const main = aboutPlaces(collection, lang);
    const lines = [
      line("lead", say("L12", lang, { place: outside })),
      ...(main.length === 0 ? [] : [line("context", say("S1", lang, { place: main.join(LIST_COMMA[lang]) }))]),
      line("next", say("N1", lang)),
    ];
    const missing = question.kinds
      .filter((kind) => kind !== "yes_no")
      .map((kind) => ({ kind, label: labelOf(kind, lang).alone, about: outside }));
    return {
      ...frameReply(collection, lang, { status: "unanswered", reason: "no_evidence", lines }, about),
      missing,
    };
  }
  if (alarm !== null || matter !== null || reason !== "out_of_scope") {
    const lines =
      said === null
        ? [line("lead", say("L11", lang)), line("next", say("N3", lang))]
        : [line("lead", turnToLine(collection, said, said.about, lang)), line("missing", say("L11", lang))];
    return frameReply(collection, lang, { status: "unanswered", reason: "no_evidence", lines }, about);
  }
  const region = regionName(collection, lang);
  const lines = [line("lead", say("L13", lang, { region })), line("next", say("N7", lang))];
  return frameReply(collection, lang, { status: "unanswered", reason: "out_of_scope", lines }, about);
}

function regionName(collection: Collection, lang: Lang): string {
  return collection.corpus.region?.[lang] ?? "";
}
