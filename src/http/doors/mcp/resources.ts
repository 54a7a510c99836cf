// The resources of MCP: each source text as `fawen://source/{id}`. The list is that of `/api/sources`, with its
// cursors.
import * as z from "zod/mini";
import type { Collection } from "../../../collection.ts";
import { ListQuery } from "../../../endpoints.ts";
import { Problem } from "../../../problem.ts";
import { factsLine } from "../../facts-line.ts";
import { PAGE_WORDS } from "../../pages/page-words.ts";
import { sourceReply, sourcesReply } from "../../read-replies.ts";
import { validate } from "../../validate.ts";
import type { Params, Result } from "./messages.ts";

const PREFIX = "fawen://source/";
const PLAIN = "text/plain";

const Listing = z.pick(ListQuery, { cursor: true });
const Reading = z.object({ uri: z.string({ error: "要写明 uri" }) });

export function listResources(collection: Collection, params: Params): Result {
  const { sources, next } = sourcesReply(collection, validate(Listing, params));
  const resources = sources.map((source) => ({
    uri: `${PREFIX}${encodeURIComponent(source.id)}`,
    name: source.id,
    title: source.title,
    description: factsLine(source, PAGE_WORDS["zh-CN"]),
    mimeType: PLAIN,
  }));
  return { resources, ...(next === null ? {} : { nextCursor: next }) };
}

export function listTemplates(): Result {
  const description = "One source text, whole and verbatim; `id` is `source.id` of a citation.";
  return {
    resourceTemplates: [
      { uriTemplate: `${PREFIX}{id}`, name: "source", title: "资料全文", description, mimeType: PLAIN },
    ],
  };
}

/** Throws `not_found` or `withdrawn`. */
export function readResource(collection: Collection, params: Params): Result {
  const { uri } = validate(Reading, params);
  const { text } = sourceReply(collection, idOf(uri));
  return { contents: [{ uri, mimeType: PLAIN, text }] };
}

function idOf(uri: string): string {
  try {
    if (uri.startsWith(PREFIX)) return decodeURIComponent(uri.slice(PREFIX.length));
  } catch {
    // Invalid escapes are reported as an unknown source.
  }
  throw new Problem("not_found", "没有这一篇资料。资料的地址是 fawen://source/ 加它的 id。");
}
