// Parses a question before anything is looked up: its terms, the kinds it asks for, places and figures. Matching and
// deciding use the result.
import type { Lang, MissingKind } from "../contract.ts";
import type { CorpusPlace } from "../corpus.ts";
import { isEnglish } from "../english-words.ts";
import type { FactKind } from "../fact-kinds.ts";
import { QUERY_TERMS_MAX } from "../limits.ts";
import { clean, fold, hanCharacters, termsOfFolded, unmarked } from "../text.ts";
import { type English, withoutStopWords } from "./english.ts";
import { type Figure, findFigures } from "./figures.ts";
import { type Counted, countedIn, kindsAsked } from "./kinds.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Places } from "./places.ts";

export interface Question {
  /** As typed, without invisible characters. */
  readonly text: string;
  /** For comparison only; `plain` also lacks the marks that people put around names. */
  readonly folded: string;
  readonly plain: string;
  readonly lang: Lang;
  readonly isEnglish: boolean;
  /** Its terms and single characters, each with its share: 1, or less when carried over. */
  readonly terms: ReadonlyMap<string, number>;
  readonly characters: ReadonlyMap<string, number>;
  /** Its terms around the interrogative, which say what it asks about. */
  readonly around: ReadonlyMap<string, number>;
  /** Terms that its everyday or English words may be in the texts, each with its share. */
  readonly hints: ReadonlyMap<string, number>;
  /** The kinds that its cue words name, narrowest first. */
  readonly kinds: readonly MissingKind[];
  /** How likely it asks for each kind of fact. */
  readonly kindOdds: ReadonlyMap<FactKind, number>;
  readonly counted: Counted | null;
  readonly figures: readonly Figure[];
  /** The places it names, else those of the previous question, else the client's. */
  readonly places: readonly CorpusPlace[];
  readonly placeNamed: boolean;
  /** A place outside the collection that it names, as an editor writes it. */
  readonly outside: string | null;
  /** Whether it asks whom or where to turn to. */
  readonly turnTo: boolean;
  readonly asksWhatToDo: boolean;
  /** Whether it asks for today's state. */
  readonly now: boolean;
  /** The year that 去年 or 今年 means; NaN when the current year is unknown, null when the question has no such word. */
  readonly relativeYear: number | null;
  /** Whether it is about the office of the collection: 「你们几点上班」. */
  readonly ofOffice: boolean;
  /** The text that decides its scope: its own, after that of the questions it depends on. */
  readonly scoped: string;
  /** Whether something was taken over from the previous question. */
  readonly carried: boolean;
  /** The answer to the previous question, where something was taken over. */
  readonly before: Before | null;
}

export interface Before {
  /** Index of its statement. */
  readonly statement: number;
  readonly subject: string | null;
}

/** The parsers and tables that `readQuestion` uses. */
export interface Readers {
  readonly places: Places;
  /** The name of the collection's office, which 「你们」 and 「这里」 mean; "" when there is none. */
  readonly office: string;
  readonly lexicon: Lexicon;
  readonly english: English;
  /** How likely a folded question asks for each kind of fact. */
  readonly kindOdds: (folded: string) => ReadonlyMap<FactKind, number>;
}

const NOW = /现在|目前|如今|眼下|今年|当前|最新|\bnow\b|\bcurrent|\btoday\b/u;
/** 「找谁」 asks for somebody to turn to; 「怎么办」 only may. */
const TURN_TO =
  /(?:找|去|到|上|向|问)(?:谁|哪(?:里|儿|个部门|个单位|家)?(?!年|天|月|些|个?[镇县村])|什么(?:地方|部门|单位|人))(?!赔|负责|承担)|(?:有没有|有)(?:什么)?(?:地方|人|单位|部门)(?:能|可以|帮|管|吗|么|给)|谁(?:能|可以|来|给)?(?:帮|管|评|说和)|where (?:can|do|should|could) (?:i|we|one|they|he|she) (?:go|get|turn|find|ask|apply)|who (?:can|could|will) help|whom? (?:can|do|should) i|need help/u;
/** Words for years, with their distance from the current year. */
const RELATIVE_YEARS: readonly (readonly [RegExp, number])[] = [
  [/今年|本年|本月|上个?月|this year/u, 0],
  [/去年|last year/u, -1],
  [/前年/u, -2],
  [/明年|next year/u, 1],
];

function relativeYear(folded: string, year = Number.NaN): number | null {
  const [found] = RELATIVE_YEARS.filter(([words]) => words.test(folded));
  return found === undefined ? null : year + found[1];
}

