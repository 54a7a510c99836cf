// The other fields of a fact of which only the span is known: a whole statement without askings.
import type { Fact } from "../corpus.ts";

export const BARE_FACT: Omit<Fact, "source" | "start" | "end"> = {
  row: 0,
  subject: null,
  kind: "statement",
  values: [],
  unit: "",
  of: "",
  places: [],
  time: "",
  modality: "is",
  mark: "",
  asks: [],
  checked_on: null,
};
