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

/** The Worker behind the platform's own runtime. The sample asks what plain workerd cannot show, and leaves the rest to the box. */
const WORKER = FULL
  ? ["test/worker/**/*.test.ts"]
  : ["test/worker/{doors,endpoints,feedback,headers,portal,rate-limit,static-files}.test.ts"];

/** The Worker in plain workerd, from a bundle that is made once. */
const BOX = [
  FULL ? "test/box/**/*.test.ts" : "test/box/{canaries,closed-in,malformed,static-files}.test.ts",
  "test/worker/**/*.test.ts",
];

/** Real Chromium. The sample opens each kind of page: the chat in its places, the pages, the kiosk, the doors' clients. */
const BROWSER = FULL
  ? ["test/browser/**/*.test.ts"]
  : [
      "test/browser/{ask,axe,deep-chat,element,embed,failures,hostile,keyboard,looks,mini-program,old-browsers}.test.ts",
      "test/browser/{pages,paper,screen-reader,snippet,source,xss,zoom}.test.ts",
      "test/browser/{kiosk,kiosk-axe,kiosk-forget,kiosk-keys,kiosk-looks,kiosk-messages,kiosk-write,offline}.test.ts",
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
      { extends: true, test: { name: "worker", include: WORKER } },
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
          include: FULL ? ["test/browser/{ask,deep-chat,element,kiosk,offline,pages,snippet,source}.test.ts"] : [],
          globalSetup: ["test/browser/box-browser-setup.ts"],
          env: { BOX: "1" },
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: BROWSER,
          globalSetup: ["test/browser/browser-setup.ts"],
          // A long timeout, so that tests do not fail on a busy machine.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
