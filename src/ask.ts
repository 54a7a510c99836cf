// Answers a question: danger → read → match → decide → say → verify. The month and the origin are parameters: nothing
// here reads a clock or stores a question.
import type { Collection } from "./collection.ts";
import type { Answer, Lang } from "./contract.ts";
import { isOver } from "./day.ts";
import { findAmbiguity, isUnreadable, offered } from "./decide/clarify.ts";
import { decide } from "./decide/decide.ts";
import { type Choose, type Decision, type Draft, NOTHING } from "./decide/draft.ts";
import { digest } from "./digest.ts";
import type { AskRequest } from "./endpoints.ts";
import { createGlossing, type Gloss } from "./glosses.ts";
import type { Without } from "./match/matcher.ts";
import { type Prepared as Collected, prepare, weigh } from "./prepare.ts";
import type { Alarm } from "./question/danger.ts";
import { writtenLanguage } from "./question/language.ts";
import {
  asksForHelp,
  inContext,
  isBare,
  pointsBack,
  type Question,
  readQuestion,
  turnsAway,
} from "./question/question.ts";
import { type Circumstances, composeQuoted, frameReply, type Reply } from "./say/compose.ts";
import { explain } from "./say/explain.ts";
import { say } from "./say/frames.ts";
import { alertReply, askBack, askSpelling, nothingFound, spokenBefore, withName } from "./say/spoken.ts";
import { findFaults } from "./say/verify.ts";
import { clean, fold } from "./text.ts";

const NONE: ReadonlySet<string> = new Set();

interface Prepared extends Collected {
  readonly without: ReadonlySet<string>;
  /** Hides the facts that have expired on the day of asking. */
  readonly hidden?: Without;
  readonly choose?: Choose | undefined;
}

export type Ask = (request: AskRequest, circumstances: Circumstances, choose?: Choose) => Promise<Answer>;

/** Creates the function that answers questions. `without` names outcomes to skip, to measure what they are worth. */
export function createAsk(collection: Collection, without: ReadonlySet<string> = NONE): Ask {
  const prepared = { ...prepare(collection), without };
  const hiddenOn = createHidden(prepared);
  return async (request, circumstances, choose) => {
    const hidden = hiddenOn(circumstances.month);
    return withId(collection, await reply({ ...prepared, hidden, choose }, request, circumstances));
  };
}

/** Adds to answers in English what their quotes say. The id stays that of the answer without these glosses. */
export function withGlosses(ask: Ask, glosses: readonly Gloss[]): Ask {
  const addGlosses = createGlossing(glosses);
  return async (...asking) => {
    const [request] = asking;
    const answer = await ask(...asking);
    return languageOf(request) === "en" ? addGlosses(answer) : answer;
  };
}

/** Lists the office's own facts that have expired on a day. Which facts are its own is worked out once. */
function createHidden({ collection: { sources }, matcher: { facts } }: Collected): (when: string) => Without {
  const own = [...facts.entries()].filter(([, { source }]) => sources.get(source)?.office !== undefined);
  return (when) => {
    const over = own.filter(([, { source }]) => isOver(sources.get(source) ?? {}, when));
    return { facts: new Set(over.map(([number]) => number)) };
  };
}

/** The id is a digest of the index and the reply, never of the question. */
function withId(collection: Collection, reply: Reply): Answer {
  const text = JSON.stringify(reply);
  const id = `r_${digest(`${collection.info.id}\n${text}`, 20)}`;
  const answer = { id, ...reply };
  SERIALISED.set(answer, `{"id":"${id}",${text.slice(1)}`);
  return answer;
}

/** Caches the JSON of answers in use: serialising takes a good part of the time, and the id needs it anyway. */
const SERIALISED = new WeakMap<Answer, string>();

/** Returns an answer as JSON. Answers never change, so the cached text stays right. */
export function answerJson(answer: Answer): string {
  return SERIALISED.get(answer) ?? JSON.stringify(answer);
}

/** The language to answer in: the question's own if it can be recognised, otherwise the client's choice. */
export function languageOf({ question, lang }: Pick<AskRequest, "question" | "lang">): Lang {
  return writtenLanguage(question) ?? lang ?? "zh-CN";
}

