// A fake model for tests: it records its messages and gives a reply of the test's own.
import * as z from "zod/mini";
import { createAsk } from "../../../src/ask.ts";
import { Answer } from "../../../src/contract.ts";
import { AskRequest } from "../../../src/endpoints.ts";
import { countHere } from "../../../src/reader/budget.ts";
import type { Message } from "../../../src/reader/prompt.ts";
import { createReader } from "../../../src/reader/reader.ts";
import { openSeeds } from "../core/seeds-collection.ts";

/** The JSON in the message with the data. */
const Told = z.object({
  question: z.string(),
  earlier: z.array(z.string()),
  statements: z.array(z.object({ id: z.string(), text: z.string() })),
});
export type Told = z.infer<typeof Told>;

export const collection = await openSeeds();
const ask = createAsk(collection);
const CIRCUMSTANCES = { month: "2026-11-30", origin: null };

function toldIn(messages: readonly Message[]): Told {
  return Told.parse(JSON.parse(messages.at(-1)?.content ?? ""));
}

/** The answer of the engine alone. */
export async function engineAnswer(request: AskRequest): Promise<Answer> {
  return Answer.parse(await ask(AskRequest.parse(request), CIRCUMSTANCES));
}

/** The answer with a model that replies `reply`, and what the model was sent; null if it was not asked. */
export async function answerWith(
  request: AskRequest,
  reply: (told: Told) => string,
): Promise<{ answer: Answer; told: Told | null }> {
  let told: Told | null = null;
  const choose = createReader(
    (messages) => {
      told = toldIn(messages);
      return Promise.resolve(reply(told));
    },
    { timeoutMs: 4_000, mayAsk: countHere(1) },
  );
  const answer = Answer.parse(await ask(AskRequest.parse(request), CIRCUMSTANCES, choose));
  return { answer, told };
}
