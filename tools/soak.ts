// `npm run soak`: builds the collection SEEDS, serves its box and loads it for 10 minutes (`-- --minutes N` for another time, 0 for
// none), then lets 200 visitors ask at once for 10 seconds. Fails on an error, on a line in the server's log, and where its memory
// grows.
import { parseArgs } from "node:util";
import { rush, tellRush } from "./long-runs/rush.ts";
import { serveBox } from "./long-runs/served-box.ts";
import { soak, tellSoak } from "./long-runs/soak.ts";
import { tellFailure } from "./operator-error.ts";

const MINUTES = "10";
const VISITORS = 200;
const RUSH_SECONDS = 10;

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { minutes: { type: "string", default: MINUTES } } });
  const seconds = Number(values.minutes) * 60;
  const box = await serveBox();
  try {
    const soaked = seconds === 0 ? null : await soak(box, seconds);
    if (soaked !== null) process.stdout.write(`${tellSoak(soaked)}\n`);
    const rushed = await rush(box.port, VISITORS, RUSH_SECONDS);
    process.stdout.write(`${tellRush(rushed)}\n`);
    const logs = await box.logs();
    if (logs !== "") process.stdout.write(`the server's log is not empty:\n${logs.slice(0, 2_000)}\n`);
    const isSound = soaked === null || (soaked.errors === 0 && soaked.isFlat);
    return isSound && rushed.misses.length === 0 && logs === "" ? 0 : 1;
  } finally {
    await box.stop();
  }
}

process.exitCode = await run().catch(tellFailure);