async function reply(prepared: Prepared, asked: AskRequest, circumstances: Circumstances): Promise<Reply> {
  const { collection, suggest } = prepared;
  const alarm = prepared.danger.detect(messagesOf(asked));
  const lang = languageOf(asked);
  const request = { ...asked, lang };
  const year = Number(circumstances.month.slice(0, 4));
  if (alarm !== null && isAloneIn(collection, alarm)) return alone(prepared, request, alarm, year);
  const spoken = spokenBefore(fold(clean(request.question)), lang, collection);
  if (spoken !== null) {
    const isOffered = spoken.reason === "small_talk" && alarm === null;
    const suggestions = isOffered ? suggest.instead(null, request.question, lang) : [];
    return { ...frameReply(collection, lang, spoken, { alarm }), suggestions };
  }
  const question = await understand(prepared, request, year);
  // A message that asks nothing beside the danger gets the alert alone: a passage would merely share a word with it.
  // 怎么办 is answered by the alert.
  const asksMore =
    question.kinds.some((kind) => !(kind === "procedure" && question.asksWhatToDo)) ||
    prepared.directory.named(question.folded).length > 0;
  if (
    alarm !== null &&
    (alarm.isAlone || alarm.isSure || (!asksMore && !question.turnTo)) &&
    !(await isToldByOffice(prepared, question))
  )
    return alone(prepared, request, alarm, year);
  const unclear = findUnclear(prepared, question);
  const [only, ...others] = unclear?.choices ?? [];
  const asking = { request, circumstances, alarm };
  if (unclear !== null && only !== undefined) {
    // With a single choice there is nothing to ask: it is what was meant.
    return others.length > 0
      ? askBack(collection, lang, unclear, alarm)
      : answer(prepared, await understand(prepared, { ...request, question: only.question }, year), asking);
  }
  const misspelt = prepared.spelling.find(question.folded);
  if (misspelt === null) return answer(prepared, question, asking);
  if (!misspelt.isPlain) return askSpelling(collection, question, misspelt, alarm);
  const meant = withName(question.text, misspelt.written, misspelt.name);
  return answer(prepared, await understand(prepared, { ...request, question: meant }, year), asking, misspelt.name);
}

/** The person's messages, folded, oldest first. */
function messagesOf({ history, question }: AskRequest): string[] {
  const before = (history ?? []).filter(({ role }) => role === "user").map(({ content }) => content);
  return [...before, question].map((text) => fold(clean(text)));
}

/** A reply with the alert alone. With `explain`, staff also see what the engine found. */
async function alone(
  prepared: Prepared,
  request: AskRequest & { lang: Lang },
  alarm: Alarm,
  year: number,
): Promise<Reply> {
  const matter = prepared.directory.matterOf(fold(clean(request.question)));
  const said = alertReply(prepared.collection, request.lang, alarm, matter);
  if (!request.explain) return said;
  const asked = await weigh(prepared, await understand(prepared, request, year), prepared.hidden);
  return { ...said, explain: explain(asked, { outcome: "danger", draft: NOTHING }, []) };
}

/** Earlier messages of the person that are read again, since people tell a story in pieces. */
const CARRIED_MESSAGES = 4;

/**
 * Reads the question in the context of the earlier ones. A question that points back, or is only a place or a kind,
 * takes over what they said. So does one that the texts do not clearly answer by its own words.
 */
/**
 * Whether an alarm says all that is said, whatever else the message asks. An office's visitors also say what sounds like
 * it (我不想叫人看见，有没有别的门进), so its texts are looked through unless the alarm is sure.
 */
const isAloneIn = ({ isEdited }: Collection, { isAlone, isSure }: Alarm) =>
  isEdited ? isAlone || isSure : isAlone && isSure;

async function understand(prepared: Prepared, request: AskRequest, year: number): Promise<Question> {
  const preset = request.place === undefined ? null : prepared.places.byName(request.place);
  const read = (text: string) =>
    readQuestion(prepared.readers, { question: text, lang: request.lang ?? "zh-CN", preset, year });
  const own = read(request.question);
  const said = (request.history ?? []).filter(({ role }) => role === "user").slice(-CARRIED_MESSAGES);
  const before = said.reduce<Question | null>((earlier, { content }) => {
    const next = read(content);
    return earlier !== null && leans(next) ? inContext(next, earlier, prepared.places) : next;
  }, null);
  if (before === null || turnsAway(own)) return own;
  if (!leans(own) && (await standsAlone(prepared, own))) return own;
  const { about, thresholds, top } = await weigh(prepared, before, prepared.hidden);
  const answered =
    top === undefined || about < thresholds.about
      ? null
      : { statement: top.described.statement.number, subject: top.described.subject?.id ?? null };
  return inContext(own, before, prepared.places, answered);
}

