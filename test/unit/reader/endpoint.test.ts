// Where a model is reached: the platform's binding, and what is sent to it.
import { describe, expect, test } from "vitest";
import { countHere } from "../../../src/reader/budget.ts";
import { createModels } from "../../../src/reader/endpoint.ts";

const MESSAGES = [{ role: "user", content: "{}" }] as const;
const SIGNAL = new AbortController().signal;

describe("the platform's models", () => {
  const saying = (response: unknown) => createModels({ run: () => Promise.resolve({ response }) }, "m");

  test("give an object or a text, as a schema is kept to or not", async () => {
    const choice = { statements: ["s1"], lead: "", missing: [] };
    expect(JSON.parse(await saying(choice)(MESSAGES, SIGNAL))).toEqual(choice);
    expect(await saying("不是 JSON")(MESSAGES, SIGNAL)).toBe("不是 JSON");
  });

  test.each([[null], [5], [{ text: "x".repeat(20_000) }], ["x".repeat(20_000)]])(
    "give no choice: %#",
    async (response) => {
      await expect(saying(response)(MESSAGES, SIGNAL)).rejects.toThrow();
    },
  );

  test("are told the messages, the form of the choice, and to be the same each time", async () => {
    const told: unknown[] = [];
    const run = (model: string, input: Record<string, unknown>) => {
      told.push(model, input);
      return Promise.resolve({ response: "" });
    };
    await createModels({ run }, "m")(MESSAGES, SIGNAL);
    expect(told).toMatchObject(["m", { messages: MESSAGES, temperature: 0, response_format: { type: "json_schema" } }]);
  });
});

test("a day's allowance is counted, and another day has it anew", async () => {
  const mayAsk = countHere(2);
  const asked = [];
  for (const day of ["2026-11-30", "2026-11-30", "2026-11-30", "2026-12-01"]) asked.push(await mayAsk(day));
  expect(asked).toEqual([true, true, false, true]);
});
