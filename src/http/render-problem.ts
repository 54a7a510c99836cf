// The only place where a problem becomes a response: RFC 9457 JSON for programs, a page for browsers, plain text for
// terminals. It never contains anything that the caller sent.
import { type Collection, problemHandoff } from "../collection.ts";
import { type Handoff, type Lang, PROBLEMS, type ProblemBody } from "../contract.ts";
import type { Problem } from "../problem.ts";
import { acceptsHtml, prefersPlainText } from "./accept.ts";
import { PAGE_WORDS } from "./pages/page-words.ts";
import { problemText } from "./problem-text.ts";
import { PROBLEM_WORDS_IN } from "./problem-words.ts";

/** The hotline's words when the reviewed contacts cannot be read. A test compares them with these contacts. */
const UNOPENED = {
  "zh-Hant": {
    name: "公共法律服務熱線",
    for: "遇到法律問題想先問一問，或想知道法律援助、調解該怎麼走，打這個電話諮詢。",
  },
  en: {
    name: "Public legal services hotline 公共法律服务热线",
    for: "Ask about a legal problem, or how legal aid and mediation work.",
  },
};

/** Builds the body of the reply, in the language of the request. The details of single fields are Chinese. */
export function problemBody(problem: Problem, collection: Collection | null, lang: Lang = "zh-CN"): ProblemBody {
  return {
    type: `/problems/${problem.slug}`,
    title: PROBLEM_WORDS_IN[lang][problem.slug].title,
    status: PROBLEMS[problem.slug],
    detail: detailIn(problem, lang),
    instance: `urn:uuid:${crypto.randomUUID()}`,
    slug: problem.slug,
    ...(problem.errors === undefined ? {} : { errors: [...problem.errors] }),
    handoff: handoffIn(collection, lang),
  };
}

function detailIn({ slug, sentence, message }: Problem, lang: Lang): string {
  if (sentence !== null) return sentence[lang];
  const { meaning, remedy } = PROBLEM_WORDS_IN[lang][slug];
  return lang === "zh-CN" ? message : `${meaning}${lang === "en" ? " " : ""}${remedy}`;
}

function handoffIn(collection: Collection | null, lang: Lang): Handoff {
  const handoff = problemHandoff(collection, lang);
  if (lang === "zh-CN") return handoff;
  const contacts = handoff.contacts.map((contact) =>
    collection === null ? { ...contact, ...UNOPENED[lang] } : contact,
  );
  return { why: PAGE_WORDS[lang].whyProblem, contacts };
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
export function printedFor(request: Request, lang: Lang, printPage: ((body: ProblemBody) => string) | null): Printed {
  const accept = request.headers.get("accept") ?? undefined;
  const others = ["application/json", "application/problem+json", ...(printPage === null ? [] : ["text/html"])];
  if (prefersPlainText(accept, others)) {
    return { type: "text/plain", print: (body) => problemText(body, lang) };
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
