// What an editor is told about a collection that builds and is still not fit to be shown.
import { beforeAll, describe, expect, test } from "vitest";
import type { FolderFile } from "../../../index/make-corpus.ts";
import { BuildError, type Notice, renderNotice } from "../../../index/notice.ts";
import { checkSeeds } from "../../../tools/check-seeds.ts";
import { COUNTY_SEEDS, readFolder, textOf, withText } from "../../proofs/collections.ts";

const QUESTION = "杭州的公证处几点开门？";
const GONE = "原文里没有的一句话";

let whole: readonly Notice[] = [];
let changed: FolderFile[] = [];
let onTheDay: readonly Notice[] = [];
let dayAfter: readonly Notice[] = [];

/** The files with one run of one of them replaced. */
function edited(files: readonly FolderFile[], name: string, from: string, to: string): FolderFile[] {
  const text = textOf(files, name);
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  return withText(files, name, text.replace(from, to));
}

/** The lines of `name` that notices stand at, and the line that holds `part`. */
function linesIn(notices: readonly Notice[], name: string): (number | null)[] {
  return notices.filter(({ file }) => file === name).map(({ line }) => line);
}

function lineOf(name: string, part: string): number {
  return (
    textOf(changed, name)
      .split("\n")
      .findIndex((line) => line.includes(part)) + 1
  );
}

beforeAll(async () => {
  const files = await readFolder(COUNTY_SEEDS);
  whole = await checkSeeds(files, "2026-11-22");
  const source = /- id: (\S+)/u.exec(textOf(files, "sources.yaml"))?.[1] ?? "";
  changed = withText(files, "phrasings.yaml", `- source: ${source}\n  anchor: "${GONE}"\n  ask: ["有没有？"]\n`);
  changed = edited(changed, "contacts.yaml", 'checked_on: "2026-11-22"', 'checked_on: "2025-11-22"');
  changed = edited(changed, "contacts.yaml", 'checked_on: "2026-11-22"', "checked_on: null");
  changed = edited(changed, "matters.yaml", "先把事情的经过和时间写在纸上", "３日内把经过写在纸上");
  changed = edited(changed, "matters.yaml", "县公证处办遗嘱要多少钱？", QUESTION);
  onTheDay = await checkSeeds(changed, "2026-11-22");
  dayAfter = await checkSeeds(changed, "2026-11-23");
});

describe("checking a collection", () => {
  test("finds nothing but suggestions that wait for an answer in the county as it is", () => {
    expect(whole.filter(({ reason }) => !reason.en.startsWith("The suggested question"))).toEqual([]);
  });

  test("names the file and line of an entry whose passage is gone, in both languages", () => {
    const [notice, ...more] = onTheDay.filter(({ file }) => file === "phrasings.yaml");
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ line: lineOf("phrasings.yaml", GONE), gone: true });
    expect(notice === undefined ? "" : renderNotice(notice)).toMatch(/phrasings\.yaml:2\n.*没有.*\n.*left out/u);
  });

  test("accepts a contact for a year from its check and not a day longer, and none that was never checked", () => {
    const never = lineOf("contacts.yaml", "checked_on: null");
    const old = lineOf("contacts.yaml", 'checked_on: "2025-11-22"');
    expect(linesIn(onTheDay, "contacts.yaml")).toEqual([never]);
    expect(linesIn(dayAfter, "contacts.yaml")).toEqual([old, never]);
    const notice = dayAfter.find(({ file, line }) => file === "contacts.yaml" && line === old);
    expect(notice?.reason.en).toContain("2025-11-22");
    expect(notice?.remedy.zh).toContain("核对");
  });

  test("finds a number in a tip, however wide", () => {
    const tips = onTheDay.filter(({ reason }) => reason.en.startsWith("The tip"));
    expect(linesIn(tips, "matters.yaml")).toEqual([lineOf("matters.yaml", "３日内")]);
    expect(tips[0]?.reason.zh).toContain("３");
  });

  test("finds a suggested question that the texts do not answer", () => {
    const found = onTheDay.find(({ reason }) => reason.zh.includes(QUESTION));
    expect(found).toMatchObject({ file: "matters.yaml", line: lineOf("matters.yaml", QUESTION) });
  });

  test("leaves what does not build to the build's own notices", async () => {
    const broken = edited(changed, "contacts.yaml", "kind: emergency", "kind: nothing");
    await expect(checkSeeds(broken, "2026-11-22")).rejects.toThrow(BuildError);
  });
});
