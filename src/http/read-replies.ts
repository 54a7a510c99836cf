// Replies of the reading routes: search, lists, one source, one passage. They depend on the collection only.
import type * as z from "zod/mini";
import { type Collection, chunkAt, cite, sourceView } from "../collection.ts";
import type { Chunk, CorpusSource, DirectoryEntry } from "../corpus.ts";
import { isOver } from "../day.ts";
import type {
  ListQuery,
  PassageReply,
  PlacesReply,
  SearchQuery,
  SearchReply,
  Service,
  ServicesReply,
  SourceReply,
  SourceSummary,
  SourcesReply,
} from "../endpoints.ts";
import { LIST_LIMIT_DEFAULT, QUERY_TERMS_MAX, QUOTE_CHARS_MAX, SEARCH_LIMIT_DEFAULT } from "../limits.ts";
import { Problem } from "../problem.ts";
import { clean, terms } from "../text.ts";
import { NO_SOURCE } from "./problem-sentences.ts";
import { sourceOfPassage, withdrawnSentence } from "./withdrawn-words.ts";

export async function searchReply(
  collection: Collection,
  { q, limit = SEARCH_LIMIT_DEFAULT }: z.output<typeof SearchQuery>,
  today: string,
): Promise<z.output<typeof SearchReply>> {
  const wanted = [...new Set(terms(clean(q)))].slice(0, QUERY_TERMS_MAX);
  const found = await collection.engine.search(wanted, Number.POSITIVE_INFINITY);
  // A passage scores as high as its best statement.
  const best = new Map<Chunk, number>();
  for (const { statement, score } of found) {
    const chunk = collection.statementChunks[statement];
    if (chunk !== undefined && !best.has(chunk)) best.set(chunk, score);
  }
  const hits = [...best].flatMap(([{ id, source: of, start, end }, score]) => {
    const source = collection.sources.get(of);
    if (source === undefined || isOver(source, today)) return [];
    return [
      { passage: id, source: sourceView(collection, source), text: source.text.slice(start, end), start, end, score },
    ];
  });
  return { hits: hits.slice(0, limit), index: collection.info };
}

export function sourcesReply(collection: Collection, query: z.output<typeof ListQuery>): z.output<typeof SourcesReply> {
  const { items, next } = page(collection.corpus.sources, query);
  return { sources: sourceSummaries(collection, items), next, index: collection.info };
}

/** Sources with their lengths. */
function sourceSummaries(collection: Collection, sources: readonly CorpusSource[]): z.output<typeof SourceSummary>[] {
  const passages = new Map<string, number>();
  for (const { source } of collection.corpus.chunks) passages.set(source, (passages.get(source) ?? 0) + 1);
  return sources.map((source) => ({
    ...sourceView(collection, source),
    characters: [...source.text].length,
    passages: passages.get(source.id) ?? 0,
  }));
}

export function findSource(collection: Collection, id: string): CorpusSource {
  const source = collection.sources.get(id);
  if (source !== undefined) return source;
  throw withdrawnProblem(collection, id) ?? new Problem("not_found", NO_SOURCE);
}

/** Null when no text of that id was withdrawn. */
function withdrawnProblem({ corpus }: Collection, id: string): Problem | null {
  const text = corpus.withdrawn.find((each) => each.id === id);
  return text === undefined ? null : new Problem("withdrawn", withdrawnSentence(text));
}

export function sourceReply(collection: Collection, id: string): z.output<typeof SourceReply> {
  const source = findSource(collection, id);
  const { text, version } = source;
  return { ...sourceView(collection, source), text, version, index: collection.info };
}

export function passageReply(collection: Collection, id: string): z.output<typeof PassageReply> {
  const chunk = collection.chunks.get(id);
  const source = chunk === undefined ? undefined : collection.sources.get(chunk.source);
  if (chunk === undefined || source === undefined) {
    throw (
      withdrawnProblem(collection, sourceOfPassage(id)) ??
      new Problem("not_found", "没有这一段资料。资料更新以后，原来的段落可能换了位置，请再问一次。")
    );
  }
  const { start, end } = chunk;
  return {
    passage: id,
    source: sourceView(collection, source),
    text: source.text.slice(start, end),
    start,
    end,
    index: collection.info,
  };
}

/** `origin` makes the links of the citations absolute. */
export function servicesReply(
  collection: Collection,
  query: z.output<typeof ListQuery>,
  origin: string | null,
): z.output<typeof ServicesReply> {
  const { items, next } = page(collection.corpus.services, query);
  const services = items.flatMap((entry) => serviceView(collection, entry, origin) ?? []);
  return { services, next, index: collection.info };
}

/**
 * A service with its first piece of evidence. Null when the evidence lies in no passage; the build rejects such a
 * service.
 */
function serviceView(
  collection: Collection,
  entry: DirectoryEntry,
  origin: string | null,
): z.output<typeof Service> | null {
  const { id, name, aliases, place, audience, needs, evidence, questions } = entry;
  const [first] = evidence;
  const source = first === undefined ? undefined : collection.sources.get(first.source);
  const chunk = first === undefined ? undefined : chunkAt(collection, first.source, first.start);
  if (first === undefined || source === undefined || chunk === undefined) return null;
  const { start } = first;
  const end = Math.min(first.end, chunk.end, start + QUOTE_CHARS_MAX);
  return {
    id,
    name,
    aliases,
    place: place === null ? null : (collection.places.get(place)?.name ?? place),
    audience,
    needs,
    citation: cite(collection, chunk, source, { n: 1, start, end, origin }),
    questions,
  };
}

export function placesReply(collection: Collection, query: z.output<typeof ListQuery>): z.output<typeof PlacesReply> {
  const { items, next } = page(collection.corpus.places, query);
  const places = items.map(({ id, name, aliases, within }) => ({ id, name, aliases, within }));
  return { places, next, index: collection.info };
}

/** One page of a list. The cursor is the position of the next page's first item. */
function page<Item>(
  all: readonly Item[],
  { limit = LIST_LIMIT_DEFAULT, cursor = "0" }: z.output<typeof ListQuery>,
): { items: Item[]; next: string | null } {
  const from = /^\d{1,9}$/.test(cursor) ? Number(cursor) : Number.NaN;
  if (!(from === 0 || from < all.length)) {
    throw new Problem("invalid_request", "请求里的 cursor 不对：要照上一页的 next 原样填。", {
      errors: [{ pointer: "#/cursor", detail: "要照上一页的 next 原样填" }],
    });
  }
  const to = from + limit;
  return { items: all.slice(from, to), next: to < all.length ? String(to) : null };
}
