// What the signs of evidence are worth, in one place. Nothing enters.

/** What each sign is worth beside a term that the statement itself holds; measured on two collections. */
export const WEIGHTS = {
  /** A term that stands around it, in its chunk or heading. */
  context: 0.35,
  /** A term of its source's title. */
  title: 0.2,
  /** A term that its phrasings have. */
  asked: 0.5,
  /** All its single characters together. */
  characters: 0.3,
  /** A word that the lexicon gives for one of the question, in place of that one. */
  lexicon: 0.7,
  /** A likeness of phrasings, in coverage. */
  similarity: 2,
  /** In English a word is a whole term, and two questions share one by chance: less alike than this counts less. */
  alikeInEnglish: 0.7,
  /** One word of several in an English question, as a dictionary gives it, is found by chance. */
  lone: 0.7,
  /** A value of the kind asked for, for ordering only. */
  value: 0.15,
  /** A place of the collection is named, for relevance only. */
  place: 0.15,
  /** A term that nothing has is often mere talk, so it counts less against the statement. */
  unknown: 0.7,
} as const;
