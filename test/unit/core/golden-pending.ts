// The golden replies that are not equal yet, by number, with the fields that differ. A fixed field is taken out.
import type { Answer } from "../../../src/contract.ts";

/** What of a golden reply is compared. */
export type Field = Extract<
  keyof Answer,
  "status" | "reason" | "lead" | "answer" | "missing" | "conflicts" | "clarify" | "as_of"
>;

export const PENDING: Readonly<Record<number, readonly Field[]>> = {
  2: ["lead", "answer"],
  3: ["answer"],
  4: ["lead", "answer"],
  6: ["answer", "missing"],
  7: ["lead", "answer", "missing"],
  9: ["answer", "missing"],
  10: ["answer"],
  11: ["answer"],
  12: ["answer"],
  14: ["answer"],
  15: ["answer"],
  16: ["lead", "answer", "missing", "as_of"],
  17: ["lead", "answer", "missing"],
  18: ["answer", "missing"],
  20: ["answer", "conflicts"],
  21: ["missing", "conflicts"],
  22: ["lead", "answer"],
  25: ["missing"],
};
