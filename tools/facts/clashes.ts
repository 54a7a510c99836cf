// Finds facts of the same subject, kind and noun that have different values. If they hold for different places, times
// or scopes, they differ on purpose; otherwise they clash. Pure.

import { sourceText } from "../../src/collection.ts";
import type { CorpusPlace, CorpusSource, Fact } from "../../src/corpus.ts";
import type { FactKind } from "../../src/fact-kinds.ts";
import type { Folder } from "./folder.ts";
import { areOtherUnits, bare, isSameValue, type Value, withYears } from "./values.ts";

/** Why two facts may differ. `scope`: one place lies within the other, or the figures count in different units. */
export type Purpose = "place" | "scope" | "date";

/** A fact with the properties by which it is compared. */
export interface Told {
  readonly fact: Fact;
  readonly source: CorpusSource;
  readonly values: readonly Value[];
  /** Ids of the places for which it holds: its own, or else that of its source. */
  readonly places: readonly string[];
  /** The time at which it holds, with relative years resolved; empty when the date of its source applies. */
  readonly time: string;
}

/** Facts of one subject, kind and noun with different values. */
export interface Difference {
  readonly subject: string | null;
  readonly kind: FactKind;
  readonly of: string;
  readonly told: readonly Told[];
  /** Empty when the facts clash. */
  readonly purposes: readonly Purpose[];
}

/** Kinds of which a thing has one value. Different entries of a list and different sentences are no contradiction. */
const COMPARED: ReadonlySet<FactKind> = new Set([
  "number",
  "date",
  "person",
  "place",
  "hours",
  "fee",
  "duration",
  "telephone",
  "address",
]);
/** Times that add nothing to the date of the source. */
const NOW: ReadonlySet<string> = new Set(["", "如今", "目前", "现有", "现在", "截至目前"]);

/** Returns the clashes and the facts that differ on purpose, in the order of the facts. */
export function findDifferences({ facts, sources, places }: Pick<Folder, "facts" | "sources" | "places">): {
  clashes: Difference[];
  onPurpose: Difference[];
} {
  const clashes: Difference[] = [];
  const onPurpose: Difference[] = [];
  for (const told of groupsOf(facts, sources)) {
    const [first] = told;
    if (first === undefined) continue;
    const { subject, kind, of } = first.fact;
    const clashing = new Set<Told>();
    const settled = new Set<Told>();
    const purposes = new Set<Purpose>();
    for (const [one, other] of pairsOf(told)) {
      if (haveSameValues(one, other)) continue;
      const purpose = purposeOf(one, other, places);
      const found = purpose === null ? clashing : settled;
      found.add(one).add(other);
      if (purpose !== null) purposes.add(purpose);
    }
    const difference = (among: ReadonlySet<Told>) => ({
      subject,
      kind,
      of,
      told: told.filter((each) => among.has(each)),
    });
    if (clashing.size > 0) clashes.push({ ...difference(clashing), purposes: [] });
    if (settled.size > 0) onPurpose.push({ ...difference(settled), purposes: [...purposes] });
  }
  return { clashes, onPurpose };
}

/**
 * Groups facts by subject, kind and noun. Facts with neither a subject nor a noun could be about anything: left out.
 */
function groupsOf(facts: readonly Fact[], sources: readonly CorpusSource[]): Told[][] {
  const groups = new Map<string, Told[]>();
  for (const fact of facts) {
    const source = sources.find(({ id }) => id === fact.source);
    const noun = bare(fact.of);
    if (source === undefined || !COMPARED.has(fact.kind) || fact.values.length === 0) continue;
    if (fact.subject === null && noun === "") continue;
    const key = JSON.stringify([fact.subject, fact.kind, noun]);
    groups.set(key, [...(groups.get(key) ?? []), toTold(fact, source)]);
  }
  return [...groups.values()];
}

function toTold(fact: Fact, source: CorpusSource): Told {
  const time = bare(fact.time);
  const own = source.place === null ? [] : [source.place];
  return {
    fact,
    source,
    values: fact.values.map((span) => ({ text: sourceText(source, span), unit: fact.unit, source })),
    places: fact.places.length > 0 ? fact.places : own,
    time: NOW.has(time) ? "" : bare(withYears(fact.time, source)),
  };
}

function pairsOf(told: readonly Told[]): [Told, Told][] {
  return told.flatMap((one, i) => told.slice(i + 1).map((other): [Told, Told] => [one, other]));
}

/** Whether all values of the fact with fewer values are among those of the other. */
function haveSameValues(one: Told, other: Told): boolean {
  const [fewer, more] = one.values.length <= other.values.length ? [one, other] : [other, one];
  return fewer.values.every((value) => more.values.some((each) => isSameValue(one.fact.kind, value, each)));
}

/** Returns why two facts may differ, or null when they clash. */
function purposeOf(one: Told, other: Told, places: readonly CorpusPlace[]): Purpose | null {
  const isBoth = one.places.every((id) => other.places.includes(id)) && one.places.length === other.places.length;
  if (!isBoth) return isPartOf(one, other, places) || isPartOf(other, one, places) ? "scope" : "place";
  if (one.time !== other.time || areOtherDates(one.source, other.source)) return "date";
  const [a, b] = [one.values[0], other.values[0]];
  return a !== undefined && b !== undefined && areOtherUnits(one.fact.kind, a, b) ? "scope" : null;
}

/** Whether each place of `one` is, or lies within, a place of `other`. */
function isPartOf(one: Told, other: Told, places: readonly CorpusPlace[]): boolean {
  const isWithin = (id: string | null): boolean =>
    id !== null && (other.places.includes(id) || isWithin(places.find((place) => place.id === id)?.within ?? null));
  return one.places.every(isWithin);
}

/** Whether two dates cannot be the same day: 2021 may be 2021-05-10, and an unknown date may be any day. */
function areOtherDates({ published: a }: CorpusSource, { published: b }: CorpusSource): boolean {
  return a !== null && b !== null && !a.startsWith(b) && !b.startsWith(a);
}
