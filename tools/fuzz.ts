// `npm run fuzz`: builds the collection SEEDS, serves its box and sends it 10,000 generated requests: every route and method, bodies,
// headers. `-- --requests N` sends another number, `-- --seed N` others. Fails on a miss, or on a line in the server's log.
import { parseArgs } from "node:util";
import { fuzz, tellFuzz } from "./long-runs/fuzz.ts";
import { serveBox } from "./long-runs/served-box.ts";
import { tellFailure } from "./operator-error.ts";

const REQUESTS = "10000";
const SEED = "20261130";

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: { requests: { type: "string", default: REQUESTS }, seed: { type: "string", default: SEED } },
  });
  const box = await serveBox();
  try {
    process.stdout.write(`seed ${values.seed}\n`);
    const result = await fuzz(box.port, Number(values.seed), Number(values.requests));
    const logs = await box.logs();
    process.stdout.write(`${tellFuzz(result)}\n`);
    if (logs !== "") process.stdout.write(`the server's log is not empty:\n${logs.slice(0, 2_000)}\n`);
    return result.misses.length === 0 && logs === "" ? 0 : 1;
  } finally {
    await box.stop();
  }
}

process.exitCode = await run().catch(tellFailure);
