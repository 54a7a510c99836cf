// Turns a drafted fact into a row of facts.csv for an editor to review, or refuses it with a reason. Its quotes have to
// be part of its statement, and it must not state a number that the statement lacks. Pure.
import { createAnchors } from "../../index/anchors.ts";
import { FACT_COLUMNS } from "../../index/fact-row.ts";
import type { Words } from "../../index/notice.ts";
import { byEveryName } from "../../index/subjects.ts";
import { isChanging, several } from "../../index/table.ts";
import { MODALITIES } from "../../src/corpus.ts";
import { FACT_KINDS } from "../../src/fact-kinds.ts";
import { findFigures } from "../../src/question/figures.ts";
import { fold } from "../../src/text.ts";
import type { Draft } from "./draft.ts";
import type { Folder } from "./folder.ts";
import type { Unasked } from "./unasked.ts";

type Row = Readonly<Partial<Record<(typeof FACT_COLUMNS)[number], string>>>;

export type Approved = { row: Row } | { refused: Words };

const ASK_CHARS_MAX = 120;
/** The start of a cell that a spreadsheet would read as a formula. */
const FORMULA = /^[=+@-]+/u;

const REFUSALS = {
  anchor: { zh: "anchor 不在这句话里。", en: "its anchor is not part of the statement." },
  twice: { zh: "anchor 在原文里不止一处。", en: "its anchor occurs more than once in the source." },
  kind: { zh: "kind 不在可选的范围里。", en: "its kind is not one of the allowed kinds." },
  modality: { zh: "modality 不在可选的范围里。", en: "its modality is not one of the allowed modalities." },
  value: { zh: "value 不在 anchor 里。", en: "its value is not part of the anchor." },
  spreadsheet: {
    zh: "表格软件会把 anchor 或 value 改掉。",
    en: "a spreadsheet would change its anchor or value.",
  },
  of: { zh: "有数字，没有写数的是什么。", en: "it has a figure but does not say what it counts." },
  number: { zh: "of 里有这句话没有的数字。", en: "its `of` has a number that the statement lacks." },
  asks: { zh: "没有可用的问法。", en: "it has no asking that is usable." },
} as const satisfies Record<string, Words>;

/** Returns the header line of the table. */
export const headLine = (): string => lineOf(Object.fromEntries(FACT_COLUMNS.map((column) => [column, column])));

/** Returns a row as a line of CSV, with line feed. */
export function lineOf(row: Row): string {
  const cells = FACT_COLUMNS.map((column) => row[column] ?? "");
  return `${cells.map((cell) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\n`;
}

/** Returns a function that checks the drafts of one collection. Each row that it returns has a unique id. */
export function createApproval(
  folder: Pick<Folder, "sources" | "subjects" | "places" | "ids">,
): (draft: Draft, statement: Unasked) => Approved {
  const find = createAnchors(folder.sources);
  const subjects = byEveryName(folder.subjects);
  const places = byEveryName(folder.places);
  const nextId = createIds(new Set(folder.ids.values()));
  return (draft, statement) => {
    const anchor = draft.anchor.replace(/\s+/gu, " ").trim();
    const found = find(statement.source, anchor);
    const refused = refusalOf(draft, anchor, found, statement);
    if (refused !== null) return { refused: REFUSALS[refused] };
    const asks = usableAsks(draft.asks, statement.text);
    if (asks.length === 0) return { refused: REFUSALS.asks };
    const ifInStatement = (cell: string) => (cell !== "" && holds(statement.text, cell) ? cell : "");
    const { place } = folder.sources.find(({ id }) => id === statement.source) ?? { place: null };
    const named = several(draft.place.replaceAll("、", "；")).filter(
      (name) => places.get(name) !== undefined && ifInStatement(name),
    );
    return {
      row: {
        id: nextId(statement.source),
        source: statement.source,
        anchor,
        subject: subjects.get(draft.subject) === undefined ? "" : draft.subject,
        kind: draft.kind,
        value: valuesOf(draft).join("；"),
        unit: ifInStatement(draft.unit),
        of: tidy(draft.of),
        place: named.join("、") || (folder.places.find(({ id }) => id === place)?.name ?? ""),
        time: ifInStatement(draft.time),
        modality: draft.modality || "is",
        asks: asks.join("；"),
      },
    };
  };
}

/** Returns the reason why a draft cannot become a row, or null. */
function refusalOf(
  draft: Draft,
  anchor: string,
  found: ReturnType<ReturnType<typeof createAnchors>>,
  { text, span }: Unasked,
): keyof typeof REFUSALS | null {
  if (!holds(text, anchor)) return "anchor";
  if ("fault" in found) return found.fault === "twice" ? "twice" : "anchor";
  if (found.span[0] < span[0] || found.span[1] > span[1]) return "anchor";
  if (!FACT_KINDS.some((kind) => kind === draft.kind)) return "kind";
  if (draft.modality !== "" && !MODALITIES.some((modality) => modality === draft.modality)) return "modality";
  const values = valuesOf(draft);
  if (!values.every((value) => holds(anchor, value))) return "value";
  if (isChanging(anchor) || isChanging(values.join("；"))) return "spreadsheet";
  if (draft.kind === "number" && values.length > 0 && tidy(draft.of) === "") return "of";
  return hasOnlyNumbersOf(draft.of, text) ? null : "number";
}

/** Whether a text contains a string, ignoring white space. An empty string is not contained. */
function holds(text: string, run: string): boolean {
  const [whole, part] = [text, run].map((each) => each.replace(/\s+/gu, ""));
  return part !== "" && whole !== undefined && part !== undefined && whole.includes(part);
}

function valuesOf({ value }: Draft): string[] {
  return value.map((each) => each.trim()).filter((each) => each !== "");
}

/** Puts a cell on one line, without separators of values and without the start of a formula. */
function tidy(cell: string): string {
  return cell.replace(/\s+/gu, " ").replace(/[；;]/gu, "，").trim().replace(FORMULA, "").trim();
}

/** Whether every number in `words` occurs in the statement, in digits or in Chinese numerals. */
function hasOnlyNumbersOf(words: string, text: string): boolean {
  const told = findFigures(fold(text));
  const digits = (each: string): string[] => each.normalize("NFKC").match(/\d+(?:\.\d+)?/gu) ?? [];
  const numbers = new Set(digits(text));
  return (
    findFigures(fold(words)).every(
      ({ value }) => told.some((figure) => figure.value === value) || numbers.has(`${value}`),
    ) && digits(words).every((number) => numbers.has(number) || told.some(({ value }) => value === Number(number)))
  );
}

function usableAsks(asks: readonly string[], text: string): string[] {
  const kept = asks.map(tidy).filter((ask) => ask !== "" && ask.length <= ASK_CHARS_MAX && hasOnlyNumbersOf(ask, text));
  return [...new Set(kept)];
}

/** Returns a function that makes unused ids of drafts: the id of the source with a number. */
function createIds(taken: ReadonlySet<string>): (source: string) => string {
  const last = new Map<string, number>();
  return (source) => {
    let number = (last.get(source) ?? 0) + 1;
    while (taken.has(`${source}-draft-${number}`)) number++;
    last.set(source, number);
    return `${source}-draft-${number}`;
  };
}
