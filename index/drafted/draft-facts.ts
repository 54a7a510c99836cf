// Drafts facts from the structure of a text where no editor has written one: counted nouns, times, telephone numbers,
// labels, table rows, and questions with answers. It runs in the build; its results can be listed and corrected.
import type { Chunk, CorpusSource, Fact, Span } from "../../src/corpus.ts";
import { BARE_FACT } from "../../src/match/bare-fact.ts";
import { fold } from "../../src/text.ts";
import { draftActors } from "./actors.ts";
import { type Cell, Cells, clauseAround, type Statement } from "./cell.ts";
import { draftAddresses, draftTelephones } from "./contacts.ts";
import { draftFigures } from "./figures.ts";
import { draftLabels } from "./labels.ts";
import { draftLists } from "./lists.ts";
import { modalityOf } from "./modality.ts";
import { articlesOf, type Passage, pairsOf } from "./pairs.ts";
import { draftPersons } from "./people.ts";
import { draftReasons } from "./reasons.ts";
import { draftRowCells, isSameTable, nameCells, type RowCells, rowCellsOf } from "./rows.ts";
import { statementsOf } from "./statements.ts";
import { draftRow, isHead, type Row, rowOf } from "./tables.ts";
import { draftDates, draftHours, timeOf } from "./times.ts";
import { draftConditions, draftDefinitions, draftDocuments, draftProcedures } from "./wording.ts";

/** A fact that nobody has reviewed. Its id depends on the position of its value. */
export interface DraftedFact extends Fact {
  readonly id: string;
}

/**
 * In order of precedence, since each reader reserves its words: the digits of a telephone number are not a figure, and
 * a time of day is not a measure.
 */
const READERS: readonly ((cells: Cells) => void)[] = [
  draftLabels,
  draftTelephones,
  draftHours,
  draftAddresses,
  draftDates,
  draftFigures,
  draftPersons,
  draftActors,
  draftLists,
  draftDocuments,
  draftConditions,
  draftDefinitions,
  draftProcedures,
  draftReasons,
];

/** A longer run without punctuation is not a sentence but a list of names or machine output. */
const SENTENCE_CHARS_MAX = 1000;

/** The facts drafted from the texts, in text order, except those that an edited fact already states. */
export function draftFacts({
  sources,
  chunks,
  edited,
  office = "",
}: {
  readonly sources: readonly CorpusSource[];
  readonly chunks: readonly Chunk[];
  readonly edited: readonly Fact[];
  /** The name of the office that owns the texts, or "". */
  readonly office?: string;
}): DraftedFact[] {
  const facts: DraftedFact[] = [];
  const ids = new Set<string>();
  const chunksOf = Map.groupBy(chunks, ({ source }) => source);
  const editedOf = Map.groupBy(edited, ({ source }) => source);
  for (const source of sources) {
    const own = (chunksOf.get(source.id) ?? []).toSorted((a, b) => a.start - b.start);
    const editedHere = editedOf.get(source.id) ?? [];
    for (const fact of [
      ...cellFacts(source, own, { edited: editedHere, office }),
      ...passageFacts(source, own, editedHere),
    ]) {
      if (ids.has(fact.id)) continue;
      ids.add(fact.id);
      facts.push(office === "" ? fact : { ...fact, asks: fact.asks.flatMap((text) => withoutOffice(text, office)) });
    }
  }
  return facts;
}

/** Removes the office's name from a question, because people do not name the office that they are asking. */
function withoutOffice(text: string, office: string): string[] {
  const [before = "", ...behind] = text.split(office);
  if (behind.length === 0) return [text];
  const place = /[\p{Script=Han}]{2,6}[省市县区镇]$/u;
  const rest = `${before.replace(place, "")}${behind.join("").replace(/^的/u, "")}`;
  return rest.replace(/[？?]$/u, "").length < 2 ? [] : [rest];
}

function cellFacts(
  source: CorpusSource,
  chunks: readonly Chunk[],
  { edited, office }: { edited: readonly Fact[]; office: string },
): DraftedFact[] {
  const statements = statementsOf(source, chunks, office);
  const rows = namedRows(statements);
  let head: readonly string[] | null = null;
  return statements.flatMap((statement, i) => {
    const row = rowOf(statement);
    const cells = new Cells(statement);
    const named = rows.get(statement);
    if (statement.span[1] - statement.span[0] > SENTENCE_CHARS_MAX) return [];
    if (named !== undefined) draftRowCells(cells, named.row, named.named);
    else if (row === null) {
      head = null;
      for (const read of READERS) read(cells);
    } else if (head === null) {
      head = headOf(statement, row, statements[i + 1]);
      if (head === null) for (const read of READERS) read(cells);
    } else draftRow(cells, head, row);
    return cells.all
      .filter((cell) => !isEdited(statement.span, cell, edited))
      .flatMap((cell) => toFact(statement, cell) ?? []);
  });
}

