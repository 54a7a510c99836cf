// Limits how often a day the reader is asked: counts in this program's memory and, if there is a database, for all
// programs of one service. Must not happen: a question is sent that could not be counted.
import type { Database } from "../feedback-table.ts";

/** Whether the reader may be asked once more on a day; if so, this counts. Rejects if the database fails. */
export type MayAsk = (day: string) => Promise<boolean>;

/** Counts in memory. This is exact on one server; a platform runs several programs, each with its own count. */
export function countHere(daily: number): MayAsk {
  let counted = "";
  let left = daily;
  return (day) => {
    if (day !== counted) [counted, left] = [day, daily];
    left -= 1;
    return Promise.resolve(left >= 0);
  };
}

/** Increments the row of the day while it is below the limit, in one statement: no two programs take the same place. */
const COUNT_ONE_MORE = `
  INSERT INTO reader_days (day, asked) VALUES (?1, 1)
  ON CONFLICT (day) DO UPDATE SET asked = asked + 1 WHERE asked < ?2
  RETURNING asked`;

export function countIn(database: Database, daily: number): MayAsk {
  const here = countHere(daily);
  return async (day) => (await here(day)) && (await database.prepare(COUNT_ONE_MORE).bind(day, daily).first()) !== null;
}
