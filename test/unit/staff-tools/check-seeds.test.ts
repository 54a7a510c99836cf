// What checkSeeds reports about a collection that builds but is not fit for publication.
import { beforeAll, describe, expect, test } from "vitest";
import type { FolderFile } from "../../../index/documents.ts";
import { type Notice, renderNotice } from "../../../index/notice.ts";
import { checkSeeds } from "../../../tools/check-seeds.ts";
import { lineOf } from "../../../tools/facts/rows.ts";
import { COUNTY_SEEDS, openFiles, readFolder, textOf, withText } from "../../proofs/collections.ts";

const QUESTION = "杭州的公证处几点开门？";
const GONE = "原文里没有的一句话";

let whole: readonly Notice[] = [];
let changed: FolderFile[] = [];
let onTheDay: readonly Notice[] = [];
let dayAfter: readonly Notice[] = [];

/** Returns the files with `from` replaced by `to` in one of them. */
function edited(files: readonly FolderFile[], name: string, from: string, to: string): FolderFile[] {
  const text = textOf(files, name);
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  return withText(files, name, text.replace(from, to));
}

/** Returns the lines of a file that have notices. */
function linesIn(notices: readonly Notice[], name: string): (number | null)[] {
  return notices.filter(({ file }) => file === name).map(({ line }) => line);
}

/** Returns the line of a file that contains `part`. */
function lineWith(name: string, part: string): number {
  return (
    textOf(changed, name)
      .split("\n")
      .findIndex((line) => line.includes(part)) + 1
  );
}

beforeAll(async () => {
  const files = await readFolder(COUNTY_SEEDS);
  whole = await checkSeeds(files, await openFiles(files), "2026-11-22");
  const source = /- id: (\S+)/u.exec(textOf(files, "sources.yaml"))?.[1] ?? "";
  const gone = lineOf({ id: "gone", source, anchor: GONE, modality: "is", asks: "有没有？" });
  changed = withText(files, "facts.csv", `${textOf(files, "facts.csv").trimEnd()}\n${gone}`);
  changed = edited(changed, "contacts.yaml", 'checked_on: "2026-11-22"', 'checked_on: "2025-11-22"');
  changed = edited(changed, "contacts.yaml", 'checked_on: "2026-11-22"', "checked_on: null");
  changed = edited(changed, "matters.yaml", "先把事情的经过和时间写在纸上", "３日内把经过写在纸上");
  changed = edited(changed, "matters.yaml", "县公证处办遗嘱要多少钱？", QUESTION);
  const made = await openFiles(changed);
  onTheDay = await checkSeeds(changed, made, "2026-11-22");
  dayAfter = await checkSeeds(changed, made, "2026-11-23");
});

describe("a row of the office's own", () => {
  const row = {
    subject: "law-bus",
    kind: "telephone",
    value: "0570-8612345",
    basis: "电话询问",
    checked_on: "2026-11-22",
  };

  test("is reported after its last day, or a year after its check if no day is set", async () => {
    const files = await readFolder(COUNTY_SEEDS);
    const rows = [
      { ...row, id: "own" },
      { ...row, id: "until", of: "“法治大巴”预约", value: "0570-8612346", expires_on: "2027-03-01" },
    ];
    const table = `${textOf(files, "facts.csv").trimEnd()}\n${rows.map(lineOf).join("")}`;
    const behind = table.trimEnd().split("\n").length;
    const withRows = withText(files, "facts.csv", table);
    const made = await openFiles(withRows);
    const told = async (today: string) => {
      const notices = await checkSeeds(withRows, made, today);
      return linesIn(notices, "facts.csv").map((line) => (line ?? 0) - behind);
    };
    expect(await told("2027-03-01")).toEqual([]);
    expect(await told("2027-03-02")).toEqual([0]);
    expect(await told("2027-11-22")).toEqual([0]);
    expect(await told("2027-11-23")).toEqual([-1, 0]);
  });
});

describe("checkSeeds", () => {
  test("finds nothing in the county's collection but suggested questions without an answer", () => {
    expect(whole.filter(({ reason }) => !reason.en.startsWith("The suggested question"))).toEqual([]);
  });

  test("reports an entry whose passage is gone with file and line, in both languages", () => {
    const [notice, ...more] = onTheDay.filter(({ file }) => file === "facts.csv");
    expect(more).toEqual([]);
    const line = lineWith("facts.csv", GONE);
    expect(notice).toMatchObject({ line, gone: true });
    const told = notice === undefined ? "" : renderNotice(notice);
    expect(told).toMatch(new RegExp(`^facts\\.csv:${line}\\n.*没有.*\\n.*left out`, "u"));
  });

  test("accepts a contact for exactly a year after its check, and never an unchecked one", () => {
    const never = lineWith("contacts.yaml", "checked_on: null");
    const old = lineWith("contacts.yaml", 'checked_on: "2025-11-22"');
    expect(linesIn(onTheDay, "contacts.yaml")).toEqual([never]);
    expect(linesIn(dayAfter, "contacts.yaml")).toEqual([old, never]);
    const notice = dayAfter.find(({ file, line }) => file === "contacts.yaml" && line === old);
    expect(notice?.reason.en).toContain("2025-11-22");
    expect(notice?.remedy.zh).toContain("核对");
  });

  test("finds a number in a tip, also in full width", () => {
    const tips = onTheDay.filter(({ reason }) => reason.en.startsWith("The tip"));
    expect(linesIn(tips, "matters.yaml")).toEqual([lineWith("matters.yaml", "３日内")]);
    expect(tips[0]?.reason.zh).toContain("３");
  });

  test("finds a suggested question that the texts do not answer", () => {
    const found = onTheDay.find(({ reason }) => reason.zh.includes(QUESTION));
    expect(found).toMatchObject({ file: "matters.yaml", line: lineWith("matters.yaml", QUESTION) });
  });
});
