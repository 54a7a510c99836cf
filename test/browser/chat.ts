// The element's API as a host page's script sees it, as far as the tests use it.
import type { Answer } from "../../src/contract.ts";

export interface Chat extends HTMLElement {
  readonly isOpen: boolean;
  open(): void;
  close(): void;
  ask(question: string, more?: { place?: string }): Promise<Answer | null>;
  clear(): void;
}
