// Runs in its own process and does what the platform does: evaluates the Worker's program, opens the corpus and
// answers. Arguments: the two files and the questions. Output: CPU time and memory, as JSON.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [program = "", corpus = "", questionsJson = "[]"] = process.argv.slice(2);
const SETTINGS = { ASKING: "on", ALLOWED_ORIGINS: "*" };
const BARE = { files: {}, engine: "" };
/**
 * Number of times each question is asked. Only the last round counts, when the code is compiled as in a Worker in use.
 */
const ROUNDS = 3;

/** CPU time of this thread where Node can tell, because V8 compiles and collects garbage in other threads. */
const cpuMs = () => {
  // Missing in Node 20, although its types declare it.
  const { user, system } = (process.threadCpuUsage ?? process.cpuUsage).call(process);
  return (user + system) / 1000;
};
const usedMemory = () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const text = readFileSync(corpus, "utf8");
const memory = usedMemory();
const begin = cpuMs();
const { createWorker } = await import(pathToFileURL(program).href);
const worker = createWorker(text, BARE);
const startMs = cpuMs() - begin;

const questions: string[] = JSON.parse(questionsJson);
let answerMs: number | null = null;
for (let round = 0; round < ROUNDS && questions.length > 0; round++) {
  const before = cpuMs();
  for (const question of questions) await ask(question);
  answerMs = (cpuMs() - before) / questions.length;
}
const memoryBytes = usedMemory() - memory + text.length;
process.stdout.write(JSON.stringify({ startMs, memoryBytes, answerMs }));

async function ask(question: string): Promise<void> {
  const reply: Response = await worker.fetch(
    new Request("http://127.0.0.1/api/ask", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ question }),
    }),
    SETTINGS,
  );
  if (!reply.ok) throw new Error(`the Worker gave ${reply.status}: ${await reply.text()}`);
  await reply.text();
}
