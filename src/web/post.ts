// A request to the server, written so that what a page did to built-in prototypes does not get into it.

/** POSTs JSON. The options have no prototype: what a page adds to Object's would be options, too. */
export function post(url: string, body: string, signal?: AbortSignal): Promise<Response> {
  const options: RequestInit = Object.assign(Object.create(null), {
    method: "POST",
    headers: [["Content-Type", "application/json"]],
    body,
    credentials: "omit",
    redirect: "manual",
    ...(signal === undefined ? {} : { signal }),
  });
  return fetch(url, options);
}
