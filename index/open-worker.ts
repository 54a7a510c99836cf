// A process of its own that does what the platform does: evaluates the Worker's program, opens the corpus, answers. Enters:
// the two files and questions, as arguments. Leaves on its output: CPU time and memory, as JSON.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [program = "", corpus = "", asked = "[]"] = process.argv.slice(2);
const SETTINGS = { ASKING: "on", ALLOWED_ORIGINS: "*" };
const BARE = { files: {}, engine: "" };
/** Every question is asked so often; the last time counts, when what runs is compiled as it is in a Worker that is in use. */
const ROUNDS = 3;

/** Of this thread alone, where Node can tell: V8 compiles and collects beside it. */
const cpuMs = () => {
  // Not in Node 20, whatever its types say.
  const { user, system } = (process.threadCpuUsage ?? process.cpuUsage).call(process);
  return (user + system) / 1000;
};
const held = () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const text = readFileSync(corpus, "utf8");
const memory = held();
const begin = cpuMs();
const { createWorker } = await import(pathToFileURL(program).href);
const worker = createWorker(text, BARE);
const startMs = cpuMs() - begin;

const questions: string[] = JSON.parse(asked);
let answerMs: number | null = null;
for (let round = 0; round < ROUNDS && questions.length > 0; round++) {
  const before = cpuMs();
  for (const question of questions) await ask(question);
  answerMs = (cpuMs() - before) / questions.length;
}
const memoryBytes = held() - memory + text.length;
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
