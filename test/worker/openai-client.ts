// OpenAI's own client, unchanged, for a Worker that is served; what it throws.
import OpenAI, { APIError } from "openai";
import type { Served } from "./serve.ts";

export type Messages = OpenAI.ChatCompletionMessageParam[];

export function clientOf(worker: Served, apiKey = "none", defaultHeaders: Record<string, string> = {}): OpenAI {
  return new OpenAI({ baseURL: new URL("/v1", worker.url).href, apiKey, defaultHeaders, maxRetries: 0 });
}

export const asked = (content: string): Messages => [{ role: "user", content }];

/** Anything else that is thrown is a fault of its own. */
export async function errorOf(request: Promise<unknown>): Promise<APIError> {
  const error: unknown = await request.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof APIError)) throw new Error("the client threw no error of its own");
  return error;
}
