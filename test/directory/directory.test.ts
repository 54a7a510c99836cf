// Every row of the directory is asked with its own questions, with its needs, and with 「……是什么？」, and has to get
// the status that it deserves and a quote that is its own. One row that does not fails; a row that cannot is `hidden`
// in services.yaml with its reason.
import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_SEEDS } from "../../index/out-directory.ts";
import { ratio } from "../eval/report.ts";
import { shareOf } from "../proofs/asking.ts";
import { type Opened, openFiles, readFolder } from "../proofs/collections.ts";
import { percent, show } from "../proofs/figures-table.ts";
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

  test("is asked about each row at least three ways, once by need without any of its names", () => {
    for (const { service, asked } of rows) {
      expect(asked.filter(({ manner }) => manner === "question").length, service.id).toBeGreaterThanOrEqual(3);
      const names = [service.name, ...service.aliases];
      const unnamed = asked.filter(
        ({ manner, question }) => manner === "need" && !names.some((name) => question.includes(name)),
      );
      expect(unnamed.length, service.id).toBeGreaterThan(0);
    }
  });

  test("says what each thing is, but for those that the texts only name", () => {
    for (const { service } of rows) expect(service.what === null, service.id).toBe(service.holds === "mention");
  });

  test("answers every row, however it is asked", () => {
    const failing = rows.flatMap(({ service, asked }) =>
      asked.flatMap(({ question, manner, fault }) => (fault === null ? [] : [[service.id, manner, question, fault]])),
    );
    const whole = shareOf(rows, ({ asked }) => asked.every(({ fault }) => fault === null));
    show(`Directory: ${percent(ratio(whole))} of ${whole.of} rows`, [
      ["asked by", "count", "fitting"],
      ...MANNERS.map((manner) => {
        const some = rows.flatMap(({ asked }) => asked.filter((one) => one.manner === manner));
        return [manner, String(some.length), percent(ratio(shareOf(some, ({ fault }) => fault === null)))];
      }),
    ]);
    expect(failing).toEqual([]);
  });
});
