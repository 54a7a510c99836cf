// Groups facts by subject and kind, and lists for each subject what people usually ask for but the collection lacks.

import { createNames } from "../../index/snapshot.ts";
import type { Corpus, Fact } from "../../src/corpus.ts";
import type { FactKind } from "../../src/fact-kinds.ts";

/** Kinds of facts that people ask for about an office or a service. */
export const ASKED_KINDS = [
  "telephone",
  "address",
  "hours",
  "procedure",
  "documents",
  "fee",
  "duration",
  "conditions",
] as const satisfies readonly FactKind[];

export interface CellValue {
  readonly text: string;
  /** From a row of the office's own. */
  readonly isOwn: boolean;
  /** Drafted by the build from the structure of a text; nobody has reviewed it. */
  readonly isDrafted: boolean;
}

export interface SubjectCells {
  readonly name: string;
  /**
   * `service`: an entry of the directory; `mention`: an entry that the texts only mention; `subject`: another subject
   * of the table; `named`: a name that only the texts have.
   */
  readonly standing: "service" | "mention" | "subject" | "named";
  /** Whether people turn to it, so that the facts that it lacks are reported. */
  readonly isAsked: boolean;
  readonly cells: ReadonlyMap<FactKind, readonly CellValue[]>;
  readonly lacking: readonly FactKind[];
}

/** Returns services first, then other subjects, then names from the texts, each group in its own order. */
export function findCells(corpus: Corpus): SubjectCells[] {
  const { valuesOf } = createNames(corpus);
  const own = new Set(corpus.sources.flatMap(({ id, office }) => (office === undefined ? [] : [id])));
  const bySubject = Map.groupBy(corpus.facts, ownerOf(corpus));
  const cellsOf = (facts: readonly Fact[]) => {
    const values = facts.flatMap((fact) =>
      valuesOf(fact).map((text) => ({
        kind: fact.kind,
        value: { text: labelled(fact, text), isOwn: own.has(fact.source), isDrafted: fact.row === 0 },
      })),
    );
    const byKind = Map.groupBy(values, ({ kind }) => kind);
    return new Map([...byKind].map(([kind, each]) => [kind, unique(each.map(({ value }) => value))]));
  };
  const row = (name: string, facts: readonly Fact[], standing: SubjectCells["standing"], isAsked: boolean) => {
    const cells = cellsOf(facts);
    return { name, standing, isAsked, cells, lacking: ASKED_KINDS.filter((kind) => !cells.has(kind)) };
  };
  const { services, subjects, office } = corpus;
  const listed = [
    ...services.map(({ id, name, holds }) =>
      row(name, bySubject.get(id) ?? [], holds === "mention" ? "mention" : "service", holds === "service"),
    ),
    ...subjects.map(({ id, name }) => row(name, bySubject.get(id) ?? [], "subject", OFFICE.test(name))),
  ];
  const names = [...bySubject].flatMap(([key, facts]) => {
    const name = key.startsWith("= ") ? key.slice(2) : "";
    return name === "" ? [] : [row(name, facts, "named", OFFICE.test(name) || name === office?.name)];
  });
  return [...listed, ...names].filter(({ cells, isAsked }) => isAsked || cells.size > 0);
}

const OFFICE = /(?:中心|[局处院所站室厅会]|窗口|热线|机构|法院|事务所)$/u;

function unique(values: readonly CellValue[]): CellValue[] {
  return [...new Map(values.map((value) => [value.text, value])).values()];
}

/** Puts the noun that a figure counts before it. */
function labelled({ kind, of }: Fact, text: string): string {
  return kind === "number" && of !== "" ? `${of} ${text}` : text;
}

/**
 * Returns the key of a fact's subject: the id of a subject, "= " and a name from the texts, or "" for a fact without a
 * named subject.
 */
function ownerOf({ services, subjects, office }: Corpus): (fact: Fact) => string {
  const things = [...services, ...subjects]
    .flatMap(({ id, name, aliases }) => [name, ...aliases].map((each) => ({ id, name: each })))
    .sort((a, b) => b.name.length - a.name.length);
  return ({ subject, of, kind }) => {
    if (subject !== null || kind === "statement" || kind === "need") return subject ?? "";
    const thing = things.find(({ name }) => name.length > 3 && of.startsWith(name));
    if (thing !== undefined) return thing.id;
    if (office !== null && of.startsWith(office.name)) return `= ${office.name}`;
    const named = NAMED.exec(of)?.[0];
    return named === undefined ? "" : `= ${named}`;
  };
}

/** Matches the name of an office at the start: 「云溪县公证处办理时限」 gives 云溪县公证处. */
const NAMED =
  /^[\p{Script=Han}\d（）()“”·]{2,24}?(?:中心|委员会|管理局|司法局|司法所|公证处|仲裁院|仲裁委|法院|检察院|事务所|服务站|工作站|窗口|热线|[局处所院站])(?!长|员|务|理|有|得|需|在|以)/u;
