// Drafts facts from small texts and from the fictional county, in a readable form.
import { readdirSync, readFileSync } from "node:fs";
import { chunk } from "../../../index/chunk.ts";
import { type DraftedFact, draftFacts } from "../../../index/drafted/draft-facts.ts";
import { repair } from "../../../index/repair.ts";
import type { Chunk, CorpusSource, Fact } from "../../../src/corpus.ts";
import type { FactKind } from "../../../src/fact-kinds.ts";
import { BARE_FACT } from "../../../src/match/bare-fact.ts";

const COUNTY = new URL("../../county/seeds/", import.meta.url);

interface Texts {
  readonly sources: CorpusSource[];
  readonly chunks: Chunk[];
}

export function readText(id: string, file: string, seed: string): Texts {
  const { text, title, parts } = repair({ file, text: seed });
  const source: CorpusSource = {
    id,
    title: title ?? file,
    title_given: title !== null,
    publisher: null,
    author: null,
    published: null,
    published_precision: "unknown",
    published_estimated: false,
    place: null,
    url: null,
    relative: [],
    text,
    version: "",
  };
  return { sources: [source], chunks: chunk(id, text, parts) };
}

function readCounty(): Texts {
  const names = readdirSync(COUNTY).filter((name) => /^y\d\d.*\.(?:txt|md)$/u.test(name));
  const texts = names
    .sort()
    .map((name) => readText(name.slice(0, 3), name, readFileSync(new URL(name, COUNTY), "utf8")));
  return { sources: texts.flatMap(({ sources }) => sources), chunks: texts.flatMap(({ chunks }) => chunks) };
}

/** A fact with its spans as text. */
export interface Told {
  readonly kind: FactKind;
  readonly values: readonly string[];
  readonly of: string;
  readonly unit: string;
  readonly anchor: string;
  readonly fact: DraftedFact;
}

function tell({ sources }: Texts, facts: readonly DraftedFact[]): Told[] {
  return facts.map((fact) => {
    const text = sources.find(({ id }) => id === fact.source)?.text ?? "";
    return {
      kind: fact.kind,
      values: fact.values.map(([start, end]) => text.slice(start, end)),
      of: fact.of,
      unit: fact.unit,
      anchor: text.slice(fact.start, fact.end),
      fact,
    };
  });
}

export const county = readCounty();
export const countyFacts = draftFacts({ ...county, edited: [] });
export const told = tell(county, countyFacts);

export function inCounty(source: string, kind: FactKind): Told[] {
  return told.filter((each) => each.fact.source === source && each.kind === kind);
}

/** Drafts facts from a small text with a title. */
export function drafted(body: string, title = "嘉禾县图书馆办事指南", edited: readonly Fact[] = []): Told[] {
  const texts = readText("a", "a.txt", `${title}\n\n${body}\n`);
  return tell(texts, draftFacts({ ...texts, edited }));
}

export function valuesOf(facts: readonly Told[], kind: FactKind): string[] {
  return facts.filter((each) => each.kind === kind).flatMap(({ values }) => values);
}

/** An edited fact about a span of a small text. */
export function editedFact(body: string, kind: FactKind, value: string, title = "嘉禾县图书馆办事指南"): Fact {
  const [source] = readText("a", "a.txt", `${title}\n\n${body}\n`).sources;
  const start = source?.text.indexOf(value) ?? -1;
  if (start < 0) throw new Error(`the text has no "${value}"`);
  const end = start + value.length;
  return {
    ...BARE_FACT,
    row: 1,
    source: "a",
    start,
    end,
    kind,
    values: kind === "statement" ? [] : [[start, end]],
  };
}
