// Groups the tests into projects by what they need: nothing (unit), the built index (eval), the Worker in wrangler
// (worker), the box in plain workerd (box), or a browser (browser, box-browser). FULL=1 runs all cases instead of a
// sample; VITEST_RESULTS names a file for the results as JSON.
import { defineConfig } from "vitest/config";

const RESULTS = process.env.VITEST_RESULTS ?? "";
const FULL = process.env.FULL === "1";

/** Folders under test/ whose tests need only Node. */
const UNIT = [
  "test/unit/**/*.test.ts",
  "test/index/**/*.test.ts",
  "test/contracts/**/*.test.ts",
  "test/documents/**/*.test.ts",
];

/** Tests of the box. Without FULL=1 only a sample of them runs. */
const BOX = FULL
  ? ["test/box/**/*.test.ts", "test/worker/**/*.test.ts"]
  : [
      "test/box/{canaries,closed-in,long-runs,malformed,static-files,stopping}.test.ts",
      "test/worker/{endpoints,portal,private,rate-limit}.test.ts",
    ];

export default defineConfig({
  test: {
    // The machines that run the tests have two cores, which workerd and Chromium need as well.
    maxWorkers: 2,
    ...(RESULTS === "" ? {} : { reporters: ["default", "json"], outputFile: { json: RESULTS } }),
    // Long timeouts, so that tests do not fail on a busy machine.
    testTimeout: FULL ? 600_000 : 180_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: "unit", include: UNIT } },
      {
        extends: true,
        test: {
          name: "eval",
          include: ["test/{eval,danger,proofs,directory}/**/*.test.ts"],
        },
      },
      { extends: true, test: { name: "worker", include: ["test/worker/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "box",
          include: BOX,
          globalSetup: ["test/box/box-setup.ts"],
          env: { BOX: "1" },
        },
      },
      {
        extends: true,
        test: {
          name: "box-browser",
          include: FULL ? ["test/browser/{ask,element,kiosk,offline,pages,source}.test.ts"] : [],
          globalSetup: ["test/browser/box-browser-setup.ts"],
          env: { BOX: "1" },
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/browser/browser-setup.ts"],
          // A long timeout, so that tests do not fail on a busy machine.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
