// What the rest of the program knows of a search engine.

/** One chunk that matched. `score` is comparable within one reply only. */
export interface Hit {
  /** Id of a chunk. */
  chunk: string;
  score: number;
}

export interface SearchEngine {
  /** The best `limit` chunks for the terms, best first; ties in the order of the collection. */
  search(terms: readonly string[], limit: number): Promise<Hit[]>;
}
