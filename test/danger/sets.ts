// The sets of alarms and look-alikes, and how well they are told apart. Each set was written from the kinds of danger
// alone, without looking at code or vocabulary.
import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import type { Answer } from "../../src/contract.ts";
import type { AskRequest } from "../../src/endpoints.ts";

const Case = z.object({
  /** Earlier messages of the person, oldest first. */
  history: z._default(z.array(z.string()), []),
  text: z.string(),
  alarm: z.boolean(),
  /** The kind of an alarm. */
  kind: z._default(z.nullable(z.string()), null),
  /** The numbers that may come first. */
  first: z._default(z.array(z.string()), []),
});
export type Case = z.infer<typeof Case>;

export const SETS = [
  "development",
  "development-conversations",
  "final",
  "final-conversations",
  "third",
  "third-conversations",
] as const;
export type SetName = (typeof SETS)[number];

export async function readCases(name: SetName): Promise<Case[]> {
  const text = await readFile(new URL(`./${name}.jsonl`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Case.parse(JSON.parse(line)));
}

export interface Heard {
  readonly asked: Case;
  readonly isRaised: boolean;
  /** Whether a right number comes first. */
  readonly isFirst: boolean;
}

export async function hear(cases: readonly Case[], ask: (request: AskRequest) => Promise<Answer>): Promise<Heard[]> {
  return Promise.all(
    cases.map(async (asked) => {
      const history = asked.history.map((content) => ({ role: "user" as const, content }));
      const { alert } = await ask({ question: asked.text, history });
      const first = alert?.contacts[0]?.tel ?? "";
      return { asked, isRaised: alert !== null, isFirst: asked.first.includes(first) };
    }),
  );
}

export interface Shares {
  /** Shares of the alarms. */
  raised: number;
  first: number;
  /** Share of the look-alikes. */
  falseAlarms: number;
}

export function sharesOf(heard: readonly Heard[]): Shares {
  const share = (of: readonly Heard[], test: (each: Heard) => boolean) => of.filter(test).length / of.length;
  const alarms = heard.filter(({ asked }) => asked.alarm);
  const others = heard.filter(({ asked }) => !asked.alarm);
  return {
    raised: share(alarms, ({ isRaised }) => isRaised),
    first: share(alarms, ({ isFirst }) => isFirst),
    falseAlarms: share(others, ({ isRaised }) => isRaised),
  };
}
