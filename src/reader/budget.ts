// How often a day the reader is asked: counted in this program's memory, and for all programs of one service in its database,
// where it has one. What cannot be counted is not asked.
import type { Database } from "../feedback-table.ts";

/** Whether it may be asked once more on a day; counts that it is. Rejects where the count cannot be had. */
export type MayAsk = (day: string) => Promise<boolean>;

/** Exact for a server of one's own. A platform runs several programs, each with a count of its own. */
export function countHere(daily: number): MayAsk {
  let counted = "";
  let left = daily;
  return (day) => {
    if (day !== counted) [counted, left] = [day, daily];
    left -= 1;
    return Promise.resolve(left >= 0);
  };
}

/** One row of the day, counted up while it is below the allowance: two programs never take the same place. */
const COUNT_ONE_MORE = `
  INSERT INTO reader_days (day, asked) VALUES (?1, 1)
  ON CONFLICT (day) DO UPDATE SET asked = asked + 1 WHERE asked < ?2
  RETURNING asked`;

export function countIn(database: Database, daily: number): MayAsk {
  const here = countHere(daily);
  return async (day) => (await here(day)) && (await database.prepare(COUNT_ONE_MORE).bind(day, daily).first()) !== null;
}
