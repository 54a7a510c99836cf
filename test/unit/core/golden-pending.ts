// The golden replies that are not equal yet, by number, with the fields that differ. A fixed field is taken out.
import type { Answer } from "../../../src/contract.ts";

/** What of a golden reply is compared. */
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
  13: ["answer"],
  14: ["answer"],
  16: ["lead", "answer", "missing"],
  17: ["lead", "answer", "missing"],
  18: ["answer", "missing"],
  21: ["answer"],
  22: ["lead", "answer"],
  25: ["missing"],
};
