// What the editors wrote in Traditional characters: as OpenCC writes it, from the characters' table and a few words.
import { expect, test } from "vitest";
import { toTraditional, traditionalWords } from "../../../index/traditional-words.ts";
import { createTraditional } from "../../../src/in-traditional.ts";
import { openSeeds } from "../core/seeds-collection.ts";

const { contacts, matters, services, traditional } = (await openSeeds()).corpus;
const written = [
  ...contacts.flatMap((contact) => [contact.name, contact.for]),
  ...matters.flatMap(({ about, tip, suggest }) => [about, tip, ...suggest]),
  ...services.flatMap(({ questions }) => questions),
];

test("every sentence of the editors is written as OpenCC writes it", () => {
  const inTraditional = createTraditional(traditional);
  expect(written.length).toBeGreaterThan(500);
  for (const text of written) expect(inTraditional(text)).toBe(toTraditional(text));
});

test("text that is Traditional already and other scripts stay as they are", () => {
  const inTraditional = createTraditional(traditional);
  for (const text of ["嘉興有哪些調解組織？", "Where is it? 12348", "", "👍🏽"]) expect(inTraditional(text)).toBe(text);
});

test("a character with two forms has the right one in each word", () => {
  const tips = ["公里以内的事，在这里问。", "村里的里程碑。", "打电话联系，说清楚是什么关系。"];
  const matter = { id: "a", name: "a", words: [], weak: [], services: [], contacts: [], cases: [], tip_en: "" };
  const words = traditionalWords({
    contacts: [],
    services: [],
    ambiguities: [],
    suggest: [],
    matters: tips.map((tip) => ({ ...matter, about: "", suggest: [], tip })),
  });
  for (const tip of tips) expect(createTraditional(words)(tip)).toBe(toTraditional(tip));
});
