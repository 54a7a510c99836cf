// What kinds of things a fact tells: what a question may ask for, and what else a text says.
import { MissingKind } from "./contract.ts";

/** What a fact tells: a kind that may be `missing`, or one that nobody calls missing by itself. */
export const FACT_KINDS = [
  ...MissingKind.options,
  "name",
  "rank",
  "award",
  "deed",
  "result",
  "status",
  // What somebody needs who is sent to the subject.
  "need",
  // The sentence as a whole, with questions that it answers.
  "statement",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];
