// The artefact: everything that crosses from the build to the Worker, as schemas. The build parses with them; the
// Worker takes types only, and trusts what `seal.ts` has opened.
// Offsets are UTF-16 units into a source's `text`, its canonical (repaired) text.
import * as z from "zod/mini";
import { Contact, Place, PublishedPrecision } from "./contract.ts";

const Span = z.tuple([z.int(), z.int()]);
export type Span = z.infer<typeof Span>;

/** A word whose meaning hangs on the text it stands in: 我市, 全县, 三地, 去年. */
export const RelativeWord = z.object({
  word: z.string(),
  /** The id of a place, or null. */
  place: z.nullable(z.string()),
  /** `2020` for 去年, or null. */
  year: z.nullable(z.string()),
  /** An editor's explanation where neither fits, or null. */
  note: z.nullable(z.string()),
});
export type RelativeWord = z.infer<typeof RelativeWord>;

export const CorpusSource = z.object({
  id: z.string(),
  title: z.string(),
  title_given: z.boolean(),
  publisher: z.nullable(z.string()),
  author: z.nullable(z.string()),
  published: z.nullable(z.string()),
  published_precision: PublishedPrecision,
  published_estimated: z.boolean(),
  /** Id of a place, or null. */
  place: z.nullable(z.string()),
  url: z.nullable(z.string()),
  relative: z.array(RelativeWord),
  text: z.string(),
  /** Digest of `text`. */
  version: z.string(),
});
export type CorpusSource = z.infer<typeof CorpusSource>;

/** A piece of one source that is searched and found as one: a paragraph or a part of a long one. */
export const Chunk = z.object({
  id: z.string(),
  source: z.string(),
  start: z.int(),
  end: z.int(),
  kind: z.enum(["body", "caption"]),
  /** The heading it stands under, or null. */
  section: z.nullable(z.string()),
  /** Its sentences, in order, without the white space between them. */
  sentences: z.array(Span),
});
export type Chunk = z.infer<typeof Chunk>;

/** The passage engine's index without its terms, which stand in the chunks; `search/minisearch.ts` reads it. */
const PackedPassages = z.object({
  /** Distinct terms of each chunk, and their mean as the engine counted it. */
  lengths: z.array(z.int()),
  average: z.number(),
  /** By each term's first place: how many chunks more have it; for each chunk the step to it and whether it is there often. */
  postings: z.array(z.int()),
});
export type PackedPassages = z.infer<typeof PackedPassages>;

export const CorpusPlace = z.extend(Place, { name_hant: z.string() });
export type CorpusPlace = z.infer<typeof CorpusPlace>;

export const CorpusContact = z.extend(Contact, { id: z.string() });
export type CorpusContact = z.infer<typeof CorpusContact>;

/** How people ask for what stands in a span of a source: an editor's work, resolved by the build. */
export const Phrasing = z.object({ source: z.string(), start: z.int(), end: z.int(), ask: z.array(z.string()) });
export type Phrasing = z.infer<typeof Phrasing>;

/** What people come with. */
export const Matter = z.object({
  id: z.string(),
  name: z.string(),
  words: z.array(z.string()),
  /** Words that decide only when no other matter has a word in the question. */
  weak: z.array(z.string()),
  services: z.array(z.string()),
  contacts: z.array(z.string()),
  /** One editor's sentence: what to do next and what to keep. */
  tip: z.string(),
  suggest: z.array(z.string()),
});
export type Matter = z.infer<typeof Matter>;

const EvidenceSpan = z.object({ source: z.string(), start: z.int(), end: z.int() });

/** A service, system or programme that the texts name. */
export const DirectoryEntry = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  gloss: z.string(),
  /** Id of a place, or null. */
  place: z.nullable(z.string()),
  audience: z.array(z.string()),
  matters: z.array(z.string()),
  /** `service`: somewhere to go or something to use; `mention`: the text names it and no more. */
  holds: z.enum(["service", "programme", "mention"]),
  /** The text speaks of a plan, a pilot or an exploration. */
  plan: z.boolean(),
  needs: z.array(z.string()),
  evidence: z.array(EvidenceSpan).check(z.minLength(1)),
  /** An editor's sentence that says what it is, held by the evidence; or null. */
  what: z.nullable(z.string()),
  questions: z.array(z.string()),
  status: z.enum(["answered", "partial"]),
});
export type DirectoryEntry = z.infer<typeof DirectoryEntry>;

/** A sentence of an editor in the languages of the service. */
export const Wording = z.object({ "zh-CN": z.string(), "zh-Hant": z.string(), en: z.string() });
export type Wording = z.infer<typeof Wording>;

