// A small summary of a collection's contents, kept beside its index, so that the next report can tell what has changed.
import * as z from "zod/mini";
import type { Corpus, Fact } from "../src/corpus.ts";
import type { FactKind } from "../src/fact-kinds.ts";
import { kindName } from "./kind-names.ts";
import { type Shown, shownIn } from "./shown.ts";

const Values = z.record(z.string(), z.array(z.string()));

export const Snapshot = z.object({
  format: z.literal(1),
  /** Title and text digest of each source, by id. */
  sources: z.record(z.string(), z.object({ title: z.string(), version: z.string() })),
  /** Visible numbers and addresses, by owner. */
  shown: Values,
  /** Values of facts, by what they are about. */
  facts: Values,
});
export type Snapshot = z.infer<typeof Snapshot>;

export const SNAPSHOT = "snapshot.json";
/** The snapshot before the last build that changed anything. */
export const SNAPSHOT_BEFORE = "snapshot-before.json";

/** Display names of the things in a collection. */
export interface Names {
  /** The owner of a number: a contact, a subject, or the text that it stands in. */
  ownerOf(shown: Shown): string;
  /** The subject and kind of a fact; "" if it has neither subject nor `of`. */
  aboutFact(fact: Fact): string;
  valuesOf(fact: Fact): string[];
}

const SHOWN_NAMES = { telephone: "电话", address: "地址", page: "网址" } as const;

export function createNames({ sources, services, subjects }: Corpus): Names {
  const texts = new Map(sources.map(({ id, text }) => [id, text]));
  const named = new Map([...services, ...subjects].map(({ id, name }) => [id, name]));
  const aboutFact = ({ subject, kind, of }: Fact): string => {
    const name = named.get(subject ?? "") ?? "";
    const parts = of.includes(name) ? [of] : [name, of];
    const about = parts.filter((part) => part !== "").join(" · ");
    return about === "" ? "" : `${about} · ${kindName(kind)}`;
  };
  return {
    aboutFact,
    valuesOf: ({ source, values }) =>
      values.map((span) => (texts.get(source) ?? "").slice(...span).replace(/\s+/gu, " ")),
    ownerOf({ kind, by }) {
      const label = SHOWN_NAMES[kind];
      switch (by.what) {
        case "contact":
          return `${by.contact.name} · ${label}`;
        case "fact":
          return aboutFact(by.fact) || `《${by.source.title}》 · ${label}`;
        case "text":
          return `《${by.source.title}》 · ${label}`;
        case "sentence":
          return `${by.file} · ${label}`;
      }
    },
  };
}

/** Statements change with their texts, and numbers and addresses are listed separately. */
const UNCOUNTED: ReadonlySet<FactKind> = new Set(["statement", "need", "telephone", "address"]);

export function snapshotOf(corpus: Corpus): Snapshot {
  const names = createNames(corpus);
  const cells = corpus.facts.flatMap((fact): [string, string][] => {
    const about = UNCOUNTED.has(fact.kind) ? "" : names.aboutFact(fact);
    return about === "" ? [] : names.valuesOf(fact).map((value) => [about, value]);
  });
  return {
    format: 1,
    sources: Object.fromEntries(corpus.sources.map(({ id, title, version }) => [id, { title, version }])),
    shown: gathered(shownIn(corpus).map((each) => [names.ownerOf(each), each.written])),
    facts: gathered(cells),
  };
}

/** The snapshot as text, which depends on the collection alone. */
export function snapshotText(corpus: Corpus): string {
  return `${JSON.stringify(snapshotOf(corpus))}\n`;
}

/** Parses a snapshot; null if it comes from another version or was edited by hand. */
export function readSnapshot(text: string): Snapshot | null {
  try {
    return Snapshot.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function gathered(entries: readonly (readonly [string, string])[]): Record<string, string[]> {
  const byOwner = Map.groupBy(entries, ([owner]) => owner);
  return Object.fromEntries([...byOwner].map(([owner, own]) => [owner, [...new Set(own.map(([, value]) => value))]]));
}
