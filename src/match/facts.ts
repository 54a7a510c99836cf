// Derives from a fact what matching compares, when the fact first becomes a candidate: few facts ever do.
import type { CorpusSource, DirectoryEntry, Fact, Subject } from "../corpus.ts";
import { type Figure, findFigures } from "../question/figures.ts";
import { fold, termsOfFolded, unmarked } from "../text.ts";
import type { Statement } from "./statements.ts";

/** The subject of a fact. Only services have a `status`. */
export type DescribedSubject = Subject & Partial<Pick<DirectoryEntry, "status">>;

export interface Described {
  readonly fact: Fact;
  readonly number: number;
  readonly source: CorpusSource;
  /** The statement in which its anchor begins. */
  readonly statement: Statement;
  readonly subject: DescribedSubject | null;
  /** Ids of the places that it is true of; those of its source if it names none. */
  readonly places: readonly string[];
  /** The subject's names of at least two characters, folded and without quotation marks. */
  readonly names: readonly string[];
  readonly anchor: string;
  readonly values: readonly string[];
  readonly figures: readonly Figure[];
  /** The figures of the whole statement. */
  readonly told: readonly Figure[];
  readonly of: string;
  readonly ofTerms: ReadonlySet<string>;
  /** `of` and the anchor, a line each. */
  readonly tells: string;
  /** The folded statement and the subject's names, a line each. */
  readonly named: string;
  /** The years in its `time` and in its statement. */
  readonly years: readonly number[];
}

export function describe(
  fact: Fact,
  at: { number: number; source: CorpusSource; statement: Statement; subject: DescribedSubject | null },
): Described {
  const { source, subject, statement } = at;
  const anchor = fold(source.text.slice(fact.start, fact.end));
  const values = fact.values.map(([start, end]) => fold(source.text.slice(start, end)));
  const names = subject === null ? [] : [subject.name, ...subject.aliases].map((name) => unmarked(fold(name)));
  const yearsIn = (text: string) => (text.match(/(?:19|20)\d{2}(?=年|-|$)/gu) ?? []).map(Number);
  const longNames = names.filter((name) => name.length > 1);
  const of = fold(fact.of);
  return {
    ...at,
    fact,
    places: fact.places.length > 0 || source.place === null ? fact.places : [source.place],
    names: longNames,
    anchor,
    values,
    figures: values.flatMap(findFigures),
    told: findFigures(statement.folded),
    of,
    ofTerms: new Set(termsOfFolded(of)),
    tells: `${of}\n${anchor}`,
    named: [statement.folded, ...longNames].join("\n"),
    years: [...new Set([...yearsIn(fact.time), ...yearsIn(statement.folded)])],
  };
}
