// A thing asked for as most questions do: by its kind alone.
import type { MissingKind } from "../../../src/contract.ts";
import type { Want } from "../../../src/question/wants.ts";

export function plainWant(kind: MissingKind, exact: Want["exact"] = null): Want {
  return { kind, unit: null, counted: null, attribute: null, head: null, exact, loose: false };
}
