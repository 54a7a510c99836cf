// Feedback on answers: not stored by default, counted by day in a database that the operator binds, and never with a
// question. Plain workerd has no such database, so these tests run behind the platform's runtime alone.
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Answer, ProblemBody } from "../../src/contract.ts";
import { FeedbackReason, FeedbackReply } from "../../src/endpoints.ts";
import { BODY_BYTES_MAX } from "../../src/limits.ts";
import { posting, type Served, serve } from "./serve.ts";

const QUESTION = "我和邻居王老五的围墙纠纷怎么调解";
const GIVEN = { id: "r_0123456789abcdef0123", index: "ix_0123456789ab", useful: true };
const ROWS = "SELECT * FROM feedback ORDER BY answer_id, useful, reason";

/** The SQL statements of the operator's guide, in its order. */
async function guideQueries(): Promise<string[]> {
  const guide = await readFile(new URL("../../docs/feedback.md", import.meta.url), "utf8");
  return [...guide.matchAll(/```sql\n(.*?)```/gs)].map(([, sql = ""]) => sql);
}

const byReason = (a: { reason: string }, b: { reason: string }) => (a.reason < b.reason ? -1 : 1);

/** Sends feedback and checks the reply against the contract. */
async function judge(worker: Served, body: unknown) {
  const { response, body: reply } = await worker.json("/api/feedback", posting(body));
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return FeedbackReply.parse(reply);
}

describe("feedback without a database", () => {
  let worker: Served;
  beforeAll(async () => {
    worker = await serve({ vars: { ASKING: "off" } });
  });
  afterAll(() => worker.close());

  test("is not stored, and the reply says so and names the index, also while asking is off", async () => {
    const { index } = (await worker.json("/healthz")).body;
    expect(await judge(worker, GIVEN)).toEqual({ kept: false, index });
    expect(worker.logs()).toBe("");
  });

  test("must be posted", async () => {
    const { response, body } = await worker.json("/api/feedback");
    expect(ProblemBody.parse(body).slug).toBe("method_not_allowed");
    expect(response.headers.get("allow")).toBe("OPTIONS, POST");
  });

  const FAULTY: [name: string, body: unknown, pointer: string][] = [
    ["a list", "[]", "#"],
    ["invalid JSON", "{", "#"],
    ["no id", { ...GIVEN, id: undefined }, "#/id"],
    ["a question as the id", { ...GIVEN, id: QUESTION }, "#/id"],
    ["an id with a line break", { ...GIVEN, id: `${GIVEN.id}\n` }, "#/id"],
    ["another kind of id", { ...GIVEN, id: GIVEN.index }, "#/id"],
    ["no index", { ...GIVEN, index: undefined }, "#/index"],
    ["an invalid index", { ...GIVEN, index: "ix_" }, "#/index"],
    ["no verdict", { ...GIVEN, useful: undefined }, "#/useful"],
    ["a verdict that is not a boolean", { ...GIVEN, useful: "yes" }, "#/useful"],
    ["a reason as free text", { ...GIVEN, useful: false, reason: QUESTION }, "#/reason"],
    ["a reason named like a property of JavaScript", { ...GIVEN, useful: false, reason: "constructor" }, "#/reason"],
  ];
  test.each(FAULTY)("is refused with a pointer and not repeated: %s", async (_, body, pointer) => {
    const { response, body: reply } = await worker.json("/api/feedback", posting(body));
    const { slug, errors } = ProblemBody.parse(reply);
    expect([response.status, slug]).toEqual([400, "invalid_request"]);
    expect(errors?.map((error) => error.pointer)).toEqual([pointer]);
    expect(JSON.stringify(reply)).not.toContain("王老五");
  });

  test("obeys the limits of /api/ask on bodies", async () => {
    const slugOf = async (init: RequestInit) => ProblemBody.parse((await worker.json("/api/feedback", init)).body).slug;
    expect(await slugOf(posting(JSON.stringify(GIVEN).padEnd(BODY_BYTES_MAX + 1)))).toBe("payload_too_large");
    expect(await slugOf({ ...posting(GIVEN), headers: { "Content-Type": "text/plain" } })).toBe(
      "unsupported_media_type",
    );
    expect(await slugOf({ ...posting(GIVEN), headers: { "Content-Type": "application/json; charset=gbk" } })).toBe(
      "unsupported_media_type",
    );
  });
});

