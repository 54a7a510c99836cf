// Describes facts for matching. Each is described when it first becomes a candidate, since few facts ever do.
import type { Collection } from "../collection.ts";
import type { Fact } from "../corpus.ts";
import { fold, unmarked } from "../text.ts";
import { type Described, type DescribedSubject, describe } from "./facts.ts";
import type { Statements } from "./statements.ts";

/** Shorter names also occur inside ordinary words. */
const NAME_CHARS_MIN = 3;

export function createDescriber(
  collection: Collection,
  facts: readonly Fact[],
  statements: Statements,
): (number: number) => Described {
  const { services, subjects: others } = collection.corpus;
  const subjects = new Map<string, DescribedSubject>([...others, ...services].map((each) => [each.id, each]));
  const namedIn = createNamedIn([...subjects.values()]);
  const known: Described[] = [];
  return (number) => {
    const before = known[number];
    if (before !== undefined) return before;
    const fact = facts[number];
    const source = fact === undefined ? undefined : collection.sources.get(fact.source);
    const statement = fact === undefined ? undefined : statements.at(fact.source, fact.start);
    if (fact === undefined || source === undefined || statement === undefined) throw new Error(`no fact ${number}`);
    const subject =
      subjects.get(fact.subject ?? "") ??
      namedIn(source.text.slice(fact.start, fact.end)) ??
      namedIn(`${statement.chunk.section ?? ""}\n${statement.folded}`);
    const made = describe(fact, { number, source, statement, subject });
    known[number] = made;
    return made;
  };
}

/** Finds the subject with the longest name in a text. An editor need not give a fact a subject that its text names. */
function createNamedIn(subjects: readonly DescribedSubject[]): (text: string) => DescribedSubject | null {
  const named = subjects
    .flatMap((subject) => [subject.name, ...subject.aliases].map((name) => ({ subject, name: unmarked(fold(name)) })))
    .filter(({ name }) => name.length >= NAME_CHARS_MIN)
    .sort((a, b) => b.name.length - a.name.length);
  return (text) => {
    const plain = unmarked(fold(text));
    return named.find(({ name }) => plain.includes(name))?.subject ?? null;
  };
}
