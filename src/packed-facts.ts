// Packs facts for the corpus's text: offsets become steps from the previous row, and common values become 0 or "".
import type { Fact } from "./corpus.ts";

/** Runs of facts of one source. */
export type PackedFacts = { source: string; facts: PackedFact[] }[];
type PackedFact = Omit<Fact, "source" | "start" | "end" | "subject" | "values" | "modality" | "checked_on"> & {
  step: number;
  length: number;
  subject: string;
  /** Pairs of a start, relative to the fact's own, and a length. */
  values: number[];
  modality: Fact["modality"] | "";
  checked_on: string;
};

export function packFacts(facts: readonly Fact[]): PackedFacts {
  const packed: PackedFacts = [];
  let before = 0;
  let above = 0;
  for (const { source, start, end, row, subject, values, modality, checked_on, ...fact } of facts) {
    let run = packed.at(-1);
    if (run?.source !== source) {
      run = { source, facts: [] };
      packed.push(run);
      before = 0;
    }
    run.facts.push({
      row: row - above,
      step: start - before,
      length: end - start,
      subject: subject ?? "",
      values: values.flatMap(([from, to]) => [from - start, to - from]),
      modality: modality === "is" ? "" : modality,
      checked_on: checked_on ?? "",
      ...fact,
    });
    before = start;
    above = row;
  }
  return packed;
}

export function unpackFacts(packed: PackedFacts): Fact[] {
  let number = 0;
  return packed.flatMap(({ source, facts }) => {
    let start = 0;
    return facts.map(({ row, step, length, subject, values, modality, checked_on, ...fact }): Fact => {
      number += row;
      start += step;
      return {
        ...fact,
        source,
        start,
        row: number,
        end: start + length,
        subject: subject === "" ? null : subject,
        values: unpackSpans(values, start),
        modality: modality === "" ? "is" : modality,
        checked_on: checked_on === "" ? null : checked_on,
      };
    });
  });
}

function unpackSpans(spans: readonly number[], start: number): Fact["values"] {
  const values: Fact["values"] = [];
  for (let i = 0; i < spans.length; i += 2) {
    const from = start + (spans[i] ?? 0);
    values.push([from, from + (spans[i + 1] ?? 0)]);
  }
  return values;
}
