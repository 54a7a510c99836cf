// `npm run report`: writes one page about the collection SEEDS, for staff and for printing: texts with their ages,
// facts and gaps, expiring entries, clashes, files that were not read, every number with its basis, and what changed
// since the last build.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BuildError, renderNotice } from "../index/notice.ts";
import { outDirectory, seedsDirectory } from "../index/out-directory.ts";
import { SNAPSHOT } from "../index/snapshot.ts";
import { dayInChina } from "../src/day.ts";
import { tellFailure } from "./operator-error.ts";
import { openCollectionFolder } from "./report/collection.ts";
import { renderReport } from "./report/page.ts";

const PAGE = "report.html";

async function run(): Promise<void> {
  const seedsDir = seedsDirectory(process.env);
  const out = outDirectory(seedsDir);
  process.stderr.write("正在读资料，要一会儿…… / Reading the collection …\n");
  const collection = await openCollectionFolder(seedsDir, out, dayInChina(Date.now()));
  const { page, todo } = await renderReport(collection);
  const path = join(out, PAGE);
  await mkdir(out, { recursive: true });
  await writeFile(path, page);
  // If nothing was built before, the next report is compared with this one.
  if (collection.before === null) await writeFile(join(out, SNAPSHOT), `${JSON.stringify(collection.snapshot)}\n`);
  for (const { zh, en, count } of todo) process.stdout.write(`  ${zh} ${en}: ${count}\n`);
  process.stdout.write(
    `报告写好了，请用浏览器打开，可以打印： / The report is written; open it in a browser:\n${path}\n`,
  );
}

await run().catch((error: unknown) => {
  if (error instanceof BuildError) {
    for (const notice of error.notices) process.stderr.write(renderNotice(notice));
    process.stderr.write("先改好上面这些，才能出报告。 / Correct these first; no report was written.\n");
  } else tellFailure(error);
  process.exitCode = 1;
});