describe("feedback with a database", () => {
  let worker: Served;
  beforeAll(async () => {
    worker = await serve({ withFeedback: true });
    await worker.feedback.migrate();
  });
  afterAll(() => worker.close());

  test("is counted for a real answer, and the table contains no question", async () => {
    const { id, index } = Answer.parse((await worker.json("/api/ask", posting({ question: QUESTION }))).body);
    const given = { id, index: index.id, useful: false, reason: "incomplete" };
    expect(await judge(worker, given)).toEqual({ kept: true, index });
    const more = { question: QUESTION, history: [QUESTION], text: QUESTION, count: 99, day: QUESTION };
    expect(await judge(worker, { ...given, ...more })).toEqual({ kept: true, index });
    await judge(worker, { ...given, useful: true });
    const rows = await worker.feedback.query(ROWS);
    const common = {
      day: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
      index_id: index.id,
      answer_id: id,
    };
    expect(rows).toEqual([
      { ...common, useful: 0, reason: "incomplete", count: 2 },
      { ...common, useful: 1, reason: "", count: 1 },
    ]);
    expect(JSON.stringify(rows)).not.toContain("王老五");
    await worker.feedback.query("DELETE FROM feedback");
  });

  test("is counted separately for each reason, and without a reason", async () => {
    const reasons = [undefined, ...FeedbackReason.options];
    for (const reason of reasons) await judge(worker, { ...GIVEN, useful: false, reason });
    const rows = await worker.feedback.query(`SELECT reason, count FROM feedback ORDER BY reason`);
    expect(rows).toEqual(reasons.map((reason) => ({ reason: reason ?? "", count: 1 })).sort(byReason));
    await worker.feedback.query("DELETE FROM feedback");
  });

  test("is counted under the index of its answer, even an earlier one", async () => {
    expect((await judge(worker, GIVEN)).kept).toBe(true);
    expect(await worker.feedback.query(`SELECT index_id FROM feedback`)).toEqual([{ index_id: GIVEN.index }]);
    expect((await worker.json("/healthz")).body.index).not.toMatchObject({ id: GIVEN.index });
    await worker.feedback.query("DELETE FROM feedback");
  });

  test("is counted completely when many arrive at once", async () => {
    await Promise.all(Array.from({ length: 20 }, () => judge(worker, GIVEN)));
    expect(await worker.feedback.query(`SELECT count FROM feedback`)).toEqual([{ count: 20 }]);
    await worker.feedback.query("DELETE FROM feedback");
  });

  test("can be evaluated and deleted with the statements of the guide", async () => {
    for (const reason of ["wrong", "wrong", "outdated"]) await judge(worker, { ...GIVEN, useful: false, reason });
    await judge(worker, GIVEN);
    const [report = "", deletion = ""] = await guideQueries();
    expect(await worker.feedback.query(report)).toEqual([
      expect.objectContaining({ answer_id: GIVEN.id, reason: "wrong", times: 2 }),
      expect.objectContaining({ answer_id: GIVEN.id, reason: "outdated", times: 1 }),
    ]);
    await worker.feedback.query(deletion);
    expect(await worker.feedback.query("SELECT count FROM feedback")).toHaveLength(3);
    await worker.feedback.query("UPDATE feedback SET day = '2020-01-01'");
    await worker.feedback.query(deletion);
    expect(await worker.feedback.query(ROWS)).toEqual([]);
  });
});

describe("feedback with a database that was not migrated", () => {
  test("is not stored, the reply is complete, and the log names the guide and no data", async () => {
    const worker = await serve({ withFeedback: true });
    try {
      expect((await judge(worker, GIVEN)).kept).toBe(false);
      expect(worker.logs()).toContain("docs/feedback.md");
      expect(worker.logs()).not.toContain(GIVEN.id);
    } finally {
      await worker.close();
    }
  });
});

describe("a FEEDBACK binding that is not a database", () => {
  test("makes every request fail like any faulty setting", async () => {
    const worker = await serve({ vars: { FEEDBACK: "fawen-feedback" } });
    try {
      expect((await worker.fetch("/api/sources")).status).toBe(500);
      expect(worker.logs()).toContain("FEEDBACK");
    } finally {
      await worker.close();
    }
  });
});
