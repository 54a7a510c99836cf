// The reply to what a person thought of an answer: whether it was kept. It never fails because a database does, and
// nothing of the request reaches a log.
import type * as z from "zod/mini";
import type { FeedbackReply, FeedbackRequest, IndexInfo } from "../contract.ts";
import type { KeepFeedback } from "../feedback-table.ts";

export async function feedbackReply(
  keep: KeepFeedback | null,
  { id, index, useful, reason }: FeedbackRequest,
  day: string,
  info: IndexInfo,
): Promise<z.output<typeof FeedbackReply>> {
  if (keep === null) return { kept: false, index: info };
  try {
    await keep({ day, index, answer: id, useful, reason: useful ? "" : (reason ?? "") });
    return { kept: true, index: info };
  } catch {
    console.error(
      "feedback was not kept: has the database been migrated, and is it within its limits? docs/feedback.md",
    );
    return { kept: false, index: info };
  }
}
