// Faults in the editors' files, each with its line and both languages, and the description of sources.
import { describe, expect, test } from "vitest";
import { makeCorpus } from "../../../index/make-corpus.ts";
import { BuildError, type Notice } from "../../../index/notice.ts";
import { readOwnFiles } from "../../../index/own-files.ts";
import { openSealed } from "../../../src/seal.ts";

const OWN = await readOwnFiles();
const PLACES = "places:\n  - { id: a, name: 甲县, aliases: [甲], within: null }\n";
const SOURCES = "sources:\n  - id: one\n    file: one.txt\n    title: 题目\n";
const TEXT = "题目\n\n法律援助不收费。\n";

async function make(files: Record<string, string>) {
  const folder = Object.entries(files).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
  const made = await makeCorpus(folder, OWN, () => {});
  return { ...made, corpus: openSealed(made.corpusText) };
}

async function errorsOf(files: Record<string, string>): Promise<readonly Notice[]> {
  try {
    await make(files);
  } catch (error) {
    if (error instanceof BuildError) return error.notices;
    throw error;
  }
  return [];
}

const contact = (id: string, tel: string) =>
  `- { id: ${id}, kind: hotline, name: 电话, tel: ${tel}, for: 事, basis: 据 }\n`;
const EMERGENCY = ["police-110", "ambulance-120", "fire-119", "traffic-122", "women-12338", "youth-12355"];
const IN_NEED = ["mental-12356", "antifraud-96110"];
const CONTACTS = ["legal-12348", ...EMERGENCY, ...IN_NEED]
  .map((id) => contact(id, `"${id.replace(/^.*-/u, "")}"`))
  .join("");

describe("the build stops for", () => {
  const cases: [string, Record<string, string>, string, number | null, RegExp][] = [
    ["invalid YAML", { "sources.yaml": "sources:\n  - id: one\n    file: [one.txt\n" }, "sources.yaml", 4, /YAML/],
    ["a repeated key", { "sources.yaml": `${SOURCES}    title: 又一个\n` }, "sources.yaml", 5, /YAML/],
    [
      "an entry without its file",
      { "sources.yaml": SOURCES.replace("one.txt", "two.txt") },
      "sources.yaml",
      3,
      /two\.txt/,
    ],
    [
      "a path instead of a name",
      { "sources.yaml": SOURCES.replace("one.txt", "../one.txt") },
      "sources.yaml",
      3,
      /file/,
    ],
    ["an id in capitals", { "sources.yaml": SOURCES.replace("id: one", "id: One") }, "sources.yaml", 2, /id/],
    [
      "an id used twice",
      { "sources.yaml": `${SOURCES}  - { id: one, file: b.txt }\n`, "b.txt": TEXT },
      "sources.yaml",
      5,
      /twice/,
    ],
    ["a file used twice", { "sources.yaml": `${SOURCES}  - { id: two, file: one.txt }\n` }, "sources.yaml", 5, /twice/],
    ["a date that is a number", { "sources.yaml": `${SOURCES}    published: 2021\n` }, "sources.yaml", 5, /published/],
    ["an impossible date", { "sources.yaml": `${SOURCES}    published: "2021-13"\n` }, "sources.yaml", 5, /published/],
    ["an invalid URL", { "sources.yaml": `${SOURCES}    url: "javascript:alert(1)"\n` }, "sources.yaml", 5, /url/],
    [
      "an unknown place",
      { "sources.yaml": `${SOURCES}    place: b\n`, "places.yaml": PLACES },
      "sources.yaml",
      5,
      /"b"/,
    ],
    [
      "a relative word for an unknown place",
      { "sources.yaml": `${SOURCES}    relative: { 我县: b }\n` },
      "sources.yaml",
      5,
      /"b"/,
    ],
    [
      "a completely different structure",
      { "sources.yaml": "nonsense\n" },
      "sources.yaml",
      1,
      /file is missing or of the wrong type/,
    ],
    ["a missing id", { "sources.yaml": "sources:\n  - file: one.txt\n" }, "sources.yaml", 2, /id/],
    [
      "a place within an unknown place",
      { "places.yaml": PLACES.replace("within: null", "within: z") },
      "places.yaml",
      2,
      /"z"/,
    ],
    [
      "a place within itself",
      { "places.yaml": PLACES.replace("within: null", "within: a") },
      "places.yaml",
      2,
      /itself/,
    ],
    [
      "a collection about an unknown place",
      { "sources.yaml": `collection:\n  places: [q]\n${SOURCES}` },
      "sources.yaml",
      2,
      /"q"/,
    ],
    [
      "no legal hotline",
      { "contacts.yaml": CONTACTS.replace("legal-12348", "other") },
      "contacts.yaml",
      null,
      /legal-12348/,
    ],
    [
      "a telephone number with a hyphen",
      { "contacts.yaml": CONTACTS + contact("x", '"0573-1"') },
      "contacts.yaml",
      10,
      /tel/,
    ],
    [
      "a telephone number without quotes",
      { "contacts.yaml": CONTACTS + contact("x", "12345") },
      "contacts.yaml",
      10,
      /tel/,
    ],
  ];

  test.each(cases)("%s", async (_name, files, file, line, reason) => {
    const errors = await errorsOf({ "one.txt": TEXT, ...files });
    const found = errors.find((error) => reason.test(error.reason.en));
    expect(found).toMatchObject({ file, line });
    for (const words of [found?.reason, found?.remedy]) {
      expect(words?.zh).toMatch(/\p{Script=Han}/u);
      expect(words?.en).toMatch(/[A-Za-z]/);
    }
  });

  test("several faults, which are reported at once", async () => {
    const errors = await errorsOf({ "one.txt": "\0", "two.txt": "", "contacts.yaml": "[]" });
    expect(errors.map(({ file }) => file)).toEqual(expect.arrayContaining(["one.txt", "two.txt", "contacts.yaml"]));
  });

  test("a folder without texts", async () => {
    expect(await errorsOf({ "sources.yaml": "sources: []\n", "lexicon.txt": "甲 => 乙\n" })).toHaveLength(1);
  });
});

