// The menu's labels and questions in other languages than that of the texts, as an editor wrote them. They are kept
// outside the index, because a kiosk speaks Chinese and its kit has no room for them. It holds no visitor's questions.
import type { Lang } from "./contract.ts";

export interface NeedWords {
  readonly label: string;
  /** Questions by their Chinese original. */
  readonly asks: Readonly<Record<string, string>>;
  /** A question of `asks` that is answered when it is asked in this language. */
  readonly begin?: string;
}

/** Words of each need, by its id. */
export type MenuWords = Readonly<Record<string, { readonly [lang in Lang]?: NeedWords | undefined }>>;
