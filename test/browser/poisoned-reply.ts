// Replies of a compromised server: valid by the contract, with the given text in every text field.
import type { Answer, Contact, ProblemBody, Source } from "../../src/contract.ts";

/** Stands where a text comes. */
const PLACE_OF_TEXT = "\u2603";

function contact(text: string): Contact {
  return { kind: "hotline", name: text, tel: text, url: text, for: text, basis: text };
}

/** Two contacts: one with the text as number and address too, and one that can be used. */
function handoff(text: string) {
  const usable = { ...contact(text), tel: "12348", url: "https://hotline.invalid/" };
  return { why: text, contacts: [contact(text), usable] };
}

function source(text: string): Source {
  return {
    id: text,
    title: text,
    title_given: true,
    publisher: text,
    author: text,
    published: text,
    published_precision: "day",
    published_estimated: false,
    place: text,
    url: text,
  };
}

function citation(text: string, n: number, href: string) {
  return { n, passage: text, source: source(text), quote: text, start: 0, end: 1, href, url: text, version: text };
}

/** Every free text is `text`. Fields with a closed list of values keep a valid value. */
function poisonedAnswer(text: string): Answer {
  const value = { value: text, n: 1, place: text, as_of: text };
  return {
    id: text,
    status: "partial",
    reason: "missing_facts",
    alert: { title: text, text, contacts: handoff(text).contacts },
    matter: text,
    lead: { text, n: 1, kind: "span" },
    answer: `${text}\n${text}`,
    parts: [
      { kind: "lead", text, citations: [] },
      { kind: "evidence", text: `${text}「${text}」[1]${text}`, citations: [1, 2] },
      { kind: "context", text, citations: [1] },
      { kind: "missing", text, citations: [] },
      { kind: "next", text, citations: [] },
    ],
    citations: [citation(text, 1, text), citation(text, 2, "/sources/jiaxing-2024?start=477&end=520#quote")],
    missing: [{ kind: "number", label: text, about: text }],
    conflicts: [{ about: text, kind: "contradiction", values: [value, { ...value, n: 2 }] }],
    clarify: { question: text, choices: [{ label: text, question: text, place: text }] },
    handoff: handoff(text),
    tip: { label: text, text },
    suggestions: [{ question: text, service: text }],
    as_of: text,
    notice: text,
    ai_generated: true,
    warnings: [text],
    index: { id: text, built: text, sources: 1, passages: 1 },
  };
}

/** The same, with several texts that take turns from field to field. `turn` says which comes first. */
export function poisonedInTurn(texts: readonly string[], turn: number): string {
  let at = turn;
  const next = () => texts[at++ % texts.length] ?? "";
  return JSON.stringify(poisonedAnswer(PLACE_OF_TEXT), (_name, value: unknown) =>
    typeof value === "string" ? value.replaceAll(PLACE_OF_TEXT, next) : value,
  );
}

export function poisonedProblem(text: string): ProblemBody {
  return {
    type: text,
    title: text,
    status: 500,
    detail: text,
    instance: text,
    slug: "internal",
    errors: [{ pointer: text, detail: text }],
    handoff: handoff(text),
  };
}

/** The same, with the text also in fields with a closed list of values. */
export function poisonedThroughout(text: string): string {
  return JSON.stringify(poisonedAnswer(text), (_name, value: unknown) => (typeof value === "string" ? text : value));
}
