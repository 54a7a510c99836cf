// A problem becomes a response here and nowhere else: RFC 9457 for programs, a page for a browser that asked for one.
// What a person sent is never part of it.
import { type Collection, contacts, LEGAL_HOTLINE_ID } from "../collection.ts";
import { type Handoff, PROBLEMS, type ProblemBody } from "../contract.ts";
import type { Problem } from "../problem.ts";
import { PROBLEM_WORDS } from "./problem-words.ts";

/** The reply's body. Without a collection there are no reviewed contacts: then the sentence names the hotline itself. */
export function problemBody(problem: Problem, collection: Collection | null): ProblemBody {
  const handoff: Handoff =
    collection === null
      ? { why: "法律上的事，可以打12348公共法律服务热线问一问。", contacts: [] }
      : { why: "法律上的事，可以打电话问。", contacts: contacts(collection, [LEGAL_HOTLINE_ID]) };
  return {
    type: `/problems/${problem.slug}`,
    title: PROBLEM_WORDS[problem.slug].title,
    status: PROBLEMS[problem.slug],
    detail: problem.message,
    instance: `urn:uuid:${crypto.randomUUID()}`,
    slug: problem.slug,
    ...(problem.errors === undefined ? {} : { errors: [...problem.errors] }),
    handoff,
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
