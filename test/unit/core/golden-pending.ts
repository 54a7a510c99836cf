// The golden replies that are not equal yet, by case number, with the fields that differ. Remove a field once it is
// equal.
import type { Answer } from "../../../src/contract.ts";

/** The fields of a golden reply that are compared. */
export type Field = Extract<
  keyof Answer,
  "status" | "reason" | "lead" | "answer" | "missing" | "conflicts" | "clarify" | "as_of"
>;

export const PENDING: Readonly<Record<number, readonly Field[]>> = {
  4: ["answer"],
  6: ["lead", "answer", "missing"],
  7: ["lead", "answer", "missing"],
  9: ["answer", "missing"],
  11: ["answer"],
  14: ["answer"],
  16: ["lead", "answer", "missing"],
  17: ["lead", "answer", "missing"],
  18: ["answer", "missing"],
  21: ["answer"],
  22: ["lead", "answer"],
  25: ["missing"],
};
