// Opens the built collection, checks it, and offers the look-ups that every stage uses. No question enters here.
import { ARTICLE } from "./articles.ts";
import type { Citation, Contact, Handoff, IndexInfo, Lang, Source } from "./contract.ts";
import type { Chunk, Corpus, CorpusContact, CorpusPlace, CorpusSource, Span } from "./corpus.ts";
import { createTraditional } from "./in-traditional.ts";
import { openSealed } from "./seal.ts";
import type { SearchEngine } from "./search/engine.ts";

/** Id of the contact that the service's own sentences name. The build refuses a collection without it. */
export const LEGAL_HOTLINE_ID = "legal-12348";

/** Id of the office's own subject, unless the table of subjects gives it another. */
export const OWN_OFFICE = "own-office";

export interface Collection {
  readonly corpus: Corpus;
  /** Whether editors reviewed the facts. If not, the build drafted them from the files of an office. */
  readonly isEdited: boolean;
  readonly engine: SearchEngine;
  readonly info: IndexInfo;
  readonly chunks: ReadonlyMap<string, Chunk>;
  /** The chunk of each statement, by statement number. */
  readonly statementChunks: readonly Chunk[];
  readonly sources: ReadonlyMap<string, CorpusSource>;
  readonly places: ReadonlyMap<string, CorpusPlace>;
  /** Writes an editor's Chinese in Traditional characters. */
  readonly traditional: (text: string) => string;
}

/** Opens the text that the build wrote. Throws an IndexError that says what to do about it. */
export function openCollection(corpusText: string, createEngine: (corpus: Corpus) => SearchEngine): Collection {
  const corpus = openSealed(corpusText);
  const dates = corpus.sources.flatMap(({ published }) => (published === null ? [] : [published])).sort();
  return {
    corpus,
    isEdited: corpus.weights === null,
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
    traditional: lazy(() => createTraditional(corpus.traditional)),
  };
}

/** Makes a function when it is first called: most readers never need it. */
function lazy(make: () => (text: string) => string): (text: string) => string {
  let made: ((text: string) => string) | undefined;
  return (text) => {
    made ??= make();
    return made(text);
  };
}

/** The source as clients see it: with the name of its place, not the id. */
export function sourceView(collection: Collection, source: CorpusSource): Source {
  const { relative: _relative, text: _text, version: _version, place, ...view } = source;
  return { ...view, place: place === null ? null : (collection.places.get(place)?.name ?? place) };
}

/** The chunk that contains a position of a source's text; undefined between chunks. */
export function chunkAt({ corpus }: Collection, source: string, position: number): Chunk | undefined {
  return corpus.chunks.find((chunk) => chunk.source === source && chunk.start <= position && position < chunk.end);
}

/** An editor's Chinese words for people, in the characters of a language. */
export function inCharacters({ traditional }: Collection, text: string, lang: Lang): string {
  return lang === "zh-Hant" ? traditional(text) : text;
}

/** The contacts with these ids, in their order. Unknown ids are skipped. */
export function contacts(collection: Collection, ids: readonly string[], lang: Lang): Contact[] {
  return ids.flatMap((id) => {
    const found = collection.corpus.contacts.find((contact) => contact.id === id);
    return found === undefined ? [] : [contactIn(collection, found, lang)];
  });
}

/** A contact in a language. An English name keeps the Chinese one, by which everybody else knows the number. */
export function contactIn(collection: Collection, found: CorpusContact, lang: Lang): Contact {
  const { id: _id, name_en, for_en, ...contact } = found;
  if (lang === "en") return { ...contact, name: `${name_en} ${contact.name}`.trim(), for: for_en || contact.for };
  return {
    ...contact,
    name: inCharacters(collection, contact.name, lang),
    for: inCharacters(collection, contact.for, lang),
  };
}

/**
 * The number to call when the reviewed contacts are unavailable: the index is damaged, or the request never reached the app.
 * A test compares it with `seeds/contacts.yaml`; `basis` is the first one there, without its address.
 */
const LEGAL_HOTLINE: Contact = {
  kind: "hotline",
  name: "公共法律服务热线",
  tel: "12348",
  url: null,
  for: "遇到法律问题想先问一问，或想知道法律援助、调解该怎么走，打这个电话咨询。",
  basis: "嘉兴日报《嘉兴公共法律服务获省内外点赞》，2017-02-03",
};

/** The handoff of a problem; it always contains a number to call. `why` is in Simplified Chinese. */
export function problemHandoff(collection: Collection | null, lang: Lang = "zh-CN"): Handoff {
  if (collection === null) return { why: "法律上的事，可以打12348公共法律服务热线问一问。", contacts: [LEGAL_HOTLINE] };
  const known = contacts(collection, [LEGAL_HOTLINE_ID], lang);
  return { why: "法律上的事，可以打电话问。", contacts: known.length > 0 ? known : [LEGAL_HOTLINE] };
}

/** Cites `text.slice(start, end)` of a source. The url is absolute, and null without an `origin`. */
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

/** The link to a span of a source. With a `version`, it also works in a later index while the text is the same. */
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

/** A span of a source's text, verbatim. */
export function sourceText({ text }: CorpusSource, [start, end]: Span): string {
  return text.slice(start, end);
}
