// What a fact has when nothing but its run is known: a whole statement that nobody has asked about.
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
