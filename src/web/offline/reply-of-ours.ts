// Tells a reply of our server from anything else that the network may return: a login page, a gateway's error page,
// half a reply. A refusal by our server must stand: the engine must not answer it. Pure.
import { isNumber, isText, shape } from "../../view/guards.ts";

export interface Brought {
  status: number;
  /** The `Content-Type`, or empty if there is none. */
  type: string;
  text: string;
  /** The request was redirected. */
  isElsewhere: boolean;
}

const isAnswer = shape({ id: isText, status: isText, answer: isText, index: shape({ id: isText }) });
const isProblem = shape({ slug: isText, status: isNumber, detail: isText });
/** Server errors (5xx) that stand as replies. For the other ones the engine answers instead. */
const STANDING: ReadonlySet<string> = new Set(["asking_disabled", "internal"]);

/** Returns true if the reply stands, false if the engine must answer. */
export function isReplyOfOurs({ status, type, text, isElsewhere }: Brought): boolean {
  if (isElsewhere) return false;
  const [media = ""] = type.toLowerCase().split(";");
  const body = parse(text);
  if (status === 200) return media.trim() === "application/json" && isAnswer(body);
  if (media.trim() !== "application/problem+json" || !isProblem(body) || body.status !== status) return false;
  return status < 500 || STANDING.has(body.slug);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
