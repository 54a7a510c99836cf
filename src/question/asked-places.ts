// Which places a question asks about one by one: 「云栖的…有多少？桑坞镇呢？」, 「全县和笠溪各有几个？」.
// Enters a folded question; leaves the places in the order they are asked, none for an ordinary question.
import type { CorpusPlace } from "../corpus.ts";
import type { Places } from "./places.ts";

/** 全县, 我们县, 县里: the place of that rank that the collection is about. */
const LEVEL = /(?:(?<!安)全|我们?|本|咱们?|你们)([省市县区镇乡村])|(?<![\p{Script=Han}])([省市县区镇乡村])里/gu;
const ONE_BY_ONE = /各(?:自|是|有|为|多少|几)|分别|\beach\b/u;
/** Asks the same of another place. */
const ASKS_AGAIN = /呢$|多少|几|how (?:many|much)/u;

/** The place that a word of rank in a question means, with where it stands; the widest of several. */
function levels(folded: string, places: Places): { place: CorpusPlace; at: number }[] {
  return [...folded.matchAll(LEVEL)].flatMap((match) => {
    const rank = match[1] ?? match[2] ?? "";
    const place = places.main.find(({ name }) => name.endsWith(rank));
    return place === undefined ? [] : [{ place, at: match.index }];
  });
}

/** The place whose whole is asked about by its rank alone, or null. */
export function levelAsked(folded: string, places: Places): CorpusPlace | null {
  return levels(folded, places)[0]?.place ?? null;
}

/** At least two places, or none. */
export function placesAskedEach(folded: string, places: Places): CorpusPlace[] {
  const namedIn = (text: string) =>
    [...places.all(text), ...levels(text, places)].sort((a, b) => a.at - b.at).map(({ place }) => place);
  const named = [...new Set(namedIn(folded))];
  if (ONE_BY_ONE.test(folded) && named.length > 1) return named;
  const sentences = folded.split(/[?？;；。]/u).filter((sentence) => sentence.trim() !== "");
  const [first = "", second = ""] = sentences;
  if (sentences.length !== 2 || !ASKS_AGAIN.test(second)) return [];
  const [again] = namedIn(second);
  if (again === undefined) return [];
  const [before = around(again, places)] = namedIn(first);
  return before === null || before === again ? [] : [before, again];
}

/** Without a name, what the collection is about and the other place lies in. */
function around(place: CorpusPlace, places: Places): CorpusPlace | null {
  return places.main.findLast((main) => places.isWithin(place, main)) ?? null;
}
