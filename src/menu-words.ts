// The menu's labels and questions in other languages than the texts', as an editor wrote them. They stand beside the index and not in
// it: a kiosk speaks Chinese, and its kit has no room for them. No question of a person enters here.
import type { Lang } from "./contract.ts";

export interface NeedWords {
  readonly label: string;
  /** By the question in Chinese. */
  readonly asks: Readonly<Record<string, string>>;
}

/** By the need's id. */
export type MenuWords = Readonly<Record<string, { readonly [lang in Lang]?: NeedWords | undefined }>>;
