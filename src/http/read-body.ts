// Reads a request's body as text. Checks its type, size, time and UTF-8, or throws a problem; it does not parse the
// content. Hono's `bodyLimit` checks the size only, and waits without end.
import { BODY_BYTES_MAX, BODY_READ_TIMEOUT_MS } from "../limits.ts";
import { Problem } from "../problem.ts";
import { CUT_OFF, LATE, tooLong } from "./problem-sentences.ts";

/** Accepted media types, the usual one first. Parameters are allowed, but of charsets only UTF-8. */
type MediaTypes = string | readonly [string, ...string[]];

export async function readBody(request: Request, accepted: MediaTypes, bytesMax = BODY_BYTES_MAX): Promise<string> {
  checkType(request.headers, typeof accepted === "string" ? [accepted] : accepted);
  const announced = request.headers.get("content-length");
  if (Number(announced ?? 0) > bytesMax) throw tooLarge(bytesMax);
  const bytes = await readBytes(request, announced !== null, bytesMax);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw new Problem("invalid_request", "发来的内容不是 UTF-8 编码，没法读。请改成 UTF-8 再发一次。", {
      errors: [{ pointer: "#", detail: "要用 UTF-8 编码" }],
    });
  }
}

/** Cancels a body that nobody has read. Otherwise the reply would wait for a sender that may never finish. */
export function dropBody({ body }: Request): void {
  if (body !== null && !body.locked) body.cancel().catch(() => undefined);
}

/** Parses a body's text as JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("invalid_request", "发来的内容不是 JSON，没法读。请检查格式再发一次。", {
      errors: [{ pointer: "#", detail: "要是 JSON" }],
    });
  }
}

function checkType(headers: Headers, mediaTypes: readonly [string, ...string[]]): void {
  const [type = "", ...parameters] = (headers.get("content-type") ?? "").toLowerCase().split(";");
  const charsets = parameters.flatMap((parameter) => {
    const [name = "", value = ""] = parameter.split("=");
    return name.trim() === "charset" ? [value.trim().replaceAll('"', "")] : [];
  });
  const encoding = headers.get("content-encoding") ?? "identity";
  if (
    mediaTypes.includes(type.trim()) &&
    charsets.every((charset) => charset === "utf-8" || charset === "utf8") &&
    encoding.trim().toLowerCase() === "identity"
  ) {
    return;
  }
  throw new Problem(
    "unsupported_media_type",
    `这里只收 ${mediaTypes[0]} 格式、UTF-8 编码的内容。请换成这种格式再发一次。`,
  );
}

/**
 * `isFramed`: the platform passes on no more bytes than `Content-Length` announced. Otherwise the bytes are counted as
 * they arrive.
 */
async function readBytes(request: Request, isFramed: boolean, bytesMax: number): Promise<Uint8Array> {
  if (request.body === null) return new Uint8Array();
  // Read in one go: reading in chunks costs more than all other work around an answer.
  if (isFramed) {
    const bytes = await within(request.arrayBuffer().then((buffer) => new Uint8Array(buffer)));
    if (bytes.byteLength > bytesMax) throw tooLarge(bytesMax);
    return bytes;
  }
  const reader = request.body.getReader();
  try {
    return await within(collect(reader, bytesMax));
  } catch (error) {
    // Not awaited: a sender that never finishes must not delay the reply.
    reader.cancel().catch(() => undefined);
    throw error;
  }
}

/** Resolves to what is read before the deadline, or throws a problem. */
async function within(reading: Promise<Uint8Array>): Promise<Uint8Array> {
  let stopWaiting = () => {};
  const deadline = new Promise<never>((_, reject) => {
    // Created only when needed: an error captures a stack trace.
    const late = () => new Problem("request_timeout", LATE);
    const timer = setTimeout(() => reject(late()), BODY_READ_TIMEOUT_MS);
    stopWaiting = () => clearTimeout(timer);
  });
  try {
    return await Promise.race([reading, deadline]);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem("invalid_request", CUT_OFF);
  } finally {
    stopWaiting();
  }
}

async function collect(reader: ReadableStreamDefaultReader<Uint8Array>, bytesMax: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > bytesMax) throw tooLarge(bytesMax);
    pieces.push(value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.byteLength;
  }
  return bytes;
}

function tooLarge(bytesMax: number): Problem {
  return new Problem("payload_too_large", tooLong(bytesMax / 1024));
}
