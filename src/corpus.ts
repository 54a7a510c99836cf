// The artefact that the build passes to the Worker, as schemas. The build validates with them; the Worker uses only the
// types and trusts what `seal.ts` has opened. Offsets are UTF-16 units into a source's `text`, its canonical (repaired)
// text.
import * as z from "zod/mini";
import { Contact, PublishedPrecision } from "./contract.ts";
import { Place } from "./endpoints.ts";
import { FACT_KINDS } from "./fact-kinds.ts";
import { AnswerWeights, LearnedWords } from "./learned.ts";

const Span = z.tuple([z.int(), z.int()]);
export type Span = z.infer<typeof Span>;

/** A word whose meaning depends on the text it stands in: 我市, 全县, 三地, 去年. */
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
  /** Present for facts that the office has checked itself: the day until which they hold; null: for a year. */
  office: z.optional(z.object({ expires_on: z.nullable(z.string()) })),
});
export type CorpusSource = z.infer<typeof CorpusSource>;

/** A text that an editor has withdrawn; only the reason remains. */
export const WithdrawnText = z.object({
  id: z.string(),
  title: z.nullable(z.string()),
  /** `YYYY-MM-DD` */
  date: z.string(),
  reason: z.string(),
});
export type WithdrawnText = z.infer<typeof WithdrawnText>;

/** A passage of a source that is found and shown as a whole: a paragraph or a part of a long one. */
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

export const CorpusPlace = z.extend(Place, { name_hant: z.string() });
export type CorpusPlace = z.infer<typeof CorpusPlace>;

/** With its name and purpose in English, "" where an editor has written none. */
export const CorpusContact = z.extend(Contact, {
  id: z.string(),
  name_en: z.string(),
  for_en: z.string(),
});
export type CorpusContact = z.infer<typeof CorpusContact>;

/**
 * An editor's mark on a fact: a private person's story, one figure for several things, an incomplete or complete list,
 * a caption.
 */
export const FACT_MARKS = ["", "story", "joint", "examples", "complete", "caption"] as const;
export const MODALITIES = ["is", "planned", "trial", "denied", "was"] as const;

/** A fact, prepared by the build: a span of a source, the values in it, and how people ask for it. */
export const Fact = z.object({
  /** Its row in facts.csv; 0 when it has no row. */
  row: z.int(),
  source: z.string(),
  start: z.int(),
  end: z.int(),
  /** Id of a subject, or null; then the heading and the title give its scope. */
  subject: z.nullable(z.string()),
  kind: z.enum(FACT_KINDS),
  /** The shortest spans that answer; empty when the whole sentence does. */
  values: z.array(Span),
  /** The measure word of a figure, or "". */
  unit: z.string(),
  /** The noun that the value counts, names or dates, with its qualifier. */
  of: z.string(),
  /** Ids of the places for which it holds. */
  places: z.array(z.string()),
  time: z.string(),
  modality: z.enum(MODALITIES),
  mark: z.enum(FACT_MARKS),
  asks: z.array(z.string()),
  /** When the office checked a row of its own; null for facts from a text. */
  checked_on: z.nullable(z.string()),
});
export type Fact = z.infer<typeof Fact>;

/** A matter that people come with. */
export const Matter = z.object({
  id: z.string(),
  name: z.string(),
  words: z.array(z.string()),
  /** Words that decide only when the question contains no word of another matter. */
  weak: z.array(z.string()),
  services: z.array(z.string()),
  contacts: z.array(z.string()),
  /** What a citizen calls it: 劳动上的事. */
  about: z.string(),
  /** One sentence of an editor: what to do next and what to keep. */
  tip: z.string(),
  /** "" where an editor has written none. */
  tip_en: z.string(),
  suggest: z.array(z.string()),
  /** An editor's replies to people who describe exactly these cases. */
  cases: z.array(
    z.object({
      words: z.array(z.string()),
      about: z.string(),
      /** What else exists, according to the evidence of the matter's first service, and what the texts lack. */
      beside: z.string(),
      lacking: z.string(),
      tip: z.string(),
    }),
  ),
});
export type MatterCase = z.infer<typeof Matter>["cases"][number];
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
  /** `service`: a place to go or a thing to use; `mention`: the text only names it. */
  holds: z.enum(["service", "programme", "mention"]),
  /** Whether the text describes it as a plan, a pilot or an exploration. */
  plan: z.boolean(),
  needs: z.array(z.string()),
  evidence: z.array(EvidenceSpan).check(z.minLength(1)),
  /** An editor's sentence that says what it is, supported by the evidence; or null. */
  what: z.nullable(z.string()),
  questions: z.array(z.string()),
  status: z.enum(["answered", "partial"]),
});
export type DirectoryEntry = z.infer<typeof DirectoryEntry>;

/** A thing that the texts are about, by its names; services of the directory are subjects, too. */
export const Subject = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  place: z.nullable(z.string()),
});
export type Subject = z.infer<typeof Subject>;

/** The office of the collection, which 「你们」 means. */
export const OwnOffice = z.object({ name: z.string(), aliases: z.array(z.string()) });
export type OwnOffice = z.infer<typeof OwnOffice>;

