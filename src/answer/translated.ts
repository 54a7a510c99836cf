// What the words of an English question are worth in each statement. Enter concepts, each with the Chinese words that
// may stand for it; leave for each its weight and the statements that hold it. The best of its words counts, once.
import type { Phrasing } from "../corpus.ts";
import type { Alternative, Concept } from "../question/english.ts";
import type { Statements } from "./statements.ts";

/** A concept with where the collection says it. */
export interface Translated {
  readonly weight: number;
  /** The numbers of the statements that hold it: how surely, and by which terms. */
  readonly own: ReadonlyMap<number, Held>;
  /** The statements whose phrasings hold it. */
  readonly asked: ReadonlyMap<number, number>;
  /** How much it is a word of this collection: asked for in English by a phrasing other than `gone`, or only said. */
  readonly familiarity: (gone?: Phrasing) => number;
  /** How surely it is among the terms of a chunk or a title. */
  readonly shareIn: (terms: ReadonlySet<string>) => number;
}

interface Held {
  readonly share: number;
  readonly terms: readonly string[];
}

/** A long name of which only a part stands in a statement. */
const PART = { terms: 4, held: 0.5, share: 0.8 } as const;
/** What counts against a statement where the collection has no word for a concept: known to phrasings, or to nobody. */
const UNSAID = { asked: 0.5, unknown: 0.7 } as const;

/** A dictionary gives words of the texts for much that nobody would ask them. */
const FAMILIARITY = { translated: 0.3 } as const;

export function translate(concepts: readonly Concept[], statements: Statements): Translated[] {
  return concepts.map((concept) => {
    const { terms, alternatives, share } = concept;
    const own = new Map<number, Held>();
    const asked = new Map<number, number>();
    for (const alternative of alternatives) {
      holdAlternative(alternative, statements.having, (statement, held) => {
        if ((own.get(statement)?.share ?? 0) < held.share) own.set(statement, held);
      });
      holdAlternative(alternative, statements.askedWith, (statement, held) => {
        if ((asked.get(statement) ?? 0) < held.share) asked.set(statement, held.share);
      });
    }
    for (const term of terms) {
      for (const statement of statements.askedWith(term)) asked.set(statement, 1);
      for (const statement of statements.having(term)) own.set(statement, { share: 1, terms: [term] });
    }
    const having = [...own.values()].reduce((sum, held) => sum + held.share, 0);
    const known = terms.some((term) => statements.knows(term)) || asked.size > 0;
    const worth = own.size > 0 ? 1 : known ? UNSAID.asked : UNSAID.unknown;
    return {
      weight: share * worth * statements.rarityOf(having),
      own,
      asked,
      familiarity: (gone) =>
        terms.some((term) => statements.knows(term, gone)) ? 1 : own.size > 0 ? FAMILIARITY.translated : 0,
      shareIn: (around) =>
        alternatives.reduce(
          (best, each) => (each.share > best && each.terms.every((term) => around.has(term)) ? each.share : best),
          terms.some((term) => around.has(term)) ? 1 : 0,
        ),
    };
  });
}

/** Tells every statement that `having` lists for all terms of a word, or for enough of a long one. */
function holdAlternative(
  { terms, share }: Alternative,
  having: (term: string) => Iterable<number>,
  tell: (statement: number, held: Held) => void,
): void {
  const [only, ...more] = terms;
  if (only === undefined) return;
  if (more.length === 0) {
    for (const statement of having(only)) tell(statement, { share, terms });
    return;
  }
  const held = new Map<number, string[]>();
  for (const term of terms) {
    for (const statement of having(term)) {
      const own = held.get(statement);
      if (own === undefined) held.set(statement, [term]);
      else own.push(term);
    }
  }
  for (const [statement, own] of held) {
    const part = own.length / terms.length;
    if (part === 1) tell(statement, { share, terms });
    else if (terms.length >= PART.terms && part >= PART.held) {
      tell(statement, { share: share * part * PART.share, terms: own });
    }
  }
}
