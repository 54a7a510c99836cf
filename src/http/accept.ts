// Which of the forms we have does the caller want? From `Accept` alone; what cannot be read counts as no wish.

/** The weight that `Accept` gives to exactly this type, 0 when it is not named. */
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

/** One form only for who names it and names no other form that there is as gladly: libraries send several. */
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

/** English for who asks for it in the address, or else before all other languages. */
export function wantsEnglish(url: string, languages: string | undefined): boolean {
  const lang = /[?&]lang=([\w-]*)/.exec(url)?.[1];
  return /^en\b/i.test((lang ?? languages ?? "").trim());
}

/** A browser that opens a page. */
export function acceptsHtml(accept: string | undefined): boolean {
  return weight(accept ?? "", "text/html") > 0;
}
