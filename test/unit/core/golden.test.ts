// The golden replies, compared word for word over the product's own collection. A list names the fields that still
// differ; everything else must be equal.
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { createAsk } from "../../../src/ask.ts";
import type { Answer } from "../../../src/contract.ts";
import { AskRequest } from "../../../src/endpoints.ts";
import { type GoldenReply, readGoldenReplies } from "./golden-files.ts";
import { type Field, PENDING } from "./golden-pending.ts";
import { openSeeds } from "./seeds-collection.ts";

const FIELDS: readonly Field[] = ["status", "reason", "lead", "answer", "missing", "conflicts", "clarify", "as_of"];

const ask = createAsk(await openSeeds());
const cases: { golden: GoldenReply; reply: Answer }[] = [];
for (const golden of readGoldenReplies()) {
  const reply = await ask(AskRequest.parse(golden.ask), { month: "2026-11", origin: null });
  cases.push({ golden, reply });
}
const differing = ({ golden, reply }: { golden: GoldenReply; reply: Answer }) =>
  FIELDS.filter((field) => !isDeepStrictEqual(golden[field], reply[field]));
const pendingOf = (number: number) => PENDING[number] ?? [];

describe("golden replies", () => {
  test.each(["工钱要不回来", "我被老板欠工资了", "老板不发工资，可以找谁？"])(
    "give 「%s」 the answer of case 37, like other questions about wages",
    async (question) => {
      const { answer } = await ask(AskRequest.parse({ question }), { month: "2026-11", origin: null });
      expect(answer).toBe(cases.find(({ golden }) => golden.case === 37)?.golden.answer);
    },
  );

  test.each(cases.filter(({ golden }) => golden.alert !== null))(
    "have the alarm of case $golden.case, with its numbers in order",
    ({ golden, reply }) => {
      expect(reply.alert).toMatchObject({ title: golden.alert?.title, text: golden.alert?.text });
      expect(reply.alert?.contacts.map(({ tel }) => tel)).toEqual(golden.alert?.contacts);
    },
  );

  test.each(cases)("are equal in case $golden.case: $golden.title", ({ golden, reply }) => {
    for (const field of FIELDS) {
      if (!pendingOf(golden.case).includes(field)) expect(reply[field], field).toEqual(golden[field]);
    }
  });

  test("have a list of pending fields that names existing cases; fields that are equal now are reported", () => {
    const numbers = cases.map(({ golden }) => golden.case);
    expect(
      Object.keys(PENDING)
        .map(Number)
        .filter((number) => !numbers.includes(number)),
    ).toEqual([]);
    const done = cases.flatMap((each) =>
      pendingOf(each.golden.case)
        .filter((field) => !differing(each).includes(field))
        .map((field) => `${each.golden.case} ${field}`),
    );
    if (done.length > 0) console.error(`golden-pending.ts: equal now, remove: ${done.join(", ")}`);
  });

  test("are complete, and the equal ones are counted", () => {
    // Case 43 is about an office's own row, which this collection lacks. Case 37 overrules 23 and 24: whom to turn to
    // comes first.
    expect(cases.map(({ golden }) => golden.case)).toEqual(Array.from({ length: 42 }, (_, i) => i + 1));
    const answers = cases.filter(({ golden, reply }) => golden.answer === reply.answer).length;
    const whole = cases.filter((each) => differing(each).length === 0).length;
    console.error(`golden replies: ${answers} of ${cases.length} answers equal, ${whole} in every field`);
    expect(answers).toBeGreaterThanOrEqual(
      cases.length - Object.values(PENDING).filter((fields) => fields.includes("answer")).length,
    );
  });
});
