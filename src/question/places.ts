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
  /** The place that a folded text names, other than `but` and those around it: the smallest, and of equals the first. */
  find(folded: string, but?: CorpusPlace): CorpusPlace | null;
  /** Every place that a folded text names, and where each name ends; a name inside a longer one is none. */
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
   * Whether a folded text speaks of the place by name. A text about a county that names its city (占比嘉兴第一)
   * does not speak of the city.
   */
  isSpokenOf(place: CorpusPlace, about: CorpusPlace | null, folded: string): boolean;
  /** How many places lie around it. */
  depth(place: CorpusPlace): number;
  /** Whether `place` lies in `around`; a place does not lie in itself. */
  isWithin(place: CorpusPlace, around: CorpusPlace): boolean;
  /** Whether a source is about the place, or about one that it lies in. */
  isCovered(place: CorpusPlace): boolean;
  /** A folded text with every place name made blank. */
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
  const findForeign = createForeign(outside);

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
          // A name inside the longer one of another place is not named.
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
    findOutside: findForeign,
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

/** The first of names that a folded text names, as it is written; or null. */
function createForeign(names: readonly string[]): (folded: string) => string | null {
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
 * Finds the names in a folded text, one behind the other, the longest that fits first. One regular expression of
 * all of them takes longer to compile than the askings of a collection take to be read.
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

/** How many units of a folded text from `at` on are the name: 0 where it does not stand there. */
function sizeOf(name: string): (folded: string, at: number) => number {
  const word = wordPattern(name, "uy");
  if (word === null) return (folded, at) => (folded.startsWith(name, at) ? name.length : 0);
  return (folded, at) => {
    word.lastIndex = at;
    return word.exec(folded)?.[0].length ?? 0;
  };
}

/** A Latin name as a whole word; null for other names. */
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