const leans = (question: Question) => pointsBack(question) || isBare(question);

/** Probability of an answer from which a question is clear by itself: it needs no context from the earlier ones. */
const CLEAR = 0.3;

async function standsAlone(prepared: Prepared, question: Question): Promise<boolean> {
  const { about, answers, thresholds } = await weigh(prepared, question, prepared.hidden);
  return about < thresholds.about || answers >= CLEAR;
}

/**
 * Whether the texts of an office without edited facts answer the question. Its files say things that sound like danger
 * elsewhere (脚上那个圈半夜叫), and it has no names of kinds and services by which a question could be known to ask.
 */
async function isToldByOffice(prepared: Prepared, question: Question): Promise<boolean> {
  if (prepared.collection.isEdited) return false;
  return (await weigh(prepared, question, prepared.hidden)).answers >= CLEAR;
}

function findUnclear({ collection, places }: Prepared, question: Question) {
  const { ambiguities } = collection.corpus;
  return isUnreadable(question) ? offered(ambiguities) : findAmbiguity(question, ambiguities, places);
}

interface Asking {
  readonly request: AskRequest;
  readonly circumstances: Circumstances;
  /** Shown above whatever is answered; null without danger. */
  readonly alarm: Alarm | null;
}

/** Outcomes that answer a need of the person, whatever the question says. */
const OF_NEED: ReadonlySet<string> = new Set(["turn_to", "advice", "list"]);

/**
 * Whether the person has a need. A question that only asks what the texts say gets no hint and no numbers of a matter.
 */
function isOfNeed(question: Question, { outcome }: Decision): boolean {
  return asksForHelp(question) || OF_NEED.has(outcome);
}

async function answer(
  prepared: Prepared,
  question: Question,
  { request, circumstances, alarm }: Asking,
  lookedUpAs: string | null = null,
): Promise<Reply> {
  const { collection, places, suggest } = prepared;
  const asked = await weigh(prepared, question, prepared.hidden);
  const decision = decide(asked, prepared.without);
  const { matter } = asked;
  // If the engine quotes nothing, the matter's numbers stay, even when the reader then chooses quotes.
  const ofMatter = decision.draft.quotes.length === 0 && asked.isCertain ? matter : null;
  const own = isOfNeed(question, decision) ? asked.said : ofMatter;
  const composed = ({ draft, marks = {} }: { draft: Draft; marks?: Partial<Answer> }) => {
    const quoted =
      draft.quotes.length === 0
        ? null
        : composeQuoted(collection, { question, draft, alarm, matter, said: own, circumstances, lookedUpAs }, places);
    return { draft, quoted, faults: quoted === null ? [] : findFaults(quoted, collection), marks };
  };
  const { danger, choose } = prepared;
  const chosen = alarm === null ? await choose?.({ asked, decision, request, danger, day: circumstances.month }) : null;
  const other = chosen == null ? null : composed(chosen);
  // The reader's choice is verified like the engine's, and dropped if it has a fault.
  const { draft, quoted, faults, marks } =
    other === null || other.quoted === null || other.faults.length > 0 ? composed(decision) : other;
  const said =
    quoted !== null && faults.length === 0
      ? quoted
      : nothingFound(collection, question, {
          alarm,
          matter,
          isCertain: asked.isCertain,
          reason: draft.reason,
          lead: quoted === null ? draft.lead : null,
        });
  const unknownPlace =
    request.place !== undefined && request.place.trim() !== "" && places.byName(request.place) === null;
  const suggested =
    said.citations.length > 0 && draft.told === undefined
      ? suggest.beside(draft.quotes, question.text, question.lang)
      : suggest.instead(matter, question.text, question.lang);
  return {
    ...said,
    ...marks,
    suggestions: alarm === null ? suggested : [],
    warnings: [...(unknownPlace ? [say("P1", question.lang)] : []), ...said.warnings],
    ...(request.explain ? { explain: explain(asked, decision, faults) } : {}),
  };
}
