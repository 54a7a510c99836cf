// The editors' directory as questions meet it: which matter a question is of, which services it names.
// Names and words are folded once, at start; nothing here searches the texts.
import type { Collection } from "../collection.ts";
import type { DirectoryEntry, Matter, Phrasing } from "../corpus.ts";
import { fold } from "../text.ts";
import { createWordFinder } from "./word-finder.ts";

export interface Directory {
  /** The matter that a folded question is of: the one whose words cover most of it, or null. */
  matterOf(folded: string): Matter | null;
  /** The services that a folded question names, the longest name first; a name inside another does not count. */
  named(folded: string): DirectoryEntry[];
  service(id: string): DirectoryEntry | null;
  matter(id: string): Matter | null;
  /** The directory's own questions and needs, as phrasings that point at the first evidence of each service. */
  readonly asks: readonly Phrasing[];
  /** The service that a phrasing of `asks` belongs to. */
  serviceOf(phrasing: Phrasing): DirectoryEntry | null;
  /** The services that an evidence span of theirs puts into a span of a source. */
  servicesAt(source: string, start: number, end: number): DirectoryEntry[];
}

/** Marks around names: people type them or not. */
const MARKS = /["'“”‘’「」『』《》()（）\s·・-]/gu;

/** A folded text without the marks that people put around names or leave out. */
export const unmarked = (folded: string) => folded.replace(MARKS, "");
const bare = (text: string) => unmarked(fold(text));

export function createDirectory(collection: Collection): Directory {
  const { matters, services } = collection.corpus;
  const strong = indexWords(matters, "words");
  const weak = indexWords(matters, "weak");
  const names = services
    .flatMap((service) => [service.name, ...service.aliases].map((name) => ({ service, name: bare(name) })))
    .filter(({ name }) => name.length > 1)
    .sort((a, b) => b.name.length - a.name.length);
  const findNames = createWordFinder(names.map(({ name }) => name));
  const byId = new Map(services.map((service) => [service.id, service]));
  const spans = Map.groupBy(
    services.flatMap((service) => service.evidence.map((span) => ({ ...span, service }))),
    ({ source }) => source,
  );
  const ofAsk = new Map<Phrasing, DirectoryEntry>();
  for (const service of services) {
    const [first] = service.evidence;
    if (first !== undefined) ofAsk.set({ ...first, ask: [...service.questions, ...service.needs] }, service);
  }

  return {
    matterOf: (folded) => heaviest(strong, folded) ?? heaviest(weak, folded),
    named(folded) {
      let rest = bare(folded);
      const found: DirectoryEntry[] = [];
      const standing = findNames(rest).flatMap((number) => names[number] ?? []);
      for (const { service, name } of standing) {
        if (!rest.includes(name)) continue;
        if (!found.includes(service)) found.push(service);
        // Two services of one name are both named; a shorter name inside this one is not.
        if (!standing.some((other) => other.name === name && !found.includes(other.service))) {
          rest = rest.replaceAll(name, "\n");
        }
      }
      return found;
    },
    asks: [...ofAsk.keys()],
    serviceOf: (phrasing) => ofAsk.get(phrasing) ?? null,
    matter: (id) => matters.find((matter) => matter.id === id) ?? null,
    service: (id) => byId.get(id) ?? null,
    servicesAt: (source, start, end) => [
      ...new Set(
        (spans.get(source) ?? []).flatMap((span) => (span.start < end && span.end > start ? [span.service] : [])),
      ),
    ],
  };
}

interface MatterWord {
  readonly matter: Matter;
  readonly word: string;
}

/** A long word says more than several short ones. */
const worthOf = (word: string) => [...word].length ** 1.5;

/** Words by their first two units, so that a question looks at few of thousands. */
type WordIndex = ReadonlyMap<number, ReadonlyMap<number, readonly MatterWord[]>>;

function indexWords(matters: readonly Matter[], kind: "words" | "weak"): WordIndex {
  const index = new Map<number, Map<number, MatterWord[]>>();
  for (const matter of matters) {
    for (const written of matter[kind]) {
      const word = fold(written);
      const ofFirst = index.get(word.charCodeAt(0)) ?? new Map<number, MatterWord[]>();
      if (ofFirst.size === 0) index.set(word.charCodeAt(0), ofFirst);
      const listed = ofFirst.get(word.charCodeAt(1));
      if (listed === undefined) ofFirst.set(word.charCodeAt(1), [{ matter, word }]);
      else listed.push({ matter, word });
    }
  }
  return index;
}

/** The matter whose words weigh most in a folded text; each word counts once. */
function heaviest(words: WordIndex, folded: string): Matter | null {
  const seen = new Set<MatterWord>();
  const worth = new Map<Matter, number>();
  for (let at = 0; at < folded.length; at++) {
    for (const entry of words.get(folded.charCodeAt(at))?.get(folded.charCodeAt(at + 1)) ?? []) {
      if (seen.has(entry) || !folded.startsWith(entry.word, at) || !isWhole(entry.word, folded, at)) continue;
      seen.add(entry);
      worth.set(entry.matter, (worth.get(entry.matter) ?? 0) + worthOf(entry.word));
    }
  }
  return [...worth].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** A Latin word stands for itself and its plain endings, not inside another. */
function isWhole(word: string, folded: string, at: number): boolean {
  if (!/^[a-z]/u.test(word)) return true;
  return !/[a-z]$/u.test(folded.slice(0, at)) && /^(?:s|es|ed|d|ing)?(?![a-z])/u.test(folded.slice(at + word.length));
}
