// The product in one function: understand → search → evidence → extract → verify.
// What varies (the month, the origin) is handed in; nothing here reads a clock or keeps a question.
import type { Collection } from "./collection.ts";
import type { Answer, AskRequest } from "./contract.ts";

export interface Circumstances {
  /** `YYYY-MM`, for the age of what is cited. */
  month: string;
  /** `https://host` that links are made absolute with, or null. */
  origin: string | null;
}

export type Ask = (request: AskRequest, circumstances: Circumstances) => Promise<Answer>;

export function createAsk(_collection: Collection): Ask {
  throw new Error("not yet");
}
