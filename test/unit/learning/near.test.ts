// The questions of people who did not see the facts: what they are answered with stands in a text, and none of them is
// among the questions that measure.
import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { fold } from "../../../src/text.ts";
import { readNear } from "../../../tools/learning/near.ts";
import { openSeeds } from "../core/seeds-collection.ts";

const MEASURED = new URL("../../eval/", import.meta.url);
const { told, near } = await readNear();
const bare = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");

test("the value of an answered question stands in a text", async () => {
  const { corpus } = await openSeeds();
  const texts = corpus.sources.map(({ text }) => fold(text).replace(/\s+/gu, ""));
  const lost = told.filter(({ value }) => !texts.some((text) => text.includes(fold(value).replace(/\s+/gu, ""))));
  expect(lost).toEqual([]);
});

test("no question is among those that the replies are measured with", async () => {
  const names = (await readdir(MEASURED)).filter((name) => name.endsWith(".jsonl"));
  const files = await Promise.all(names.map((name) => readFile(new URL(name, MEASURED), "utf8")));
  const measured = new Set(
    files.flatMap((file) => [...file.matchAll(/"question": "([^"]*)"/gu)].map(([, q]) => bare(q ?? ""))),
  );
  expect([...told, ...near].map(({ text }) => text).filter((text) => measured.has(bare(text)))).toEqual([]);
});