/** The statements that are table rows, each with the number of leading cells that name a row of its table. */
function namedRows(statements: readonly Statement[]): Map<Statement, { row: RowCells; named: number }> {
  const found = new Map<Statement, { row: RowCells; named: number }>();
  let table: { statement: Statement; row: RowCells }[] = [];
  const close = () => {
    const rows = table.map(({ row }) => row);
    const source = table[0]?.statement.source;
    const named = source === undefined ? 1 : nameCells(rows, (span) => source.text.slice(...span).trim());
    for (const { statement, row } of table) found.set(statement, { row, named });
    table = [];
  };
  for (const statement of statements) {
    const row = rowCellsOf(statement);
    const last = table.at(-1);
    if (last !== undefined && (row === null || !isSameTable(last.row, row))) close();
    if (row !== null) table.push({ statement, row });
  }
  close();
  return found;
}

/** The column names, if the row is a head with another row below it. */
function headOf(statement: Statement, row: Row, next: Statement | undefined): string[] | null {
  const isTable = next !== undefined && isHead(statement, row) && rowOf(next) !== null;
  return isTable ? row.map((span) => statement.source.text.slice(...span).trim()) : null;
}

const meets = ([a, b]: Span, [c, d]: Span) => a < d && c < b;

/** Whether an edited fact has the same value, or a value of this kind in the same sentence. */
function isEdited(sentence: Span, { kind, values }: Cell, edited: readonly Fact[]): boolean {
  return edited.some((fact) =>
    fact.values.some(
      (theirs) =>
        (fact.kind !== "statement" && fact.kind === kind && meets(theirs, sentence)) ||
        values.some((ours) => meets(ours, theirs)),
    ),
  );
}

function toFact(statement: Statement, { kind, values, of, unit, asks, anchor }: Cell): DraftedFact | null {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return null;
  const run = anchor ?? clausesAround(statement, [first[0], last[1]]);
  return {
    id: `drafted-${statement.source.id}-${first[0]}-${kind}`,
    row: 0,
    source: statement.source.id,
    start: Math.min(run[0], first[0]),
    end: Math.max(run[1], last[1]),
    subject: null,
    kind,
    values: [...values],
    unit,
    of: of.trim(),
    places: [],
    time: timeOf(statement, first),
    modality: modalityOf(statement, { kind, of }, first),
    mark: "",
    asks: [...asks],
    checked_on: null,
  };
}

/** The clauses around a span, without surrounding white space. */
function clausesAround(statement: Statement, span: Span): Span {
  const [start, end] = clauseAround(statement, span);
  const words = statement.folded.slice(start, end);
  const blank = words.length - words.trimStart().length;
  return [start + blank, start + words.trimEnd().length];
}

/** Questions with answers, and articles. A passage that an edited statement covers is left out. */
function passageFacts(source: CorpusSource, chunks: readonly Chunk[], edited: readonly Fact[]): DraftedFact[] {
  const statements = edited.filter(({ kind }) => kind === "statement");
  const passages = [...pairsOf(source, chunks), ...chunks.flatMap((chunk) => articlesOf(source, chunk))];
  return passages
    .filter(
      (passage) =>
        !statements.some(
          ({ start, end, asks }) =>
            meets([start, end], [passage.start, passage.end]) &&
            (passage.question === null || asks.includes(passage.question)),
        ),
    )
    .map((passage) => toStatement(source, passage));
}

function toStatement(source: CorpusSource, { start, end, question }: Passage): DraftedFact {
  const statement: Statement = {
    source,
    chunk: { id: "", source: source.id, start, end, kind: "body", section: null, sentences: [[start, end]] },
    span: [start, end],
    body: start,
    folded: fold(source.text),
    section: "",
    heading: "",
    scope: "",
    row: "",
    office: "",
    fullName: (name) => name,
  };
  return {
    ...BARE_FACT,
    id: `drafted-${source.id}-${start}-statement`,
    source: source.id,
    start,
    end,
    time: timeOf(statement, [start, end]),
    asks: question === null ? [] : [question],
  };
}
