// Facts that say different things of one thing: of the same subject, kind and noun, with other values. Those that neither
// place nor time tells apart clash; the others differ on purpose. A folder in, both lists out. Pure.

import { sourceText } from "../../src/collection.ts";
import type { CorpusPlace, CorpusSource, Fact } from "../../src/corpus.ts";
import type { FactKind } from "../../src/fact-kinds.ts";
import type { Folder } from "./folder.ts";
import { areOtherUnits, bare, isSameValue, type Value, withYears } from "./values.ts";

/** What tells two facts apart: `scope` is a part and its whole, or what is counted in other units. */
export type Purpose = "place" | "scope" | "date";

/** A fact with what it is compared by. */
export interface Told {
  readonly fact: Fact;
  readonly source: CorpusSource;
  readonly values: readonly Value[];
  /** Ids of the places that it is true of: its own, or its source's. */
  readonly places: readonly string[];
  /** When it is true, with relative years resolved; empty where its source's date is meant. */
  readonly time: string;
}

/** Facts of one subject, kind and noun that say different things. */
export interface Difference {
  readonly subject: string | null;
  readonly kind: FactKind;
  readonly of: string;
  readonly told: readonly Told[];
  /** None where they clash. */
  readonly purposes: readonly Purpose[];
}

/** Kinds of which one thing has one value; what stands in a list, or is told as a sentence, is no contradiction. */
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
/** They say no more than the date of the report does. */
const NOW: ReadonlySet<string> = new Set(["", "如今", "目前", "现有", "现在", "截至目前"]);

/** Clashes, and what differs on purpose, in the order of the facts. */
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
      if (sayTheSame(one, other)) continue;
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

/** Facts by what they are of; those that name neither a subject nor a noun are of anything, and stand in none. */
function groupsOf(facts: readonly Fact[], sources: readonly CorpusSource[]): Told[][] {
  const groups = new Map<string, Told[]>();
  for (const fact of facts) {
    const source = sources.find(({ id }) => id === fact.source);
    const noun = bare(fact.of);
    if (source === undefined || !COMPARED.has(fact.kind) || fact.values.length === 0) continue;
    if (fact.subject === null && noun === "") continue;
    const key = JSON.stringify([fact.subject, fact.kind, noun]);
    groups.set(key, [...(groups.get(key) ?? []), tellOf(fact, source)]);
  }
  return [...groups.values()];
}

function tellOf(fact: Fact, source: CorpusSource): Told {
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

/** Whether each value of the one that says less is among those of the other. */
function sayTheSame(one: Told, other: Told): boolean {
  const [fewer, more] = one.values.length <= other.values.length ? [one, other] : [other, one];
  return fewer.values.every((value) => more.values.some((each) => isSameValue(one.fact.kind, value, each)));
}

/** What tells two facts apart, or null where nothing does. */
function purposeOf(one: Told, other: Told, places: readonly CorpusPlace[]): Purpose | null {
  const isBoth = one.places.every((id) => other.places.includes(id)) && one.places.length === other.places.length;
  if (!isBoth) return isPartOf(one, other, places) || isPartOf(other, one, places) ? "scope" : "place";
  if (one.time !== other.time || areOtherDates(one.source, other.source)) return "date";
  const [a, b] = [one.values[0], other.values[0]];
  return a !== undefined && b !== undefined && areOtherUnits(one.fact.kind, a, b) ? "scope" : null;
}

/** Whether each place of the one lies within, or is, a place of the other. */
function isPartOf(one: Told, other: Told, places: readonly CorpusPlace[]): boolean {
  const isWithin = (id: string | null): boolean =>
    id !== null && (other.places.includes(id) || isWithin(places.find((place) => place.id === id)?.within ?? null));
  return one.places.every(isWithin);
}

/** Dates that cannot be the same day: 2021 may be 2021-05-10, and what is not dated may be any. */
function areOtherDates({ published: a }: CorpusSource, { published: b }: CorpusSource): boolean {
  return a !== null && b !== null && !a.startsWith(b) && !b.startsWith(a);
}
