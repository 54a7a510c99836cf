// The Worker's reply to feedback with a database that behaves well or badly. The database is a stand-in.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DEFAULT_SEEDS, outDirectory } from "../../../index/out-directory.ts";
import { FeedbackReply } from "../../../src/endpoints.ts";
import { createWorker } from "../../../src/worker.ts";

const CORPUS = readFileSync(join(outDirectory(DEFAULT_SEEDS), "corpus.txt"), "utf8");
const worker = createWorker(CORPUS, { files: {}, engine: "" });
const JUDGED = { id: "r_0123456789abcdef0123", index: "ix_0123456789ab", useful: false, reason: "wrong" };

/** Sends feedback once, with a database that runs its statement with `run`. */
async function judgeWith(run: (values: readonly (string | number)[]) => Promise<unknown>) {
  const FEEDBACK = { prepare: () => ({ bind: (...values: (string | number)[]) => ({ run: () => run(values) }) }) };
  const body = JSON.stringify(JUDGED);
  const headers = { "Content-Type": "application/json", "Content-Length": `${body.length}` };
  const request = new Request("https://fawen.example/api/feedback", { method: "POST", headers, body });
  const response = await worker.fetch(request, { FEEDBACK });
  expect(response.status).toBe(200);
  return FeedbackReply.parse(await response.json()).kept;
}

test("feedback is stored when the database confirms it", async () => {
  let rows: readonly (string | number)[] = [];
  const kept = await judgeWith(async (values) => {
    rows = values;
    return { success: true, meta: { changes: 1 } };
  });
  expect(kept).toBe(true);
  expect(rows.slice(1)).toEqual([JUDGED.index, JUDGED.id, 0, JUDGED.reason]);
});

const FAILING: [name: string, run: () => Promise<unknown>][] = [
  ["says that it failed", async () => ({ success: false, error: "D1_ERROR" })],
  ["returns undefined", async () => undefined],
  ["returns another object", async () => ({ ok: true })],
  ["rejects", () => Promise.reject(new Error("D1_ERROR: no such table"))],
  [
    "throws",
    () => {
      throw new Error("the binding is gone");
    },
  ],
  ["never replies", () => new Promise(() => {})],
  [
    "replies and fails much too late",
    () => new Promise((_, reject) => setTimeout(() => reject(new Error("late")), 3_500)),
  ],
];

test.each(FAILING)("feedback is not stored, and the reply says so, when the database %s", async (_, run) => {
  expect(await judgeWith(run)).toBe(false);
});
