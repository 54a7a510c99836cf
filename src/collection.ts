// The opened collection: checked on the way in, then what every stage reads. No question enters here.
import { ARTICLE } from "./articles.ts";
import type { Citation, Contact, Handoff, IndexInfo, Source } from "./contract.ts";
import type { Chunk, Corpus, CorpusPlace, CorpusSource, Span } from "./corpus.ts";
import { openSealed } from "./seal.ts";
import type { SearchEngine } from "./search/engine.ts";

/** The contact that the service's own words name; a collection without it is refused by the build. */
export const LEGAL_HOTLINE_ID = "legal-12348";

/** The id of the office's own subject, where no table of subjects gives it another. */
export const OWN_OFFICE = "own-office";

export interface Collection {
  readonly corpus: Corpus;
  readonly engine: SearchEngine;
  readonly info: IndexInfo;
  readonly chunks: ReadonlyMap<string, Chunk>;
  /** The chunk of each statement, by its number. */
  readonly statementChunks: readonly Chunk[];
  readonly sources: ReadonlyMap<string, CorpusSource>;
  readonly places: ReadonlyMap<string, CorpusPlace>;
}

/** Opens the text that the build wrote. Throws IndexError with what to do about it. */
export function openCollection(corpusText: string, createEngine: (corpus: Corpus) => SearchEngine): Collection {
  const corpus = openSealed(corpusText);
  const dates = corpus.sources.flatMap(({ published }) => (published === null ? [] : [published])).sort();
  return {
    corpus,
    engine: createEngine(corpus),
    info: {
      id: `ix_${corpus.digest.slice(0, 12)}`,
      built: dates.at(-1) ?? null,
      sources: corpus.sources.length,
      passages: corpus.chunks.length,
    },
    chunks: new Map(corpus.chunks.map((chunk) => [chunk.id, chunk])),
    statementChunks: corpus.chunks.flatMap((chunk) => chunk.sentences.map(() => chunk)),
    sources: new Map(corpus.sources.map((source) => [source.id, source])),
    places: new Map(corpus.places.map((place) => [place.id, place])),
  };
}

/** The source as clients see it: its place by name. */
export function sourceView(collection: Collection, source: CorpusSource): Source {
  const { relative: _relative, text: _text, version: _version, place, ...view } = source;
  return { ...view, place: place === null ? null : (collection.places.get(place)?.name ?? place) };
}

/** The chunk that a position of a source's text lies in. */
export function chunkAt({ corpus }: Collection, source: string, position: number): Chunk | undefined {
  return corpus.chunks.find((chunk) => chunk.source === source && chunk.start <= position && position < chunk.end);
}

/** Who a citizen can turn to, in the order of the ids. Ids that the collection lacks are left out. */
export function contacts(collection: Collection, ids: readonly string[]): Contact[] {
  return ids.flatMap((id) => {
    const found = collection.corpus.contacts.find((contact) => contact.id === id);
    if (found === undefined) return [];
    const { id: _id, ...contact } = found;
    return [contact];
  });
}

/** Whom to turn to beside a problem. Without a collection there are no reviewed contacts: the sentence names the hotline itself. */
export function problemHandoff(collection: Collection | null): Handoff {
  return collection === null
    ? { why: "法律上的事，可以打12348公共法律服务热线问一问。", contacts: [] }
    : { why: "法律上的事，可以打电话问。", contacts: contacts(collection, [LEGAL_HOTLINE_ID]) };
}

/** A citation of `text.slice(start, end)` of a source; `origin` makes its url absolute. */
export function cite(
  collection: Collection,
  chunk: Chunk,
  source: CorpusSource,
  span: { n: number; start: number; end: number; origin: string | null },
): Citation {
  const { n, start, end, origin } = span;
  const href = quoteHref(collection, source, { passage: chunk.id, start, end });
  return {
    n,
    passage: chunk.id,
    source: sourceView(collection, source),
    quote: source.text.slice(start, end),
    start,
    end,
    href,
    url: origin === null ? null : `${origin}${href}`,
    version: source.version,
    ...(ARTICLE.test(chunk.section ?? "") ? { article: chunk.section ?? "" } : {}),
  };
}

/** Where a span of a source is shown. With a `version` it is found again in a later index, while the text is the same. */
export function quoteHref(
  collection: Collection,
  source: CorpusSource,
  { passage, start, end, version }: { passage?: string | undefined; start: number; end: number; version?: string },
): string {
  const query = new URLSearchParams({
    index: collection.info.id,
    ...(passage === undefined ? {} : { passage }),
    start: String(start),
    end: String(end),
    ...(version === undefined ? {} : { version }),
  });
  return `/sources/${encodeURIComponent(source.id)}?${query}#quote`;
}

/** A run of a source's text, verbatim. */
export function sourceText({ text }: CorpusSource, [start, end]: Span): string {
  return text.slice(start, end);
}
