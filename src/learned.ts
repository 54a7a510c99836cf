// The schemas of what is learned and stands as data in a corpus or in the program.
import * as z from "zod/mini";
import { FACT_KINDS } from "./fact-kinds.ts";

/** What a model over the words of questions learned: the packed table of `match/text-model.ts`. */
export const LearnedWords = z.object({
  classes: z.array(z.string()),
  features: z.string(),
  weights: z.string(),
  biases: z.array(z.number()),
});
export type LearnedWords = z.infer<typeof LearnedWords>;

/** One hidden layer beside a linear part: for each hidden unit its weights and its bias; what each is worth; the linear part. */
const Network = z.object({ hidden: z.int(), weights: z.array(z.number()) });

/** Features are centred and scaled before they are weighed. */
const scaled = { means: z.array(z.number()), scales: z.array(z.number()) };

/** What ranks facts and decides whether they answer (`src/match/weights.ts`). */
export const AnswerWeights = z.object({
  kinds: z.extend(LearnedWords, { classes: z.array(z.enum(FACT_KINDS)) }),
  ranker: Network,
  about: z.object({ ...scaled, weights: z.array(z.number()), bias: z.number() }),
  answers: z.object({ ...scaled, network: Network }),
  thresholds: z.object({ about: z.number(), answers: z.number(), unmet: z.number() }),
});
export type AnswerWeights = z.infer<typeof AnswerWeights>;
