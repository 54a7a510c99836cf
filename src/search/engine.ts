// The interface of the search engine.

/** A statement that matches. Scores are comparable within one search only. */
export interface Hit {
  /** Statement number: the statements of all chunks are numbered in the collection's order. */
  statement: number;
  score: number;
}

export interface SearchEngine {
  /** Finds the best `limit` statements for the terms, best first. Ties keep the collection's order. */
  search(terms: readonly string[], limit: number): Promise<Hit[]>;
}
