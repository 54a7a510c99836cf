// The optional reader: a language model that chooses between statements that the engine has found, when the engine is
// not sure. Off unless an operator turns it on. Must not happen: a question is sent in danger, with personal data, or
// when the engine is sure; a word of the model stands in a reply.
import { ASKED_ARTICLE } from "../articles.ts";
import type { Case, Choose, Choosing, Decision } from "../decide/draft.ts";
import type { AskRequest } from "../endpoints.ts";
import { findPersonalData, isOrder, isUnsafe } from "../question/care.ts";
import type { Question } from "../question/question.ts";
import { clean, fold } from "../text.ts";
import type { MayAsk } from "./budget.ts";
import { draftOf, readChoice } from "./chosen.ts";
import { type Complete, Failure } from "./endpoint.ts";
import { offer } from "./offered.ts";
import { messagesFor } from "./prompt.ts";

/** Outcomes that depend on how well a fact fits. The others follow an editor's words, or say that two texts differ. */
const WEIGHED: ReadonlySet<string> = new Set(["lacking", "elsewhere", "found", "missing", "nothing"]);
/** Whether there is nothing to choose: a place outside, an order to a machine, an article by its number. */
const isClosed = ({ outside, folded }: Question) => outside !== null || isOrder(folded) || ASKED_ARTICLE.test(folded);
/** Share of the `about` threshold below which a question of no matter is about something else: weather, shopping. */
const FAR_SHARE = 0.1;
/** Most earlier questions that are sent along. */
const EARLIER_MAX = 2;
/** Matches what may be somebody's number or e-mail address, beyond the personal data that people are warned of. */
const NUMBER = /(?:\d[ -]?){7}|[〇零一二三四五六七八九两幺]{7}|@/u;

/**
 * 标识办法 and GB 45438-2025 are about text that a machine generates. The reader generates none, but it chooses which
 * quotes are shown, and people read its choice as the answer. So the reply is marked as generated.
 */
const MARKS = { selected_by: "reader", ai_generated: true } as const;

interface Bounds {
  readonly timeoutMs: number;
  readonly mayAsk: MayAsk;
}

export function createReader(complete: Complete, { timeoutMs, mayAsk }: Bounds): Choose {
  return async (choosing) => {
    const { asked, decision, request, day } = choosing;
    if (!isUnsure(asked, decision) || !isHarmless(choosing)) return null;
    const offered = offer(asked);
    if (offered.length === 0) return null;
    const messages = messagesFor(asked.question.text, questionsOf(request).slice(-EARLIER_MAX), offered);
    const content = await withinTime(
      async (signal) => ((await mayAsk(day)) ? complete(messages, signal) : null),
      timeoutMs,
    );
    const choice = content === null ? null : readChoice(content);
    const draft = choice === null ? null : draftOf(asked, decision, offered, choice);
    return draft === null ? null : { draft, marks: MARKS };
  };
}

/** Whether the engine is unsure, so that the reader may choose. */
function isUnsure({ about, answers, thresholds, top, question }: Case, { outcome, draft }: Decision): boolean {
  if (top === undefined || !WEIGHED.has(outcome) || isClosed(question)) return false;
  if (draft.status === "answered") return answers < thresholds.unmet;
  return draft.reason !== "out_of_scope" || about >= FAR_SHARE * thresholds.about;
}

/** Whether no message of the conversation speaks of danger or harm, or holds personal data. */
function isHarmless({ asked, request, danger }: Choosing): boolean {
  return [...questionsOf(request), request.question, asked.question.text]
    .map((text) => fold(clean(text)))
    .every(
      (folded) =>
        findPersonalData(folded) === null &&
        !NUMBER.test(folded) &&
        !isUnsafe(folded) &&
        danger.detect([folded]) === null,
    );
}

/** The person's earlier questions. */
function questionsOf({ history = [] }: AskRequest): string[] {
  return history.filter(({ role }) => role === "user").map(({ content }) => content);
}

/** The model's reply; null if it is late or fails. Logs the kind of a failure, and nothing of the question. */
async function withinTime(
  complete: (signal: AbortSignal) => Promise<string | null>,
  timeoutMs: number,
): Promise<string | null> {
  const signal = AbortSignal.timeout(timeoutMs);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Failure("late")), { once: true });
  });
  try {
    return await Promise.race([complete(signal), late]);
  } catch (error) {
    const kind = signal.aborted ? "late" : error instanceof Failure ? error.message : "unreadable";
    console.error("reader:", kind);
    return null;
  }
}
