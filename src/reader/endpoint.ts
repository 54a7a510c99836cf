// Connects to a model: an OpenAI-compatible endpoint, or the platform's binding. Takes messages; returns the text that
// the model wrote, or a failure by its kind. Must not happen: a second address, a redirect followed, a word of the
// reply in an error.
import * as z from "zod/mini";
import { choiceFormat, type Message } from "./prompt.ts";

/** Resolves to the model's text. Rejects if there is none, with a `Failure` if the kind is known. */
export type Complete = (messages: readonly Message[], signal: AbortSignal) => Promise<string>;

/** Its message is the kind of failure, and holds nothing that was sent or received. */
export class Failure extends Error {}

/** Largest reply. A choice has a few hundred bytes. */
const REPLY_BYTES_MAX = 16 * 1024;
const TOKENS_MAX = 400;

const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).check(z.minLength(1)),
});

export function createEndpoint({ url, key, model }: { url: string; key: string; model: string }): Complete {
  const address = url.endsWith("/chat/completions") ? url : `${url}/chat/completions`;
  const headers = {
    "Content-Type": "application/json",
    ...(key === "" ? {} : { Authorization: `Bearer ${key}` }),
  };
  return async (messages, signal) => {
    const body = JSON.stringify({
      model,
      messages,
      response_format: choiceFormat(),
      temperature: 0,
      max_tokens: TOKENS_MAX,
    });
    // A redirect is not followed: it fails like any other status than 200.
    const response = await fetch(address, { method: "POST", headers, body, redirect: "manual", signal });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new Failure(`status ${response.status}`);
    }
    return contentOf(await readCapped(response, signal));
  };
}

async function readCapped({ body }: Response, signal: AbortSignal): Promise<string> {
  if (body === null) throw new Failure("empty");
  const reader = body.getReader();
  // The signal of a fetch does not always end a body that arrives slowly.
  signal.addEventListener("abort", () => void reader.cancel().catch(() => undefined), { once: true });
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > REPLY_BYTES_MAX) {
      await reader.cancel();
      throw new Failure("too large");
    }
    text += decoder.decode(value, { stream: true });
  }
}

function contentOf(text: string): string {
  const completion = Completion.parse(JSON.parse(text));
  return completion.choices[0]?.message.content ?? "";
}

/** The part of the platform's binding `AI` that is used. */
export interface Models {
  run: (model: string, input: Record<string, unknown>) => Promise<unknown>;
}

/** With a schema, Workers AI returns an object. */
const Answered = z.object({ response: z.union([z.string(), z.looseObject({})]) });

export function createModels(models: Models, model: string): Complete {
  return async (messages) => {
    const input = { messages, response_format: choiceFormat(), temperature: 0, max_tokens: TOKENS_MAX };
    const { response } = Answered.parse(await models.run(model, input));
    const content = typeof response === "string" ? response : JSON.stringify(response);
    if (content.length > REPLY_BYTES_MAX) throw new Failure("too large");
    return content;
  };
}
