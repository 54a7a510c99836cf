// The editors' directory as questions use it: the matter that a question belongs to and the services that it names.
// Names and words are folded once, at start. Nothing here searches the texts.
import type { Collection } from "../collection.ts";
import type { DirectoryEntry, Matter } from "../corpus.ts";
import { fold, unmarked } from "../text.ts";
import { openMatterWords } from "./matter-words.ts";
import { createWordFinder } from "./word-finder.ts";

export interface Directory {
  /** Returns the matter of a folded question, or null. */
  matterOf(folded: string): Matter | null;
  /** Returns the matter, and whether it is likelier than all others together; only then does a reply name it. */
  readMatter(folded: string): ReadMatter;
  /** Returns the services that a folded question names, longest name first; a name inside another does not count. */
  named(folded: string): DirectoryEntry[];
  service(id: string): DirectoryEntry | null;
  matter(id: string): Matter | null;
  /** Returns the services with an evidence span that overlaps the given span of a source. */
  servicesAt(source: string, start: number, end: number): DirectoryEntry[];
}

export interface ReadMatter {
  readonly matter: Matter | null;
  readonly isCertain: boolean;
}

export type MatterModel = (folded: string, prior: Float64Array) => Float64Array;

const bare = (text: string) => unmarked(fold(text));

/** `model` gives the probability of no matter and of each matter; its prior is the scores of the question's words. */
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

/** Least probability of a matter, and the probability of no matter from which none is returned. */
const SURE = { matter: 0.25, none: 0.5 } as const;
const CERTAIN = 0.5;

/** Reads the matter of a folded question: with the learned model if there is one, else by the words alone. */
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
    // The first class means no matter.
    const [outside = 0, ...odds] = model(folded, words.odds(folded));
    const best = highest(Float64Array.from(odds));
    const [matter, likely] = [matters[best], odds[best] ?? 0];
    if (matter === undefined || outside >= SURE.none || likely < SURE.matter) return none;
    return { matter, isCertain: likely >= CERTAIN };
  };
}

/** Index of the highest value, or -1 when none is above 0. */
const highest = (worth: Float64Array) => {
  const most = Math.max(0, ...worth);
  return most === 0 ? -1 : worth.indexOf(most);
};
