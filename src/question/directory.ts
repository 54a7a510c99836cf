// The editors' directory as questions meet it: which matter a question is of, which services it names.
// Names and words are folded once, at start; nothing here searches the texts.
import type { Collection } from "../collection.ts";
import type { DirectoryEntry, Matter } from "../corpus.ts";
import { fold, unmarked } from "../text.ts";
import { openMatterWords } from "./matter-words.ts";
import { createWordFinder } from "./word-finder.ts";

export interface Directory {
  /** The matter that a folded question is of, or null. */
  matterOf(folded: string): Matter | null;
  /** The same, and whether it is likelier than all others together: only then is its name said. */
  readMatter(folded: string): ReadMatter;
  /** The services that a folded question names, the longest name first; a name inside another does not count. */
  named(folded: string): DirectoryEntry[];
  service(id: string): DirectoryEntry | null;
  matter(id: string): Matter | null;
  /** The services that an evidence span of theirs puts into a span of a source. */
  servicesAt(source: string, start: number, end: number): DirectoryEntry[];
}

export interface ReadMatter {
  readonly matter: Matter | null;
  readonly isCertain: boolean;
}

export type MatterModel = (folded: string, prior: Float64Array) => Float64Array;

const bare = (text: string) => unmarked(fold(text));

/** `model` gives the odds of no matter and of each matter in a folded question, from those that its words give. */
export function createDirectory(collection: Collection, model: MatterModel | null): Directory {
  const { matters, services } = collection.corpus;
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

  const readMatter = openMatters(matters, model);

  return {
    matterOf: (folded) => readMatter(folded).matter,
    readMatter,
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
    matter: (id) => matters.find((matter) => matter.id === id) ?? null,
    service: (id) => byId.get(id) ?? null,
    servicesAt: (source, start, end) => [
      ...new Set(
        (spans.get(source) ?? []).flatMap((span) => (span.start < end && span.end > start ? [span.service] : [])),
      ),
    ],
  };
}

/** Below this probability there is no matter, and above it none is meant. */
const SURE = { matter: 0.25, none: 0.5 } as const;
const CERTAIN = 0.5;

/** Reads the matter of a folded question: by the learned model with the words, or by the words alone without one. */
function openMatters(matters: readonly Matter[], model: MatterModel | null): (folded: string) => ReadMatter {
  const words = openMatterWords(matters);
  const none = { matter: null, isCertain: false };
  if (model === null) {
    return (folded) => {
      const matter =
        matters[highest(words.worth(folded, "words"))] ?? matters[highest(words.worth(folded, "weak"))] ?? null;
      return matter === null ? none : { matter, isCertain: true };
    };
  }
  const alone = new Map(matters.flatMap((matter) => matter.words.map((word) => [fold(word), matter] as const)));
  return (folded) => {
    const word = alone.get(folded);
    if (word !== undefined) return { matter: word, isCertain: true };
    // The first class is no matter at all.
    const [outside = 0, ...odds] = model(folded, words.odds(folded));
    const best = highest(Float64Array.from(odds));
    const [matter, likely] = [matters[best], odds[best] ?? 0];
    if (matter === undefined || outside >= SURE.none || likely < SURE.matter) return none;
    return { matter, isCertain: likely >= CERTAIN };
  };
}

/** Number of the highest, or -1 when nothing is more than nothing. */
const highest = (worth: Float64Array) => {
  const most = Math.max(0, ...worth);
  return most === 0 ? -1 : worth.indexOf(most);
};
