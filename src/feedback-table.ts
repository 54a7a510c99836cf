// What people thought of answers, as counted rows of a database: ids, a choice and a day go in. No question and nobody
// who asked one: there is no column for them. The table is made by `migrations/`.

/** One person's judgement of one answer. */
export interface Feedback {
  /** The day in China, `YYYY-MM-DD`. */
  day: string;
  index: string;
  answer: string;
  useful: boolean;
  /** Why it was not useful; empty: not said. */
  reason: string;
}
/** Rejects when it was not kept. */
export type KeepFeedback = (feedback: Feedback) => Promise<void>;

/** What is used of the platform's D1 database. */
export interface Database {
  prepare: (query: string) => {
    bind: (...values: (string | number)[]) => {
      run: () => Promise<unknown>;
      /** The first row that the statement gives, or null. */
      first: () => Promise<unknown>;
    };
  };
}

const COUNT_ONE_MORE = `
  INSERT INTO feedback (day, index_id, answer_id, useful, reason, count) VALUES (?1, ?2, ?3, ?4, ?5, 1)
  ON CONFLICT (day, index_id, answer_id, useful, reason) DO UPDATE SET count = count + 1`;

/** A database that has not replied by then is not waited for: somebody looks at the button. */
const WAIT_MS = 3_000;

export function keepIn(database: Database): KeepFeedback {
  return async ({ day, index, answer, useful, reason }) => {
    const kept = database
      .prepare(COUNT_ONE_MORE)
      .bind(day, index, answer, useful ? 1 : 0, reason)
      .run();
    if (!isSuccess(await inTime(kept))) throw new Error("the database did not keep it");
  };
}

/** Rejects when it takes too long. What comes later, good or bad, is nobody's any more. */
async function inTime(result: Promise<unknown>): Promise<unknown> {
  let stopWaiting = () => {};
  const tooLate = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error("the database did not reply")), WAIT_MS);
    stopWaiting = () => clearTimeout(timer);
  });
  return Promise.race([result, tooLate]).finally(() => stopWaiting());
}

/** The platform says so of each statement; one that failed may come without an exception. */
function isSuccess(result: unknown): boolean {
  return typeof result === "object" && result !== null && "success" in result && result.success === true;
}
