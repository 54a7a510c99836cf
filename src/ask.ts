// The product in one function: understand → search → evidence → decide → compose → verify.
// What varies (the month, the origin) is handed in; nothing here reads a clock or keeps a question.

import {
  type Circumstances,
  composeQuoted,
  frameReply,
  line,
  type Reply,
  type Spoken,
  withId,
} from "./answer/compose.ts";
import { aboutPlaces } from "./answer/context.ts";
import { decide } from "./answer/decide.ts";
import type { Thresholds } from "./answer/draft.ts";
import { weighEvidence } from "./answer/evidence.ts";
import { LIST_COMMA, labelOf, personalDataName, say } from "./answer/frames.ts";
import { readStatements } from "./answer/statements.ts";
import { createSuggest } from "./answer/suggest.ts";
import { findFaults } from "./answer/verify.ts";
import type { Collection } from "./collection.ts";
import type { Answer, AskRequest, Lang } from "./contract.ts";
import type { Matter } from "./corpus.ts";
import { CANDIDATES_MAX } from "./limits.ts";
import { findPersonalData, findSmallTalk, isDanger, isUnsafe, type SmallTalk } from "./question/care.ts";
import { createDirectory } from "./question/directory.ts";
import { createLexicon } from "./question/lexicon.ts";
import { createPlaces } from "./question/places.ts";
import { isLegal } from "./question/scope.ts";
import { type Question, resolve, understand } from "./question/understand.ts";
import { indexPhrasings } from "./search/phrasings.ts";
import { clean, fold } from "./text.ts";

export type Ask = (request: AskRequest, circumstances: Circumstances) => Promise<Answer>;

/** Measured on the development questions; the next step sets them from the collection itself. */
const THRESHOLDS: Thresholds = { answer: 0.31, near: 0.5 };

/** Opens the product over a collection; the work that every question needs is done here, once. */
export function createAsk(collection: Collection): Ask {
  const places = createPlaces(collection);
  const directory = createDirectory(collection);
  const suggest = createSuggest(collection, directory);
  const lexicon = createLexicon(collection.corpus.lexicon);
  const asks = [...collection.corpus.phrasings, ...directory.asks];
  const phrasings = indexPhrasings(asks, (text) => places.strip(fold(text)));
  const statements = readStatements(collection, asks, phrasings);
  const preset = (name: string | undefined) => (name === undefined || name.trim() === "" ? null : places.byName(name));

  return async (request, circumstances) => {
    const lang = request.lang ?? "zh-CN";
    const folded = fold(clean(request.question));
    const spoken = spokenBefore(folded, lang, collection);
    if (spoken !== null) {
      const general = spoken.reason === "small_talk" ? suggest.instead(null, request.question, lang) : [];
      return withId(collection, { ...frameReply(collection, lang, spoken), suggestions: general });
    }

    const place = preset(request.place);
    const unknownPlace = place === null && request.place !== undefined && request.place.trim() !== "";
    const read = (text: string) => understand({ places, lexicon }, { question: text, lang, preset: place });
    const before = request.history?.findLast(({ role }) => role === "user");
    const question = resolve(read(request.question), before === undefined ? null : read(before.content));
    const danger = isDanger(folded);
    const hits =
      question.outside === null ? await collection.engine.search([...question.terms.keys()], CANDIDATES_MAX) : [];
    const alike = question.outside === null ? phrasings.find(question, CANDIDATES_MAX) : [];
    const evidence = weighEvidence(question, { hits, phrasings: alike }, statements, places);
    const matter = directory.matterOf(question.folded);
    const { draft } = decide(
      { question, evidence, statements, places, matter, alike, thresholds: THRESHOLDS },
      directory,
      danger,
    );
    const quoted =
      draft.quotes.length === 0
        ? null
        : composeQuoted(collection, { question, draft, danger, matter, circumstances }, places);
    const reply =
      quoted !== null && findFaults(quoted, collection).length === 0
        ? quoted
        : nothingFound(collection, question, { danger, matter });
    const warnings = unknownPlace
      ? [say("P1", lang, { place: clean(request.place ?? "") }), ...reply.warnings]
      : reply.warnings;
    const suggestions = danger
      ? []
      : reply.citations.length > 0
        ? suggest.beside(draft.quotes, question.text, lang)
        : suggest.instead(matter, question.text, lang);
    return withId(collection, { ...reply, warnings, suggestions });
  };
}

/** What is answered before anything is searched for: personal data, harm, greetings. */
function spokenBefore(folded: string, lang: Lang, collection: Collection): Spoken | null {
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
    return {
      status: "refused",
      reason: "unsafe",
      lines: [line("lead", say("L18", lang)), line("next", say("N8", lang))],
    };
  }
  const talk = findSmallTalk(folded);
  return talk === null
    ? null
    : { status: "refused", reason: "small_talk", lines: smallTalkLines(talk, lang, collection) };
}

function smallTalkLines(talk: SmallTalk, lang: Lang, collection: Collection): Spoken["lines"] {
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

/** Nothing is quoted: what was asked is not in the texts, or is nothing for this service. */
function nothingFound(
  collection: Collection,
  question: Question,
  about: { danger: boolean; matter: Matter | null },
): Reply {
  const { lang, outside } = question;
  const { danger, matter } = about;
  const next = line("next", say(danger ? "N11" : "N3", lang));
  if (outside !== null) {
    const main = aboutPlaces(collection, lang);
    const lines = [
      line("lead", say("L12", lang, { place: outside })),
      ...(main.length === 0 ? [] : [line("context", say("S1", lang, { place: main.join(LIST_COMMA[lang]) }))]),
      line("next", say("N1", lang)),
    ];
    const missing = question.wants.map(({ kind }) => ({ kind, label: labelOf(kind, lang).alone, about: outside }));
    return { ...frameReply(collection, lang, { status: "unanswered", reason: "no_evidence", lines }, about), missing };
  }
  if (danger || matter !== null || isLegal(question.folded)) {
    const lines = [line("lead", say("L11", lang)), next];
    return frameReply(collection, lang, { status: "unanswered", reason: "no_evidence", lines }, about);
  }
  if (question.terms.size === 0) {
    const lines = [line("lead", say("L16", lang)), line("next", say("N9", lang))];
    return frameReply(collection, lang, { status: "unanswered", reason: "needs_clarification", lines }, about);
  }
  const lines = [
    line("lead", say("L13", lang, { region: regionName(collection, lang) })),
    line("next", say("N7", lang)),
  ];
  return frameReply(collection, lang, { status: "unanswered", reason: "out_of_scope", lines }, about);
}

function regionName(collection: Collection, lang: Lang): string {
  return collection.corpus.region?.[lang] ?? "";
}