/** Who is called first, and what is said, when a kind of danger is heard. */
const Alarm = z.object({
  /** Ids of contacts, the first to call first. */
  numbers: z.array(z.string()).check(z.minLength(1)),
  title: Wording,
  /** One sentence a line. */
  say: Wording,
});

/** A kind of danger, with the words that speak of it. */
export const DangerKind = z.extend(Alarm, {
  id: z.string(),
  /** The alarm is all that is said. */
  is_alone: z.boolean(),
  /** Whom to turn to afterwards; null where that is not the moment. */
  after: z.nullable(Wording),
  /** What somebody does to somebody. */
  deeds: z.array(z.string()),
  /** What a person or a place has become. */
  states: z.array(z.string()),
  /** What is a call for help by itself. */
  cries: z.array(z.string()),
  /** Another alarm of the same kind, for when one of these words is said; or null. */
  variant: z.nullable(z.extend(Alarm, { words: z.array(z.string()) })),
});
export type DangerKind = z.infer<typeof DangerKind>;

/** What a word says beside a deed or a state; `figures` are set phrases that mean something else. */
export const DANGER_ROLES = ["self", "mine", "other", "now", "often", "threat", "about", "over", "figures"] as const;
export type DangerRole = (typeof DANGER_ROLES)[number];

export const Danger = z.object({
  kinds: z.array(DangerKind),
  roles: z.record(z.enum(DANGER_ROLES), z.array(z.string())),
});
export type Danger = z.infer<typeof Danger>;

/** A line of the lexicon: what people say, and what the texts say. */
export const LexiconRule = z.object({ from: z.array(z.string()), to: z.array(z.string()) });
export type LexiconRule = z.infer<typeof LexiconRule>;

/** A word that means several things here; without words, what is offered when a question cannot be read. */
export const Ambiguity = z.object({
  name: z.nullable(z.string()),
  words: z.array(z.string()),
  /** `{asked}` in a question stands for what was asked of the word. */
  choices: z.array(z.object({ label: z.string(), question: z.string(), place: z.nullable(z.string()) })),
});
export type Ambiguity = z.infer<typeof Ambiguity>;

/** The kiosk's menu: what people come with, and questions that are answered with a quote where they are offered. */
export const Menu = z.object({
  /** Where questions are offered, each a set: places by their number in `places`, counted from 1; 0 is without a place. */
  areas: z.array(z.array(z.int())),
  /** In the order of the menu. */
  needs: z.array(
    z.object({
      /** A matter's id, or `common`. */
      id: z.string(),
      label: z.string(),
      /** The likeliest first: an editor's own, or a service's by their numbers; and the number of its area. */
      questions: z.array(z.tuple([z.union([z.string(), z.tuple([z.int(), z.int()])]), z.int()])),
    }),
  ),
});
export type Menu = z.infer<typeof Menu>;

/** What evidence has to hold to be quoted, set by the build from the collection itself. */
export const Calibration = z.object({
  /** Relevance from which evidence is quoted at all. */
  answer: z.number(),
  /** Support from which it answers; below, it is shown as what may be related. */
  near: z.number(),
  /** The same two for English questions, set from the phrasings' English where there is enough of it. */
  english: z.object({ answer: z.number(), near: z.number() }),
  /** The stated shares of questions about a passage left out that each threshold declines. */
  declined: z.object({ answer: z.number(), near: z.number() }),
  /** Questions asked. */
  questions: z.int(),
  /** Relevance, share of answerable questions kept, share of left-out questions declined. */
  curve: z.array(z.tuple([z.number(), z.number(), z.number()])),
});
export type Calibration = z.infer<typeof Calibration>;

export const Corpus = z.object({
  /** `FORMAT_VERSION` of the program that made it. */
  format: z.int(),
  tokenizer: z.string(),
  /** SHA-256, in hex, of the rest of the artefact. */
  digest: z.string(),
  /** The service's own words about the collection: 「嘉兴一带」 and its translations. */
  region: z.nullable(Wording),
  /** Questions to begin with, each answered. */
  suggest: z.array(z.string()),
  /** Ids of the places that the texts are mostly about. */
  about_places: z.array(z.string()),
  places: z.array(CorpusPlace),
  /** Names of places that people ask about and that the collection is not about. */
  outside: z.array(z.string()),
  contacts: z.array(CorpusContact),
  danger: Danger,
  phrasings: z.array(Phrasing),
  matters: z.array(Matter),
  services: z.array(DirectoryEntry),
  lexicon: z.array(LexiconRule),
  ambiguities: z.array(Ambiguity),
  menu: Menu,
  /** What English words mean in this collection: the packed table of `question/english.ts`. */
  english: z.string(),
  calibration: Calibration,
  sources: z.array(CorpusSource),
  chunks: z.array(Chunk),
  passages: PackedPassages,
});
export type Corpus = z.infer<typeof Corpus>;
