// Turns the files of a collection folder into the text that the Worker opens, and the repair logs. This is the whole
// build except for the disk: the same files give the same bytes.
import { openCollection } from "../src/collection.ts";
import {
  type Chunk,
  Corpus,
  type CorpusPlace,
  type CorpusSource,
  type Fact,
  type Matter,
  type OwnOffice,
} from "../src/corpus.ts";
import type { Gloss } from "../src/glosses.ts";
import { factsOfServices } from "../src/match/directory-facts.ts";
import type { MenuWords } from "../src/menu-words.ts";
import { FORMAT_VERSION, seal } from "../src/seal.ts";
import { createEngine } from "../src/search/minisearch.ts";
import { TOKENIZER_ID, terms } from "../src/text.ts";
import { keptAskings } from "./askings.ts";
import { chunk } from "./chunk.ts";
import { makeDictionary, pinyinOf } from "./dictionary.ts";
import { readDirectory } from "./directory.ts";
import { type FolderFile, GLOSSES_FILE, isTextName, MATTER_EXAMPLES, readDocuments } from "./documents.ts";
import { draftFacts } from "./drafted/draft-facts.ts";
import type { PlacesFile } from "./editors.ts";
import { outsidePlaces, readEditors, readPlain } from "./editors-files.ts";
import { readGlosses } from "./glosses.ts";
import { openGrids } from "./grid.ts";
import { tellIgnored } from "./ignored.ts";
import { learnMatters } from "./matter-examples.ts";
import { makeMenu, menuWordsOf, NO_MENU } from "./menu.ts";
import { BuildError, type Findings, type Notice, type Progress } from "./notice.ts";
import { OFFICE_WEIGHTS } from "./office-weights.ts";
import { EVERYDAY_FILE, OFFICE_LEXICON } from "./own-files.ts";
import { OFFICE_FILE, readOwnOffice } from "./own-office.ts";
import type { Document } from "./repair.ts";
import { ASKINGS_MIN, learnScope, officeQuestions, questionsIn } from "./scope.ts";
import { describeSources, type SourcesFile } from "./sources.ts";
import { supersededSources, withPast } from "./superseded.ts";
import { toTraditional, traditionalWords } from "./traditional-words.ts";
import { readWithdrawn, resolveWithdrawn, WITHDRAWN_FILE, type WithdrawnFile } from "./withdrawn.ts";

export interface Made {
  /** The corpus without the kiosk's menu. */
  corpus: Corpus;
  corpusText: string;
  /** English translations of quoted passages. */
  glosses: Gloss[];
  menuWords: MenuWords;
  repairsText: string;
  sources: number;
  passages: number;
  terms: number;
  facts: number;
  /** Number of askings that the corpus keeps. */
  askings: number;
  /** Some askings, for measuring the Worker. */
  samples: string[];
  /** Numbers of spans dropped, moved and added, as text. */
  repairs: string;
  warnings: Notice[];
  /** Files that should have been read but could not be. */
  unread: Notice[];
  /** Names of files that an editor has withdrawn. */
  withdrawn: string[];
}

/**
 * Throws BuildError with every fault that an editor has to correct. `own` are the product's own editors' files, used
 * where the folder lacks them. Office rows that expired before `today` (`YYYY-MM-DD`) are left out.
 */
export async function makeCorpus(
  files: readonly FolderFile[],
  own: readonly FolderFile[],
  progress: Progress,
  today: string | null = null,
): Promise<Made> {
  const { unlisted, asked, described, withdrawn, kiosk, glosses, findings, unread } = await readFolderFiles(
    files,
    own,
    progress,
    today,
  );
  progress(0, 0, ASKING);
  const menu = await makeMenu(openCollection(seal(unlisted), createEngine), kiosk, findings);
  const corpusText = seal({ ...unlisted, menu });
  // The build must not emit a corpus that the Worker would refuse.
  const collection = openCollection(corpusText, createEngine);
  const logs = described.map(({ source, document }) => ({ source: source.id, file: document.file, log: document.log }));
  return {
    corpus: unlisted,
    corpusText,
    glosses,
    menuWords: await menuWordsOf(collection, kiosk),
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

/** An evenly spaced sample of the askings. */
function sampled(all: readonly string[]): string[] {
  const step = Math.max(1, all.length / SAMPLES);
  return Array.from({ length: Math.min(SAMPLES, all.length) }, (_, i) => all[Math.floor(i * step)] ?? "");
}

const LEARNING = { zh: "正在整理和学习…", en: "reading done, drafting facts and learning" };
const ASKING = { zh: "正在试问每个问题…", en: "asking the questions of the menu" };

/**
 * Reads a folder into its corpus without the menu, which is made by asking that corpus, and its facts with all their
 * askings, to learn from.
 */
export async function readFolderFiles(
  files: readonly FolderFile[],
  own: readonly FolderFile[],
  progress: Progress,
  today: string | null = null,
) {
  const findings: Findings = { errors: [], warnings: [] };
  tellIgnored(files, findings);
  const withdrawals = readWithdrawn(readPlain(files, WITHDRAWN_FILE, findings), findings);
  const { places, sources, contacts, danger, elsewhere } = readEditors(files, own, withdrawals, findings);
  const { described, withdrawn, unread } = await readTexts(files, { withdrawals, places, sources }, progress, findings);
  const placeIds = new Set(places.places.map(({ id }) => id));
  const texts = described.map(({ source }) => source);
  const outside = outsidePlaces(files, own, { places, texts });
  const ownOffice = readOwnOffice(readPlain(files, OFFICE_FILE, findings), texts, findings);
  const grids = await openGrids(files, findings);
  const spareLexicon = readPlain(own, OFFICE_LEXICON, findings);
  const known = { sources: texts, withdrawn: withdrawn.texts, places: placeIds, named: places.places, contacts };
  const read = readDirectory(
    (name) => readPlain(files, name, findings) ?? (name === "lexicon.txt" ? spareLexicon : null),
    grids,
    { ...known, office: ownOffice, today },
    findings,
  );
  const { kiosk, office, facts: edited, ...directory } = read;
  const glosses = readGlosses(
    readPlain(files, GLOSSES_FILE, findings),
    { sources: texts, withdrawn: withdrawn.texts },
    findings,
  );
  progress(0, 0, LEARNING);
  const examples = readPlain(files, MATTER_EXAMPLES, findings);
  const matter_model = learnMatters(MATTER_EXAMPLES, examples, directory, findings);
  if (findings.errors.length > 0) throw new BuildError(findings.errors);
  const ofTexts = chunksOf(described, findings);
  const chunks = [...ofTexts, ...office.flatMap(({ source, parts }) => chunk(source.id, source.text, parts))];
  const sourced = [...texts, ...office.map(({ source }) => source)];
  const from = { texts, ofTexts, chunks, table: grids.facts?.file, office: ownOffice, today };
  const facts = allFacts(edited, from, findings);
  const ofServices = factsOfServices(directory.services);
  const askings = [...facts.citable, ...ofServices].flatMap(({ asks }) => asks);
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
    traditional: traditionalWords({ ...directory, contacts, suggest: sources.collection.suggest }),
    outside: [...outside],
    contacts,
    danger,
    ...directory,
    matters: directory.matters.map(inOrder),
    facts: facts.all.map(keptAskings),
    english: await makeDictionary({ sources: sourced, services: directory.services, outside }),
    menu: NO_MENU,
    sources: sourced,
    withdrawn: withdrawn.texts,
    chunks,
    scope: learnScope(isEdited ? askings : officeQuestions((name) => readPlain(own, name, findings) ?? ""), elsewhere),
    weights: isEdited ? null : OFFICE_WEIGHTS,
    everyday: isEdited ? [] : questionsIn(readPlain(own, EVERYDAY_FILE, findings) ?? ""),
    matter_model,
  });
  return { unlisted, asked: [...facts.all, ...ofServices], described, withdrawn, kiosk, glosses, findings, unread };
}

