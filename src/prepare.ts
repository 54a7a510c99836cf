// Prepares a collection once for all questions, and weighs a question against it. `ask.ts` and the kiosk's menu use it.
import type { Collection } from "./collection.ts";
import type { Matter } from "./corpus.ts";
import type { Case } from "./decide/draft.ts";
import { CANDIDATES_MAX } from "./limits.ts";
import { aboutFeatures, answerFeatures, type Match, sameThing, unmetKinds } from "./match/judge.ts";
import { createMatcher, type Ranked, rank, type Without } from "./match/matcher.ts";
import { openNetwork, probabilityOf } from "./match/network.ts";
import { featuresOf, openTextModel } from "./match/text-model.ts";
import { openTrees } from "./match/trees.ts";
import { WEIGHTS } from "./match/weights.ts";
import { findSmallTalk, isOrder } from "./question/care.ts";
import { createDangerDetector } from "./question/danger.ts";
import { DANGER_MODEL } from "./question/danger-weights.ts";
import { createDirectory } from "./question/directory.ts";
import { createEnglish, withoutStopWords } from "./question/english.ts";
import { createLexicon } from "./question/lexicon.ts";
import { createPlaces } from "./question/places.ts";
import { isBare, type Question, type Readers, saysNothing } from "./question/question.ts";
import { createSpelling } from "./question/spelling.ts";
import { createSuggest } from "./say/suggest.ts";
import { fold } from "./text.ts";

/** Builds all that answering needs from the collection: readers, matcher, models, directory. */
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
  const saysLittle = (folded: string) => findSmallTalk(folded) !== null || saysNothing(withoutStopWords(folded));
  return {
    collection,
    danger: createDangerDetector(collection.corpus.danger, DANGER_MODEL, saysLittle),
    directory,
    places,
    readers,
    matcher: createMatcher(collection, places, (text) => withoutStopWords(fold(text))),
    scoreOf: openNetwork(weights.ranker),
    answersOf: openTrees(weights.answers),
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

/** Opens the directory with the model, learned in the build, that recognises its matters. */
export function openDirectory(collection: Collection) {
  const { matter_model } = collection.corpus;
  const model = matter_model === null ? null : openTextModel(matter_model);
  return createDirectory(collection, model && ((folded, prior) => model.probabilities(featuresOf(folded), prior)));
}

export type Prepared = ReturnType<typeof prepare>;

/** The search terms: the question's own, and the texts' terms that its words most likely stand for. */
function searchedTerms({ terms, hints }: Question): string[] {
  const likely = [...hints].filter(([, share]) => share >= LIKELY).map(([term]) => term);
  return [...new Set([...terms.keys(), ...likely])];
}

/** Share from which a hint is searched for. */
const LIKELY = 0.7;

/** Searches for a question. Returns scores by statement number, best first. */
export async function searchStatements({ engine }: Collection, question: Question): Promise<Map<number, number>> {
  const hits = await engine.search(searchedTerms(question), CANDIDATES_MAX);
  return new Map(hits.map(({ statement, score }) => [statement, score]));
}

/** Ranks the facts for a question. `without` hides facts and askings: expired ones, or those left out in proofs. */
async function match(
  { collection, matcher, scoreOf, scope }: Prepared,
  question: Question,
  without?: Without,
): Promise<Match> {
  const found = await searchStatements(collection, question);
  const [, inside = 0] = scope.probabilities(featuresOf(question.scoped));
  return { question, ranked: rank(matcher.candidates(question, found, without), scoreOf, question), scope: inside };
}

/** Matches a question and adds the probabilities: the case that the outcomes decide on. */
export async function weigh(prepared: Prepared, question: Question, without?: Without): Promise<Case> {
  const { collection, places, directory, matcher, thresholds, answersOf, aboutOf } = prepared;
  const weighed = await match(prepared, question, without);
  const own = directory.readMatter(question.folded);
  // 「我在南湖区」 adds to a matter that was told before.
  const { matter: said, isCertain } =
    own.matter === null && question.carried && isBare(question) ? directory.readMatter(question.scoped) : own;
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

/** Similarity from which the question counts as an asking in other words. */
const REPHRASED = 0.7;
/** Words that ask about a visit without naming an office: 「周六开吗」, 「几点下班」. */
const ASKS_ONLY =
  /周[一二三四五六七八九十末日天]|星期[一二三四五六日天]|礼拜[一二三四五六日天]|上午|下午|中午|晚上|节假日|现在|今天|明天|几点|什么时候|什么|哪[里儿个位些]?|多久|哪儿|怎么|多少|如何|可以|能不能|有没有|是不是|上班|下班|开门|关门|休息|电话|号码|地址|收费|要钱|材料|打|带|去|到|开|要|收|钱|在|是|的|了|吗|呢|么|你们|这里|这边|请问|我|想|问|一下|办|能|有|和|几|\p{P}|\s/gu;

/**
 * Whether the question surely belongs to the collection, whatever the model says: it rephrases an asking, asks the
 * office about itself, or asks for the best fact's kind with no other words than the fact has.
 */
function isOfCollection(question: Question, top: Ranked | undefined): boolean {
  if (top === undefined || question.outside !== null) return false;
  const { features, described } = top;
  if (features.asked >= REPHRASED || (question.ofOffice && question.kinds.length > 0)) return true;
  const said = `${described.named}${described.of}`;
  const rest = question.folded.replace(ASKS_ONLY, "");
  return features.kindCued === 1 && [...rest].every((character) => said.includes(character));
}

/**
 * The first matter of the service that the best fact is about; null unless the question is surely about the collection.
 */
function matterOfFact({ directory }: Prepared, subject: string | null, isSure: boolean): Matter | null {
  const [id] = isSure && subject !== null ? (directory.service(subject)?.matters ?? []) : [];
  return id === undefined ? null : directory.matter(id);
}
