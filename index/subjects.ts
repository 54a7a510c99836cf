// Reads subjects.csv into the subjects of the texts: the services of the directory, and other subjects of facts. A
// fault stops the build and is reported with row, column and remedy.
import { OWN_OFFICE } from "../src/collection.ts";
import type { CorpusSource, DirectoryEntry, OwnOffice, Subject } from "../src/corpus.ts";
import { Id } from "./editors.ts";
import type { EditedFact, FactTable } from "./facts.ts";
import type { Grid } from "./grid.ts";
import type { Findings } from "./notice.ts";
import { type Row, readGrid, several, tellCell } from "./table.ts";

const COLUMNS = [
  "id",
  "name",
  "aliases",
  "gloss",
  "type",
  "place",
  "what",
  "holds",
  "plan",
  "audience",
  "matters",
  "needs",
  "questions",
  "status",
  "evidence",
  "hidden",
] as const;
type Column = (typeof COLUMNS)[number];

const TYPES = ["office", "service", "programme", "role", "place", "document", "event", "person"] as const;
const HOLDS = ["service", "programme", "mention"] as const;
const AUDIENCES = ["citizen", "enterprise", "official", "integrator"] as const;
const STATUSES = ["answered", "partial"] as const;

/** A validated row; its references are checked later. */
export interface SubjectRow {
  readonly line: number;
  readonly subject: Subject;
  /** The fields that make it a service of the directory; null for other subjects. */
  readonly service: Omit<DirectoryEntry, keyof Subject | "evidence"> | null;
  /** Ids of the facts that prove it, the best first. */
  readonly evidence: readonly string[];
  /** Whether the directory hides it; its facts are still found. */
  readonly isHidden: boolean;
}

export function readSubjects(
  grid: Grid | null,
  places: ReadonlyMap<string, string | undefined>,
  findings: Findings,
): SubjectRow[] {
  const table = grid === null ? null : readGrid(grid, { columns: COLUMNS }, findings);
  if (grid === null || table === null) return [];
  const { file } = grid;
  const seen = new Set<string>();
  return table.rows.map((row) => {
    const { id } = row.cells;
    if (seen.has(id) || !Id.safeParse(id).success) {
      tellCell(
        findings,
        { file, line: row.line, column: "id" },
        { zh: `“${id}” 重复，或写得不对。`, en: `"${id}" is used before, or is not written as an id.` },
        {
          zh: "id 用小写字母、数字和连字符，每行一个。",
          en: "An id has lower-case letters, digits and hyphens; each row has its own.",
        },
      );
    }
    seen.add(id);
    return readRow(file, row, places, findings);
  });
}

function readRow(
  file: string,
  { cells, line }: Row<Column>,
  places: ReadonlyMap<string, string | undefined>,
  findings: Findings,
): SubjectRow {
  const oneOf = <T extends string>(column: Column, cell: string, allowed: readonly T[]): T | null => {
    const found = allowed.find((each) => each === cell) ?? null;
    if (found === null && cell !== "") {
      tellCell(
        findings,
        { file, line, column },
        { zh: `“${cell}” 不在可选的范围里。`, en: `"${cell}" is not one of the allowed values.` },
        { zh: `请从这些里选：${allowed.join(" ")}。`, en: `Choose one of: ${allowed.join(" ")}.` },
      );
    }
    return found;
  };
  oneOf("type", cells.type, TYPES);
  const place = places.get(cells.place) ?? null;
  if (cells.place !== "" && place === null) {
    tellCell(
      findings,
      { file, line, column: "place" },
      { zh: `places.yaml 里没有 “${cells.place}”。`, en: `There is no "${cells.place}" in places.yaml.` },
      {
        zh: "请写 places.yaml 里的 id 或名称；没有就先加上。",
        en: "Write an id or name from places.yaml; if there is none, add it there first.",
      },
    );
  }
  const holds = oneOf("holds", cells.holds, HOLDS);
  const status = oneOf("status", cells.status, STATUSES);
  oneOf("plan", cells.plan, ["yes"]);
  if (cells.name === "" || (cells.holds === "") !== (cells.status === "")) {
    tellCell(
      findings,
      { file, line, column: cells.name === "" ? "name" : "status" },
      { zh: "没有写全。", en: "It is not filled in." },
      {
        zh: "每行要有 name；目录里的服务要同时写 holds 和 status，别的都不写。",
        en: "Every row needs a name. A service of the directory needs both holds and status; other rows have neither.",
      },
    );
  }
  return {
    line,
    subject: { id: cells.id, name: cells.name, aliases: several(cells.aliases), place },
    service:
      holds === null || status === null
        ? null
        : {
            gloss: cells.gloss,
            audience: several(cells.audience).flatMap((each) => oneOf("audience", each, AUDIENCES) ?? []),
            matters: several(cells.matters),
            holds,
            plan: cells.plan === "yes",
            needs: several(cells.needs),
            what: cells.what === "" ? null : cells.what,
            questions: several(cells.questions),
            status,
          },
    evidence: several(cells.evidence),
    isHidden: cells.hidden !== "",
  };
}

