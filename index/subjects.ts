// subjects.csv as its editors keep it → the things that the texts speak of: the services of the directory, and others that
// facts are about. What is wrong stops the build, with its row, column and remedy.
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

/** A row of the table, checked but for what it points at. */
export interface SubjectRow {
  readonly line: number;
  readonly subject: Subject;
  /** What makes it a service of the directory; null for other things. */
  readonly service: Omit<DirectoryEntry, keyof Subject | "evidence"> | null;
  /** Ids of facts that prove it, the first the best. */
  readonly evidence: readonly string[];
  /** It is not shown in the directory; its facts are found. */
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
        { zh: `“${cell}” 不在可选的范围里。`, en: `"${cell}" is none of those that can be chosen.` },
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
        en: "Write an id or name of places.yaml; add it there first.",
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
        en: "Every row has a name; a service of the directory has holds and status, anything else neither.",
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
 * Subjects that only rows of the office name: all of them where nobody keeps a table of subjects, and the office itself. Where
 * there is a table, a name that it lacks is a slip of the pen.
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

/** `known` are the ids of all rows, also of those whose passage is gone. The services of the directory, each with the passages that prove it. One whose passages are all gone is left out. */
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
    // A sentence that rested on a passage that is gone goes with it.
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
    { zh: "请写 facts.csv 里有的 id。", en: "Write ids of rows that are there." },
  );
}

/** An editor's sentence says no number that its evidence lacks. */
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
      { zh: `${number} 不在它的原文里。`, en: `${number} does not stand in its evidence.` },
      { zh: "请只写原文里有的数字。", en: "Say only numbers that the evidence has." },
    );
  }
}

/** By id, name and alias; undefined where several bear the name. */
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
