// Asks about every row of the directory by its questions, by its needs and with 「……是什么？」. Each reply needs a fitting
// status and a quote of the row's own evidence. A row that cannot get one is `hidden` in subjects.csv with its reason.
import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_SEEDS } from "../../index/out-directory.ts";
import { ratio } from "../eval/report.ts";
import { shareOf } from "../proofs/asking.ts";
import { type Opened, openBuilt, openFiles, readFolder } from "../proofs/collections.ts";
import { percent, show } from "../proofs/figures-table.ts";
import { DIRECTORY } from "../proofs/goals.ts";
import { type AskedRow, askDirectory, askUnwritten, MANNERS } from "./ask-directory.ts";
import { leaveOut } from "./leave-out.ts";

/** Index of the question of a row that tells the need in other words. */
const BY_NEED = 2;

let opened: Opened;
let rows: AskedRow[] = [];

beforeAll(async () => {
  opened = await openBuilt();
  rows = await askDirectory(opened.collection);
});

describe("the directory", () => {
  test("has not lost a row with its passage", () => {
    expect(opened.gone.filter(({ file }) => ["facts.csv", "subjects.csv"].includes(file))).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(200);
  });

  test("has at least three questions for each row, and a need without any of its names", () => {
    for (const { service, asked } of rows) {
      expect(asked.filter(({ manner }) => manner === "question").length, service.id).toBeGreaterThanOrEqual(3);
      const names = [service.name, ...service.aliases];
      const unnamed = asked.filter(
        ({ manner, question }) => manner === "need" && !names.some((name) => question.includes(name)),
      );
      expect(unnamed.length, service.id).toBeGreaterThan(0);
    }
  });

  test("says what each thing is, except for those that the texts only name", () => {
    for (const { service } of rows) expect(service.what === null, service.id).toBe(service.holds === "mention");
  });

  test.each(MANNERS)("answers its rows when they are asked by %s", (manner) => {
    const asked = rows.flatMap((row) => row.asked.filter((one) => one.manner === manner));
    const fitting = ratio(shareOf(asked, ({ fault }) => fault === null));
    show(`Directory, asked by ${manner}: ${percent(fitting)} of ${asked.length}`, [
      ["question", "fault"],
      ...asked.flatMap(({ question, fault }) => (fault === null ? [] : [[question, fault]])),
    ]);
    expect(fitting).toBeGreaterThanOrEqual(DIRECTORY[manner].floor);
  });

  test("answers most needs in words that no editor wrote", async () => {
    const { files, unwritten } = leaveOut(await readFolder(DEFAULT_SEEDS), BY_NEED);
    const { collection } = await openFiles(files);
    const asked = await askUnwritten(collection, unwritten);
    const fitting = ratio(shareOf(asked, (row) => row.asked.every(({ fault }) => fault === null)));
    show("Directory, in words that no editor had written", [
      ["asked by", "count", "fitting"],
      ["need", String(asked.length), percent(fitting)],
    ]);
    expect(fitting).toBeGreaterThanOrEqual(DIRECTORY.unwritten.floor);
  });
});
