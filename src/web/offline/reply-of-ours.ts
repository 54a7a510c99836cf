// Did the network bring a reply of ours, or something else: the login page of a network, the page of a gateway, half a
// reply? Pure. Must not happen: a refusal of ours that is answered all the same.
import { isNumber, isText, shape } from "../../view/guards.ts";

export interface Brought {
  status: number;
  /** `Content-Type`; empty: none. */
  type: string;
  text: string;
  /** It led to another address. */
  isElsewhere: boolean;
}

const isAnswer = shape({ id: isText, status: isText, answer: isText, index: shape({ id: isText }) });
const isProblem = shape({ slug: isText, status: isNumber, detail: isText });
/** The service's own word although the fault is on its side; of the others the engine may know better. */
const STANDING: ReadonlySet<string> = new Set(["asking_disabled", "internal"]);

/** True: it stands. False: the engine answers. */
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
