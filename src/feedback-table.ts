// Stores judgements of answers as counters in a database: ids, a choice and a day. There is no column for a question or
// a person. `migrations/` creates the table.

/** One person's judgement of one answer. */
export interface Feedback {
  /** The day in China, `YYYY-MM-DD`. */
  day: string;
  index: string;
  answer: string;
  useful: boolean;
  /** Why it was not useful; "" when not given. */
  reason: string;
}
/** Rejects when the feedback was not stored. */
export type KeepFeedback = (feedback: Feedback) => Promise<void>;

/** The part of the platform's D1 database that is used. */
export interface Database {
  prepare: (query: string) => {
    bind: (...values: (string | number)[]) => {
      run: () => Promise<unknown>;
      /** The first row of the result, or null. */
      first: () => Promise<unknown>;
    };
  };
}

const COUNT_ONE_MORE = `
  INSERT INTO feedback (day, index_id, answer_id, useful, reason, count) VALUES (?1, ?2, ?3, ?4, ?5, 1)
  ON CONFLICT (day, index_id, answer_id, useful, reason) DO UPDATE SET count = count + 1`;

/** Longest wait for the database: a person is watching the button. */
const WAIT_MS = 3_000;

export function keepIn(database: Database): KeepFeedback {
  return async ({ day, index, answer, useful, reason }) => {
    const kept = database
      .prepare(COUNT_ONE_MORE)
      .bind(day, index, answer, useful ? 1 : 0, reason)
      .run();
    if (!isSuccess(await inTime(kept))) throw new Error("the database did not store the feedback");
  };
}

/** Rejects when the result takes too long, and ignores a later one. */
async function inTime(result: Promise<unknown>): Promise<unknown> {
  let stopWaiting = () => {};
  const tooLate = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error("the database did not reply")), WAIT_MS);
    stopWaiting = () => clearTimeout(timer);
  });
  return Promise.race([result, tooLate]).finally(() => stopWaiting());
}

/** D1 reports success for each statement; one that failed need not throw. */
function isSuccess(result: unknown): boolean {
  return typeof result === "object" && result !== null && "success" in result && result.success === true;
}