/** Words that address the office, or that its staff use for it. */
const MEANS_OFFICE =
  /你们|您们|贵(?:中心|单位|所|局|处|院)|这里|这边|这儿|咱们?(?:中心|单位|所|局|处|这)|本(?:中心|所|处)|^(?:中心|窗口)|\byou\b|\bhere\b/u;
const WHAT_TO_DO = /怎么办|咋办|咋整|怎么弄|如何是好|what (?:can|should|do) i do/u;
/** Share of a hint's term in Chinese, relative to a term of the question itself. */
const HINT_SHARE = 1;

export function readQuestion(
  { places, lexicon, english, kindOdds, office }: Readers,
  input: { question: string; lang: Lang; preset: CorpusPlace | null; year?: number },
): Question {
  const text = clean(input.question);
  const folded = fold(text);
  const isNamed = office !== "" && folded.includes(office);
  const ofOffice = isNamed || (office !== "" && MEANS_OFFICE.test(folded));
  const inEnglish = isEnglish(folded);
  // The whole collection is about the office, so its name does not tell statements apart.
  const said = withoutStopWords(office === "" ? folded : folded.replaceAll(office, "").replace(MEANS_OFFICE, ""));
  const named = [...new Set(places.all(folded).map(({ place }) => place))];
  const found = [...new Set(termsOfFolded(said))].slice(0, QUERY_TERMS_MAX);
  const own = new Map(found.map((term): [string, number] => [term, 1]));
  return {
    text,
    folded,
    around: termsAround(folded, own, inEnglish),
    plain: unmarked(folded),
    lang: input.lang,
    isEnglish: inEnglish,
    terms: own,
    characters: new Map([...hanCharacters(said)].map((character) => [character, 1])),
    hints: hintsOf({ lexicon, english }, folded, inEnglish),
    kinds: kindsAsked(folded),
    kindOdds: kindOdds(folded),
    counted: inEnglish ? translated(countedIn(folded), english) : countedIn(folded),
    figures: findFigures(folded),
    places: named.length > 0 ? named : input.preset === null ? [] : [input.preset],
    placeNamed: named.length > 0,
    outside: named.length > 0 ? null : (places.findOutside(folded) ?? (inEnglish ? english.findOutside(folded) : null)),
    turnTo: TURN_TO.test(folded),
    asksWhatToDo: WHAT_TO_DO.test(folded),
    now: NOW.test(folded),
    relativeYear: relativeYear(folded, input.year),
    scoped: folded,
    ofOffice,
    carried: false,
    before: null,
  };
}

/** The counted noun in the likeliest words of the texts; unchanged when none are known. */
function translated(counted: Counted | null, english: English): Counted | null {
  const [concept] = counted === null ? [] : english.conceptsOf(counted.noun);
  const [likeliest] = concept?.alternatives ?? [];
  return counted === null || likeliest === undefined ? counted : { ...counted, noun: likeliest.word };
}

function hintsOf(
  { lexicon, english }: Pick<Readers, "lexicon" | "english">,
  folded: string,
  inEnglish: boolean,
): Map<string, number> {
  const hints = new Map<string, number>();
  const add = (term: string, share: number) => hints.set(term, Math.max(share, hints.get(term) ?? 0));
  if (inEnglish) {
    for (const { alternatives } of english.conceptsOf(folded)) {
      for (const { terms, share } of alternatives) for (const term of terms) add(term, share);
    }
  } else {
    for (const { meant } of lexicon.synonymsOf(folded)) {
      for (const terms of meant) for (const term of terms) add(term, HINT_SHARE);
    }
  }
  return hints;
}

/** Interrogatives: 多少, 谁, 哪年. The words around one say what it asks about. */
const INTERROGATIVE =
  /多少|几(?!乎)|谁|哪(?:里|儿|个|些|年|位|家|一)?|什么|啥|怎么|咋|如何|为何|何时|多久|多长|是不是|有没有|how (?:many|much|long)|\bwho\b|\bwhen\b|\bwhere\b|\bwhat\b|\bwhich\b|\bwhy\b/u;
/** Characters that are looked at before and after it; English words are longer. */
const WINDOW = { chinese: 6, english: 24 } as const;

/** The terms around the first interrogative; all terms when there is none. */
function termsAround(
  folded: string,
  terms: ReadonlyMap<string, number>,
  inEnglish: boolean,
): ReadonlyMap<string, number> {
  const asking = INTERROGATIVE.exec(folded);
  if (asking === null) return terms;
  const reach = inEnglish ? WINDOW.english : WINDOW.chinese;
  const from = Math.max(0, asking.index - reach);
  const window = folded.slice(from, asking.index + asking[0].length + reach);
  return new Map([...terms].filter(([term]) => window.includes(term)));
}

