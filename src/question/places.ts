// The places of a collection as questions and texts name them. Names are folded once, at start.
import type { Collection } from "../collection.ts";
import type { CorpusPlace } from "../corpus.ts";
import { clean, fold } from "../text.ts";
import { createWordFinder } from "./word-finder.ts";

export interface NamedPlace {
  readonly place: CorpusPlace;
  readonly at: number;
  readonly end: number;
}

export interface Places {
  /** The smallest place that a folded text names, the first of equals; ignores `but` and the places around it. */
  find(folded: string, but?: CorpusPlace): CorpusPlace | null;
  /** Every place that a folded text names, with the span of the name; a name inside a longer one is left out. */
  all(folded: string): NamedPlace[];
  /** The places that the collection is about, the widest first. */
  readonly main: readonly CorpusPlace[];
  /** A place outside the collection that a folded text names, as the collection's editor writes it. */
  findOutside(folded: string): string | null;
  /** The place with this id, name or alias, as a client sends it. */
  byName(name: string): CorpusPlace | null;
  byId(id: string | null): CorpusPlace | null;
  /** Whether a folded text names the place. */
  isNamed(place: CorpusPlace, folded: string): boolean;
  /**
   * Whether a folded text names the place and speaks of it. A text about a county that names its city (占比嘉兴第一) does not
   * speak of the city.
   */
  isSpokenOf(place: CorpusPlace, about: CorpusPlace | null, folded: string): boolean;
  /** Number of places that contain it. */
  depth(place: CorpusPlace): number;
  /** Whether `place` lies in `around`; a place does not lie in itself. */
  isWithin(place: CorpusPlace, around: CorpusPlace): boolean;
  /** Whether a source is about the place or about one that contains it. */
  isCovered(place: CorpusPlace): boolean;
  /** Replaces every place name in a folded text with spaces. */
  strip(folded: string): string;
}

type Matcher = (folded: string) => number;

/** Position of a name in a folded text, or −1. Latin names match as whole words only. */
function matcher(name: string): Matcher {
  const word = wordPattern(name, "u");
  return word === null ? (folded) => folded.indexOf(name) : (folded) => folded.search(word);
}

export function createPlaces(collection: Collection): Places {
  const { places, outside } = collection.corpus;
  const named = places.map((place) => {
    const names = [...new Set([place.name, ...place.aliases].map(fold))].sort((a, b) => b.length - a.length);
    return { place, names, matchers: names.map(matcher), depth: depthOf(collection, place) };
  });
  const byId = new Map(named.map((entry) => [entry.place.id, entry]));
  const findNames = createNameFinder(named.flatMap(({ names }) => names));
  const byName = new Map(named.flatMap(({ place, names }) => names.map((name) => [name, place] as const)));
  const covered = new Set(collection.corpus.sources.map(({ place }) => place));
  const findOutside = createOutsideFinder(outside);

  const isNamed = (place: CorpusPlace, folded: string) =>
    byId.get(place.id)?.matchers.some((match) => match(folded) >= 0) ?? false;
  const around = new Map(places.map((place) => [place.id, ancestorIds(collection, place)]));
  const isWithin = (place: CorpusPlace, other: CorpusPlace) => around.get(place.id)?.includes(other.id) ?? false;

  return {
    find(folded, but) {
      let best: { place: CorpusPlace; depth: number; at: number; end: number } | null = null;
      for (const { place, names, matchers, depth } of named) {
        if (but !== undefined && (place === but || isWithin(but, place))) continue;
        for (const [i, match] of matchers.entries()) {
          const at = match(folded);
          if (at < 0) continue;
          const end = at + (names[i]?.length ?? 0);
          // A name inside the longer name of another place does not count.
          const isInside = best !== null && at >= best.at && end <= best.end && end - at < best.end - best.at;
          const isAround = best !== null && best.at >= at && best.end <= end && best.end - best.at < end - at;
          if (isInside) continue;
          const isBetter = best === null || isAround || depth > best.depth || (depth === best.depth && at < best.at);
          if (isBetter) best = { place, depth, at, end };
          break;
        }
      }
      return best?.place ?? null;
    },
    all: (folded) =>
      findNames(folded).flatMap(({ at, end }) => {
        const place = byName.get(folded.slice(at, end));
        return place === undefined ? [] : [{ place, at, end }];
      }),
    main: collection.corpus.about_places
      .flatMap((id) => byId.get(id)?.place ?? [])
      .sort((a, b) => depthOf(collection, a) - depthOf(collection, b)),
    findOutside,
    byName(name) {
      const wanted = fold(clean(name));
      return named.find(({ place, names }) => place.id === wanted || names.includes(wanted))?.place ?? null;
    },
    byId: (id) => (id === null ? null : (byId.get(id)?.place ?? null)),
    isNamed,
    isSpokenOf: (place, about, folded) => !(about !== null && isWithin(about, place)) && isNamed(place, folded),
    depth: (place) => depthOf(collection, place),
    isWithin,
    isCovered: (place) => [place.id, ...ancestorIds(collection, place)].some((id) => covered.has(id)),
    strip: (folded) => madeBlank(folded, findNames(folded)),
  };
}

