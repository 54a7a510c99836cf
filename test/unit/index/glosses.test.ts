// glosses.csv: valid rows are written beside the index and not into it. Faults are reported with row, column, reason
// and remedy, in Chinese and English.
import { expect, test } from "vitest";
import type { FolderFile } from "../../../index/documents.ts";
import { makeCorpus } from "../../../index/make-corpus.ts";
import { BuildError, type Notice } from "../../../index/notice.ts";
import { readOwnFiles } from "../../../index/own-files.ts";
import { createAsk, withGlosses } from "../../../src/ask.ts";
import { openCollection } from "../../../src/collection.ts";
import { createEngine } from "../../../src/search/minisearch.ts";
import { csvLine, factsCsv } from "./tables.ts";

const OWN = await readOwnFiles();
const MEDIATION = "人民调解不收取任何费用，一般在三十日内办结。";
const NOTARY = "公证处去年办理公证3.5万余件，其中12件在网上办理。";
const TEXT = `服务指南\n\n${MEDIATION}\n\n${NOTARY}\n\n调解自愿。\n\n调解自愿。\n`;
const REVIEWED = ["Fawen editors", "2026-11-30"] as const;
const FREE = "Mediation is free and mostly done within 30 days.";

type Gloss = readonly [source: string, anchor: string, en: string, by?: string, on?: string];

async function made(rows: readonly Gloss[], more: Readonly<Record<string, string>> = {}) {
  const lines = rows.map(([source, anchor, en, by = REVIEWED[0], on = REVIEWED[1]]) => [source, anchor, en, by, on]);
  const texts = {
    "guide.txt": TEXT,
    "facts.csv": factsCsv({
      id: "free",
      source: "guide",
      anchor: MEDIATION,
      asks: "调解收费吗；Is mediation free of charge?",
    }),
    "glosses.csv": [["source", "anchor", "en", "reviewed_by", "reviewed_on"], ...lines].map(csvLine).join(""),
    ...more,
  };
  const files: FolderFile[] = Object.entries(texts).map(([name, text]) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }));
  return makeCorpus(files, OWN, () => {});
}

const errorsOf = (rows: readonly Gloss[]): Promise<readonly Notice[]> =>
  made(rows).then(
    () => [],
    (error: unknown) => {
      if (error instanceof BuildError) return error.notices;
      throw error;
    },
  );

test("a reviewed gloss appears beside the quote of an English answer, and not in the index", async () => {
  const { corpusText, glosses } = await made([["guide", MEDIATION, FREE]]);
  expect(corpusText).not.toContain(FREE);
  const collection = openCollection(corpusText, createEngine);
  const ask = withGlosses(createAsk(collection), glosses);
  const when = { month: "2026-11", origin: null };
  const english = await ask({ question: "Is mediation free of charge?" }, when);
  expect(english.citations.map(({ quote, gloss }) => [quote, gloss])).toEqual([[MEDIATION, FREE]]);
  // The answer text contains no part of the gloss; only the citation does.
  expect(english.answer).not.toContain(FREE);
  for (const request of [{ question: "调解收费吗" }, { question: "調解收費嗎" }]) {
    expect((await ask(request, when)).citations.map((citation) => "gloss" in citation)).toEqual([false]);
  }
  const without = await createAsk(collection)({ question: "Is mediation free of charge?" }, when);
  expect(without.citations.map((citation) => "gloss" in citation)).toEqual([false]);
  expect(without.id).toBe(english.id);
});

test("a gloss for a small part of a quote is not shown, because the rest may change its meaning", async () => {
  const part = ["guide", "人民调解不收取任何费用", "Mediation is free."] as const;
  const rest = ["guide", "一般在三十日内办结", "It is mostly done within 30 days."] as const;
  const glossOf = async (rows: readonly Gloss[]) => {
    const { corpusText, glosses } = await made(rows);
    const ask = withGlosses(createAsk(openCollection(corpusText, createEngine)), glosses);
    const { citations } = await ask({ question: "Is mediation free of charge?" }, { month: "2026-11", origin: null });
    return citations[0]?.gloss;
  };
  expect(await glossOf([part])).toBeUndefined();
  // In text order, whatever the order of the rows.
  expect(await glossOf([rest, part])).toBe("Mediation is free. It is mostly done within 30 days.");
});

