// A judgement of an answer goes to the server: the reply's id, the index's id and a reason, never the question.
import { post } from "./post.ts";

export interface Feedback {
  id: string;
  index: string;
  useful: boolean;
  reason: string | null;
}

/** Whether it arrived. Never throws. */
export async function sendFeedback(origin: string, { id, index, useful, reason }: Feedback): Promise<boolean> {
  const why = reason === null ? "" : `,"reason":${JSON.stringify(reason)}`;
  const body = `{"id":${JSON.stringify(id)},"index":${JSON.stringify(index)},"useful":${useful}${why}}`;
  try {
    return (await post(`${origin}/api/feedback`, body)).ok;
  } catch {
    return false;
  }
}
