// What every question needs of a collection, made once; and the matching that asking and the build's menu share.
import type { Collection } from "./collection.ts";
import type { Matter } from "./corpus.ts";
import type { Case } from "./decide/draft.ts";
import { CANDIDATES_MAX } from "./limits.ts";
import { FEATURES } from "./match/features.ts";
import { aboutFeatures, answerFeatures, type Match, sameThing, unmetKinds } from "./match/judge.ts";
import { createMatcher, type Ranked, rank, type Without } from "./match/matcher.ts";
import { openJudge, openNetwork, probabilityOf } from "./match/network.ts";
import { featuresOf, openTextModel } from "./match/text-model.ts";
import { WEIGHTS } from "./match/weights.ts";
import { findSmallTalk, isOrder } from "./question/care.ts";
import { createDangerDetector } from "./question/danger.ts";
import { DANGER_MODEL } from "./question/danger-weights.ts";
import { createDirectory } from "./question/directory.ts";
import { createEnglish, withoutStopWords } from "./question/english.ts";
import { createLexicon } from "./question/lexicon.ts";
import { createPlaces } from "./question/places.ts";
import { type Question, type Readers, saysNothing } from "./question/question.ts";
import { createSpelling } from "./question/spelling.ts";
import { createSuggest } from "./say/suggest.ts";
import { fold } from "./text.ts";

/** What every question needs of a collection; made once. */
export function prepare(collection: Collection) {
  const places = createPlaces(collection);
  const directory = openDirectory(collection);
  const { services, lexicon, scope, office } = collection.corpus;
  const weights = collection.corpus.weights ?? WEIGHTS;
  const kinds = openTextModel(weights.kinds);
  const readers: Readers = {
    places,
    office: fold(office?.name ?? ""),
    lexicon: createLexicon(lexicon),
    english: createEnglish(collection.corpus),
    kindOdds: (folded) => {
      const odds = kinds.probabilities(featuresOf(folded));
      return new Map(weights.kinds.classes.map((kind, i) => [kind, odds[i] ?? 0]));
    },
  };
  const isBare = (folded: string) => findSmallTalk(folded) !== null || saysNothing(withoutStopWords(folded));
  return {
    collection,
    danger: createDangerDetector(collection.corpus.danger, DANGER_MODEL, isBare),
    directory,
    places,
    readers,
    matcher: createMatcher(collection, places, (text) => withoutStopWords(fold(text))),
    scoreOf: openNetwork(weights.ranker, FEATURES.length),
    answersOf: openJudge(weights.answers),
    scope: openTextModel(scope),
    aboutOf: (features: readonly number[]) => probabilityOf(weights.about, features),
    thresholds: weights.thresholds,
    spelling: createSpelling(
      services.flatMap(({ name, aliases }) => [name, ...aliases]),
      (heard) => collection.corpus.sources.some(({ text }) => text.includes(heard)),
    ),
    suggest: createSuggest(collection, directory),
  };
}

/** The directory with what the build learned of its matters. */
export function openDirectory(collection: Collection) {
  const { matter_model } = collection.corpus;
  const model = matter_model === null ? null : openTextModel(matter_model);
  return createDirectory(collection, model && ((folded, prior) => model.probabilities(featuresOf(folded), prior)));
}

export type Prepared = ReturnType<typeof prepare>;

/** What is searched for: the question's terms, and those of what its words most likely are in the texts. */
function searchedTerms({ terms, hints }: Question): string[] {
  const likely = [...hints].filter(([, share]) => share >= LIKELY).map(([term]) => term);
  return [...new Set([...terms.keys(), ...likely])];
}

const LIKELY = 0.7;

/** What the search finds for a question: scores by the number of a statement, the best first. */
export async function searchStatements({ engine }: Collection, question: Question): Promise<Map<number, number>> {
  const hits = await engine.search(searchedTerms(question), CANDIDATES_MAX);
  return new Map(hits.map(({ statement, score }) => [statement, score]));
}

/** Ranks the facts for a question; `without` is for proofs. A question about a place outside is not matched. */
async function match(
  { collection, matcher, scoreOf, scope }: Prepared,
  question: Question,
  without?: Without,
): Promise<Match> {
  const found = await searchStatements(collection, question);
  const [, inside = 0] = scope.probabilities(featuresOf(question.scoped));
  return { question, ranked: rank(matcher.candidates(question, found, without), scoreOf, question), scope: inside };
}

/** The case that the outcomes decide on. */
export async function weigh(prepared: Prepared, question: Question, without?: Without): Promise<Case> {
  const { collection, places, directory, matcher, thresholds, answersOf, aboutOf } = prepared;
  const weighed = await match(prepared, question, without);
  const { matter: said, isCertain } = directory.readMatter(question.folded);
  const [top] = weighed.ranked;
  const words = { rarity: matcher.askings.rarity, saidOf: matcher.saidOf, askingsOf: matcher.askingsOf };
  const about = top === undefined || isOrder(question.folded) ? 0 : aboutOf(aboutFeatures(weighed));
  return {
    question,
    match: weighed,
    top,
    near: sameThing(weighed),
    unmet: unmetKinds(weighed),
    about: isOfCollection(question, top) ? 1 : about,
    answers: top === undefined ? 0 : answersOf(answerFeatures(weighed, top, words)),
    thresholds,
    said,
    isCertain,
    matter: said ?? matterOfFact(prepared, top?.described.subject?.id ?? null, about >= thresholds.about),
    collection,
    places,
    directory,
  };
}

/** As like as this an asking is the question in other words. */
const AS_WRITTEN = 0.7;
/** What asks for a visit's facts and says nothing of whose: 「周六开吗」, 「几点下班」. */
const ASKS_ONLY =
  /周[一二三四五六七八九十末日天]|星期[一二三四五六日天]|礼拜[一二三四五六日天]|上午|下午|中午|晚上|节假日|现在|今天|明天|几点|什么时候|什么|哪[里儿个位些]?|多久|哪儿|怎么|多少|如何|可以|能不能|有没有|是不是|上班|下班|开门|关门|休息|电话|号码|地址|收费|要钱|材料|打|带|去|到|开|要|收|钱|在|是|的|了|吗|呢|么|你们|这里|这边|请问|我|想|问|一下|办|能|有|和|几|\p{P}|\s/gu;

/** The collection tells of it, whatever the words alone say: it is an asking in other words, or asks of its own office. */
function isOfCollection(question: Question, top: Ranked | undefined): boolean {
  if (top === undefined || question.outside !== null) return false;
  const { features, described } = top;
  if (features.asked >= AS_WRITTEN || (question.ofOffice && question.kinds.length > 0)) return true;
  const said = `${described.named}${described.of}`;
  const rest = question.folded.replace(ASKS_ONLY, "");
  return features.kindCued === 1 && [...rest].every((character) => said.includes(character));
}

/** The matter of the service that the best fact is about, when the collection surely tells of it. */
function matterOfFact({ directory }: Prepared, subject: string | null, isSure: boolean): Matter | null {
  const [id] = isSure && subject !== null ? (directory.service(subject)?.matters ?? []) : [];
  return id === undefined ? null : directory.matter(id);
}
