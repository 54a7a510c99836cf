// Finds texts that a later text replaces. A text named in 「《…》同时废止」 is no longer quoted. Of two notices with the same
// kind of fact about the same office, the older one counts as past.
import type { CorpusSource, Fact } from "../src/corpus.ts";
import type { FactKind } from "../src/fact-kinds.ts";
import { fold, unmarked } from "../src/text.ts";
import type { Findings } from "./notice.ts";

const ENDED = /《([^《》]{4,60})》[^。；《》]{0,12}(?:废止|停止执行|不再执行|终止执行|失效|作废)/gu;

/** Ids of the sources that another source of the collection declares to be no longer in force. */
export function supersededSources(
  described: readonly { readonly source: CorpusSource; readonly document: { readonly file: string } }[],
  findings: Findings,
): Set<string> {
  const superseded = new Set<string>();
  for (const { source: later } of described) {
    for (const [, title = ""] of later.text.matchAll(ENDED)) {
      const named = unmarked(fold(title));
      const earlier = described.find(
        ({ source: { id, title: own } }) => id !== later.id && unmarked(fold(own)).includes(named),
      );
      if (earlier === undefined || superseded.has(earlier.source.id)) continue;
      superseded.add(earlier.source.id);
      findings.warnings.push({
        file: earlier.document.file,
        line: null,
        reason: {
          zh: `“${later.title}”写明它已经废止，不再引用。`,
          en: `"${later.title}" says that it is no longer in force: it is not quoted any more.`,
        },
        remedy: { zh: "请核对；不需要留着的话，可以移走这个文件。", en: "Check it, and move the file away." },
      });
    }
  }
  return superseded;
}

/** Kinds of facts that change from one notice to the next. */
const CHANGING: ReadonlySet<FactKind> = new Set(["hours", "address", "place", "telephone", "fee", "duration"]);

/** Marks each drafted fact that a later text updates as past (`was`). */
export function withLater<Told extends Fact>(facts: readonly Told[], sources: readonly CorpusSource[]): Told[] {
  const published = new Map(sources.map(({ id, published: date }) => [id, date ?? ""]));
  const dateOf = ({ source }: Fact) => published.get(source) ?? "";
  const keyOf = ({ kind, of }: Fact) => `${kind} ${unmarked(fold(of))}`;
  const latest = new Map<string, Fact>();
  for (const fact of facts.filter(({ kind }) => CHANGING.has(kind))) {
    const known = latest.get(keyOf(fact));
    if (known === undefined || dateOf(known) < dateOf(fact)) latest.set(keyOf(fact), fact);
  }
  return facts.map((fact) => {
    const last = latest.get(keyOf(fact));
    const isOld = last !== undefined && dateOf(fact) !== "" && dateOf(fact) < dateOf(last);
    return isOld ? { ...fact, modality: "was" } : fact;
  });
}