test("an unreviewed draft is validated but not shown", async () => {
  expect((await made([["guide", MEDIATION, FREE, "", ""]])).glosses).toEqual([]);
  expect(await errorsOf([["guide", MEDIATION, "It takes 31 days.", "", ""]])).toHaveLength(1);
});

test.each<[string, Gloss, string, string]>([
  ["a figure that the text does not have", ["guide", MEDIATION, "It takes 31 days."], "en", "31"],
  ["a number in words that the text does not have", ["guide", MEDIATION, "It takes two days."], "en", "two"],
  ["a figure of another magnitude", ["guide", NOTARY, "350,000 acts were made."], "en", "350,000"],
  ["an anchor that occurs twice", ["guide", "调解自愿。", "Mediation is voluntary."], "anchor", "more than once"],
  ["an anchor inside another", ["guide", "服务", "Services."], "anchor", "row 2"],
  ["an unknown source", ["guides", MEDIATION, FREE], "source", "no source"],
  ["an empty gloss", ["guide", MEDIATION, ""], "en", "empty"],
  ["Chinese characters in the gloss", ["guide", MEDIATION, "调解 is free."], "en", "Chinese"],
  ["a gloss that is too long", ["guide", MEDIATION, "Free. ".repeat(60)], "en", "359"],
  ["a review date without a reviewer", ["guide", MEDIATION, FREE, "", "2026-11-30"], "reviewed_by", "who"],
  ["a reviewer without a valid date", ["guide", MEDIATION, FREE, "Fawen editors", "soon"], "reviewed_on", "soon"],
])("%s stops the build, with row, column, reason and remedy in both languages", async (_, row, column, said) => {
  const [notice, ...others] = await errorsOf([["guide", "服务指南", "A guide."], row]);
  expect(others).toEqual([]);
  expect(notice).toMatchObject({ file: "glosses.csv", line: 3 });
  expect(notice?.reason.en).toContain(`Column ${column}: `);
  expect(notice?.reason.en).toContain(said);
  expect(notice?.reason.zh).toMatch(new RegExp(`^${column} 列：.*\\p{Script=Han}`, "u"));
  expect(notice?.remedy.zh).toMatch(/\p{Script=Han}/u);
  expect(notice?.remedy.en).toMatch(/^[A-Z][^\p{Script=Han}]+\.$/u);
});

test("figures may be in Chinese or Arabic numerals, with and without 万", async () => {
  const { glosses } = await made([
    ["guide", MEDIATION, FREE],
    ["guide", NOTARY, "Over 35,000 acts, 12 of them online; that is 3.5 of what counts ten thousand each."],
  ]);
  expect(glosses).toHaveLength(2);
});

test("a row whose passage is gone is left out with a warning, and a row of a withdrawn text without one", async () => {
  const { glosses, warnings } = await made([
    ["guide", MEDIATION, FREE],
    ["guide", "调解另行收费。", "Mediation costs extra."],
  ]);
  expect(glosses).toHaveLength(1);
  expect(warnings.filter(({ file }) => file === "glosses.csv")).toMatchObject([{ line: 3, gone: true }]);
  const withdrawn = await made(
    [
      ["guide", MEDIATION, FREE],
      ["old", "旧的说法。", "The old words."],
    ],
    { "old.txt": "旧文\n\n旧的说法。\n", "withdrawn.yaml": "- file: old.txt\n  reason: 改了。\n  date: 2026-11-30\n" },
  );
  expect(withdrawn.glosses).toHaveLength(1);
  expect(withdrawn.warnings.filter(({ file }) => file === "glosses.csv")).toEqual([]);
});
