// The sets beside the question files: traps, conversations and premises. Each was written from the texts alone and is
// only counted. One half (`even` or `odd`) is for development, the other for the last run.
import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import { Item } from "./questions.ts";

/** A question after earlier ones of the same person. */
export interface Asked {
  readonly question: string;
  readonly history: readonly string[];
}

export type Half = "even" | "odd" | "all";

/** Reads the lines of a set that belong to a half; lines are counted from 0. */
export async function readSet<T>(name: string, schema: z.ZodMiniType<T>, half: Half): Promise<T[]> {
  const text = await readFile(new URL(`./${name}.jsonl`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .filter((_, i) => half === "all" || (half === "even") === (i % 2 === 0))
    .map((line) => schema.parse(JSON.parse(line)));
}

const Turn = z.object({
  question: z.string(),
  /** Whether the turn tells only a part of a story, so that a reply which says whom to turn to is right, too. */
  lenient: z._default(z.boolean(), false),
});

/** The turns of one person. A turn is an item without id and history. */
export const Conversation = z.pipe(
  z.object({ id: z.string(), turns: z.array(z.unknown()) }),
  z.transform(({ id, turns }) => {
    const read = turns.map((turn) => ({ ...Turn.parse(turn), turn }));
    return read.map(({ lenient, turn, question }, i) => {
      const history = read.slice(0, i).map((earlier) => earlier.question);
      const own = typeof turn === "object" ? turn : {};
      return { lenient, question, item: Item.parse({ file: "", ...own, id: `${id}-${i + 1}`, history }) };
    });
  }),
);

/** A premise: its kind, whether the texts contain the fact, and the expected reply. */
export const Premise = z.pipe(
  z.looseObject({ kind: z.string(), in_texts: z._default(z.boolean(), false) }),
  z.transform(({ kind, in_texts, ...rest }) => ({
    kind,
    isInTexts: in_texts,
    item: Item.parse({ file: "", ...rest }),
  })),
);
