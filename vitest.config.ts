// The tests by what they need: nothing (unit, documents), the built index (eval), the Worker in workerd (worker), the
// same without the platform around it (box), a browser in front of it (browser). FULL=1 runs every count; VITEST_RESULTS
// names a file for the results.
import { defineConfig } from "vitest/config";

const RESULTS = process.env.VITEST_RESULTS ?? "";
const FULL = process.env.FULL === "1";

/** Folders under test/ beside the ones below: each is plain Node. */
const UNIT = [
  "test/unit/**/*.test.ts",
  "test/index/**/*.test.ts",
  "test/contracts/**/*.test.ts",
  "test/documents/**/*.test.ts",
];

/** What is asked of the box without FULL=1 is a sample. */
const BOX = FULL
  ? ["test/box/**/*.test.ts", "test/worker/**/*.test.ts"]
  : [
      "test/box/{canaries,closed-in,long-runs,malformed,static-files,stopping}.test.ts",
      "test/worker/{endpoints,portal,private,rate-limit}.test.ts",
    ];

export default defineConfig({
  test: {
    // The machines that run this have two cores, and workerd and Chromium want theirs.
    maxWorkers: 2,
    ...(RESULTS === "" ? {} : { reporters: ["default", "json"], outputFile: { json: RESULTS } }),
    // Nothing is wrong with what a busy machine does slowly.
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
          // A busy machine makes nothing wrong.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
