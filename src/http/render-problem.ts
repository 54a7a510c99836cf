// A problem becomes a response here and nowhere else: RFC 9457 for programs, a page for a browser that asked for one.
// What a person sent is never part of it.
import { type Collection, problemHandoff } from "../collection.ts";
import { PROBLEMS, type ProblemBody } from "../contract.ts";
import type { Problem } from "../problem.ts";
import { PROBLEM_WORDS } from "./problem-words.ts";

/** The reply's body. */
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

/** `page` prints the body for a person; without it the reply is JSON. */
export function renderProblem(
  problem: Problem,
  body: ProblemBody,
  page: ((body: ProblemBody) => string) | null,
): Response {
  return new Response(page === null ? JSON.stringify(body) : page(body), {
    status: body.status,
    headers: {
      ...problem.headers,
      "Content-Type": page === null ? "application/problem+json; charset=utf-8" : "text/html; charset=utf-8",
      "Cache-Control": "no-store",
    },
  });
}
