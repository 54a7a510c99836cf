// Chooses a form of the reply from `Accept`. An entry that cannot be parsed counts as absent. Hono's `accepts` counts it
// with full weight, and takes the first of equal weights, where the usual form has to win.

/** The weight that `Accept` gives to exactly this type; 0 when it is not listed. */
function weight(accept: string, type: string): number {
  for (const item of accept.toLowerCase().split(",")) {
    const [name = "", ...parameters] = item.split(";").map((text) => text.trim());
    if (name !== type) continue;
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    const value = q === undefined ? 1 : Number(q.slice(2));
    return value >= 0 && value <= 1 ? value : 0;
  }
  return 0;
}

/** True when `type` is listed with a higher weight than all `others`: many libraries list several types. */
function prefers(type: string, accept: string | undefined, others: readonly string[]): boolean {
  const text = accept ?? "";
  return others.every((other) => weight(text, type) > weight(text, other));
}

export function prefersPlainText(accept: string | undefined, others = ["application/json"]): boolean {
  return prefers("text/plain", accept, others);
}

export function prefersEvents(accept: string | undefined): boolean {
  return prefers("text/event-stream", accept, ["application/json"]);
}

export function prefersJson(accept: string | undefined): boolean {
  return prefers("application/json", accept, ["text/event-stream"]);
}

/** True for a browser that opens a page. */
export function acceptsHtml(accept: string | undefined): boolean {
  return weight(accept ?? "", "text/html") > 0;
}
