// The opened collection: checked on the way in, then what every stage reads. No question enters here.
import type { Citation, Contact, IndexInfo, Source } from "./contract.ts";
import { type Chunk, Corpus, type CorpusPlace, type CorpusSource } from "./corpus.ts";
import { digest } from "./digest.ts";
import type { SearchEngine } from "./search/engine.ts";
import { TOKENIZER_ID } from "./text.ts";

/** Contacts that the service's own words name; a collection without them is refused by the build. */
export const LEGAL_HOTLINE_ID = "legal-12348";
export const EMERGENCY_IDS = ["police-110", "ambulance-120"] as const;

/** The index cannot be used: missing, damaged, or made by another version. The message is for the operator. */
export class IndexError extends Error {}

export interface Collection {
  readonly corpus: Corpus;
  readonly engine: SearchEngine;
  readonly info: IndexInfo;
  readonly chunks: ReadonlyMap<string, Chunk>;
  readonly sources: ReadonlyMap<string, CorpusSource>;
  readonly places: ReadonlyMap<string, CorpusPlace>;
}

/** The digest that a corpus carries: of everything else in it and of the packed terms. */
export function corpusDigest(corpus: Omit<Corpus, "digest">, packedTerms: string): string {
  return digest(`${JSON.stringify({ ...corpus, digest: "" })}\n${packedTerms}`);
}

/** Opens the two texts that the build wrote. Throws IndexError with what to do about it. */
export function openCollection(
  corpusText: string,
  packedTerms: string,
  openEngine: (packedTerms: string, chunks: readonly Chunk[]) => SearchEngine,
): Collection {
  const corpus = parseCorpus(corpusText);
  if (corpus.tokenizer !== TOKENIZER_ID) {
    throw new IndexError(`index made with tokenizer ${corpus.tokenizer}, this is ${TOKENIZER_ID}: run npm run build`);
  }
  if (corpusDigest(corpus, packedTerms) !== corpus.digest) {
    throw new IndexError("index does not match its digest: run npm run build");
  }
  const dates = corpus.sources.flatMap(({ published }) => (published === null ? [] : [published])).sort();
  return {
    corpus,
    engine: openEngine(packedTerms, corpus.chunks),
    info: {
      id: `ix_${corpus.digest.slice(0, 12)}`,
      built: dates.at(-1) ?? null,
      sources: corpus.sources.length,
      passages: corpus.chunks.length,
    },
    chunks: new Map(corpus.chunks.map((chunk) => [chunk.id, chunk])),
    sources: new Map(corpus.sources.map((source) => [source.id, source])),
    places: new Map(corpus.places.map((place) => [place.id, place])),
  };
}

function parseCorpus(corpusText: string): Corpus {
  let json: unknown;
  try {
    json = JSON.parse(corpusText);
  } catch {
    throw new IndexError("index is not JSON: run npm run build");
  }
  const parsed = Corpus.safeParse(json);
  if (!parsed.success) throw new IndexError("index has another form than this program reads: run npm run build");
  return parsed.data;
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

/** A citation of `text.slice(start, end)` of a source; `origin` makes its url absolute. */
export function cite(
  collection: Collection,
  chunk: Chunk,
  source: CorpusSource,
  span: { n: number; start: number; end: number; origin: string | null },
): Citation {
  const { n, start, end, origin } = span;
  const query = new URLSearchParams({
    index: collection.info.id,
    passage: chunk.id,
    start: String(start),
    end: String(end),
  });
  const href = `/sources/${encodeURIComponent(source.id)}?${query}#quote`;
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
  };
}
