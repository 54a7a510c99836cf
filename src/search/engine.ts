// What the rest of the program knows of a search engine.

/** One statement that matched. `score` is comparable within one reply only. */
export interface Hit {
  /** Number of a statement: the sentences of all chunks in the collection's order. */
  statement: number;
  score: number;
}

export interface SearchEngine {
  /** The best `limit` statements for the terms, best first; ties in the order of the collection. */
  search(terms: readonly string[], limit: number): Promise<Hit[]>;
}
