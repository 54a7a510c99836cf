// Sends feedback about an answer to the server: the ids of the reply and the index and a reason, never the question.
import { post } from "./post.ts";

export interface Feedback {
  id: string;
  index: string;
  useful: boolean;
  reason: string | null;
}

/** Returns whether the server received it. Never throws. */
export async function sendFeedback(origin: string, { id, index, useful, reason }: Feedback): Promise<boolean> {
  const why = reason === null ? "" : `,"reason":${JSON.stringify(reason)}`;
  const body = `{"id":${JSON.stringify(id)},"index":${JSON.stringify(index)},"useful":${useful}${why}}`;
  try {
    return (await post(`${origin}/api/feedback`, body)).ok;
  } catch {
    return false;
  }
}