/**
 * Subjects that only office rows name: the office itself, and all others if there is no table of subjects. If there is
 * one, a name missing from it is a typing error.
 */
export function unlistedSubjects(
  { rows }: FactTable,
  listed: readonly SubjectRow[],
  { office, isListed }: { office: OwnOffice | null; isListed: boolean },
): SubjectRow[] {
  const known = byEveryName(listed.map(({ subject }) => subject));
  const named = new Map(rows.flatMap(({ cells, line }) => (cells.anchor === "" ? [[cells.subject, line]] : [])));
  return [...named].flatMap(([name, line], i) => {
    const isOffice = office !== null && [office.name, ...office.aliases].includes(name);
    if (name === "" || known.has(name) || (isListed && !isOffice)) return [];
    const aliases = isOffice ? office.aliases.filter((alias) => alias !== name) : [];
    const subject = { id: isOffice ? OWN_OFFICE : `own-${i + 1}`, name, aliases, place: null };
    return [{ line, subject, service: null, evidence: [], isHidden: false }];
  });
}

/**
 * The services of the directory, each with the passages that prove it. `known` are the ids of all rows, including rows
 * whose passage is gone. A service without any remaining passage is left out.
 */
export function servicesOf(
  file: string,
  rows: readonly SubjectRow[],
  facts: readonly EditedFact[],
  { findings, sources, known }: { findings: Findings; sources: readonly CorpusSource[]; known: ReadonlySet<string> },
): DirectoryEntry[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return rows.flatMap(({ line, subject, service, evidence, isHidden }) => {
    for (const id of evidence) if (!known.has(id)) tellEvidence({ file, line }, id, findings);
    const found = evidence.flatMap((id) => byId.get(id) ?? []);
    if (service === null || found.length === 0 || isHidden) return [];
    const spans = found.map(({ source, start, end }) => ({ source, start, end }));
    // The editor's sentence is dropped with the passage that it rested on.
    if (found.length < evidence.length) return [{ ...subject, ...service, what: null, evidence: spans }];
    tellUnheld({ file, line }, service.what, spans, { findings, sources });
    return [{ ...subject, ...service, evidence: spans }];
  });
}

function tellEvidence(at: { file: string; line: number }, id: string, findings: Findings): void {
  tellCell(
    findings,
    { ...at, column: "evidence" },
    { zh: `facts.csv 里没有 id 为 “${id}” 的行。`, en: `facts.csv has no row with the id "${id}".` },
    { zh: "请写 facts.csv 里有的 id。", en: "Use ids of existing rows." },
  );
}

/** Reports a number in the editor's sentence that its evidence does not contain. */
function tellUnheld(
  at: { file: string; line: number },
  what: string | null,
  spans: readonly { source: string; start: number; end: number }[],
  { findings, sources }: { findings: Findings; sources: readonly CorpusSource[] },
): void {
  const quotes = spans.map(({ source, start, end }) => sources.find(({ id }) => id === source)?.text.slice(start, end));
  for (const [number] of (what ?? "").matchAll(/\d+(?:\.\d+)?/gu)) {
    if (quotes.some((quote) => quote?.includes(number))) continue;
    tellCell(
      findings,
      { ...at, column: "what" },
      { zh: `${number} 不在它的原文里。`, en: `${number} is not in its evidence.` },
      { zh: "请只写原文里有的数字。", en: "Use only numbers that are in the evidence." },
    );
  }
}

/** Ids by id, name and alias; undefined for a name that several things share. */
export function byEveryName(
  things: readonly { id: string; name: string; aliases: readonly string[] }[],
): Map<string, string | undefined> {
  const named = new Map<string, string | undefined>();
  for (const { id, name, aliases } of things) {
    for (const each of new Set([name, ...aliases])) named.set(each, named.has(each) ? undefined : id);
  }
  for (const { id } of things) named.set(id, id);
  return named;
}
