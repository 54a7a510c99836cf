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
  prepare: (query: string) => { bind: (...values: (string | number)[]) => { run: () => Promise<unknown> } };
}

const COUNT_ONE_MORE = `
  INSERT INTO feedback (day, index_id, answer_id, useful, reason, count) VALUES (?1, ?2, ?3, ?4, ?5, 1)
  ON CONFLICT (day, index_id, answer_id, useful, reason) DO UPDATE SET count = count + 1`;

export function keepIn(database: Database): KeepFeedback {
  return async ({ day, index, answer, useful, reason }) => {
    await database
      .prepare(COUNT_ONE_MORE)
      .bind(day, index, answer, useful ? 1 : 0, reason)
      .run();
  };
}
