// Stores a reader's verdict on an answer and says whether it was stored. A database error does not fail the request,
// and nothing of the request is logged.
import type * as z from "zod/mini";
import type { IndexInfo } from "../contract.ts";
import type { FeedbackReply, FeedbackRequest } from "../endpoints.ts";
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