/** Share of the terms that are carried over, by how much the question says itself. */
const CARRIED = { bare: 1, short: 0.8, long: 0.35 } as const;
/** A question with more terms of its own than this says most of its subject itself. */
const LONG_TERMS = 9;
/** Words that refer to something said before. */
const POINTS_BACK =
  /^(?:那|这|它|他|她|该|其中|上面|前面|刚才|具体|还有|另外|不是|不对|是(?!不是|否)|哦|嗯|噢)|(?:那个|这个|那家|这家|那里|这里|那边|这边|他们|她们|它们|这些|那些|这样|那次|这事)|呢[？?。]*$|\b(?:it|its|they|them|their|that one|this one|those|these|that)\b|^(?:and|what about|how about|then|so)\b/u;
/** 「那平湖呢」, 「电话呢」: only a replacement for something said before. */
const BARE =
  /^(?:那|那么|不是|不对|我(?:问|说)的是|[，,。\s])*(?:[\p{Script=Han}a-z0-9“”]{1,8})(?:那边|的|这边|镇上)?(?:呢|吧|的)?[？?。！!]*$/u;
/** Openings that leave the earlier topic. */
const NEW_TOPIC =
  /^(?:谢谢|多谢|好的?[，,。 ]|知道了|明白了|另外(?:问|想)|再问|换(?:个|一)|thanks|thank you|ok(?:ay)?\b|another question)/u;

export function pointsBack({ folded }: Question): boolean {
  return POINTS_BACK.test(folded) && !NEW_TOPIC.test(folded);
}

/** Whether it is hardly more than a place, a kind or a name. */
export function isBare({ folded, isEnglish: inEnglish }: Question): boolean {
  return inEnglish ? folded.split(" ").length <= 4 : BARE.test(folded) && folded.length <= 12;
}

/** Words that answer, hesitate or only ask what to do. */
const FILLER =
  /怎么办|咋办|咋整|怎么|咋|如何|是的|不是|对的|好的|然后|现在|可以|知道|谢谢|请问|那么|这样|[我你您他她它那这该要想会能得嗯哦噢啊呀呢吧吗嘛哎唉好行对是不没有了的就还再又也都在到去来说问请\p{P}\p{S}\s]/gu;

/** Whether a folded message names no matter at all. */
export function saysNothing(folded: string): boolean {
  return folded.replace(FILLER, "") === "";
}

/** Whether the person has a matter of their own and asks what to do or whom to turn to. */
export function asksForHelp({ turnTo, asksWhatToDo }: Question): boolean {
  return turnTo || asksWhatToDo;
}

/** Whether it announces a new topic. */
export function turnsAway({ folded }: Question): boolean {
  return NEW_TOPIC.test(folded);
}

/** Completes a question with the previous one; its own places, kinds and figures replace those carried over. */
export function inContext(
  question: Question,
  before: Question,
  places: Places,
  answered: Before | null = null,
): Question {
  const bare = isBare(question) && question.kinds.length === 0;
  const share = bare ? CARRIED.bare : question.terms.size > LONG_TERMS ? CARRIED.long : CARRIED.short;
  // A place that is named here replaces the previous one, and so does a kind.
  const kept = question.placeNamed ? places.strip(before.folded) : before.folded;
  const keptTerms = new Set(termsOfFolded(kept));
  const terms = new Map(question.terms);
  for (const [term, of] of before.terms) {
    if (keptTerms.has(term) && !terms.has(term) && terms.size < QUERY_TERMS_MAX) terms.set(term, of * share);
  }
  const characters = new Map(question.characters);
  for (const [character, of] of before.characters) {
    if (kept.includes(character) && !characters.has(character)) characters.set(character, of * share);
  }
  const hints = new Map(question.hints);
  for (const [term, of] of before.hints) if (!hints.has(term)) hints.set(term, of * share);
  return {
    ...question,
    plain: `${question.plain} ${unmarked(kept)}`,
    terms,
    characters,
    hints,
    around: bare ? before.around : question.around,
    kinds: bare ? before.kinds : question.kinds,
    kindOdds: bare ? before.kindOdds : question.kindOdds,
    counted: bare ? before.counted : question.counted,
    places: question.placeNamed ? question.places : before.places.length > 0 ? before.places : question.places,
    placeNamed: question.placeNamed || before.placeNamed,
    outside: question.outside ?? (question.placeNamed ? null : before.outside),
    turnTo: question.turnTo || (bare && before.turnTo),
    now: question.now || (bare && before.now),
    scoped: `${before.scoped}，${question.folded}`,
    carried: true,
    before: answered,
  };
}
