// Messages between the frame and the page around it, version 1. Pure: whatever is not one is null.
import { PLACE_CHARS_MAX, QUESTION_CHARS_MAX } from "../limits.ts";

const VERSION = 1;

export type ToFrame =
  | { type: "hello" }
  | { type: "clear" }
  | { type: "ask"; question: string; place: string | undefined };

/** `data` is anything that another page may send. */
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

/** Counted in code points, after trimming, as the server counts. */
function isText(value: unknown, min: number, max: number): value is string {
  // A text of more units than this has too many characters anyway.
  if (typeof value !== "string" || value.length > 4 * max) return false;
  const count = Array.from(value.trim()).length;
  return count >= min && count <= max;
}

/** As it is sent to the page around. */
export function messageOf(type: string, fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { fawen: VERSION, type, ...fields };
}
