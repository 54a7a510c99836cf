// A question file: one JSON object a line in, checked items out. A wrong line stops the run with its number.
import * as z from "zod/mini";
import { MissingKind, Status } from "../../src/contract.ts";

/** Answerable from the texts. */
const ANSWERABLE_TYPES = ["fact", "how", "paraphrase", "typo", "traditional", "english", "followup"] as const;
/** `near`: the matter is in the texts, the fact is not. `false-premise`: the texts say otherwise. */
const UNANSWERABLE_TYPES = ["near", "legal-other", "offtopic", "adversarial", "false-premise"] as const;
export const TYPES = [...ANSWERABLE_TYPES, ...UNANSWERABLE_TYPES] as const;

const Type = z.enum(TYPES);
export type Type = z.infer<typeof Type>;

/** One value or a list of equally right ones, the best first. */
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
    /** Every string occurs in some quote that is shown. */
    must_include: z._default(z.array(z.string()), []),
    /** Or all strings of at least one group do. */
    any_of: z.optional(z.array(z.array(z.string()).check(z.minLength(1)))),
    /** For a false premise: a quote with one of these counts as right, too. */
    contradicted_by: z.optional(z.array(z.string())),
    /** The exact status. */
    status: oneOrMore(Status),
    /** What `missing` names where the texts lack it: one of them is enough. */
    missing_kind: z.optional(oneOrMore(MissingKind)),
    /** The shortest verbatim answer; null where it is a sentence or has two parts. */
    short: z.optional(z.nullable(oneOrMore(z.string()))),
    /** The matter to recognise; `none` for null. */
    matter: z.optional(oneOrMore(z.string())),
    /** What a right answer says, for people. */
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

/** Parses the text of a question file; `name` stands in the error of a wrong line. */
export function parseQuestions(text: string, name: string): Item[] {
  const seen = new Set<string>();
  return text.split("\n").flatMap((line, i) => {
    if (line.trim() === "") return [];
    const where = `${name}:${i + 1}`;
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      throw new Error(`${where}: not JSON; write one object a line`);
    }
    const parsed = Item.safeParse(json);
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`.trim());
      throw new Error(`${where}: ${issues.join("; ")}`);
    }
    if (seen.has(parsed.data.id)) throw new Error(`${where}: id ${parsed.data.id} stands twice`);
    seen.add(parsed.data.id);
    return [parsed.data];
  });
}