describe("the description of a source", () => {
  test("comes from its entry", async () => {
    const relative = '{ 我县: a, 去年: "2020", 目前: "2023-09", 三地: "甲、乙、丙" }';
    const { corpus } = await make({
      "one.txt": TEXT,
      "places.yaml": PLACES,
      "sources.yaml": `${SOURCES}    title_given: false\n    published: "2021-05"\n    place: a\n    relative: ${relative}\n`,
    });
    expect(corpus.sources[0]).toMatchObject({
      id: "one",
      title: "题目",
      title_given: false,
      published_precision: "month",
      publisher: null,
      place: "a",
      relative: [
        { word: "我县", place: "a", year: null, note: null },
        { word: "去年", place: null, year: "2020", note: null },
        { word: "目前", place: null, year: null, note: "2023年9月" },
        { word: "三地", place: null, year: null, note: "甲、乙、丙" },
      ],
    });
    expect(corpus.places[0]?.name_hant).toBe("甲縣");
  });

  test("comes from the text if there is no entry, with a warning", async () => {
    const { corpus, warnings } = await make({
      "2024 Report.md": "# 公证指南\n\n公证要预约。\n",
      "公证.txt": "公证要预约，请带身份证，当天就可以办好。\n",
    });
    expect(
      corpus.sources.map(({ id, title, title_given, published, publisher, place }) => [
        id,
        title,
        title_given,
        published,
        publisher,
        place,
      ]),
    ).toEqual([
      ["2024-report", "公证指南", true, null, null, null],
      [expect.stringMatching(/^text-[0-9a-f]{6}$/), "公证", false, null, null, null],
    ]);
    expect(warnings.map(({ file }) => file)).toEqual(
      expect.arrayContaining(["2024 Report.md", "公证.txt", "contacts.yaml"]),
    );
  });

  test("has a unique id even without an entry", async () => {
    const { corpus } = await make({ "a.md": TEXT, "a.txt": TEXT, "sources.yaml": "sources: []\n" });
    expect(new Set(corpus.sources.map(({ id }) => id)).size).toBe(2);
  });
});

describe("files beside the texts", () => {
  test("are ignored if they are not texts, with a warning for a misspelt name", async () => {
    const { corpus, warnings } = await make({
      "one.txt": TEXT,
      "sources.yaml": SOURCES,
      "contacts.yaml": CONTACTS.replaceAll("basis: 据", 'basis: 据, checked_on: "2026-11-22"'),
      "lexicon.txt": "老赖 => 借贷",
      "README.md": "# 说明",
      "menu.yaml": "a: 1",
      "source.yml": "a: 1",
      "two.docx": "",
    });
    expect(corpus.sources).toHaveLength(1);
    expect(warnings.map(({ file }) => file)).toEqual(["source.yml"]);
    expect(warnings[0]?.remedy.en).toContain("sources.yaml");
  });

  test("cause a warning with the line for an unknown field", async () => {
    const { warnings } = await make({ "one.txt": TEXT, "sources.yaml": `${SOURCES}    publishd: 甲\n` });
    expect(warnings).toContainEqual(expect.objectContaining({ file: "sources.yaml", line: 5 }));
  });

  test("are completed with the product's emergency numbers, with a warning", async () => {
    const { corpus, warnings } = await make({
      "one.txt": TEXT,
      "contacts.yaml": contact("legal-12348", '"12348"') + contact("police-110", '"110"'),
    });
    const fire = corpus.contacts.find(({ id }) => id === "fire-119");
    expect(fire).toMatchObject({ tel: "119", kind: "emergency" });
    expect(corpus.contacts.filter(({ id }) => id === "police-110")).toHaveLength(1);
    expect(warnings.find(({ reason }) => reason.en.includes("fire-119"))?.file).toBe("contacts.yaml");
    expect(corpus.contacts.some(({ id }) => id === "tax-12366")).toBe(false);
  });

  test("are replaced by the product's own contacts if contacts.yaml is missing, with a warning", async () => {
    const { corpus, warnings } = await make({ "one.txt": TEXT });
    expect(corpus.contacts.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["legal-12348", "police-110", "ambulance-120"]),
    );
    expect(corpus.places).toEqual([]);
    expect(warnings.some(({ file }) => file === "contacts.yaml")).toBe(true);
  });
});
