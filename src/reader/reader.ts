// The optional reader: a language model that chooses between statements which the engine has found, where the engine is not
// sure. Off unless an operator turns it on. Must not happen: a question that leaves in danger, with personal data, or where
// the engine is sure; a word of the model in a reply.
import { ASKED_ARTICLE } from "../articles.ts";
import type { AskRequest } from "../contract.ts";
import type { Case, Choose, Choosing, Decision } from "../decide/draft.ts";
import { findPersonalData, isOrder, isUnsafe } from "../question/care.ts";
import type { Question } from "../question/question.ts";
import { clean, fold } from "../text.ts";
import type { MayAsk } from "./budget.ts";
import { draftOf, readChoice } from "./chosen.ts";
import { type Complete, Failure } from "./endpoint.ts";
import { offer } from "./offered.ts";
import { messagesFor } from "./prompt.ts";

/** Outcomes that hang on how well a fact fits. The others follow an editor's words, or say that two texts differ. */
const WEIGHED: ReadonlySet<string> = new Set(["lacking", "elsewhere", "found", "missing", "nothing"]);
/** A place outside, an order to a machine, an article by its number: nothing to choose. */
const isClosed = ({ outside, folded }: Question) => outside !== null || isOrder(folded) || ASKED_ARTICLE.test(folded);
/** Below this share of the threshold, a question of no matter is of something else: weather, shopping. */
const FAR_SHARE = 0.1;
/** Earlier questions that are sent along. */
const EARLIER_MAX = 2;
/** What may be a number of somebody's, and is no kind of personal data that is told to a person. */
const NUMBER = /(?:\d[ -]?){7}|[〇零一二三四五六七八九两幺]{7}|@/u;

/**
 * The rule of 标识办法 and GB 45438-2025 is about text that a machine made. Here it made none; which quotes are shown is its
 * choice, though, and a person reads that choice as the answer. It is taken for generated, and marked.
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

/** Whether the engine would be glad of another opinion. */
function isUnsure({ about, answers, thresholds, top, question }: Case, { outcome, draft }: Decision): boolean {
  if (top === undefined || !WEIGHED.has(outcome) || isClosed(question)) return false;
  if (draft.status === "answered") return answers < thresholds.unmet;
  return draft.reason !== "out_of_scope" || about >= FAR_SHARE * thresholds.about;
}

/** Nothing of what was said, ever, is of danger, of harm or of somebody's data. */
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

/** What the person asked before. */
function questionsOf({ history = [] }: AskRequest): string[] {
  return history.filter(({ role }) => role === "user").map(({ content }) => content);
}

/** What a model wrote; null where it is late or fails. The kind of a failure is logged, and nothing of the question. */
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
