// Detects the MCP revision of a message. Up to 2025-11-25 a client agrees on a revision by `initialize` and names it in
// a header. Since 2026-07-28 each request names it in its body, and headers repeat it. Both work without sessions.
import * as z from "zod/mini";
import { CODES, type Fault, fault, type Message } from "./messages.ts";

/** Revisions agreed on by `initialize`, newest first. */
const BY_HANDSHAKE = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"] as const;
type ByHandshake = (typeof BY_HANDSHAKE)[number];
/** Revisions named by each request. */
export const BY_REQUEST = ["2026-07-28"] as const;

/** Revisions that allow batches of messages. */
const WITH_BATCHES: readonly string[] = ["2025-03-26", "2024-11-05"];
/** The revision of a client that sends no header, since the header is newer than the HTTP transport. */
const WITHOUT_HEADER = "2025-03-26";

const VERSION_KEY = "io.modelcontextprotocol/protocolVersion";
const CAPABILITIES_KEY = "io.modelcontextprotocol/clientCapabilities";
const VERSION_HEADER = "mcp-protocol-version";
/** The parameter whose value the header `Mcp-Name` repeats, by method. */
const NAMED_BY: ReadonlyMap<string, string> = new Map([
  ["tools/call", "name"],
  ["resources/read", "uri"],
]);

const Meta = z.record(z.string(), z.unknown());

export type EraOrFault = { era: "handshake" | "request" } | { fault: Fault };

/** The revision that `initialize` agrees on: the client's own if known, otherwise the newest. */
export function agreedVersion(wanted: unknown): ByHandshake {
  return BY_HANDSHAKE.find((version) => version === wanted) ?? BY_HANDSHAKE[0];
}

export function allowsBatches(headers: Headers): boolean {
  return WITH_BATCHES.includes(headers.get(VERSION_HEADER) ?? WITHOUT_HEADER);
}

export function eraOf(message: Message, headers: Headers): EraOrFault {
  const named = headers.get(VERSION_HEADER);
  const meta = metaOf(message);
  const claimed = meta[VERSION_KEY];
  if (claimed !== undefined) return eraOfRequest(message, claimed, meta[CAPABILITIES_KEY], headers);
  if (named === null || isOneOf(BY_HANDSHAKE, named)) return { era: "handshake" };
  if (!isOneOf(BY_REQUEST, named)) return unknown(named);
  if (message.id === undefined) return { era: "request" };
  return fault(CODES.params, `params._meta 里要写明 ${VERSION_KEY} 和 ${CAPABILITIES_KEY}。`, { status: 400 });
}

function eraOfRequest({ method, params = {} }: Message, claimed: unknown, capabilities: unknown, headers: Headers) {
  if (headers.get(VERSION_HEADER) !== claimed) return mismatch("MCP-Protocol-Version");
  if (!isOneOf(BY_REQUEST, claimed)) return unknown(claimed);
  if (!Meta.safeParse(capabilities).success) {
    return fault(CODES.params, `params._meta 里的 ${CAPABILITIES_KEY} 要是一个 JSON 对象。`, { status: 400 });
  }
  if (headers.get("mcp-method") !== method) return mismatch("Mcp-Method");
  const key = NAMED_BY.get(method ?? "");
  if (key !== undefined && decoded(headers.get("mcp-name")) !== params[key]) return mismatch("Mcp-Name");
  return { era: "request" } as const;
}

function metaOf({ params }: Message): Readonly<Record<string, unknown>> {
  return Meta.safeParse(params?._meta).data ?? {};
}

function isOneOf(versions: readonly string[], version: unknown): boolean {
  return versions.some((known) => known === version);
}

function mismatch(header: string): { fault: Fault } {
  return fault(CODES.headers, `请求头 ${header} 要有，并且和内容里写的一样。`, { status: 400 });
}

/** The client retries with one of the `supported` revisions. */
function unknown(version: unknown): { fault: Fault } {
  // The protocol requires the requested version; it is repeated only when it looks like one.
  const requested = typeof version === "string" && /^[\w.-]{1,20}$/.test(version) ? version : "";
  const supported = [...BY_REQUEST, ...BY_HANDSHAKE];
  return fault(CODES.version, `这里不说这个版本的协议，可以用 ${supported.join("、")}。`, {
    status: 400,
    data: { supported, requested },
  });
}

/** Decodes a header. A value with more than ASCII comes as `=?base64?…?=`. */
function decoded(header: string | null): string | null {
  const encoded = /^=\?base64\?([\w+/]*={0,2})\?=$/.exec(header ?? "")?.[1];
  if (encoded === undefined) return header;
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0)));
  } catch {
    return null;
  }
}
