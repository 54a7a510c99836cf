// The golden files of the core and how they are read. Other runtimes are compared with the same files.
import { readFileSync } from "node:fs";
import * as z from "zod/mini";

/** A sample of texts with their terms, and the id of the tokenizer. */
export const TERMS_GOLDEN = new URL("./terms.golden.json", import.meta.url);
/** Replies as a citizen reads them, word for word, one case per line. */
const REPLIES_GOLDEN = new URL("./golden.jsonl", import.meta.url);

const TermsGolden = z.object({
  tokenizer: z.string(),
  cases: z.array(z.object({ text: z.string(), terms: z.array(z.string()) })),
});

export function readTerms(path: URL): z.infer<typeof TermsGolden> {
  return TermsGolden.parse(JSON.parse(readFileSync(path, "utf8")));
}

const GoldenReply = z.object({
  case: z.int(),
  title: z.string(),
  ask: z.record(z.string(), z.unknown()),
  status: z.string(),
  reason: z.nullable(z.string()),
  alert: z.nullable(z.object({ title: z.string(), text: z.string(), contacts: z.array(z.string()) })),
  lead: z.unknown(),
  answer: z.string(),
  missing: z.array(z.unknown()),
  conflicts: z.array(z.unknown()),
  clarify: z.unknown(),
  as_of: z.nullable(z.string()),
  suggestions: z.array(z.unknown()),
});
export type GoldenReply = z.infer<typeof GoldenReply>;

export function readGoldenReplies(): GoldenReply[] {
  const lines = readFileSync(REPLIES_GOLDEN, "utf8").trim().split("\n");
  return lines.map((line) => GoldenReply.parse(JSON.parse(line)));
}
