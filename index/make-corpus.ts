// The files of a collection folder → the text that the Worker opens, and the repair logs. The whole build
// but for the disk: the same files give the same bytes.
import { Converter } from "opencc-js/cn2t";
import { openCollection } from "../src/collection.ts";
import { type Chunk, Corpus, type CorpusPlace, type Danger, type Fact } from "../src/corpus.ts";
import { factsOfServices } from "../src/match/directory-facts.ts";
import { FORMAT_VERSION, seal } from "../src/seal.ts";
import { createEngine } from "../src/search/minisearch.ts";
import { TOKENIZER_ID, terms } from "../src/text.ts";
import { keptAskings } from "./askings.ts";
import { chunk } from "./chunk.ts";
import { NO_DANGER, numbersIn, readDanger } from "./danger.ts";
import { makeDictionary, pinyinOf } from "./dictionary.ts";
import { readDirectory } from "./directory.ts";
import { type FolderFile, isTextName, MATTER_EXAMPLES, NO_REMEDY, readDocuments } from "./documents.ts";
import { draftFacts } from "./drafted/draft-facts.ts";
import { type ContactsFile, type PlacesFile, readContacts, readPlaces } from "./editors.ts";
import { fromEncoding } from "./formats/read-document.ts";
import { unreadOf } from "./formats/reasons.ts";
import { openGrid } from "./grid.ts";
import { tellIgnored } from "./ignored.ts";
import { learnMatters } from "./matter-examples.ts";
import { makeMenu, NO_MENU } from "./menu.ts";
import { BuildError, type Findings, type Notice } from "./notice.ts";
import { OFFICE_WEIGHTS } from "./office-weights.ts";
import { EVERYDAY_FILE, OFFICE_LEXICON, type OwnFile } from "./own-files.ts";
import { OFFICE_FILE, readOwnOffice } from "./own-office.ts";
import { parseText } from "./parse.ts";
import type { Document } from "./repair.ts";
import type { Progress } from "./report.ts";
import { ASKINGS_MIN, elsewhereOf, everydayOf, scopeOf } from "./scope.ts";
import { describeSources, readSources, type SourcesFile } from "./sources.ts";
import { supersededSources, withLater } from "./superseded.ts";
import { readWithdrawn, resolveWithdrawn, WITHDRAWN_FILE, type WithdrawnFile } from "./withdrawn.ts";

export interface Made {
  /** But for the kiosk's menu. */
  corpus: Corpus;
  corpusText: string;
  repairsText: string;
  sources: number;
  passages: number;
  terms: number;
  facts: number;
  /** Those that the corpus keeps. */
  askings: number;
  /** Some of them, to measure by. */
  samples: string[];
  /** How many spans were dropped, moved, added. */
  repairs: string;
  warnings: Notice[];
  /** Files that were meant to be read and could not be. */
  unread: Notice[];
  /** Files that an editor has withdrawn. */
  withdrawn: string[];
}

/**
 * Throws BuildError with everything that an editor has to correct. `own` are the product's own editors' files, for a
 * folder without them. What the office says of itself until a day before `today` (`YYYY-MM-DD`) is left out.
 */
export async function makeCorpus(
  files: readonly FolderFile[],
  own: readonly FolderFile[],
  progress: Progress,
  today: string | null = null,
): Promise<Made> {
  const { unlisted, asked, described, withdrawn, kiosk, findings, unread } = await readFolderFiles(
    files,
    own,
    progress,
    today,
  );
  progress(0, 0, ASKING);
  const menu = await makeMenu(openCollection(seal(unlisted), createEngine), kiosk, findings);
  const corpusText = seal({ ...unlisted, menu });
  // What the Worker would refuse must not leave the build.
  openCollection(corpusText, createEngine);
  const logs = described.map(({ source, document }) => ({ source: source.id, file: document.file, log: document.log }));
  return {
    corpus: unlisted,
    corpusText,
    repairsText: `${JSON.stringify(logs, null, 1)}\n`,
    sources: described.length,
    passages: unlisted.chunks.length,
    terms: new Set(described.flatMap(({ source }) => terms(source.text))).size,
    repairs: countRepairs(described.map(({ document }) => document)),
    facts: asked.length,
    askings: unlisted.facts.reduce((sum, { asks }) => sum + asks.length, 0),
    samples: sampled(unlisted.facts.flatMap(({ asks }) => asks)),
    warnings: findings.warnings,
    unread,
    withdrawn: [...withdrawn.files],
  };
}

