// Records how a checkout of the project answers the question files: status, lead and quotes of each reply. The
// checkout's own eval builds and asks each set in a separate process, so that old and new code never mix.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";
import { digest } from "../../src/digest.ts";

export interface QuestionSet {
  name: string;
  /** The path of the question file. Every checkout is asked the same file. */
  questions: string;
  /** The collection folder, relative to the root of a checkout. */
  seeds: string;
  /** True for a held-out set: its questions and quotes are stored only as digests. */
  silent: boolean;
}

const Reply = z.object({
  id: z.string(),
  /** The question after its history, joined by " → "; empty for a silent set. */
  question: z.string(),
  status: z.string(),
  lead: z.nullable(z.string()),
  quotes: z.array(z.string()),
});
export type Reply = z.infer<typeof Reply>;

/** Replies by the name of their set. */
export const Snapshot = z.object({ sets: z.record(z.string(), z.array(Reply)) });
export type Snapshot = z.infer<typeof Snapshot>;

/** The fields that are read from the eval's `--json` output. */
const EvalResult = z.object({
  scored: z.array(
    z.object({
      item: z.object({ id: z.string(), question: z.string(), history: z.optional(z.array(z.string())) }),
      answer: z.object({
        status: z.string(),
        lead: z.nullable(z.object({ text: z.string() })),
        citations: z.array(z.object({ quote: z.string(), source: z.object({ id: z.string() }) })),
      }),
    }),
  ),
});

/** Asks every set in the checkout at `root`. A collection that the checkout lacks is read from `otherwise`. */
export async function takeSnapshot(
  root: string,
  sets: readonly QuestionSet[],
  otherwise: string = root,
): Promise<Snapshot> {
  const folder = await mkdtemp(join(tmpdir(), "fawen-answers-"));
  try {
    const taken: Snapshot = { sets: {} };
    for (const set of sets) {
      const own = join(root, set.seeds);
      const seeds = existsSync(own) ? own : join(otherwise, set.seeds);
      const json = join(folder, `${set.name}.json`);
      await runEval(root, seeds, ["--questions", set.questions, "--json", json]);
      const { scored } = EvalResult.parse(JSON.parse(await readFile(json, "utf8")));
      taken.sets[set.name] = scored.map(({ item, answer }) => {
        const keep = (text: string) => (set.silent ? digest(text, 12) : text);
        return {
          id: item.id,
          question: set.silent ? "" : [...(item.history ?? []), item.question].join(" → "),
          status: answer.status,
          lead: answer.lead === null ? null : keep(answer.lead.text),
          quotes: answer.citations.map(({ quote, source }) => keep(`${source.id}: ${quote.replace(/\s+/gu, " ")}`)),
        };
      });
    }
    return taken;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runEval(root: string, seeds: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ["test/eval/run.ts", ...args], {
    cwd: root,
    // The eval's table prints the text of every miss, silent sets included, so its output is discarded.
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, SEEDS: seeds },
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    said += part;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`${root}: test/eval/run.ts ended with ${code}\n${said.slice(-2_000)}`);
}
