// Prints a problem in OpenAI's error format. The message contains the sentence for the person and the numbers to call,
// because clients show only the message.
import type { ProblemBody, ProblemSlug } from "../../../contract.ts";
import type { Printed } from "../../render-problem.ts";

/** Codes and types that clients know. Other problems use our slug as the code. */
const CODES: Partial<Record<ProblemSlug, string>> = {
  unauthorized: "invalid_api_key",
  rate_limited: "rate_limit_exceeded",
};
const TYPES: Partial<Record<ProblemSlug, string>> = {
  unauthorized: "authentication_error",
  forbidden: "permission_error",
  not_found: "not_found_error",
  rate_limited: "rate_limit_error",
};
const SERVER_FAULTS = 500;

export const AS_OPENAI_ERROR: Printed = { type: "application/json", print: (body) => JSON.stringify(errorOf(body)) };

function errorOf({ detail, slug, status, errors, handoff }: ProblemBody): object {
  const numbers = handoff.contacts.flatMap(({ tel, name }) => (tel === null ? [] : [`${name}：${tel}`]));
  return {
    error: {
      message: [detail, ...numbers].join("\n"),
      type: TYPES[slug] ?? (status >= SERVER_FAULTS ? "server_error" : "invalid_request_error"),
      param: paramOf(errors?.[0]?.pointer),
      code: CODES[slug] ?? slug,
    },
  };
}

/** Converts `#/messages/0/content` to `messages[0].content`; null for the whole body. */
function paramOf(pointer: string | undefined): string | null {
  const names = (pointer ?? "#").split("/").slice(1);
  if (names.length === 0) return null;
  return names.map((name, i) => (/^\d+$/u.test(name) ? `[${name}]` : i === 0 ? name : `.${name}`)).join("");
}
