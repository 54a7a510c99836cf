// A request to the server, written so that what a page did to built-in prototypes does not get into it.
import { bare } from "./bare.ts";

/** POSTs JSON. */
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
