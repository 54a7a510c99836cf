// Turns rows of facts.csv without an anchor, which only the office knows, into sentences with basis and check date. The
// sentences form texts of the office's own, one per day and place, which are found, quoted and linked like any text.
import type { CorpusSource, Span } from "../src/corpus.ts";
import { digest } from "../src/digest.ts";
import { FACT_KINDS, type FactKind } from "../src/fact-kinds.ts";
import { askingsFor } from "./drafted/asking.ts";
import type { Column, FactReader } from "./fact-row.ts";
import type { Words } from "./notice.ts";
import type { Part } from "./repair/record.ts";
import { several } from "./table.ts";

/** The place where a row was written out. */
export interface Stated {
  readonly source: string;
  readonly text: string;
  /** Span of the statement, without its basis and dates. */
  readonly span: Span;
  readonly of: string;
  readonly asks: readonly string[];
}

export interface OfficeText {
  readonly source: CorpusSource;
  readonly parts: readonly Part[];
}

const TITLE = "本单位资料";
const PUBLISHER = "本单位";

/** Labels of values by kind. A kind without a label is a sentence, or says in `of` what it is. */
const LABELS: Partial<Record<FactKind, string>> = {
  telephone: "电话",
  address: "地址",
  hours: "办公时间",
  fee: "收费",
  conditions: "条件",
  documents: "要带的材料",
  procedure: "办理步骤",
  duration: "办理时长",
  date: "时间",
  reason: "原因",
  list: "内容",
  place: "所在的地方",
  organisation: "负责的单位",
};
/** Kinds whose value is the whole sentence. */
export const SENTENCES: ReadonlySet<FactKind> = new Set([
  "yes_no",
  "definition",
  "rank",
  "award",
  "deed",
  "result",
  "status",
  "need",
  "statement",
]);

/** Writes out the rows. An incomplete row is reported and left out. */
export function readOffice(rows: readonly FactReader[]): { texts: OfficeText[]; stated: Map<FactReader, Stated> } {
  const sheets = new Map<string, { sheet: Sheet; written: { row: FactReader; sentence: Sentence; start: number }[] }>();
  for (const row of rows) {
    const sentence = readRow(row);
    if (sentence === null) continue;
    const key = JSON.stringify([sentence.checkedOn, sentence.place, sentence.expiresOn]);
    const found = sheets.get(key) ?? { sheet: new Sheet(sentence), written: [] };
    sheets.set(key, found);
    found.written.push({ row, sentence, start: found.sheet.write(`${sentence.statement}，${sentence.proof}。`) });
  }
  const stated = new Map<FactReader, Stated>();
  const texts = [...sheets.values()].map(({ sheet, written }) => {
    const text = sheet.finish();
    for (const { row, sentence, start } of written) {
      const span: Span = [start, start + sentence.statement.length];
      stated.set(row, { source: text.source.id, text: text.source.text, span, of: sentence.of, asks: sentence.asks });
    }
    return text;
  });
  return { texts, stated };
}

/** A row as a sentence, with its basis. */
interface Sentence {
  readonly statement: string;
  readonly proof: string;
  readonly of: string;
  readonly asks: readonly string[];
  readonly place: string | null;
  readonly checkedOn: string;
  readonly expiresOn: string | null;
}

function readRow(row: FactReader): Sentence | null {
  const { cells, known } = row;
  const missing = (["basis", "checked_on", "value"] as const).filter((column) => cells[column] === "");
  const subject = known.things.get(known.subjects.get(cells.subject) ?? "") ?? null;
  const kind = FACT_KINDS.find((each) => each === cells.kind) ?? "statement";
  if (subject === null && cells.of === "" && !SENTENCES.has(kind)) tellEmpty(row, "subject");
  for (const column of missing) tellEmpty(row, column);
  const [checkedOn, expiresOn] = [row.dateOf("checked_on"), row.dateOf("expires_on")];
  const statement = sentenceOf(kind, cells, subject?.name ?? "");
  if (/[。！？]/u.test(statement)) {
    tell(row, "value", { zh: "不止一句。", en: "It is more than one sentence." }, [
      "写成一句，句子里不用句号；几件事就写几行。",
      "Write one sentence; several things are several rows.",
    ]);
  }
  if (missing.length > 0 || checkedOn === null) return null;
  const place = known.places.get(cells.place.split(/[、；;]/u)[0]?.trim() ?? "") ?? subject?.place ?? null;
  const of = cells.of || (subject?.name ?? "");
  const asks = several(cells.asks);
  const until = expiresOn === null ? "" : `，有效期至${spoken(expiresOn)}`;
  return {
    statement,
    proof: `${TITLE}，核对于${spoken(checkedOn)}（${cells.basis}）${until}`,
    of,
    asks: asks.length > 0 ? asks : askingsFor(kind, aboutOf(cells.of, subject?.name ?? ""), cells.unit),
    place,
    checkedOn,
    expiresOn,
  };
}

/** Subject and property of a value: 「嘉善县法律援助中心，预约」 */
function aboutOf(of: string, subject: string): string {
  if (of === "" || subject.includes(of)) return subject;
  return subject === "" || of.includes(subject) ? of : `${subject}，${of}`;
}

function sentenceOf(kind: FactKind, cells: FactReader["cells"], subject: string): string {
  const value = cells.value.replace(/\s+/gu, " ").replace(/。$/u, "");
  if (SENTENCES.has(kind)) return subject === "" || value.includes(subject) ? value : `${subject}：${value}`;
  const about = aboutOf(cells.of, subject);
  const label = LABELS[kind] ?? "";
  const link = label.includes("的") ? "" : "的";
  const head = label === "" || about.endsWith(label) ? about : `${about}${link}${label}`;
  return `${head}：${several(value).join("、")}`;
}

/** 2026年11月1日 */
function spoken(day: string): string {
  const [year = "", month, date] = day.split("-");
  return `${year}年${Number(month)}月${Number(date)}日`;
}

function tellEmpty(row: FactReader, column: Column): void {
  tell(row, column, { zh: "没有写。", en: "It is empty." }, [
    "原文里有的，请抄 anchor；只有本单位知道的，要写明 subject、value、basis（怎么知道的）和 checked_on（哪天核对的）。",
    "Copy the anchor of what a text says; what only the office knows needs subject, value, basis and checked_on.",
  ]);
}

function tell(row: FactReader, column: Column, reason: Words, [zh, en]: [zh: string, en: string]): void {
  row.tell(column, reason, { zh, en });
}

/** A text of the office's own, while it is written. */
class Sheet {
  readonly #sentence: Sentence;
  readonly #parts: Part[] = [];
  #text = "";

  constructor(sentence: Sentence) {
    this.#sentence = sentence;
  }

  /** Appends a paragraph and returns its offset. */
  write(paragraph: string): number {
    if (this.#text !== "") this.#text += "\n";
    const start = this.#text.length;
    this.#text += paragraph;
    this.#parts.push({ kind: "body", item: false, start, end: this.#text.length });
    return start;
  }

  finish(): OfficeText {
    const { checkedOn, expiresOn, place } = this.#sentence;
    const source: CorpusSource = {
      id: ["office", checkedOn, place, expiresOn].filter((part) => part !== null).join("-"),
      title: TITLE,
      title_given: false,
      publisher: PUBLISHER,
      author: null,
      published: checkedOn,
      published_precision: "day",
      published_estimated: false,
      place,
      url: null,
      relative: [],
      text: this.#text,
      version: digest(this.#text),
      office: { expires_on: expiresOn },
    };
    return { source, parts: this.#parts };
  }
}