const SAMPLES = 40;

/** Some of many, from all over. */
function sampled(all: readonly string[]): string[] {
  const step = Math.max(1, all.length / SAMPLES);
  return Array.from({ length: Math.min(SAMPLES, all.length) }, (_, i) => all[Math.floor(i * step)] ?? "");
}

const LEARNING = { zh: "正在整理和学习…", en: "reading done: drafting facts, learning" };
const ASKING = { zh: "正在试问每个问题…", en: "asking what the menu offers" };

/** A folder's corpus but for the menu, which is answered from it; and its facts with all their askings, to learn from. */
export async function readFolderFiles(
  files: readonly FolderFile[],
  own: readonly FolderFile[],
  progress: Progress,
  today: string | null = null,
) {
  const findings: Findings = { errors: [], warnings: [] };
  tellIgnored(files, findings);
  const taken = readWithdrawn(readPlain(files, WITHDRAWN_FILE, findings), findings);
  const { places, sources, contacts, danger, elsewhere } = readEditors(files, own, taken, findings);
  const names = files.map(({ name }) => name).filter(isTextName);
  const withdrawn = resolveWithdrawn(taken, names, sources.sources, findings);
  const kept = files.filter(({ name }) => !withdrawn.files.has(name));
  const { documents, unread } = await readDocuments(kept, progress, findings);
  if (findings.errors.length > 0) throw new BuildError(findings.errors);
  const placeIds = new Set(places.places.map(({ id }) => id));
  const described = describeSources(documents, sources, { places: placeIds, ids: withdrawn.ids }, findings);
  const texts = described.map(({ source }) => source);
  const ownOffice = readOwnOffice(readPlain(files, OFFICE_FILE, findings), texts, findings);
  const grids = {
    facts: await openGrid(files, "facts", findings),
    subjects: await openGrid(files, "subjects", findings),
  };
  const {
    kiosk,
    office,
    facts: asked,
    ...directory
  } = readDirectory(
    (name) =>
      readPlain(files, name, findings) ?? (name === "lexicon.txt" ? readPlain(own, OFFICE_LEXICON, findings) : null),
    grids,
    {
      sources: texts,
      withdrawn: withdrawn.texts,
      places: placeIds,
      named: places.places,
      contacts,
      office: ownOffice,
      today,
    },
    findings,
  );
  progress(0, 0, LEARNING);
  const matterRows = readPlain(files, MATTER_EXAMPLES, findings);
  const matter_model = learnMatters(MATTER_EXAMPLES, matterRows, directory, findings);
  if (findings.errors.length > 0) throw new BuildError(findings.errors);
  const over = supersededSources(described, findings);
  const ofTexts = described
    .filter(({ source }) => !over.has(source.id))
    .flatMap(({ source, document }) => chunk(source.id, source.text, document.parts));
  const chunks = [...ofTexts, ...office.flatMap(({ source, parts }) => chunk(source.id, source.text, parts))];
  const sourced = [...texts, ...office.map(({ source }) => source)];
  const citable = asked.filter((fact) => isCitable(fact, chunks) || tellUncitable(fact, grids.facts?.file, findings));
  const facts = [
    ...citable,
    ...withLater(
      draftFacts({ sources: texts, chunks: ofTexts, edited: citable, office: ownOffice?.name ?? "" }),
      texts,
    ),
  ];
  const ofServices = factsOfServices(directory.services);
  const askings = [...citable, ...ofServices].flatMap(({ asks }) => asks);
  const isEdited = askings.length >= ASKINGS_MIN;
  const unlisted = Corpus.parse({
    format: FORMAT_VERSION,
    tokenizer: TOKENIZER_ID,
    digest: "",
    region: sources.collection.region,
    suggest: sources.collection.suggest,
    about_places: sources.collection.places,
    office: ownOffice,
    places: withTraditional(places),
    outside: places.outside,
    contacts,
    danger,
    ...directory,
    facts: facts.map(keptAskings),
    english: await makeDictionary({ sources: sourced, services: directory.services, outside: places.outside }),
    menu: NO_MENU,
    sources: sourced,
    withdrawn: withdrawn.texts,
    chunks,
    scope: scopeOf(askings, elsewhere),
    weights: isEdited ? null : OFFICE_WEIGHTS,
    everyday: isEdited ? [] : everydayOf(readPlain(own, EVERYDAY_FILE, findings) ?? ""),
    matter_model,
  });
  return { unlisted, asked: [...facts, ...ofServices], described, withdrawn, kiosk, findings, unread };
}

