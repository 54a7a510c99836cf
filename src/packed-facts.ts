// Facts ⇄ what is written of them in the corpus's text: a column for each field instead of a name for each value.
import type { Fact } from "./corpus.ts";

/** For each run of facts of one source: the source, and its facts as rows. Offsets are steps from the row before. */
export type PackedFacts = [source: string, rows: PackedFact[]][];
type PackedFact = [
  /** From the row before. */
  row: number,
  step: number,
  length: number,
  kind: Fact["kind"],
  subject: string | 0,
  /** Starts from the fact's own, and lengths. */
  values: number[],
  unit: string,
  of: string,
  places: string,
  time: string,
  modality: Fact["modality"] | 0,
  mark: Fact["mark"],
  asks: string[],
  checkedOn: string | 0,
];

export function packFacts(facts: readonly Fact[]): PackedFacts {
  const packed: PackedFacts = [];
  let before = 0;
  let row = 0;
  for (const fact of facts) {
    let run = packed.at(-1);
    if (run?.[0] !== fact.source) {
      run = [fact.source, []];
      packed.push(run);
      before = 0;
    }
    const { start, end, modality } = fact;
    run[1].push([
      fact.row - row,
      start - before,
      end - start,
      fact.kind,
      fact.subject ?? 0,
      fact.values.flatMap(([from, to]) => [from - start, to - from]),
      fact.unit,
      fact.of,
      fact.places.join(" "),
      fact.time,
      modality === "is" ? 0 : modality,
      fact.mark,
      fact.asks,
      fact.checked_on ?? 0,
    ]);
    before = start;
    row = fact.row;
  }
  return packed;
}

export function unpackFacts(packed: PackedFacts): Fact[] {
  let number = 0;
  return packed.flatMap(([source, rows]) => {
    let start = 0;
    return rows.map((row) => {
      number += row[0];
      start += row[1];
      return unpackFact({ source, start, row: number }, row);
    });
  });
}

function unpackFact(at: Pick<Fact, "source" | "start" | "row">, packed: PackedFact): Fact {
  const { start } = at;
  const [, , length, kind, subject, spans, unit, of, places, time, modality, mark, asks, checkedOn] = packed;
  const values: Fact["values"] = [];
  for (let i = 0; i < spans.length; i += 2) {
    const from = start + (spans[i] ?? 0);
    values.push([from, from + (spans[i + 1] ?? 0)]);
  }
  return {
    ...at,
    end: start + length,
    subject: subject === 0 ? null : subject,
    kind,
    values,
    unit,
    of,
    places: places === "" ? [] : places.split(" "),
    time,
    modality: modality === 0 ? "is" : modality,
    mark,
    asks,
    checked_on: checkedOn === 0 ? null : checkedOn,
  };
}
