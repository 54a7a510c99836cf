// The reader's count of a day in the platform's database, which all instances of the Worker share.
import { afterAll, beforeAll, expect, test } from "vitest";
import { Answer } from "../../src/contract.ts";
import { posting, type Served, serve } from "./serve.ts";
import { type StandIn, saying, startStandIn } from "./stand-in.ts";

/** A question of which the engine is unsure. */
const UNSURE = "农民工讨薪有没有绿色通道";
const COUNT = "SELECT asked FROM reader_days";
let standIn: StandIn;
let counting: Served;

beforeAll(async () => {
  standIn = await startStandIn();
  const vars = { READER_URL: standIn.url, READER_MODEL: "test-model", READER_KEY: "test-key", READER_DAILY: "3" };
  counting = await serve({ vars, withFeedback: true });
});
afterAll(async () => {
  await counting.close();
  await standIn.close();
});

const selectedBy = async () =>
  Answer.parse((await counting.json("/api/ask", posting({ question: UNSURE }))).body).selected_by;

test("is shared by all instances and contains nothing else", async () => {
  standIn.reply = ({ told }, response) =>
    saying(response, JSON.stringify({ statements: [told.statements[0]?.id], lead: "", missing: [] }));
  // Without a migrated table the count fails, and the reader is not called.
  expect(await selectedBy()).toBeUndefined();
  expect(standIn.sent).toEqual([]);
  await counting.feedback.migrate();
  expect(await selectedBy()).toBe("reader");
  expect(await counting.feedback.query(COUNT)).toEqual([{ asked: 1 }]);
  // Another instance has used the rest.
  await counting.feedback.query("UPDATE reader_days SET asked = 3");
  expect(await selectedBy()).toBeUndefined();
  expect(await counting.feedback.query(COUNT)).toEqual([{ asked: 3 }]);
  expect(standIn.sent).toHaveLength(1);
});
