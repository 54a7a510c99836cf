// What the person asked: the words to search for, the kinds of thing wanted, the place.
// Enters a question as typed; leaves a plan for search and evidence. Nothing is looked up here.
import type { Lang } from "../contract.ts";
import type { CorpusPlace } from "../corpus.ts";
import { isEnglish } from "../english-words.ts";
import { QUERY_TERMS_MAX } from "../limits.ts";
import { clean, fold, hanCharacters, termsOfFolded } from "../text.ts";
import { placesAskedEach } from "./asked-places.ts";
import { type Concept, charactersOf, type English, withoutStopWords } from "./english.ts";
import type { Lexicon, Synonym } from "./lexicon.ts";
import type { Places } from "./places.ts";
import { readWants, type Want } from "./wants.ts";

export interface Question {
  /** As typed, without invisible characters. */
  readonly text: string;
  /** For comparison only. */
  readonly folded: string;
  readonly lang: Lang;
  /** What is asked for, in the order it is asked; empty when no cue was seen. */
  readonly wants: readonly Want[];
  /** Asked where to turn with a need. */
  readonly turnTo: boolean;
  /** The distinct terms of its matter, without cues, filler and places; each with its share: 1, less when carried over. */
  readonly terms: ReadonlyMap<string, number>;
  /** What its English words may be in the texts; empty for a Chinese question. Their terms stand in `terms`, too. */
  readonly concepts: readonly Concept[];
  /** Its single Han characters, from the same words. */
  readonly characters: ReadonlySet<string>;
  /** What everyday words of it may mean in the texts. */
  readonly synonyms: readonly Synonym[];
  /** The runs of words that the terms come from, folded. */
  readonly phrases: readonly string[];
  /** The place it names, or else the place preset by the client. */
  readonly place: CorpusPlace | null;
  readonly placeNamed: boolean;
  /** The places asked about one by one, in their order: two at least, or none. */
  readonly each: readonly CorpusPlace[];
  /** A place outside the collection that it names, as it is written there. */
  readonly outside: string | null;
  /** Today's state is asked for: 现在. */
  readonly now: boolean;
  /** Something was taken over from the question before. */
  readonly carried: boolean;
}

/** Words that carry nothing to search for; the longer first. */
const FILLER = new RegExp(
  [
    "(?:请问|请教|麻烦|劳驾)(?:一下|下|您|你)?",
    "(?:我|俺|咱)?(?:想|要)?(?:问|知道|了解|打听|咨询)(?:一下|下|问)?",
    "告诉我|听说|据说|听人说|有人(?:说)?|说是|帮我|帮忙|给我|替我",
    "我们|你们|他们|她们|咱们|大家|人家|别人|自己|我家|我妈|我爸|老妈|老爸|家里|老人家",
    "的话|一下|一个|一些|一点|有点|有的|这个|那个|这些|那些|这种|那种|这样|那样|这里|那里|这边|那边|这儿|那儿",
    "现在|目前|如今|眼下|最近|一共|总共|到底|究竟|其实|真的|就是|还是|或者|还有|而且|但是|不过|因为|所以|如果|要是|虽然",
    "可以|可不可以|能够|能不能|应该|需要|是不是|有没有|会不会|要不要|行不行|没有|不能|不会|不想|不要",
    "怎么样|怎么|怎样|如何|什么|哪些|哪个|哪|谁|多少",
    "[我俺你您他她咱吗呢吧啊呀嘛哦喔哈嗯的了是]",
  ].join("|"),
  "gu",
);

const NOW = /现在|目前|如今|眼下|今年|当前|最新|\bnow\b|\bcurrent/u;

/** Reads a question in the light of a collection's places; `preset` is the client's place, if known. */
export function understand(
  { places, lexicon, english }: { places: Places; lexicon: Lexicon; english: English },
  input: { question: string; lang: Lang; preset: CorpusPlace | null },
): Question {
  const text = clean(input.question);
  const folded = fold(text);
  const wants = readWants(folded);
  const named = places.find(folded);
  const inEnglish = isEnglish(folded);
  const outside =
    named === null ? (places.findOutside(folded) ?? (inEnglish ? english.findOutside(folded) : null)) : null;
  const stripped = places.strip(wants.rest);
  const concepts = inEnglish ? english.conceptsOf(stripped) : [];
  const bare = withoutStopWords(stripped).replace(FILLER, " ");
  const phrases = bare.split(/[^\p{L}\p{N}\p{M}%.]+/u).filter((phrase) => phrase.length > 0);
  const found = new Set(
    phrases.flatMap((phrase) =>
      [...phrase].length > 1 || /[^\p{Script=Han}]/u.test(phrase) ? termsOfFolded(phrase) : [],
    ),
  );
  return {
    text,
    folded,
    lang: input.lang,
    wants: concepts.length > 0 ? wants.wants.map((want) => translated(want, english)) : wants.wants,
    turnTo: wants.turnTo,
    terms: new Map([...found].slice(0, QUERY_TERMS_MAX).map((term) => [term, 1])),
    concepts,
    characters: new Set([...hanCharacters(phrases.join("")), ...charactersOf(concepts)]),
    // The lexicon's English is among the concepts already.
    synonyms: concepts.length > 0 ? [] : lexicon.synonymsOf(folded),
    phrases: [...phrases, ...concepts.flatMap(({ alternatives }) => alternatives.map(({ word }) => word))],
    place: named ?? input.preset,
    placeNamed: named !== null,
    each: placesAskedEach(folded, places),
    outside,
    now: NOW.test(folded),
    carried: false,
  };
}

