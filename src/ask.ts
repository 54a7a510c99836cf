// The product in one function: danger → understand → search → evidence → decide → compose → verify.
// What varies (the month, the origin) is handed in; nothing here reads a clock or keeps a question.
import { findAmbiguity, isUnreadable, offered } from "./answer/clarify.ts";
import { type Circumstances, composeQuoted, frameReply, type Reply } from "./answer/compose.ts";
import { decide, NOTHING } from "./answer/decide.ts";
import { explain } from "./answer/explain.ts";
import { say } from "./answer/frames.ts";
import { alertReply, askBack, askSpelling, nothingFound, spokenBefore, withName } from "./answer/spoken.ts";
import { findFaults } from "./answer/verify.ts";
import type { Collection } from "./collection.ts";
import type { Answer, AskRequest, Lang } from "./contract.ts";
import { digest } from "./digest.ts";
import { type Prepared, prepare, weigh } from "./prepare.ts";
import type { Alarm } from "./question/danger.ts";
import { writtenLanguage } from "./question/language.ts";
import { pointsBack, type Question, resolve, understand } from "./question/understand.ts";
import { clean, fold } from "./text.ts";

export type Ask = (request: AskRequest, circumstances: Circumstances) => Promise<Answer>;

/** Opens the product over a collection. */
export function createAsk(collection: Collection): Ask {
  const prepared = prepare(collection);
  return async (request, circumstances) => withId(collection, await reply(prepared, request, circumstances));
}

/** The id is a digest of the index and the reply, never of the question. */
function withId(collection: Collection, reply: Reply): Answer {
  const text = JSON.stringify(reply);
  const id = `r_${digest(`${collection.info.id}\n${text}`, 20)}`;
  const answer = { id, ...reply };
  WRITTEN.set(answer, `{"id":"${id}",${text.slice(1)}`);
  return answer;
}

/** The JSON of answers that are still held: to write a reply is a good part of answering, and its id needs it, too. */
const WRITTEN = new WeakMap<Answer, string>();

/** An answer as JSON; nobody changes an answer. */
export function answerJson(answer: Answer): string {
  return WRITTEN.get(answer) ?? JSON.stringify(answer);
}

async function reply(prepared: Prepared, asked: AskRequest, circumstances: Circumstances): Promise<Reply> {
  const { collection, suggest } = prepared;
  const alarm = prepared.danger.detect(messagesOf(asked));
  // Somebody in danger is answered in the language of their cry, whatever the page is set to.
  const lang = (alarm === null ? null : writtenLanguage(asked.question)) ?? asked.lang ?? "zh-CN";
  const request = { ...asked, lang };
  if (alarm?.isAlone) return alone(prepared, request, alarm);
  const spoken = spokenBefore(fold(clean(request.question)), lang, collection);
  if (spoken !== null) {
    const isOffered = spoken.reason === "small_talk" && alarm === null;
    const suggestions = isOffered ? suggest.instead(null, request.question, lang) : [];
    return { ...frameReply(collection, lang, spoken, { alarm }), suggestions };
  }
  const question = await readQuestion(prepared, request);
  // Who asks for nothing beside it gets nothing beside it: a passage would only share a word.
  if (alarm !== null && question.wants.length === 0 && !question.turnTo) {
    return alone(prepared, request, alarm);
  }
  const unclear = findUnclear(prepared, question);
  const [only, ...others] = unclear?.choices ?? [];
  const asking = { request, circumstances, alarm };
  if (unclear !== null && only !== undefined) {
    // One choice left is no question: it is what was meant.
    return others.length > 0
      ? askBack(collection, lang, unclear, alarm)
      : answer(prepared, await readQuestion(prepared, { ...request, question: only.question }), asking);
  }
  const misspelt = prepared.spelling.find(question.folded);
  if (misspelt === null) return answer(prepared, question, asking);
  if (!misspelt.isPlain) return askSpelling(collection, question, misspelt, alarm);
  const meant = withName(question.text, misspelt.written, misspelt.name);
  return answer(prepared, await readQuestion(prepared, { ...request, question: meant }), asking, misspelt.name);
}

