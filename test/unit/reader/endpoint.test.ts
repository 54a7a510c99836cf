// Connects to the platform's models: what is sent, and what is accepted. Counts the askings of a day.
import { describe, expect, test } from "vitest";
import { countHere } from "../../../src/reader/budget.ts";
import { createModels } from "../../../src/reader/endpoint.ts";

const MESSAGES = [{ role: "user", content: "{}" }] as const;
const SIGNAL = new AbortController().signal;

describe("createModels", () => {
  const saying = (response: unknown) => createModels({ run: () => Promise.resolve({ response }) }, "m");

  test("returns an object as JSON, and a text as it is", async () => {
    const choice = { statements: ["s1"], lead: "", missing: [] };
    expect(JSON.parse(await saying(choice)(MESSAGES, SIGNAL))).toEqual(choice);
    expect(await saying("不是 JSON")(MESSAGES, SIGNAL)).toBe("不是 JSON");
  });

  test.each([[null], [5], [{ text: "x".repeat(20_000) }], ["x".repeat(20_000)]])(
    "rejects a response that is empty, of another type or too large: %#",
    async (response) => {
      await expect(saying(response)(MESSAGES, SIGNAL)).rejects.toThrow();
    },
  );

  test("sends the messages, the schema of the choice and temperature 0", async () => {
    const told: unknown[] = [];
    const run = (model: string, input: Record<string, unknown>) => {
      told.push(model, input);
      return Promise.resolve({ response: "" });
    };
    await createModels({ run }, "m")(MESSAGES, SIGNAL);
    expect(told).toMatchObject(["m", { messages: MESSAGES, temperature: 0, response_format: { type: "json_schema" } }]);
  });
});

test("countHere allows a number of askings per day and starts again the next day", async () => {
  const mayAsk = countHere(2);
  const allowed = [];
  for (const day of ["2026-11-30", "2026-11-30", "2026-11-30", "2026-12-01"]) allowed.push(await mayAsk(day));
  expect(allowed).toEqual([true, true, false, true]);
});
