// Parses a question file of one JSON object per line. A wrong line stops the run with its line number.
import * as z from "zod/mini";
import { MissingKind, Status } from "../../src/contract.ts";

/** Types of questions that the texts answer. */
const ANSWERABLE_TYPES = ["fact", "how", "paraphrase", "typo", "traditional", "english", "followup"] as const;
/** `near`: the texts contain the subject but not the fact. `false-premise`: the texts say otherwise. */
const UNANSWERABLE_TYPES = ["near", "legal-other", "offtopic", "adversarial", "false-premise"] as const;
export const TYPES = [...ANSWERABLE_TYPES, ...UNANSWERABLE_TYPES] as const;

const Type = z.enum(TYPES);
export type Type = z.infer<typeof Type>;

/** One value, or a list of equally right ones with the best first. */
const oneOrMore = <T extends z.ZodMiniType>(schema: T) =>
  z.pipe(
    z.union([schema, z.array(schema).check(z.minLength(1))]),
    z.transform((value): z.infer<T>[] => (Array.isArray(value) ? value : [value])),
  );

export const Item = z
  .object({
    id: z.string(),
    question: z.string(),
    type: Type,
    answerable: z.boolean(),
    /** Earlier questions of the same person, oldest first. */
    history: z.optional(z.array(z.string())),
    file: z.union([z.string(), z.array(z.string())]),
    /** Every string occurs in some quote of the reply. */
    must_include: z._default(z.array(z.string()), []),
    /** Alternatively, all strings of at least one group do. */
    any_of: z.optional(z.array(z.array(z.string()).check(z.minLength(1)))),
    /** For a false premise: a quote with one of these strings is right, too. */
    contradicted_by: z.optional(z.array(z.string())),
    /** The exact status, or several that are right. */
    status: oneOrMore(Status),
    /** The kinds that `missing` has to name when the texts lack the fact; one of them is enough. */
    missing_kind: z.optional(oneOrMore(MissingKind)),
    /** The shortest verbatim answer; null when it is a sentence or has two parts. */
    short: z.optional(z.nullable(oneOrMore(z.string()))),
    /** The matter to recognise; `none` means null. */
    matter: z.optional(oneOrMore(z.string())),
    /** What a right answer says; for people, never compared. */
    answer: z.string(),
  })
  .check(
    z.refine((item) => item.answerable === ANSWERABLE_TYPES.some((type) => type === item.type), {
      error: "answerable does not fit the type",
    }),
    z.refine((item) => !item.answerable || item.must_include.length > 0 || item.any_of !== undefined, {
      error: "an answerable question needs must_include or any_of",
    }),
    z.refine((item) => item.type !== "near" || item.missing_kind !== undefined, {
      error: "a near question needs missing_kind",
    }),
    z.refine((item) => item.type !== "false-premise" || item.contradicted_by !== undefined, {
      error: "a false premise needs contradicted_by",
    }),
  );
export type Item = z.infer<typeof Item>;

/** Parses the text of a question file; `name` is used in error messages. */
export function parseQuestions(text: string, name: string): Item[] {
  const seen = new Set<string>();
  return text.split("\n").flatMap((line, i) => {
    if (line.trim() === "") return [];
    const where = `${name}:${i + 1}`;
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      throw new Error(`${where}: not JSON; write one object per line`);
    }
    const parsed = Item.safeParse(json);
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`.trim());
      throw new Error(`${where}: ${issues.join("; ")}`);
    }
    if (seen.has(parsed.data.id)) throw new Error(`${where}: id ${parsed.data.id} occurs twice`);
    seen.add(parsed.data.id);
    return [parsed.data];
  });
}
