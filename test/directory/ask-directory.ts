// The directory's rows in, each with its questions, replies and what does not fit out.
import type { Collection } from "../../src/collection.ts";
import type { Answer } from "../../src/contract.ts";
import type { DirectoryEntry } from "../../src/corpus.ts";
import { askCore } from "../eval/answerers.ts";
import type { Item } from "../eval/questions.ts";

/** The row's own question, its need as a person says it, or its name alone. */
export const MANNERS = ["question", "need", "name"] as const;
export type Manner = (typeof MANNERS)[number];

export interface AskedRow {
  service: DirectoryEntry;
  asked: { question: string; manner: Manner; fault: string | null }[];
}

const MONTH = "2026-11";
/** A need that asks something already; others are things people say, and ask whom to turn to. */
const ASKS = /谁|哪|怎|什么|多少.{0,3}$|吗|呢|是不是|会不会|能不能|有没有|要不要|可不可以|该不该|安不安|[?？]/u;

function needAsQuestion(need: string): string {
  const said = need.replace(/[?？。]\s*$/u, "");
  return ASKS.test(said) ? `${said}？` : `${said}，找谁？`;
}

function questionsOf({ name, questions, needs }: DirectoryEntry): { question: string; manner: Manner }[] {
  return [
    ...questions.map((question) => ({ question, manner: "question" as const })),
    ...needs.map((need) => ({ question: needAsQuestion(need), manner: "need" as const })),
    { question: `${name}是什么？`, manner: "name" },
  ];
}

/** What is wrong with a reply about a row, or null. */
function faultOf(service: DirectoryEntry, manner: Manner, answer: Answer): string | null {
  const { status, citations } = answer;
  // Of a thing that is only named, what it is cannot be said; where it is, sometimes.
  const either = service.holds === "mention" && manner !== "name";
  if (either ? status !== "answered" && status !== "partial" : status !== service.status) {
    return `${status}, not ${either ? "answered or partial" : service.status}`;
  }
  const names = [service.name, ...service.aliases];
  const own = citations.some(({ source, start, end, quote }) =>
    service.evidence.some(
      (span) =>
        span.source === source.id &&
        ((span.start < end && span.end > start) || names.some((name) => quote.includes(name))),
    ),
  );
  return own ? null : "no quote of its own";
}

function itemOf(question: string): Item {
  return { id: question, question, type: "how", answerable: true, file: [], must_include: [], status: [], answer: "" };
}

export async function askDirectory(collection: Collection): Promise<AskedRow[]> {
  const answerer = askCore(collection, MONTH);
  const rows: AskedRow[] = [];
  for (const service of collection.corpus.services) {
    const asked: AskedRow["asked"] = [];
    for (const { question, manner } of questionsOf(service)) {
      const answer = await answerer.answer(itemOf(question));
      asked.push({ question, manner, fault: faultOf(service, manner, answer) });
    }
    rows.push({ service, asked });
  }
  return rows;
}
