// Groups the tests into projects by what they need: Node, and for some the built index (unit), the built index (eval), and
// besides it the Worker in wrangler (worker), the box in plain workerd (box), or a browser (browser in the box,
// platform-browser in wrangler). FULL=1 runs all files and all cases instead of a sample, SOAK=1 also repeats what is
// repeated as often as the documents say; VITEST_RESULTS names a file for the results as JSON.
import { defineConfig } from "vitest/config";

/**
 * Builds make much that is gone a moment later. With more room for it they take a tenth less; the processes of tests and
 * the commands that they start inherit this.
 */
process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, "--max-semi-space-size=64"].filter(Boolean).join(" ");

const RESULTS = process.env.VITEST_RESULTS ?? "";
// The processes of tests inherit it.
if (process.env.SOAK === "1") process.env.FULL = "1";
const FULL = process.env.FULL === "1";

/** Folders under test/ whose tests need no server. */
const UNIT = ["test/unit/**/*.test.ts", "test/contracts/**/*.test.ts", "test/documents/**/*.test.ts"];

/**
 * Runs with FULL=1 alone, so that `npm test` takes minutes: each of them builds whole collections, asks every row, or
 * opens every page in a browser. What is left is a sample of each part.
 */
const LONG = [
  "test/unit/index/{directory,disk,menu,office,office-rows,spreadsheet,withdrawn}.test.ts",
  "test/unit/staff-tools/{answers-diff,check-seeds,facts,facts-drafts,report}.test.ts",
  "test/{directory,proofs}/**",
  "test/box/{canaries,commands,long-runs,stopping}.test.ts",
];

/**
 * What only the platform's own runtime has: its binding that limits requests, its database, its static files. The rest
 * of `test/worker` runs in the box alone, from a bundle that is made once. The headers, the doors, the path of a portal
 * and the limit run in both, which shows that they are the same.
 */
const WORKER = [
  `test/worker/{doors,feedback,headers,rate-limit,static-files${FULL ? ",portal,reader-days" : ""}}.test.ts`,
];
const ON_PLATFORM_ALONE = ["test/worker/{feedback,reader-days,static-files}.test.ts"];

/** The Worker in plain workerd. */
const BOX = FULL
  ? ["test/box/**/*.test.ts", "test/worker/**/*.test.ts"]
  : ["test/box/**/*.test.ts", "test/worker/{bad-input,endpoints,kiosk,pages,plain-text,private,problems,rush}.test.ts"];

/** Real Chromium. The sample opens one of each kind: the chat in its places, a page, the kiosk, a client of a door. */
const BROWSER = FULL
  ? ["test/browser/**/*.test.ts"]
  : [
      "test/browser/{ask,axe,element,embed,hostile,keyboard,looks,screen-reader,snippet}.test.ts",
      "test/browser/{kiosk,kiosk-axe,kiosk-forget,kiosk-looks}.test.ts",
    ];

/**
 * The files of a project share processes. A process reads the modules once; for each file anew, that takes as long as
 * the tests themselves. A test that changes something global has to restore it.
 */
const SHARED = { isolate: false } as const;

export default defineConfig({
  test: {
    // The machines that run the tests have two cores, which workerd and Chromium need as well.
    maxWorkers: 2,
    exclude: ["**/node_modules/**", ...(FULL ? [] : LONG)],
    ...(RESULTS === "" ? {} : { reporters: ["default", "json"], outputFile: { json: RESULTS } }),
    // Long timeouts, so that tests do not fail on a busy machine.
    testTimeout: FULL ? 600_000 : 180_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { ...SHARED, name: "unit", include: UNIT } },
      {
        extends: true,
        test: {
          ...SHARED,
          name: "eval",
          include: ["test/{eval,danger,proofs,directory}/**/*.test.ts"],
        },
      },
      { extends: true, test: { ...SHARED, name: "worker", include: WORKER } },
      {
        extends: true,
        test: {
          ...SHARED,
          name: "box",
          include: BOX,
          exclude: ["**/node_modules/**", ...(FULL ? [] : LONG), ...ON_PLATFORM_ALONE],
          globalSetup: ["test/box/box-setup.ts"],
          env: { BOX: "1" },
        },
      },
      {
        extends: true,
        test: {
          ...SHARED,
          name: "platform-browser",
          include: FULL ? ["test/browser/{ask,kiosk}.test.ts"] : [],
          globalSetup: ["test/browser/platform-browser-setup.ts"],
          // Their sample is enough to show that a browser gets the same from both.
          env: { FULL: "" },
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        extends: true,
        test: {
          ...SHARED,
          name: "browser",
          include: BROWSER,
          globalSetup: ["test/browser/browser-setup.ts"],
          env: { BOX: "1" },
          // A long timeout, so that tests do not fail on a busy machine.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
