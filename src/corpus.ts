// The artefact: everything that crosses from the build to the Worker, as schemas. The build parses with them; the
// Worker takes types only, and trusts what `seal.ts` has opened.
// Offsets are UTF-16 units into a source's `text`, its canonical (repaired) text.
import * as z from "zod/mini";
import { Contact, Place, PublishedPrecision } from "./contract.ts";
import { FACT_KINDS } from "./fact-kinds.ts";
import { AnswerWeights, LearnedWords } from "./learned.ts";

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
  /** Of what the office has checked itself: until when that holds; null: for a year. */
  office: z.optional(z.object({ expires_on: z.nullable(z.string()) })),
});
export type CorpusSource = z.infer<typeof CorpusSource>;

/** A text that an editor has taken back: nothing of it is left but why. */
export const WithdrawnText = z.object({
  id: z.string(),
  title: z.nullable(z.string()),
  /** `YYYY-MM-DD` */
  date: z.string(),
  reason: z.string(),
});
export type WithdrawnText = z.infer<typeof WithdrawnText>;

/** A piece of one source that is shown and found as one: a paragraph or a part of a long one. */
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

export const CorpusContact = z.extend(Contact, { id: z.string() });
export type CorpusContact = z.infer<typeof CorpusContact>;

/** What an editor says of a fact: a private person's story, one figure for several things, a list of some or of all, a caption. */
export const FACT_MARKS = ["", "story", "joint", "examples", "complete", "caption"] as const;
export const MODALITIES = ["is", "planned", "trial", "denied", "was"] as const;

/** What a text tells, worked out before anybody asks: a run of a source, what of it answers, and how people ask for it. */
export const Fact = z.object({
  /** Its row in facts.csv; 0 for one that no row has. */
  row: z.int(),
  source: z.string(),
  start: z.int(),
  end: z.int(),
  /** Id of a subject, or null: then the heading and the title are its scope. */
  subject: z.nullable(z.string()),
  kind: z.enum(FACT_KINDS),
  /** The shortest runs that answer; none where the whole sentence does. */
  values: z.array(Span),
  /** The measure word of a figure. */
  unit: z.string(),
  /** What the value counts, names or dates, with its qualifier. */
  of: z.string(),
  /** Ids of the places that it is true of. */
  places: z.array(z.string()),
  time: z.string(),
  modality: z.enum(MODALITIES),
  mark: z.enum(FACT_MARKS),
  asks: z.array(z.string()),
  /** When the office checked a row of its own; null for what a text says. */
  checked_on: z.nullable(z.string()),
});
export type Fact = z.infer<typeof Fact>;

/** What people come with. */
export const Matter = z.object({
  id: z.string(),
  name: z.string(),
  words: z.array(z.string()),
  /** Words that decide only when no other matter has a word in the question. */
  weak: z.array(z.string()),
  services: z.array(z.string()),
  contacts: z.array(z.string()),
  /** What a citizen calls it: 劳动上的事. */
  about: z.string(),
  /** One editor's sentence: what to do next and what to keep. */
  tip: z.string(),
  suggest: z.array(z.string()),
  /** What an editor says first to whoever tells of just this. */
  cases: z.array(
    z.object({
      words: z.array(z.string()),
      about: z.string(),
      /** What else there is, held by the evidence of the matter's first service; and what the texts lack of it. */
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

/** What the texts speak of: a service of the directory or any other thing, by its names. */
export const Subject = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  place: z.nullable(z.string()),
});
export type Subject = z.infer<typeof Subject>;

/** The office whose collection it is: 「你们」 means it. */
export const OwnOffice = z.object({ name: z.string(), aliases: z.array(z.string()) });
export type OwnOffice = z.infer<typeof OwnOffice>;

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
  office: z.nullable(OwnOffice),
  places: z.array(CorpusPlace),
  /** Names of places that people ask about and that the collection is not about. */
  outside: z.array(z.string()),
  contacts: z.array(CorpusContact),
  danger: Danger,
  matters: z.array(Matter),
  services: z.array(DirectoryEntry),
  /** Subjects that are no services. */
  subjects: z.array(Subject),
  facts: z.array(Fact),
  lexicon: z.array(LexiconRule),
  ambiguities: z.array(Ambiguity),
  menu: Menu,
  /** What English words mean in this collection: the packed table of `question/english.ts`. */
  english: z.string(),
  sources: z.array(CorpusSource),
  withdrawn: z.array(WithdrawnText),
  chunks: z.array(Chunk),
  /** What tells its questions from everyday ones that belong elsewhere. */
  scope: LearnedWords,
  /** Everyday questions that no fact answers: they tell which words are common where the facts' own askings are few. */
  everyday: z.array(z.string()),
  /** What ranks facts that nobody has edited; null where editors' askings say more. */
  weights: z.nullable(AnswerWeights),
  /** What tells matters apart beside their words: first no matter, then each in its order; null without examples. */
  matter_model: z.nullable(LearnedWords),
});
export type Corpus = z.infer<typeof Corpus>;
