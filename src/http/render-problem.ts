// The only place where a problem becomes a response: RFC 9457 JSON for programs, a page for browsers, plain text for
// terminals. It never contains anything that the caller sent.
import { type Collection, problemHandoff } from "../collection.ts";
import { PROBLEMS, type ProblemBody } from "../contract.ts";
import type { Problem } from "../problem.ts";
import { acceptsHtml, prefersPlainText, wantsEnglish } from "./accept.ts";
import { problemText } from "./problem-text.ts";
import { PROBLEM_WORDS } from "./problem-words.ts";

/** Builds the body of the reply. */
export function problemBody(problem: Problem, collection: Collection | null): ProblemBody {
  return {
    type: `/problems/${problem.slug}`,
    title: PROBLEM_WORDS[problem.slug].title,
    status: PROBLEMS[problem.slug],
    detail: problem.message,
    instance: `urn:uuid:${crypto.randomUUID()}`,
    slug: problem.slug,
    ...(problem.errors === undefined ? {} : { errors: [...problem.errors] }),
    handoff: problemHandoff(collection),
  };
}

/** A media type and the function that prints a body in it. */
export interface Printed {
  type: "application/problem+json" | "application/json" | "text/html" | "text/plain";
  print: (body: ProblemBody) => string;
}

const AS_JSON: Printed = { type: "application/problem+json", print: (body) => JSON.stringify(body) };

/**
 * Chooses the form: text for clients that prefer it; `printPage` for browsers, if the route has pages; otherwise JSON.
 */
export function printedFor(request: Request, printPage: ((body: ProblemBody) => string) | null): Printed {
  const accept = request.headers.get("accept") ?? undefined;
  const others = ["application/json", "application/problem+json", ...(printPage === null ? [] : ["text/html"])];
  if (prefersPlainText(accept, others)) {
    const isEnglish = wantsEnglish(request.url, request.headers.get("accept-language") ?? undefined);
    return { type: "text/plain", print: (body) => problemText(body, isEnglish) };
  }
  return printPage !== null && acceptsHtml(accept) ? { type: "text/html", print: printPage } : AS_JSON;
}

export function renderProblem(problem: Problem, body: ProblemBody, { type, print }: Printed): Response {
  return new Response(print(body), {
    status: body.status,
    headers: {
      ...problem.headers,
      "Content-Type": `${type}; charset=utf-8`,
      "Cache-Control": "no-store",
      ...(type.startsWith("text/") ? { Vary: "Accept, Accept-Language" } : {}),
    },
  });
}