/** Headings and by-lines are no passages, and a quote lies inside one passage. */
function isCitable({ source, start, end }: Fact, chunks: readonly Chunk[]): boolean {
  return chunks.some((each) => each.source === source && each.start <= start && end <= each.end);
}

function tellUncitable({ row }: Fact, file = "facts.csv", findings: Findings): false {
  findings.warnings.push({
    file,
    line: row,
    reason: {
      zh: "这段话是标题、署名，或者跨了两段，没法引用，这一行没有用。",
      en: "It stands in a heading or by-line, or in two passages, and cannot be quoted; the row is left out.",
    },
    remedy: { zh: "请改抄一段正文，或删掉这一行。", en: "Copy a run of one passage, or remove the row." },
  });
  return false;
}

function readEditors(
  files: readonly FolderFile[],
  own: readonly FolderFile[],
  withdrawn: WithdrawnFile | null,
  findings: Findings,
): { places: PlacesFile; sources: SourcesFile; contacts: ContactsFile; danger: Danger; elsewhere: string[] } {
  const read = <T>(name: string, parse: (file: string, text: string) => T): T | null => {
    const text = readPlain(files, name, findings);
    return text === null ? null : parse(name, text);
  };
  const ownOr = (name: OwnFile): string => readPlain(files, name, findings) ?? ownText(files, own, name, findings);
  const places = read("places.yaml", (file, text) => readPlaces(file, text, findings)) ?? { places: [], outside: [] };
  const known = {
    files: new Set(files.map(({ name }) => name).filter(isTextName)),
    places: new Set(places.places.map(({ id }) => id)),
    withdrawn: new Set((withdrawn?.value ?? []).flatMap(({ file, id }) => [file ?? [], id ?? []].flat())),
  };
  const sources = read("sources.yaml", (file, text) => readSources(file, text, known, findings)) ?? {
    collection: { region: null, places: [], suggest: [] },
    sources: [],
  };
  const elsewhere = elsewhereOf(ownOr("elsewhere.txt"));
  const contacts = readContacts("contacts.yaml", ownOr("contacts.yaml"), findings);
  // Without contacts every kind of danger would be told to lack its number.
  if (contacts.length === 0) return { places, sources, contacts, danger: NO_DANGER, elsewhere };
  // What is wrong with the product's own contacts is told when the product's own collection is built.
  const untold: Findings = { errors: [], warnings: [] };
  const spare = readContacts("contacts.yaml", readPlain(own, "contacts.yaml", untold) ?? "", untold).filter(
    ({ id }) => !contacts.some((contact) => contact.id === id),
  );
  const danger = readDanger("danger.yaml", ownOr("danger.yaml"), [...contacts, ...spare], findings);
  const added = spare.filter(({ id }) => numbersIn(danger).has(id));
  if (added.length > 0) tellAdded(added, findings);
  return { places, sources, contacts: [...contacts, ...added], danger, elsewhere };
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
  const parsed = found.fault === undefined ? parseText(name, found.bytes) : { error: unreadOf(name, found.fault) };
  if ("error" in parsed) {
    findings.errors.push(parsed.error);
    return null;
  }
  const told = fromEncoding(parsed.encoding);
  const isTold = findings.warnings.some(({ file, reason }) => file === name && reason.en === told?.en);
  if (told !== null && !isTold) findings.warnings.push({ file: name, line: null, reason: told, remedy: NO_REMEDY });
  return parsed.text;
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

function countRepairs(documents: readonly Document[]): string {
  const counts = { drop: 0, move: 0, add: 0 };
  for (const { log } of documents) for (const { kind } of log) counts[kind]++;
  return `${counts.drop} 删 dropped, ${counts.move} 移 moved, ${counts.add} 添 added`;
}
