// What an editor is told about a collection that builds and is still not fit to be shown.
import { beforeAll, describe, expect, test } from "vitest";
import type { FolderFile } from "../../../index/make-corpus.ts";
import { BuildError, renderNotice } from "../../../index/notice.ts";
import { checkSeeds } from "../../../tools/check-seeds.ts";
import { COUNTY_SEEDS, readFolder, textOf, withText } from "../../proofs/collections.ts";

const TODAY = "2026-11-22";
let files: FolderFile[] = [];

beforeAll(async () => {
  files = await readFolder(COUNTY_SEEDS);
});

/** The county with one run of one of its files replaced. */
function edited(name: string, from: string, to: string): FolderFile[] {
  const text = textOf(files, name);
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  return withText(files, name, text.replace(from, to));
}

function lineOf(changed: readonly FolderFile[], name: string, part: string): number {
  return (
    textOf(changed, name)
      .split("\n")
      .findIndex((line) => line.includes(part)) + 1
  );
}

async function noticesOf(changed: readonly FolderFile[], file: string, today = TODAY) {
  return (await checkSeeds(changed, today)).filter((notice) => notice.file === file);
}

describe("checking a collection", () => {
  test("names the file and line of an entry whose passage is gone, in both languages", async () => {
    const text = '- source: yunqi-stats-2024\n  anchor: "原文里没有的一句话"\n  ask: ["有没有？"]\n';
    const id = /- id: (\S+)/u.exec(textOf(files, "sources.yaml"))?.[1] ?? "";
    const changed = withText(files, "phrasings.yaml", text.replace("yunqi-stats-2024", id));
    const [notice, ...more] = await noticesOf(changed, "phrasings.yaml");
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ line: 2, gone: true });
    expect(notice === undefined ? "" : renderNotice(notice)).toMatch(/phrasings\.yaml:2\n.*没有.*\n.*left out/u);
  });

  test("accepts a contact for a year from its check, and not a day longer", async () => {
    const changed = edited("contacts.yaml", 'checked_on: "2026-11-22"', 'checked_on: "2025-11-22"');
    expect(await noticesOf(changed, "contacts.yaml", "2026-11-22")).toEqual([]);
    const late = await noticesOf(changed, "contacts.yaml", "2026-11-23");
    expect(late.map(({ line }) => line)).toEqual([lineOf(changed, "contacts.yaml", 'checked_on: "2025-11-22"')]);
    expect(late[0]?.reason.en).toContain("2025-11-22");
    expect(late[0]?.remedy.zh).toContain("核对");
  });

  test("does not accept a contact that was never checked", async () => {
    const changed = edited("contacts.yaml", 'checked_on: "2026-11-22"', "checked_on: null");
    expect(await noticesOf(changed, "contacts.yaml")).toHaveLength(1);
  });

  test("finds a number in a tip, however wide", async () => {
    const changed = edited("matters.yaml", "先把事情的经过和时间写在纸上", "３日内把经过写在纸上");
    const found = (await noticesOf(changed, "matters.yaml")).filter(({ reason }) => reason.en.includes("tip"));
    expect(found.map(({ line }) => line)).toEqual([lineOf(changed, "matters.yaml", "３日内")]);
    expect(found[0]?.reason.zh).toContain("３");
  });

  test("finds a suggested question that the texts do not answer", async () => {
    const question = "杭州的公证处几点开门？";
    const changed = edited("matters.yaml", "县公证处办遗嘱要多少钱？", question);
    const before = (await noticesOf(files, "matters.yaml")).map(({ line }) => line);
    const after = (await noticesOf(changed, "matters.yaml")).filter(({ line }) => !before.includes(line));
    expect(after.map(({ line, reason }) => [line, reason.zh.includes(question)])).toEqual([
      [lineOf(changed, "matters.yaml", question), true],
    ]);
  });

  test("leaves what does not build to the build's own notices", async () => {
    await expect(checkSeeds(edited("contacts.yaml", "kind: emergency", "kind: nothing"), TODAY)).rejects.toThrow(
      BuildError,
    );
  });
});
