// `npm run soak`: builds the collection SEEDS, serves its box and loads it for 10 minutes; `-- --minutes N` for another time. Fails on an
// error, on a line in the server's log, and where its memory grows.
import { parseArgs } from "node:util";
import { serveBox } from "./long-runs/served-box.ts";
import { soak, tellSoak } from "./long-runs/soak.ts";
import { tellFailure } from "./operator-error.ts";

const MINUTES = "10";

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { minutes: { type: "string", default: MINUTES } } });
  const box = await serveBox();
  try {
    const result = await soak(box, Number(values.minutes) * 60);
    const logs = await box.logs();
    process.stdout.write(`${tellSoak(result)}\n`);
    if (logs !== "") process.stdout.write(`the server's log is not empty:\n${logs.slice(0, 2_000)}\n`);
    return result.errors === 0 && result.isFlat && logs === "" ? 0 : 1;
  } finally {
    await box.stop();
  }
}

process.exitCode = await run().catch(tellFailure);
