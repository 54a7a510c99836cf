// A request to the server that is not affected by a page's changes to built-in prototypes.
import { bare } from "./bare.ts";

/** Sends a POST request with a JSON body. */
export function post(url: string, body: string, signal?: AbortSignal): Promise<Response> {
  const options = bare<RequestInit>({
    method: "POST",
    headers: [["Content-Type", "application/json"]],
    body,
    credentials: "omit",
    redirect: "manual",
    ...(signal === undefined ? {} : { signal }),
  });
  return fetch(url, options);
}
