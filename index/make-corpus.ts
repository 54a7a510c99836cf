// The files of a collection folder → the text that the Worker opens, and the repair logs. The whole build
// but for the disk: the same files give the same bytes.
import { Converter } from "opencc-js/cn2t";
import { calibrate, UNCALIBRATED } from "../src/calibrate.ts";
import { openCollection } from "../src/collection.ts";
import { type Calibration, Corpus, type CorpusPlace, type Danger } from "../src/corpus.ts";
import { FORMAT_VERSION, seal } from "../src/seal.ts";
import { createEngine, pack } from "../src/search/minisearch.ts";
import { TOKENIZER_ID, terms } from "../src/text.ts";
import { chunk } from "./chunk.ts";
import { NO_DANGER, numbersIn, readDanger } from "./danger.ts";
import { makeDictionary, pinyinOf } from "./dictionary.ts";
import { readDirectory } from "./directory.ts";
import { type ContactsFile, type PlacesFile, readContacts, readPlaces } from "./editors.ts";
import { makeMenu, NO_MENU } from "./menu.ts";
import { BuildError, type Findings, type Notice } from "./notice.ts";
import type { OwnFile } from "./own-files.ts";
import { parseText } from "./parse.ts";
import { rebuild } from "./repair/record.ts";
import { type Document, repair } from "./repair.ts";
import { describeSources, readSources, type SourcesFile } from "./sources.ts";

/** A file by its name inside the folder. */
export interface FolderFile {
  name: string;
  bytes: Uint8Array;
}

export interface Made {
  corpusText: string;
  repairsText: string;
  sources: number;
  passages: number;
  terms: number;
  calibration: Calibration;
  /** How many spans were dropped, moved, added. */
  repairs: string;
  warnings: Notice[];
}

/** Files that editors keep beside the texts; those that this stage does not read belong to others. */
const EDITORS_FILES = ["sources", "places", "contacts", "danger", "services", "matters", "phrasings", "ambiguous"].map(
  (name) => `${name}.yaml`,
);
const NO_TEXTS = /^(?:\.|readme\b|licen[cs]e\b|notice\b|lexicon\.txt$)/iu;
const TEXT = /\.(?:txt|md)$/iu;

/** Is it a source text, by its name? */
export function isTextName(name: string): boolean {
  return TEXT.test(name) && !NO_TEXTS.test(name);
}

/**
 * Throws BuildError with everything that an editor has to correct. `own` are the product's own editors' files, for a
 * folder without them.
 */
export async function makeCorpus(
  files: readonly FolderFile[],
  own: readonly FolderFile[],
  progress: (done: number, total: number) => void,
): Promise<Made> {
  const findings: Findings = { errors: [], warnings: [] };
  tellIgnored(files, findings);
  const documents = readDocuments(files, progress, findings);
  const { places, sources, contacts, danger } = readEditors(files, own, findings);
  if (findings.errors.length > 0) throw new BuildError(findings.errors);
  const placeIds = new Set(places.places.map(({ id }) => id));
  const described = describeSources(documents, sources, placeIds, findings);
  const { kiosk, ...directory } = readDirectory(
    (name) => readPlain(files, name, findings),
    { sources: described.map(({ source }) => source), places: placeIds, contacts },
    findings,
  );
  if (findings.errors.length > 0) throw new BuildError(findings.errors);
  const texts = described.map(({ source }) => source);
  const chunks = described.flatMap(({ source, document }) => chunk(source.id, source.text, document.parts));
  const uncalibrated = Corpus.parse({
    format: FORMAT_VERSION,
    tokenizer: TOKENIZER_ID,
    digest: "",
    region: sources.collection.region,
    suggest: sources.collection.suggest,
    about_places: sources.collection.places,
    places: withTraditional(places),
    outside: places.outside,
    contacts,
    danger,
    ...directory,
    english: await makeDictionary({
      sources: described.map(({ source }) => source),
      services: directory.services,
      outside: places.outside,
    }),
    menu: NO_MENU,
    calibration: UNCALIBRATED,
    sources: texts,
    chunks,
    passages: pack(chunks, texts),
  });
  const calibration = await calibrate(openCollection(seal(uncalibrated), createEngine));
  const unlisted = { ...uncalibrated, calibration };
  const menu = await makeMenu(openCollection(seal(unlisted), createEngine), kiosk, findings);
  const corpusText = seal({ ...unlisted, menu });
  // What the Worker would refuse must not leave the build.
  openCollection(corpusText, createEngine);
  const logs = described.map(({ source, document }) => ({ source: source.id, file: document.file, log: document.log }));
  return {
    corpusText,
    repairsText: `${JSON.stringify(logs, null, 1)}\n`,
    sources: described.length,
    passages: chunks.length,
    terms: new Set(described.flatMap(({ source }) => terms(source.text))).size,
    repairs: countRepairs(documents),
    calibration,
    warnings: findings.warnings,
  };
}