/** Returns a function that finds the first of `names` that a folded text contains, as the list writes it, or null. */
function createOutsideFinder(names: readonly string[]): (folded: string) => string | null {
  const folded = names.map(fold);
  const find = createWordFinder(folded);
  const latin = folded.flatMap((name, number) => {
    const word = wordPattern(name, "u");
    return word === null ? [] : [{ number, word }];
  });
  const isLatin = new Set(latin.map(({ number }) => number));
  return (text) => {
    const plain = find(text).filter((number) => !isLatin.has(number));
    const words = latin.filter(({ word }) => word.test(text)).map(({ number }) => number);
    return names[Math.min(...plain, ...words)] ?? null;
  };
}

/**
 * Returns a function that finds the names in a folded text from left to right, the longest at each position. One
 * regular expression of all names would take longer to compile than a collection's askings take to be parsed.
 */
function createNameFinder(names: readonly string[]): (folded: string) => NameSpan[] {
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const byBeginning = Map.groupBy(longestFirst, (name) => name.charCodeAt(0));
  const isBeginning = new Uint8Array(0x10000);
  for (const beginning of byBeginning.keys()) isBeginning[beginning] = 1;
  const sizes = new Map(longestFirst.map((name) => [name, sizeOf(name)]));
  return (folded) => {
    const found: NameSpan[] = [];
    for (let at = 0; at < folded.length; at++) {
      const code = folded.charCodeAt(at);
      if (isBeginning[code] !== 1) continue;
      for (const name of byBeginning.get(code) ?? []) {
        const size = sizes.get(name)?.(folded, at) ?? 0;
        if (size === 0) continue;
        found.push({ at, end: at + size });
        at += size - 1;
        break;
      }
    }
    return found;
  };
}

type NameSpan = Pick<NamedPlace, "at" | "end">;

function madeBlank(folded: string, spans: readonly NameSpan[]): string {
  let stripped = "";
  let from = 0;
  for (const { at, end } of spans) {
    stripped += folded.slice(from, at) + " ".repeat(end - at);
    from = end;
  }
  return from === 0 ? folded : stripped + folded.slice(from);
}

/** Returns the length of the name where it stands at `at`, in UTF-16 units; 0 where it does not. */
function sizeOf(name: string): (folded: string, at: number) => number {
  const word = wordPattern(name, "uy");
  if (word === null) return (folded, at) => (folded.startsWith(name, at) ? name.length : 0);
  return (folded, at) => {
    word.lastIndex = at;
    return word.exec(folded)?.[0].length ?? 0;
  };
}

/** A pattern for a Latin name as a whole word; null for other names. */
function wordPattern(name: string, flags: string): RegExp | null {
  if (!/^[a-z]/u.test(name)) return null;
  return new RegExp(`(?<![a-z])${name.replace(/[^a-z0-9 ]/gu, ".")}(?![a-z])`, flags);
}

function ancestorIds(collection: Collection, place: CorpusPlace): string[] {
  const ids: string[] = [];
  for (let at = place.within; at !== null && !ids.includes(at); at = collection.places.get(at)?.within ?? null)
    ids.push(at);
  return ids;
}

function depthOf(collection: Collection, place: CorpusPlace): number {
  return ancestorIds(collection, place).length;
}
