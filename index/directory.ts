// Reads the editors' files about subjects, facts, matters, the lexicon and ambiguous words. Anchors become offsets. An
// entry with an unknown id stops the build. An entry whose passage is gone is left out with a warning, which only fails
// `npm run check`.
import * as z from "zod/mini";
import type {
  Ambiguity,
  CorpusContact,
  CorpusSource,
  DirectoryEntry,
  Fact,
  LexiconRule,
  Matter,
  OwnOffice,
  Subject,
  WithdrawnText,
} from "../src/corpus.ts";
import { type EditorsFile, readEditorsFile, Text, unknownPlace } from "./editors.ts";
import { readFacts, readFactTable } from "./facts.ts";
import type { Grid } from "./grid.ts";
import { type KioskEntry, MattersFile, readKiosk, readMatters } from "./matters.ts";
import type { Findings } from "./notice.ts";
import type { OfficeText } from "./office.ts";
import { byEveryName, readSubjects, servicesOf, unlistedSubjects } from "./subjects.ts";

const AmbiguousFile = z.array(
  z.object({
    name: z._default(z.nullable(Text), null),
    words: z._default(z.array(Text), []),
    choices: z
      .array(z.object({ label: Text, question: Text, place: z._default(z.nullable(z.string()), null) }))
      .check(z.minLength(2)),
  }),
);

export interface Directory {
  services: DirectoryEntry[];
  subjects: Subject[];
  facts: Fact[];
  /** Facts that only the office knows, written out as texts. */
  office: readonly OfficeText[];
  matters: Matter[];
  /** The matters that appear in the kiosk's menu. */
  kiosk: KioskEntry[];
  lexicon: LexiconRule[];
  ambiguities: Ambiguity[];
}

/** The things that entries may refer to. */
export interface Known {
  sources: readonly CorpusSource[];
  withdrawn: readonly WithdrawnText[];
  places: ReadonlySet<string>;
  named: readonly { id: string; name: string; aliases: readonly string[] }[];
  contacts: readonly CorpusContact[];
  /** The office that owns the collection. */
  office: OwnOffice | null;
  /** `YYYY-MM-DD`: office rows that expired before this day are left out; null leaves none out. */
  today: string | null;
}

/** The tables of the folder, whether CSV or workbook. */
export interface Grids {
  readonly facts: Grid | null;
  readonly subjects: Grid | null;
}

/** Reads the files that exist. `text` returns a file's text by name, or null. */
export function readDirectory(
  text: (name: string) => string | null,
  grids: Grids,
  known: Known,
  findings: Findings,
): Directory {
  const open = <T>(name: string, schema: z.ZodMiniType<T>) => {
    const found = text(name);
    return found === null ? null : readEditorsFile(name, found, schema, findings);
  };
  const places = byEveryName(known.named);
  const listed = readSubjects(grids.subjects, places, findings);
  const table = readFactTable(grids.facts, { office: known.office?.name ?? null, today: known.today }, findings);
  const rows = [
    ...listed,
    ...unlistedSubjects(table, listed, { office: known.office, isListed: grids.subjects !== null }),
  ];
  const subjects = byEveryName(rows.map(({ subject }) => subject));
  const things = new Map(rows.map(({ subject }) => [subject.id, subject]));
  const { facts, ids, office } = readFacts(table, { ...known, subjects, things, places }, findings);
  const services = servicesOf(grids.subjects?.file ?? "subjects.csv", rows, facts, {
    findings,
    sources: known.sources,
    known: ids,
  });
  const matters = open("matters.yaml", MattersFile);
  return {
    office,
    services,
    subjects: rows.flatMap(({ subject }) => (services.some(({ id }) => id === subject.id) ? [] : [subject])),
    facts,
    matters: readMatters(matters, services, known, findings),
    kiosk: readKiosk(matters, findings),
    lexicon: readLexicon("lexicon.txt", text("lexicon.txt"), findings),
    ambiguities: readAmbiguities(open("ambiguous.yaml", AmbiguousFile), known, findings),
  };
}

function readAmbiguities(read: EditorsFile<Ambiguity[]> | null, { places }: Known, findings: Findings): Ambiguity[] {
  for (const [i, { choices }] of (read?.value ?? []).entries()) {
    for (const [j, { place }] of choices.entries()) {
      if (read === null || place === null || places.has(place)) continue;
      findings.errors.push(unknownPlace(read, [i, "choices", j, "place"], place));
    }
  }
  return read?.value ?? [];
}

/** Parses Solr's synonym format: `a, b => c, d`, or `a, b` for interchangeable words. `#` starts a comment. */
function readLexicon(file: string, text: string | null, findings: Findings): LexiconRule[] {
  if (text === null) return [];
  return text.split("\n").flatMap((line, i) => {
    const content = line.replace(/#.*/u, "").trim();
    if (content === "") return [];
    const words = (side: string) =>
      side
        .split(/[,，]/u)
        .map((word) => word.trim())
        .filter((word) => word !== "");
    const [left = "", right, ...more] = content.split("=>");
    const from = words(left);
    const to = right === undefined ? from : words(right);
    if (more.length === 0 && from.length > 0 && to.length > 0 && (right !== undefined || from.length > 1)) {
      return [{ from, to }];
    }
    findings.errors.push({
      file,
      line: i + 1,
      reason: { zh: "这一行不是同义词。", en: "This line is not a synonym rule." },
      remedy: { zh: "写成「说法, 说法 => 原文的词」或「词, 词」。", en: "Write `said, said => written` or `a, b`." },
    });
    return [];
  });
}