/** The first words of a matter are its plainest; the kiosk builds keys from them. */
const FIRST_WORDS = 6;

/** Sorts the other words of a matter, because sorted words compress better. */
function inOrder({ words, weak, ...matter }: Matter): Matter {
  const sorted = [...words.slice(0, FIRST_WORDS), ...words.slice(FIRST_WORDS).toSorted()];
  return { ...matter, words: sorted, weak: weak.toSorted() };
}

/** Reads the texts that are not withdrawn, each with its description. Throws BuildError. */
async function readTexts(
  files: readonly FolderFile[],
  known: { withdrawals: WithdrawnFile | null; places: PlacesFile; sources: SourcesFile },
  progress: Progress,
  findings: Findings,
) {
  const { withdrawals, places, sources } = known;
  const names = files.map(({ name }) => name).filter(isTextName);
  const withdrawn = resolveWithdrawn(withdrawals, names, sources.sources, findings);
  const kept = files.filter(({ name }) => !withdrawn.files.has(name));
  const { documents, unread } = await readDocuments(kept, progress, findings);
  if (findings.errors.length > 0) throw new BuildError(findings.errors);
  const ids = new Set(places.places.map(({ id }) => id));
  const described = describeSources(documents, sources, { places: ids, ids: withdrawn.ids }, findings);
  return { described, withdrawn, unread };
}

/** The edited facts that can be cited, and all facts including those drafted from the texts. */
function allFacts(
  edited: readonly Fact[],
  from: {
    texts: readonly CorpusSource[];
    ofTexts: readonly Chunk[];
    chunks: readonly Chunk[];
    table: string | undefined;
    office: OwnOffice | null;
    today: string | null;
  },
  findings: Findings,
): { citable: Fact[]; all: Fact[] } {
  const { texts, ofTexts, chunks, table, office, today } = from;
  const citable = edited.filter((fact) => isCitable(fact, chunks) || tellUncitable(fact, table, findings));
  const drafted = draftFacts({ sources: texts, chunks: ofTexts, edited: citable, office: office?.name ?? "" });
  return { citable, all: [...citable, ...withPast(drafted, texts, today)] };
}

/** The passages of all texts that are in force. */
function chunksOf(described: ReturnType<typeof describeSources>, findings: Findings): Chunk[] {
  const superseded = supersededSources(described, findings);
  return described
    .filter(({ source }) => !superseded.has(source.id))
    .flatMap(({ source, document }) => chunk(source.id, source.text, document.parts));
}

/** Whether the fact can be quoted: a quote lies inside one passage, and headings and by-lines are not passages. */
function isCitable({ source, start, end }: Fact, chunks: readonly Chunk[]): boolean {
  return chunks.some((each) => each.source === source && each.start <= start && end <= each.end);
}

function tellUncitable({ row }: Fact, file = "facts.csv", findings: Findings): false {
  findings.warnings.push({
    file,
    line: row,
    reason: {
      zh: "这段话是标题、署名，或者跨了两段，没法引用，这一行没有用。",
      en: "It is in a heading or by-line, or spans two passages, so it cannot be quoted; the row is left out.",
    },
    remedy: { zh: "请改抄一段正文，或删掉这一行。", en: "Copy text from inside one passage, or remove the row." },
  });
  return false;
}

function withTraditional({ places }: PlacesFile): CorpusPlace[] {
  return places.map((place) => ({ ...place, aliases: withPinyin(place), name_hant: toTraditional(place.name) }));
}

/** Adds an English name to a place that has none: its name in pinyin, without the administrative suffix. */
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
