// Finds facts about one thing that differ, across texts and tables: for example an old guide and the office's own row.
import type { Corpus, CorpusSource, Fact } from "../../src/corpus.ts";
import { fold } from "../../src/text.ts";
import { type Difference, findDifferences, type Purpose } from "../facts/clashes.ts";

export interface Clash {
  readonly about: string;
  readonly kind: Fact["kind"];
  readonly told: readonly { readonly fact: Fact; readonly source: CorpusSource; readonly values: readonly string[] }[];
  /** Why they may differ; empty when they clash. */
  readonly purposes: readonly Purpose[];
}

export interface Differing {
  /** Facts that contradict each other. */
  readonly clashes: readonly Clash[];
  /** Contact details, hours, fees and durations from different dates: the older value may be wrong. */
  readonly outdated: readonly Clash[];
  /** Facts for different places, times or scopes. */
  readonly onPurpose: readonly Clash[];
}

const GONE_BY: ReadonlySet<Fact["kind"]> = new Set(["telephone", "address", "hours", "fee", "duration"]);

export function findClashes(corpus: Corpus): Differing {
  const things = [...corpus.services, ...corpus.subjects];
  const named = things
    .flatMap(({ id, name, aliases }) => [name, ...aliases].map((each) => ({ id, name: fold(each) })))
    .sort((a, b) => b.name.length - a.name.length);
  const facts = corpus.facts.map((fact) => asOneThing(fact, named));
  const { clashes, onPurpose } = findDifferences({ facts, sources: corpus.sources, places: corpus.places });
  const nameOf = (id: string | null) => things.find((thing) => thing.id === id)?.name ?? "";
  const toClash = ({ subject, kind, of, told, purposes }: Difference): Clash => ({
    about: [nameOf(subject), of].filter((part) => part !== "").join(" · "),
    kind,
    told: told.map(({ fact, source, values }) => ({ fact, source, values: values.map(({ text }) => text) })),
    purposes,
  });
  const isOutdated = ({ kind, purposes }: Clash) =>
    GONE_BY.has(kind) && purposes.every((purpose) => purpose === "date");
  const differing = onPurpose.map(toClash);
  return {
    clashes: clashes.map(toClash).filter((each) => !isOfOneText(each)),
    outdated: differing.filter(isOutdated),
    onPurpose: differing.filter((each) => !isOutdated(each)),
  };
}

/**
 * Whether all facts are drafted from one text. Such facts are parts of one thing, such as the hours of each day or a
 * total and its share, and do not clash.
 */
function isOfOneText({ told: [first, ...others] }: Clash): boolean {
  return (
    first !== undefined && [first, ...others].every(({ fact }) => fact.row === 0 && fact.source === first.fact.source)
  );
}

/** Labels of a kind that may follow the name of the subject. */
const LABELS: Partial<Record<Fact["kind"], RegExp>> = {
  telephone: /(?:联系|咨询|办公|服务)?(?:电话|热线|号码)$/u,
  address: /(?:办公|联系)?地址$/u,
  hours: /(?:办公|工作|上班|开放|接待|受理)?时间$/u,
};

/**
 * Moves a subject that is named in `of` to `subject`, and removes the label of the kind, so that facts can be compared.
 */
function asOneThing(fact: Fact, named: readonly { id: string; name: string }[]): Fact {
  const of = fold(fact.of);
  const thing = named.find(({ id, name }) => of.startsWith(name) && (fact.subject === null || fact.subject === id));
  const rest = thing === undefined ? fact.of : fact.of.slice(thing.name.length);
  const label = LABELS[fact.kind];
  if (label === undefined) return fact;
  return { ...fact, subject: thing?.id ?? fact.subject, of: rest.replace(label, "").replace(/^的/u, "") };
}
