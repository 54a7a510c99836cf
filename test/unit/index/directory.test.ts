// The editors' files on how people ask: what they give, and each way they can be wrong.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeCorpus } from "../../../index/make-corpus.ts";
import { BuildError, type Notice } from "../../../index/notice.ts";
import { readOwnFiles } from "../../../index/own-files.ts";
import { open } from "../../../src/press.ts";
import { openSealed } from "../../../src/seal.ts";

const OWN = await readOwnFiles();
const TEXT = "题目\n\n甲县法律援助中心设在东街，周一\n\n至周五开门。甲县有调解员20名，另有志愿者30名。\n";
const BASE = {
  "one.txt": TEXT,
  "places.yaml": "places:\n  - { id: jia, name: 甲县, aliases: [甲], within: null }\n",
  "sources.yaml": "sources:\n  - { id: one, file: one.txt, title: 题目, place: jia }\n",
};
const SERVICE = `- id: aid
  name: 甲县法律援助中心
  gloss: legal aid
  place: jia
  holds: service
  evidence: [{ source: one, anchor: 甲县法律援助中心设在东街 }]
  questions: [甲？, 乙？, 丙？]
  status: answered
`;

async function make(files: Record<string, string>) {
  const folder = Object.entries({ ...BASE, ...files }).map(([name, text]) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }));
  const made = await makeCorpus(folder, OWN, () => {});
  return { ...made, corpus: openSealed(made.corpusText) };
}

async function errorsOf(files: Record<string, string>): Promise<readonly Notice[]> {
  return make(files).then(
    () => [],
    (error: unknown) => {
      if (error instanceof BuildError) return error.notices;
      throw error;
    },
  );
}

describe("an anchor", () => {
  test("is found across line breaks and becomes offsets into the canonical text", async () => {
    const { corpus } = await make({ "phrasings.yaml": "- { source: one, anchor: 周一至周五开门, ask: [几点开？] }\n" });
    const [phrasing] = corpus.phrasings;
    const found = corpus.sources[0]?.text.slice(phrasing?.start, phrasing?.end);
    expect(found?.replace(/\s/gu, "")).toBe("周一至周五开门");
  });

  test("whose passage is gone leaves its entry out, with a warning that names file and line", async () => {
    const { corpus, warnings } = await make({
      "phrasings.yaml":
        "- { source: one, anchor: 调解员20名, ask: [几名？] }\n- { source: one, anchor: 律师9名, ask: [几名？] }\n",
    });
    expect(corpus.phrasings).toHaveLength(1);
    expect(warnings.filter(({ gone }) => gone)).toMatchObject([{ file: "phrasings.yaml", line: 2 }]);
  });

  test("that stands twice stops the build", async () => {
    const errors = await errorsOf({ "phrasings.yaml": "- { source: one, anchor: 甲县, ask: [哪里？] }\n" });
    expect(errors).toMatchObject([{ file: "phrasings.yaml", line: 1 }]);
  });

  test("into a source that does not exist stops the build", async () => {
    const errors = await errorsOf({ "phrasings.yaml": "- { source: two, anchor: 甲县, ask: [哪里？] }\n" });
    expect(errors[0]?.reason.en).toContain('"two"');
  });
});

describe("a service", () => {
  test("is in the directory with its evidence", async () => {
    const { corpus } = await make({ "services.yaml": SERVICE });
    expect(corpus.services).toMatchObject([{ id: "aid", place: "jia", evidence: [{ source: "one" }], what: null }]);
  });

  test("that is hidden with a reason is not shown", async () => {
    const { corpus } = await make({ "services.yaml": `${SERVICE}  hidden: 已撤销\n` });
    expect(corpus.services).toEqual([]);
  });

  test("whose sentence says a number that its evidence lacks stops the build", async () => {
    const errors = await errorsOf({ "services.yaml": `${SERVICE}  what: 甲县法律援助中心有5个窗口。\n` });
    expect(errors[0]?.reason.zh).toContain("5");
  });

  test("of an unknown place stops the build", async () => {
    const errors = await errorsOf({ "services.yaml": SERVICE.replace("place: jia", "place: yi") });
    expect(errors).toMatchObject([{ file: "services.yaml", line: 4 }]);
  });
});

describe("a matter", () => {
  const matter = (contacts: string, services: string) =>
    `- id: legal_aid\n  name: 援助\n  words: [援助]\n  services: [${services}]\n  contacts: [${contacts}]\n  tip: 先问清楚。\n`;

  test("may name only contacts that are there", async () => {
    const errors = await errorsOf({ "matters.yaml": matter("legal-99999", "") });
    expect(errors).toMatchObject([{ file: "matters.yaml", line: 5 }]);
  });

  test("loses a service that is gone, with a warning", async () => {
    const { corpus, warnings } = await make({ "matters.yaml": matter("legal-12348", "nowhere") });
    expect(corpus.matters[0]?.services).toEqual([]);
    expect(warnings.some(({ file }) => file === "matters.yaml")).toBe(true);
  });
});

describe("the lexicon", () => {
  test("reads Solr's two forms and leaves comments out", async () => {
    const { corpus } = await make({ "lexicon.txt": "# 说明\n老赖, 赖账 => 借贷纠纷\n甲, 乙 # 两边\n" });
    expect(corpus.lexicon).toEqual([
      { from: ["老赖", "赖账"], to: ["借贷纠纷"] },
      { from: ["甲", "乙"], to: ["甲", "乙"] },
    ]);
  });

  test("stops the build at a line that is no rule", async () => {
    expect(await errorsOf({ "lexicon.txt": "甲 => 乙\n丙\n" })).toMatchObject([{ file: "lexicon.txt", line: 2 }]);
  });
});

test("the thresholds come from the collection when it has questions enough, and are stored with their curve", async () => {
  const { corpus } = await make({});
  expect(corpus.calibration.questions).toBe(0);
  const real = openSealed(open(readFileSync(join("index", "out", "seeds", "corpus.txt"), "utf8")));
  expect(real.calibration.questions).toBeGreaterThan(500);
  const { answer, near, english } = real.calibration;
  for (const threshold of [answer, near, english.answer, english.near]) expect(threshold).toBeGreaterThan(0);
  for (const [, kept, declined] of real.calibration.curve) expect(kept + declined).toBeGreaterThan(0.9);
});