/** What the person said, folded, oldest first. */
function messagesOf({ history, question }: AskRequest): string[] {
  const before = (history ?? []).filter(({ role }) => role === "user").map(({ content }) => content);
  return [...before, question].map((text) => fold(clean(text)));
}

/** A reply that says nothing but the alert; staff see what else was found. */
async function alone(prepared: Prepared, request: AskRequest & { lang: Lang }, alarm: Alarm): Promise<Reply> {
  const matter = prepared.directory.matterOf(fold(clean(request.question)));
  const said = alertReply(prepared.collection, request.lang, alarm, matter);
  if (!request.explain) return said;
  const asked = await weighOnce(prepared, await readQuestion(prepared, request));
  return { ...said, explain: explain(asked, { ...NOTHING, rule: "danger" }, prepared.directory, []) };
}

/** The question in the light of the one before it, unless the texts speak of it clearly by its own words. */
async function readQuestion(prepared: Prepared, request: AskRequest): Promise<Question> {
  const lang = request.lang ?? "zh-CN";
  const preset = request.place === undefined ? null : prepared.places.byName(request.place);
  const read = (text: string) => understand(prepared, { question: text, lang, preset });
  const own = read(request.question);
  const before = request.history?.findLast(({ role }) => role === "user");
  if (before === undefined) return own;
  const inContext = resolve(own, read(before.content));
  return inContext.carried && (await standsAlone(prepared, own)) ? own : inContext;
}

/** What was weighed for a question that is still held: one that stands alone is answered next. */
const WEIGHED = new WeakMap<Question, ReturnType<typeof weigh>>();

function weighOnce(prepared: Prepared, question: Question): ReturnType<typeof weigh> {
  const weighed = WEIGHED.get(question) ?? weigh(prepared, question);
  WEIGHED.set(question, weighed);
  return weighed;
}

/** Below one of these a short question is one about what was spoken of before; measured on questions of both kinds. */
const ALONE = { terms: 3, coverage: 0.4, support: 1 } as const;

async function standsAlone(prepared: Prepared, question: Question): Promise<boolean> {
  if (question.terms.size < ALONE.terms || question.concepts.length > 0 || pointsBack(question)) return false;
  const [best] = (await weighOnce(prepared, question)).evidence;
  return best !== undefined && best.coverage >= ALONE.coverage && best.support >= ALONE.support;
}

function findUnclear({ collection, places }: Prepared, question: Question) {
  const { ambiguities } = collection.corpus;
  return isUnreadable(question) ? offered(ambiguities) : findAmbiguity(question, ambiguities, places);
}

interface Asking {
  readonly request: AskRequest;
  readonly circumstances: Circumstances;
  /** Stands above whatever is answered. */
  readonly alarm: Alarm | null;
}

async function answer(
  prepared: Prepared,
  question: Question,
  { request, circumstances, alarm }: Asking,
  lookedUpAs: string | null = null,
): Promise<Reply> {
  const { collection, places, directory, suggest } = prepared;
  const asked = await weighOnce(prepared, question);
  const { matter, said: own } = asked;
  const decision = decide(asked, directory);
  const { draft } = decision;
  const quoted =
    draft.quotes.length === 0
      ? null
      : composeQuoted(collection, { question, draft, alarm, matter, said: own, circumstances, lookedUpAs }, places);
  const faults = quoted === null ? [] : findFaults(quoted, collection);
  const said = quoted !== null && faults.length === 0 ? quoted : nothingFound(collection, question, { alarm, matter });
  const unknownPlace =
    request.place !== undefined && request.place.trim() !== "" && places.byName(request.place) === null;
  const suggested =
    said.citations.length > 0
      ? suggest.beside(draft.quotes, question.text, question.lang)
      : suggest.instead(matter, question.text, question.lang);
  return {
    ...said,
    suggestions: alarm === null ? suggested : [],
    warnings: [
      ...(unknownPlace ? [say("P1", question.lang, { place: clean(request.place ?? "") })] : []),
      ...said.warnings,
    ],
    ...(request.explain ? { explain: explain(asked, decision, directory, faults) } : {}),
  };
}
