// The kinds of facts: those that a question may ask for, and others that a text states.
import { MissingKind } from "./contract.ts";

/** A kind that can be `missing`, or one that is never reported as missing by itself. */
export const FACT_KINDS = [
  ...MissingKind.options,
  "name",
  "rank",
  "award",
  "deed",
  "result",
  "status",
  // A need for which people are sent to the subject.
  "need",
  // The whole sentence, with questions that it answers.
  "statement",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];
