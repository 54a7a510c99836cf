// Every row of the directory is asked with its own questions, with its needs, and with 「……是什么？」, and has to get
// the status that it deserves and a quote that is its own. The rows that fail are printed.
import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_SEEDS } from "../../index/out-directory.ts";
import { ratio } from "../eval/report.ts";
import { shareOf } from "../proofs/asking.ts";
import { type Opened, openFiles, readFolder } from "../proofs/collections.ts";
import { percent, show } from "../proofs/figures-table.ts";
import { DIRECTORY_ROWS } from "../proofs/goals.ts";
import { type AskedRow, askDirectory, MANNERS } from "./ask-directory.ts";

let opened: Opened;
let rows: AskedRow[] = [];

beforeAll(async () => {
  opened = await openFiles(await readFolder(DEFAULT_SEEDS));
  rows = await askDirectory(opened.collection);
});

describe("the directory", () => {
  test("has lost no row with its passage", () => {
    expect(opened.warnings.filter(({ file, gone }) => file === "services.yaml" && gone === true)).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(200);
  });

  test("is asked about each row at least three ways, once by need without its name", () => {
    for (const { service, asked } of rows) {
      expect(asked.length, service.id).toBeGreaterThanOrEqual(3);
      const unnamed = asked.filter(({ manner, question }) => manner !== "name" && !question.includes(service.name));
      expect(unnamed.length, service.id).toBeGreaterThan(0);
    }
  });

  test("answers every row, however it is asked", () => {
    const whole = shareOf(rows, ({ asked }) => asked.every(({ fault }) => fault === null));
    const failing = rows.flatMap(({ service, asked }) =>
      asked.flatMap(({ question, manner, fault }) => (fault === null ? [] : [[service.id, manner, question, fault]])),
    );
    show(`Directory: ${percent(ratio(whole))} of ${whole.of} rows, goal ${percent(DIRECTORY_ROWS.goal)}`, [
      ["asked by", "count", "fitting"],
      ...MANNERS.map((manner) => {
        const some = rows.flatMap(({ asked }) => asked.filter((one) => one.manner === manner));
        return [manner, String(some.length), percent(ratio(shareOf(some, ({ fault }) => fault === null)))];
      }),
    ]);
    if (failing.length > 0) {
      show(`${failing.length} questions without a fitting reply`, [
        ["row", "asked by", "question", "fault"],
        ...failing,
      ]);
    }
    expect(ratio(whole)).toBeGreaterThanOrEqual(DIRECTORY_ROWS.floor);
  });
});
