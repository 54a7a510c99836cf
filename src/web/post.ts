// A request to the server that is not affected by a page's changes to built-in prototypes.
import type { Lang } from "../contract.ts";
import { bare } from "./bare.ts";

/** Sends a POST request with a JSON body. `lang` is the language in which the server says why it refuses. */
export function post(url: string, body: string, asking?: { lang: Lang; signal: AbortSignal }): Promise<Response> {
  const type: [string, string] = ["Content-Type", "application/json"];
  const options = bare<RequestInit>({
    method: "POST",
    headers: asking === undefined ? [type] : [type, ["Accept-Language", asking.lang]],
    body,
    credentials: "omit",
    redirect: "manual",
    ...(asking === undefined ? {} : { signal: asking.signal }),
  });
  return fetch(url, options);
}
