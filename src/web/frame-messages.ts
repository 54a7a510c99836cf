// Messages between the frame and the embedding page, version 1. Pure. Invalid messages become null.
import { PLACE_CHARS_MAX, QUESTION_CHARS_MAX } from "../limits.ts";

const VERSION = 1;

export type ToFrame =
  | { type: "hello" }
  | { type: "clear" }
  | { type: "ask"; question: string; place: string | undefined };

/** `data` is untrusted: any page can send it. */
export function readMessage(data: unknown): ToFrame | null {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return null;
  const fields = new Map<string, unknown>(Object.entries(data));
  if (fields.get("fawen") !== VERSION) return null;
  const type = fields.get("type");
  if (type === "hello" || type === "clear") return { type };
  const [question, place] = [fields.get("question"), fields.get("place")];
  if (type !== "ask" || !isText(question, 1, QUESTION_CHARS_MAX)) return null;
  if (place !== undefined && !isText(place, 0, PLACE_CHARS_MAX)) return null;
  return { type, question, place };
}

/** Counts code points after trimming, as the server does. */
function isText(value: unknown, min: number, max: number): value is string {
  // A longer string has too many code points in any case.
  if (typeof value !== "string" || value.length > 4 * max) return false;
  const count = Array.from(value.trim()).length;
  return count >= min && count <= max;
}

/** A message to the embedding page. */
export function messageOf(type: string, fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { fawen: VERSION, type, ...fields };
}
