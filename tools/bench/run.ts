// `npm run bench`: builds the collection SEEDS, loads its production bundle and a hello-world Worker in alternation,
// each in plain workerd, and compares speed, CPU time, start-up and sizes with the goals. `--json FILE` writes the
// figures.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { outDirectory, seedsDirectory } from "../../index/out-directory.ts";
import { requestOf } from "../../test/eval/answerers.ts";
import { parseQuestions } from "../../test/eval/questions.ts";
import { buildCollection, ROOT } from "../build-collection.ts";
import { bundleWorker } from "../bundle.ts";
import { measureDoors } from "./doors.ts";
import { measureKiosk } from "./kiosk.ts";
import { type Bounds, load, type Round } from "./load.ts";
import { measureEngine, measureStartup } from "./measures.ts";
import { type Figures, render } from "./report.ts";
import { type Served, serveBundle } from "./workerd.ts";
import { worstRequests } from "./worst.ts";

const WARM_UP: Bounds = { connections: 4, seconds: 3, requestsMax: 2_000 };
const WORST: Bounds = { connections: 1, seconds: 3, requestsMax: 200 };
const ROUNDS = 3;
const CONNECTIONS = [1, 16];
const SECONDS = 3;
const REQUESTS_MAX = 20_000;
const STARTUP_RUNS = 3;
const QUESTIONS = join(ROOT, "test", "eval", "dev.jsonl");

type Name = keyof Figures["load"][number]["rounds"];

/** Loads both Workers in alternation, so that other load on the machine affects both alike. */
async function loadByTurns(served: Record<Name, Served>, bodies: readonly string[]): Promise<Figures["load"]> {
  const names: Name[] = ["hello", "fawen"];
  for (const name of names) await load(served[name], bodies, WARM_UP);
  const found: Figures["load"] = [];
  for (const connections of CONNECTIONS) {
    const rounds: Record<Name, Round[]> = { hello: [], fawen: [] };
    for (let i = 0; i < ROUNDS; i++) {
      for (const name of names) {
        const bounds = { connections, seconds: SECONDS, requestsMax: REQUESTS_MAX };
        rounds[name].push(await load(served[name], bodies, bounds));
      }
    }
    found.push({ connections, rounds });
  }
  return found;
}

async function loadWorst(served: Served): Promise<Figures["worst"]> {
  const found: Figures["worst"] = [];
  for (const { name, request } of worstRequests()) {
    found.push({ name, round: await load(served, [JSON.stringify(request)], WORST) });
  }
  return found;
}

async function measureIndex(out: string): Promise<Figures["index"]> {
  const text = await readFile(join(out, "corpus.txt"));
  return { rawBytes: text.length, gzipBytes: gzipSync(text).length };
}

async function measureWidget(): Promise<Figures["widget"]> {
  const size = async (name: string) => gzipSync(await readFile(join(ROOT, "public", name))).length;
  return { beforeBytes: await size("widget.js"), withBytes: await size("widget-answers.js") };
}

async function measure(directory: string): Promise<Figures> {
  const out = outDirectory(seedsDirectory(process.env));
  const entry = join(out, "entry.ts");
  const fawen = await bundleWorker(entry, join(directory, "fawen"));
  const hello = await bundleWorker(join(ROOT, "tools", "bench", "hello.ts"), join(directory, "hello"));
  const startupMs = await measureStartup(entry, directory, STARTUP_RUNS);
  const items = parseQuestions(await readFile(QUESTIONS, "utf8"), basename(QUESTIONS));
  const bodies = items.map((item) => JSON.stringify(requestOf(item)));
  const served: Served[] = [];
  try {
    const start = async (bundle: typeof fawen) => {
      const one = await serveBundle(bundle);
      served.push(one);
      return one;
    };
    const byName = { hello: await start(hello), fawen: await start(fawen) };
    return {
      collection: basename(out),
      questions: bodies.length,
      load: await loadByTurns(byName, bodies),
      worst: await loadWorst(byName.fawen),
      startupMs,
      bundle: { rawBytes: fawen.rawBytes, gzipBytes: fawen.gzipBytes },
      index: await measureIndex(out),
      engine: { gzipBytes: await measureEngine() },
      widget: await measureWidget(),
      kiosk: await measureKiosk(entry, directory),
      doors: await measureDoors(directory),
    };
  } finally {
    for (const one of served) await one.stop();
  }
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: "string" } } });
  await buildCollection();
  const directory = await mkdtemp(join(tmpdir(), "fawen-bench-"));
  try {
    const figures = await measure(directory);
    process.stdout.write(`${render(figures)}\n`);
    if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
