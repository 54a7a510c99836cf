// Schemas of the learned models that a corpus or the program contains as data.
import * as z from "zod/mini";
import { FACT_KINDS } from "./fact-kinds.ts";

/** A model over the words of questions: the packed table of `match/text-model.ts`. */
export const LearnedWords = z.object({
  classes: z.array(z.string()),
  features: z.string(),
  weights: z.string(),
  biases: z.array(z.number()),
});
export type LearnedWords = z.infer<typeof LearnedWords>;

/**
 * Vectors of words (`match/encoder.ts`): `features` holds their fingerprints, `vectors` the numbers of one vector after
 * another, packed, in units of `step`.
 */
export const LearnedEncoder = z.object({
  features: z.string(),
  vectors: z.string(),
  dimensions: z.int(),
  step: z.number(),
});
export type LearnedEncoder = z.infer<typeof LearnedEncoder>;

/**
 * A hidden layer beside a linear part. `weights` holds the weights and bias of each hidden unit, the weights of its
 * outputs, and the linear part.
 */
const Network = z.object({ hidden: z.int(), weights: z.array(z.number()) });

/**
 * Boosted trees (`match/trees.ts`). For each level of each tree, the place of a feature and the bound that it is compared
 * with; for each tree its 2^depth leaves, in units of `step`.
 */
const Trees = z.object({
  depth: z.int(),
  features: z.array(z.int()),
  bounds: z.array(z.number()),
  leaves: z.array(z.int()),
  step: z.number(),
  bias: z.number(),
});

/** The models that rank facts and decide whether they answer (`src/match/weights.ts`). */
export const AnswerWeights = z.object({
  kinds: z.extend(LearnedWords, { classes: z.array(z.enum(FACT_KINDS)) }),
  /** Null for edited collections: their askings say how people ask. */
  encoder: z.nullable(LearnedEncoder),
  ranker: Network,
  /** Features are centred and scaled before they are weighted. */
  about: z.object({
    means: z.array(z.number()),
    scales: z.array(z.number()),
    weights: z.array(z.number()),
    bias: z.number(),
  }),
  answers: Trees,
  thresholds: z.object({ about: z.number(), answers: z.number(), unmet: z.number() }),
});
export type AnswerWeights = z.infer<typeof AnswerWeights>;
