// Combines sources.yaml with the texts into a description of each source. A text without an entry gets what can be read
// from it, and a warning; an entry without its text stops the build. Nothing is guessed.
import * as z from "zod/mini";
import { type CorpusSource, type RelativeWord, Wording } from "../src/corpus.ts";
import { digest } from "../src/digest.ts";
import { type EditorsFile, Id, readEditorsFile, Text, tellDoubles, Url, unknownPlace } from "./editors.ts";
import { foundIn } from "./formats/found.ts";
import { DOCUMENT } from "./formats/read-document.ts";
import type { Findings } from "./notice.ts";
import type { Document } from "./repair.ts";

const PUBLISHED = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

const SourceEntry = z.object({
  id: Id,
  file: z.string().check(z.regex(DOCUMENT)),
  title: z._default(z.nullable(Text), null),
  title_given: z._default(z.boolean(), true),
  publisher: z._default(z.nullable(Text), null),
  author: z._default(z.nullable(Text), null),
  published: z._default(z.nullable(z.string().check(z.regex(PUBLISHED))), null),
  published_estimated: z._default(z.boolean(), false),
  place: z._default(z.nullable(z.string()), null),
  url: z._default(z.nullable(Url), null),
  relative: z._default(z.record(z.string(), Text), {}),
});
type SourceEntry = z.infer<typeof SourceEntry>;

const SourcesFile = z.object({
  collection: z._default(
    z.object({
      region: z._default(z.nullable(Wording), null),
      places: z._default(z.array(z.string()), []),
      suggest: z._default(z.array(Text), []),
    }),
    { region: null, places: [], suggest: [] },
  ),
  sources: z.array(SourceEntry),
});
export type SourcesFile = z.infer<typeof SourcesFile>;

/** The names that entries are checked against. */
export interface Known {
  /** Names of the text files in the folder. */
  files: ReadonlySet<string>;
  /** Ids of the places. */
  places: ReadonlySet<string>;
  /** Files and ids that withdrawn.yaml names; such files may have been deleted. */
  withdrawn: ReadonlySet<string>;
}

export function readSources(file: string, text: string, known: Known, findings: Findings): SourcesFile {
  const read = readEditorsFile(file, text, SourcesFile, findings);
  if (read === null) return { collection: { region: null, places: [], suggest: [] }, sources: [] };
  const { collection, sources } = read.value;
  tellDoubles(read, ["sources"], sources, "id", findings);
  tellDoubles(read, ["sources"], sources, "file", findings);
  for (const [i, id] of collection.places.entries()) {
    if (!known.places.has(id)) findings.errors.push(unknownPlace(read, ["collection", "places", i], id));
  }
  for (const [i, entry] of sources.entries()) checkEntry(read, i, entry, known, findings);
  return read.value;
}

function checkEntry(read: EditorsFile<unknown>, i: number, entry: SourceEntry, known: Known, findings: Findings): void {
  if (![entry.file, entry.id].some((name) => known.withdrawn.has(name)) && !known.files.has(entry.file)) {
    findings.errors.push({
      file: read.file,
      line: read.lineOf(["sources", i, "file"]),
      reason: { zh: `文件夹里没有 “${entry.file}”。`, en: `The folder has no file "${entry.file}".` },
      remedy: { zh: "请放入这个文件，或删掉这一条。", en: "Put the file there, or remove the entry." },
    });
  }
  if (entry.place !== null && !known.places.has(entry.place)) {
    findings.errors.push(unknownPlace(read, ["sources", i, "place"], entry.place));
  }
  for (const [word, meaning] of Object.entries(entry.relative)) {
    const isId = Id.safeParse(meaning).success && !/^\d/.test(meaning);
    if (isId && !known.places.has(meaning)) {
      findings.errors.push(unknownPlace(read, ["sources", i, "relative", word], meaning));
    }
  }
}

function relativeWords(relative: Readonly<Record<string, string>>, places: ReadonlySet<string>): RelativeWord[] {
  return Object.entries(relative).map(([word, meaning]) => {
    const place = places.has(meaning) ? meaning : null;
    const year = /^\d{4}$/.test(meaning) ? meaning : null;
    const note = place === null && year === null ? spellDate(meaning) : null;
    return { word, place, year, note };
  });
}

/** Spells out a date such as 「2023-09」 in Chinese. */
function spellDate(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? [];
  if (year === undefined || month === undefined) return text;
  return `${year}年${Number(month)}月${day === undefined ? "" : `${Number(day)}日`}`;
}

const PRECISIONS = ["unknown", "year", "month", "day"] as const;

/** The sources in the order of sources.yaml, then the texts without an entry by name, each with its document. */
export function describeSources(
  documents: readonly Document[],
  { sources }: SourcesFile,
  known: { places: ReadonlySet<string>; ids: ReadonlyMap<string, string> },
  findings: Findings,
): { source: CorpusSource; document: Document }[] {
  const byFile = new Map(documents.map((document) => [document.file, document]));
  const described = sources.flatMap((entry) => {
    const document = byFile.get(entry.file);
    return document === undefined ? [] : [{ entry, document }];
  });
  const listed = new Set(sources.map(({ file }) => file));
  for (const document of documents) {
    if (listed.has(document.file)) continue;
    const entry = entryFromText(document, known.ids.get(document.file) ?? "");
    described.push({ entry, document });
    findings.warnings.push({
      file: document.file,
      line: null,
      reason: {
        zh: `sources.yaml 里没有这篇。从文中找到：题目“${entry.title ?? ""}”，发布者${entry.publisher ?? "不详"}，日期${entry.published ?? "不详"}。`,
        en: `It has no entry in sources.yaml. Found in the text: title, publisher ${entry.publisher === null ? "unknown" : "given"}, date ${entry.published ?? "unknown"}.`,
      },
      remedy: { zh: `请在 sources.yaml 里加一条（id: ${entry.id}）。`, en: `Add an entry (id: ${entry.id}).` },
    });
  }
  return described.map(({ entry, document }) => ({ source: toSource(entry, document, known.places), document }));
}

function toSource(entry: SourceEntry, document: Document, places: ReadonlySet<string>): CorpusSource {
  const { id, title, title_given, publisher, author, published, published_estimated, place, url, relative } = entry;
  return {
    id,
    title: title ?? document.title ?? nameOf(document.file),
    title_given: title === null ? document.title !== null : title_given,
    publisher,
    author,
    published,
    published_precision: PRECISIONS[published === null ? 0 : published.split("-").length] ?? "unknown",
    published_estimated,
    place,
    url,
    relative: relativeWords(relative, places),
    text: document.text,
    version: digest(document.text),
  };
}

/** The name of a file without folder and extension. */
function nameOf(file: string): string {
  return file.replace(/^.*\//, "").replace(/\.[^.]+$/, "");
}

/** The entry of a text, from what the text says about its origin. */
function entryFromText({ file, title, text, parts, found }: Document, id: string): SourceEntry {
  const fromText = foundIn(text, parts);
  return {
    id,
    file,
    title: title ?? nameOf(file),
    title_given: title !== null,
    publisher: found?.publisher ?? fromText.publisher,
    author: null,
    published: found?.published ?? fromText.published,
    published_estimated: false,
    place: null,
    url: null,
    relative: {},
  };
}