/** A sentence of an editor in each language of the service. */
export const Wording = z.object({ "zh-CN": z.string(), "zh-Hant": z.string(), en: z.string() });
export type Wording = z.infer<typeof Wording>;

/** Whom to call first and what to say in a kind of danger. */
const Alarm = z.object({
  /** Ids of contacts, in the order to call them. */
  numbers: z.array(z.string()).check(z.minLength(1)),
  title: Wording,
  /** One sentence per line. */
  say: Wording,
});

/** A kind of danger, with the words for it. */
export const DangerKind = z.extend(Alarm, {
  id: z.string(),
  /** Whether the reply consists of the alarm only. */
  is_alone: z.boolean(),
  /** Whom to turn to afterwards; null when that has to wait. */
  after: z.nullable(Wording),
  /** Words for what somebody does to somebody. */
  deeds: z.array(z.string()),
  /** Words for what has happened to a person or a place. */
  states: z.array(z.string()),
  /** Words that are a call for help by themselves. */
  cries: z.array(z.string()),
  /** Another alarm of the same kind, used when one of `words` occurs; or null. */
  variant: z.nullable(z.extend(Alarm, { words: z.array(z.string()) })),
});
export type DangerKind = z.infer<typeof DangerKind>;

/** Roles of words beside a deed or a state; `figures` are set phrases with another meaning. */
export const DANGER_ROLES = ["self", "mine", "other", "now", "often", "threat", "about", "over", "figures"] as const;
export type DangerRole = (typeof DANGER_ROLES)[number];

export const Danger = z.object({
  kinds: z.array(DangerKind),
  roles: z.record(z.enum(DANGER_ROLES), z.array(z.string())),
});
export type Danger = z.infer<typeof Danger>;

/** A rule of the lexicon: what people say (`from`) and what the texts say (`to`). */
export const LexiconRule = z.object({ from: z.array(z.string()), to: z.array(z.string()) });
export type LexiconRule = z.infer<typeof LexiconRule>;

/**
 * A word with several meanings in this collection. Without words: the choices offered when a question is not
 * understood.
 */
export const Ambiguity = z.object({
  name: z.nullable(z.string()),
  words: z.array(z.string()),
  /** `{asked}` in a question stands for what was asked about the word. */
  choices: z.array(z.object({ label: z.string(), question: z.string(), place: z.nullable(z.string()) })),
});
export type Ambiguity = z.infer<typeof Ambiguity>;

/** The kiosk's menu: the needs that people come with, and questions that a quote answers where they are offered. */
export const Menu = z.object({
  /** Sets of places where questions are offered. A place is its index in `places` plus 1; 0 means no place is set. */
  areas: z.array(z.array(z.int())),
  /** In the order of the menu. */
  needs: z.array(
    z.object({
      /** A matter's id, or `common`. */
      id: z.string(),
      label: z.string(),
      /**
       * Likeliest first: an editor's text, or the indexes of a service and of its question; then the index of its area.
       */
      questions: z.array(z.tuple([z.union([z.string(), z.tuple([z.int(), z.int()])]), z.int()])),
    }),
  ),
});
export type Menu = z.infer<typeof Menu>;

export const Corpus = z.object({
  /** `FORMAT_VERSION` of the program that made it. */
  format: z.int(),
  tokenizer: z.string(),
  /** Checksum, in hex, of the rest of the artefact. */
  digest: z.string(),
  /** How the service names the area of the collection: 「嘉兴一带」 and its translations. */
  region: z.nullable(Wording),
  /** Questions to begin with; each has an answer. */
  suggest: z.array(z.string()),
  /** Ids of the places that the texts are mostly about. */
  about_places: z.array(z.string()),
  office: z.nullable(OwnOffice),
  places: z.array(CorpusPlace),
  /** Exceptions of `createTraditional` for the editors' sentences. */
  traditional: z.array(z.string()),
  /** Names of places that people ask about and that the collection does not cover. */
  outside: z.array(z.string()),
  contacts: z.array(CorpusContact),
  danger: Danger,
  matters: z.array(Matter),
  services: z.array(DirectoryEntry),
  /** Subjects that are not services. */
  subjects: z.array(Subject),
  facts: z.array(Fact),
  lexicon: z.array(LexiconRule),
  ambiguities: z.array(Ambiguity),
  menu: Menu,
  /** The meanings of English words in this collection: the packed table of `question/english.ts`. */
  english: z.string(),
  sources: z.array(CorpusSource),
  withdrawn: z.array(WithdrawnText),
  chunks: z.array(Chunk),
  /** The model that separates questions for this collection from everyday ones that belong elsewhere. */
  scope: LearnedWords,
  /** Everyday questions that no fact answers. They show which words are common when the facts have few askings. */
  everyday: z.array(z.string()),
  /** Weights that rank facts nobody has edited; null where the editors' askings do better. */
  weights: z.nullable(AnswerWeights),
  /**
   * A model of matters on top of their words: the first class is no matter, then each in order; null without examples.
   */
  matter_model: z.nullable(LearnedWords),
});
export type Corpus = z.infer<typeof Corpus>;