function readDocuments(
  files: readonly FolderFile[],
  progress: (done: number, total: number) => void,
  findings: Findings,
): Document[] {
  const texts = files.filter(({ name }) => isTextName(name)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  if (texts.length === 0) {
    findings.errors.push({
      file: ".",
      line: null,
      reason: { zh: "文件夹里没有 .txt 或 .md 文件。", en: "The folder holds no .txt or .md file." },
      remedy: {
        zh: "请放入原文，或检查 SEEDS 指的文件夹。",
        en: "Put texts there, or check the folder that SEEDS names.",
      },
    });
  }
  return texts.flatMap(({ name, bytes }, i) => {
    const parsed = parseText(name, bytes);
    if ("error" in parsed) {
      findings.errors.push(parsed.error);
      return [];
    }
    const document = repair({ file: name, text: parsed.text });
    if (rebuild(document.text, document.log) !== parsed.text) {
      throw new Error(`${name}: the repair log does not give the seed back; this is a fault of the build`);
    }
    tellDocument(document, findings);
    progress(i + 1, texts.length);
    return [document];
  });
}

function tellDocument({ file, parts, invisibleLines }: Document, findings: Findings): void {
  if (!parts.some(({ kind }) => kind !== "heading" && kind !== "byline")) {
    findings.warnings.push({
      file,
      line: null,
      reason: { zh: "这篇只有标题，没有可以引用的正文。", en: "It has headings only, nothing that can be quoted." },
      remedy: { zh: "请补上正文，或删掉这个文件。", en: "Add the text, or remove the file." },
    });
  }
  if (invisibleLines.length > 0) {
    findings.warnings.push({
      file,
      line: invisibleLines[0] ?? null,
      reason: {
        zh: `有 ${invisibleLines.length} 行含看不见的字符（零宽、方向控制等），已去掉。`,
        en: `Invisible characters on ${invisibleLines.length} line(s) (zero-width, direction marks) were left out.`,
      },
      remedy: { zh: "一般不用处理。", en: "Nothing needs to be done as a rule." },
    });
  }
}

function readEditors(
  files: readonly FolderFile[],
  own: readonly FolderFile[],
  findings: Findings,
): { places: PlacesFile; sources: SourcesFile; contacts: ContactsFile; danger: Danger } {
  const read = <T>(name: string, parse: (file: string, text: string) => T): T | null => {
    const text = readPlain(files, name, findings);
    return text === null ? null : parse(name, text);
  };
  const ownOr = (name: OwnFile): string => readPlain(files, name, findings) ?? ownText(files, own, name, findings);
  const places = read("places.yaml", (file, text) => readPlaces(file, text, findings)) ?? { places: [], outside: [] };
  const known = {
    files: new Set(files.map(({ name }) => name).filter(isTextName)),
    places: new Set(places.places.map(({ id }) => id)),
  };
  const sources = read("sources.yaml", (file, text) => readSources(file, text, known, findings)) ?? {
    collection: { region: null, places: [], suggest: [] },
    sources: [],
  };
  const contacts = readContacts("contacts.yaml", ownOr("contacts.yaml"), findings);
  // Without contacts every kind of danger would be told to lack its number.
  if (contacts.length === 0) return { places, sources, contacts, danger: NO_DANGER };
  // What is wrong with the product's own contacts is told when the product's own collection is built.
  const untold: Findings = { errors: [], warnings: [] };
  const spare = readContacts("contacts.yaml", readPlain(own, "contacts.yaml", untold) ?? "", untold).filter(
    ({ id }) => !contacts.some((contact) => contact.id === id),
  );
  const danger = readDanger("danger.yaml", ownOr("danger.yaml"), [...contacts, ...spare], findings);
  const added = spare.filter(({ id }) => numbersIn(danger).has(id));
  if (added.length > 0) tellAdded(added, findings);
  return { places, sources, contacts: [...contacts, ...added], danger };
}

/** Emergency numbers hold in the whole country: a folder that lacks one is given the product's own. */
function tellAdded(added: ContactsFile, findings: Findings): void {
  const names = added.map(({ id }) => id).join(", ");
  findings.warnings.push({
    file: "contacts.yaml",
    line: null,
    reason: {
      zh: `没有这些紧急电话：${names}。用了产品自带的。`,
      en: `It lacks the emergency numbers ${names}: the product's own are used.`,
    },
    remedy: {
      zh: "请核对它们在当地是否适用，再照产品自带的 seeds/contacts.yaml 补上。",
      en: "Check that they hold for the place, then take them from the product's own seeds/contacts.yaml.",
    },
  });
}

/** The product's own file in the place of one that the folder lacks; numbers hold for a place, so that is told. */
function ownText(files: readonly FolderFile[], own: readonly FolderFile[], name: OwnFile, findings: Findings): string {
  // A file that cannot be read has been told already.
  if (name === "contacts.yaml" && !files.some((file) => file.name === name)) {
    findings.warnings.push({
      file: name,
      line: null,
      reason: {
        zh: "文件夹里没有 contacts.yaml，用了产品自带的电话。",
        en: "The folder has no contacts.yaml: the product's own contacts are used.",
      },
      remedy: { zh: "请核对这些电话在当地是否适用。", en: "Check that they hold for the place." },
    });
  }
  return readPlain(own, name, findings) ?? "";
}

/** The text of an editors' file, or null when the folder has none. */
function readPlain(files: readonly FolderFile[], name: string, findings: Findings): string | null {
  const found = files.find((file) => file.name === name);
  if (found === undefined) return null;
  const parsed = parseText(name, found.bytes);
  if ("text" in parsed) return parsed.text;
  findings.errors.push(parsed.error);
  return null;
}

function withTraditional({ places }: PlacesFile): CorpusPlace[] {
  const convert = Converter({ from: "cn", to: "t" });
  return places.map((place) => ({ ...place, aliases: withPinyin(place), name_hant: convert(place.name) }));
}

/** What a place is called in English, where its editor has not said it: its name in pinyin without what kind it is. */
function withPinyin({ name, aliases }: PlacesFile["places"][number]): string[] {
  const bare = name.replace(/(?<=..)(?:街道|社区|[省市县区镇乡村])$/u, "");
  const sound = pinyinOf(bare);
  const isSaid = [name, ...aliases].some((each) => /[a-z]/iu.test(each));
  return isSaid || bare.length < 2 || !/^[a-z]+$/u.test(sound)
    ? aliases
    : [...aliases, `${sound.charAt(0).toUpperCase()}${sound.slice(1)}`];
}

/** Tells of files that look as if they were meant to be read. */
function tellIgnored(files: readonly FolderFile[], findings: Findings): void {
  for (const { name } of files) {
    const meant = /\.ya?ml$/iu.test(name) && !EDITORS_FILES.includes(name) ? nearest(name) : null;
    const document = /\.(?:docx?|pdf|wps|rtf|html?|odt)$/iu.test(name);
    if (meant === null && !document) continue;
    findings.warnings.push({
      file: name,
      line: null,
      reason: { zh: "这个文件没有读。", en: "This file was not read." },
      remedy:
        meant === null
          ? { zh: "原文请另存为 UTF-8 的 .txt 或 .md。", en: "Save source texts as .txt or .md in UTF-8." }
          : { zh: `是不是想写 ${meant}？`, en: `Did you mean ${meant}?` },
    });
  }
}

function nearest(name: string): string | null {
  const plain = name.toLowerCase().replace(/\.yml$/u, ".yaml");
  return EDITORS_FILES.find((known) => distance(plain, known) <= 2) ?? null;
}

/** How many letters have to be changed, put in or left out. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const same = (row[j] ?? 0) + (letter === b[j] ? 0 : 1);
      next.push(Math.min(same, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function countRepairs(documents: readonly Document[]): string {
  const counts = { drop: 0, move: 0, add: 0 };
  for (const { log } of documents) for (const { kind } of log) counts[kind]++;
  return `${counts.drop} 删 dropped, ${counts.move} 移 moved, ${counts.add} 添 added`;
}