/** With what is counted as the texts may say it: the last of its words names it. */
function translated(want: Want, english: English): Want {
  if (want.counted === null) return want;
  const noun = english.conceptsOf(want.counted).at(-1);
  return { ...want, countedAs: noun?.alternatives.map(({ word }) => word) ?? [] };
}

/** What is carried over from an earlier question counts this much. */
const CARRIED_SHARE = 0.7;
/** Words that point back. */
const POINTING_BACK =
  /^(?:那|这|它|他|她|该|其中|上面|前面|刚才)|(?:那个|这个|那家|这家|那里|这里)|^(?:还有|另外)|呢[？?]?$|\b(?:it|its|they|them|their|that one|this one|those)\b|(?<!\b(?:is|are|was|were) )\bthere\b(?! (?:is|are|was|were|an?|any)\b)|^(?:and|what about|how about)\b/u;
/** A question with more terms than this that points nowhere stands alone. */
const COMPLETE_TERMS = 6;
/** An English one with more concepts: its terms are whole words. */
const COMPLETE_CONCEPTS = 2;

/** 「红单呢？」 after a question about 黄单: the word whose place another of its kind takes; or nothing. */
function wordReplaced(question: Question, before: Question): string {
  const word = /^(?:那|那么)?(\p{Script=Han}{2,6})呢/u.exec(question.folded)?.[1];
  if (word === undefined) return "";
  const kind = word.slice(-1);
  const runs = before.phrases.flatMap((phrase) => [...phrase.matchAll(/\p{Script=Han}+/gu)].map(([run]) => run));
  return (
    runs
      .map((run) => run.slice(Math.max(0, run.indexOf(kind) - 5), run.indexOf(kind) + 1))
      .find((run) => run.length > 1 && run !== word) ?? ""
  );
}

/** It has words like 「那」 and 「呢」. */
export function pointsBack({ folded }: Question): boolean {
  return POINTING_BACK.test(folded);
}

/**
 * The question in the light of the one before it: a short one, or one that points back, takes over the
 * earlier matter and place; a complete one is a new topic and stays as it is.
 */
export function resolve(question: Question, before: Question | null): Question {
  if (before === null) return question;
  const isComplete = question.terms.size > COMPLETE_TERMS || question.concepts.length > COMPLETE_CONCEPTS;
  if (isComplete && !pointsBack(question)) return question;
  const terms = new Map(question.terms);
  const replaced = wordReplaced(question, before);
  // What the word replaced had a name for is not asked about any more.
  const names = replaced === "" ? [] : [...before.folded.matchAll(/[“「『]([^”」』]+)[”」』]/gu)].map(([name]) => name);
  const gone = new Set([replaced, ...names].flatMap(termsOfFolded));
  for (const [term, share] of before.terms) {
    if (terms.size < QUERY_TERMS_MAX && !terms.has(term) && !gone.has(term)) terms.set(term, share * CARRIED_SHARE);
  }
  const kept = [...before.characters].filter((character) => !replaced.includes(character));
  return {
    ...question,
    carried: true,
    concepts: [
      ...question.concepts,
      ...before.concepts.map((concept) => ({ ...concept, share: concept.share * CARRIED_SHARE })),
    ],
    // A bare 「那平湖呢？」 asks the same of another place.
    wants: question.wants.length > 0 ? question.wants : before.wants,
    terms,
    characters: new Set([...question.characters, ...kept]),
    synonyms: [...question.synonyms, ...before.synonyms],
    phrases: [...question.phrases, ...before.phrases],
    place: question.placeNamed ? question.place : (before.place ?? question.place),
    placeNamed: question.placeNamed || before.placeNamed,
    outside: question.outside ?? (question.placeNamed ? null : before.outside),
  };
}
