// What the person asked: the words to search for, the kinds of thing wanted, the place.
// Enters a question as typed; leaves a plan for search and evidence. Nothing is looked up here.
import type { Lang, MissingKind } from "../contract.ts";
import type { CorpusPlace } from "../corpus.ts";
import { QUERY_TERMS_MAX } from "../limits.ts";
import { clean, fold, terms } from "../text.ts";
import type { Places } from "./places.ts";
import { readWants } from "./wants.ts";

export interface Question {
  /** As typed, without invisible characters. */
  readonly text: string;
  /** For comparison only. */
  readonly folded: string;
  readonly lang: Lang;
  /** What is asked for, in the order it is asked; empty when no cue was seen. */
  readonly wants: readonly MissingKind[];
  /** Asked where to turn with a need. */
  readonly turnTo: boolean;
  /** The measure word asked for: 多少名 → 名. */
  readonly unit: string | null;
  /** The distinct terms of its matter: no cues, no filler, no place. */
  readonly terms: readonly string[];
  /** The runs of words that the terms come from, folded. */
  readonly phrases: readonly string[];
  /** The place it names, or else the place preset by the client. */
  readonly place: CorpusPlace | null;
  readonly placeNamed: boolean;
  /** A place outside the collection that it names, as it is written there. */
  readonly outside: string | null;
  /** Today's state is asked for: 现在. */
  readonly now: boolean;
}

/** Words that carry nothing to search for; the longer first. */
const FILLER = new RegExp(
  [
    "(?:请问|请教|麻烦|劳驾)(?:一下|下|您|你)?",
    "(?:我|俺|咱)?(?:想|要)?(?:问|知道|了解|打听|咨询)(?:一下|下|问)?",
    "告诉我|听说|据说|听人说|有人说|说是|帮我|帮忙|给我|替我",
    "我们|你们|他们|她们|咱们|大家|人家|别人|自己|我家|我妈|我爸|老妈|老爸|家里|老人家",
    "的话|一下|一个|一些|一点|有点|有的|这个|那个|这些|那些|这种|那种|这样|那样|这里|那里|这边|那边|这儿|那儿",
    "现在|目前|如今|眼下|最近|一共|总共|到底|究竟|其实|真的|就是|还是|或者|还有|而且|但是|不过|因为|所以|如果|要是|虽然",
    "可以|可不可以|能够|能不能|应该|需要|是不是|有没有|会不会|要不要|行不行|没有|不能|不会|不想|不要",
    "怎么样|怎么|怎样|如何|什么|哪些|哪个|哪|谁|多少",
    "[我俺你您他她咱吗呢吧啊呀嘛哦喔哈嗯的了是]",
    "\\b(?:i|my|me|we|our|you|the|a|an|of|in|on|at|to|for|and|or|with|by|from|is|are|was|were|be|do|does|did|can|could|there|it|its|this|that|any|some|please)\\b",
  ].join("|"),
  "gu",
);

const NOW = /现在|目前|如今|眼下|今年|当前|最新|\bnow\b|\bcurrent/u;

/** Reads a question in the light of a collection's places; `preset` is the client's place, if known. */
export function understand(
  places: Places,
  input: { question: string; lang: Lang; preset: CorpusPlace | null },
): Question {
  const text = clean(input.question);
  const folded = fold(text);
  const wants = readWants(folded);
  const named = places.find(folded);
  const outside = named === null ? places.findOutside(folded) : null;
  const bare = places.strip(wants.rest).replace(FILLER, " ");
  const phrases = bare.split(/[^\p{L}\p{N}\p{M}%.]+/u).filter((phrase) => phrase.length > 0);
  const found = new Set(
    phrases.flatMap((phrase) => ([...phrase].length > 1 || /[^\p{Script=Han}]/u.test(phrase) ? terms(phrase) : [])),
  );
  return {
    text,
    folded,
    lang: input.lang,
    wants: wants.kinds,
    turnTo: wants.turnTo,
    unit: wants.unit,
    terms: [...found].slice(0, QUERY_TERMS_MAX),
    phrases,
    place: named ?? input.preset,
    placeNamed: named !== null,
    outside,
    now: NOW.test(folded),
  };
}
