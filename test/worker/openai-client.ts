// OpenAI's own client, unmodified, connected to a served Worker.
import OpenAI, { APIError } from "openai";
import type { Served } from "./serve.ts";

export type Messages = OpenAI.ChatCompletionMessageParam[];

export function clientOf(worker: Served, apiKey = "none", defaultHeaders: Record<string, string> = {}): OpenAI {
  return new OpenAI({ baseURL: new URL("/v1", worker.url).href, apiKey, defaultHeaders, maxRetries: 0 });
}

export const asked = (content: string): Messages => [{ role: "user", content }];

/** The client's error. Anything else that is thrown, or no error, fails the test. */
export async function errorOf(request: Promise<unknown>): Promise<APIError> {
  const error: unknown = await request.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof APIError)) throw new Error("the client threw no error of its own");
  return error;
}
