// Asks about each row of the directory and returns its questions with the faults of their replies.
import type { Collection } from "../../src/collection.ts";
import type { Answer } from "../../src/contract.ts";
import type { DirectoryEntry } from "../../src/corpus.ts";
import { fold, unmarked } from "../../src/text.ts";
import { askCore } from "../eval/answerers.ts";
import type { Item } from "../eval/questions.ts";

/** How a row is asked about: by its own question, by its need as a person says it, or by its name alone. */
export const MANNERS = ["question", "need", "name"] as const;
export type Manner = (typeof MANNERS)[number];

export interface AskedRow {
  service: DirectoryEntry;
  asked: { question: string; manner: Manner; fault: string | null }[];
}

const MONTH = "2026-11";
/** Matches needs that already are questions. To others, 「找谁」 is added. */
const ASKS =
  /谁|哪|怎|什么|多少(?!谈)|吗|呢|是不是|会不会|能不能|有没有|要不要|可不可以|该不该|安不安|(.)不\1|没有$|多久|[?？]/u;

function needAsQuestion(need: string): string {
  const said = need.replace(/[?？。]\s*$/u, "");
  return ASKS.test(said) ? `${said}？` : `${said}，找谁？`;
}

/** Adds the place to a name that two rows share, as a person would have to. */
function nameAsQuestion({ name, place }: DirectoryEntry, { corpus, places }: Collection): string {
  const plain = (text: string) => unmarked(fold(text));
  const isShared =
    corpus.services.filter((other) => [other.name, ...other.aliases].some((each) => plain(each) === plain(name)))
      .length > 1;
  const where = isShared && place !== null ? `${places.get(place)?.name ?? ""}的` : "";
  return `${where}${name}是什么？`;
}

function questionsOf(service: DirectoryEntry, collection: Collection): { question: string; manner: Manner }[] {
  const { questions, needs } = service;
  return [
    ...questions.map((question) => ({ question, manner: "question" as const })),
    ...needs.map((need) => ({ question: needAsQuestion(need), manner: "need" as const })),
    { question: nameAsQuestion(service, collection), manner: "name" },
  ];
}

/** The fault of a reply about a row, or null. */
function faultOf(service: DirectoryEntry, manner: Manner, answer: Answer): string | null {
  const fits = statusesOf(service, manner);
  if (!fits.includes(answer.status)) return `${answer.status}, not ${fits.join(" or ")}`;
  if (manner === "name") {
    // The reply says what a thing is in the editor's words; for a thing that is only named, it says that the texts do
    // not tell.
    const isUnsaid = answer.missing.some(({ kind }) => kind === "definition");
    if (service.what === null ? !isUnsaid : answer.lead?.text !== service.what) return "does not say what it is";
  }
  // People are sent only to services: somebody with the need of another kind of thing may be sent elsewhere.
  if (manner === "need" && service.holds !== "service") return answer.citations.length > 0 ? null : "no quote";
  const own = answer.citations.some(({ source, start, end, quote }) =>
    service.evidence.some(
      (span) => span.source === source.id && ((span.start < end && span.end > start) || quote.includes(service.name)),
    ),
  );
  return own ? null : "no quote of its own";
}

function statusesOf({ holds, plan, status }: DirectoryEntry, manner: Manner): readonly Answer["status"][] {
  // A pilot is answered as a pilot; whether it works today may be reported as missing.
  if (plan && manner !== "name") return ["answered", "partial"];
  if (manner === "question") return [status];
  if (manner === "need") return holds === "service" ? ["answered"] : ["partial", "answered"];
  if (holds !== "mention") return ["answered"];
  // For a thing that is only named, the reply cannot say what it is.
  return ["partial"];
}

/** Asks one question for each row, given by the row's id, of a collection that was built without these questions. */
export async function askUnwritten(
  collection: Collection,
  unwritten: ReadonlyMap<string, string>,
): Promise<AskedRow[]> {
  const answerer = askCore(collection, MONTH);
  const rows: AskedRow[] = [];
  for (const service of collection.corpus.services) {
    const question = unwritten.get(service.id);
    if (question === undefined) continue;
    const fault = faultOf(service, "question", await answerer.answer(itemOf(question)));
    rows.push({ service, asked: [{ question, manner: "question", fault }] });
  }
  return rows;
}

function itemOf(question: string): Item {
  return { id: question, question, type: "how", answerable: true, file: [], must_include: [], status: [], answer: "" };
}

export async function askDirectory(collection: Collection): Promise<AskedRow[]> {
  const answerer = askCore(collection, MONTH);
  const rows: AskedRow[] = [];
  for (const service of collection.corpus.services) {
    const asked: AskedRow["asked"] = [];
    for (const { question, manner } of questionsOf(service, collection)) {
      const answer = await answerer.answer(itemOf(question));
      asked.push({ question, manner, fault: faultOf(service, manner, answer) });
    }
    rows.push({ service, asked });
  }
  return rows;
}
