// Traps: questions whose answer stands beside a figure, name, date or place of something else. A reply withstands a
// trap when its first line does not give the misleading value as the answer.
import * as z from "zod/mini";
import type { Answer } from "../../src/contract.ts";
import type { Asked } from "./sets.ts";

const oneOrMore = z.union([z.string(), z.array(z.string())]);

export const Trap = z.object({
  id: z.string(),
  kind: z.string(),
  question: z.string(),
  /** Values nearby that belong to something else. */
  misleading: z.array(z.string()),
  /** Whether the texts contain what is asked for. */
  expect: z.enum(["missing", "value"]),
  value: z._default(oneOrMore, []),
});
export type Trap = z.infer<typeof Trap>;

export interface Withstood {
  readonly isWithstood: boolean;
  /** Whether the misleading value is given as the answer. */
  readonly isMisled: boolean;
}

const fold = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "");

export function withstands({ misleading, expect, value }: Trap, { lead, status, reason }: Answer): Withstood {
  const said = fold(lead?.text ?? "");
  const says = (values: readonly string[]) => values.some((each) => said.includes(fold(each)));
  // A reply that contradicts the question may contain any value.
  const isMisleading = says(misleading) && reason !== "contradicted";
  const isRight = says([value].flat());
  const isAnswered = status === "answered";
  return {
    isWithstood:
      expect === "value"
        ? isRight || (!isMisleading && !isAnswered)
        : !isAnswered && !(isMisleading && lead?.kind === "span"),
    isMisled: isMisleading && !isRight && isAnswered,
  };
}

export async function askTraps(traps: readonly Trap[], ask: (asked: Asked) => Promise<Answer>) {
  const rows = await Promise.all(
    traps.map(async (trap) => ({ trap, ...withstands(trap, await ask({ question: trap.question, history: [] })) })),
  );
  return rows;
}
