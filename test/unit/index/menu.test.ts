// The kiosk's menu as the build makes it: only questions that the index answers, only where the answer applies, and
// each possible fault. The fixture is a city with two counties.
import { describe, expect, test } from "vitest";
import { makeCorpus } from "../../../index/make-corpus.ts";
import { BuildError, type Notice } from "../../../index/notice.ts";
import { readOwnFiles } from "../../../index/own-files.ts";
import { menuQuestion } from "../../../src/menu-question.ts";
import { openSealed } from "../../../src/seal.ts";
import { factsCsv, subjectsCsv } from "./tables.ts";

const OWN = await readOwnFiles();
const BASE = {
  "city.txt": "山城市的公证\n\n山城市公证处设在南街，房屋继承可以在那里办公证。\n",
  "jia.txt": "甲县的调解\n\n甲县有调解员20名，邻居吵架可以请他们上门劝和。\n",
  "yi.txt": "乙县的援助\n\n乙县法律援助中心设在东街，请不起律师的人可以去申请援助。\n",
  "places.yaml": `places:
  - { id: city, name: 山城市, aliases: [山城], within: null }
  - { id: jia, name: 甲县, aliases: [], within: city }
  - { id: zhen, name: 丙镇, aliases: [], within: jia }
  - { id: yi, name: 乙县, aliases: [], within: city }
  - { id: far, name: 丁县, aliases: [], within: null }
`,
  "sources.yaml": `collection: { places: [city, jia, yi], suggest: [谁来劝和邻居？, 火星上有水吗？] }
sources:
  - { id: city, file: city.txt, title: 公证, place: city }
  - { id: jia, file: jia.txt, title: 调解, place: jia }
  - { id: yi, file: yi.txt, title: 援助, place: yi }
`,
  "facts.csv": factsCsv(
    {
      id: "street",
      source: "city",
      anchor: "山城市公证处设在南街",
      kind: "address",
      value: "南街",
      of: "山城市公证处",
      asks: "房子继承去哪里公证？；公证处设在哪条街？；办继承的公证要到什么地方？",
    },
    {
      id: "quarrel",
      source: "jia",
      anchor: "邻居吵架可以请他们上门劝和",
      asks: "谁来劝和邻居？；甲县邻居吵架找谁劝和？",
    },
    { id: "aid", source: "yi", anchor: "请不起律师的人可以去申请援助", asks: "请不起律师去哪里申请援助？" },
  ),
};
const NEIGHBOURS = "谁来劝和邻居？";
const NOTARY = "房子继承去哪里公证？";

interface Written {
  id: string;
  label: string;
  asks: readonly string[];
  order?: number;
}

/** A matters.yaml with these needs; the id is on the first line of a matter and the label on its seventh. */
function matters(...needs: Written[]): Record<string, string> {
  const rows = needs.map(({ id, label, asks, order }) => {
    const at = order === undefined ? "" : `    order: ${order}\n`;
    const listed = asks.map((ask) => `      - ${ask}\n`).join("");
    return `- id: ${id}\n  name: 事\n  words: [${id}, ${label}]\n  tip: 先问清楚。\n  services: [hall]\n  kiosk:\n    label: ${label}\n    asks:\n${listed}${at}`;
  });
  return { "matters.yaml": rows.join(""), "subjects.csv": HALL };
}

const HALL = subjectsCsv({
  id: "hall",
  name: "山城市公证处",
  gloss: "notary",
  place: "city",
  matters: "notary",
  holds: "service",
  questions: "房子继承去哪里公证？；山城市房子继承去哪里公证？；Where is the notary?",
  status: "answered",
  evidence: "street",
});

async function make(files: Record<string, string>) {
  const folder = Object.entries({ ...BASE, ...files }).map(([name, text]) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }));
  const made = await makeCorpus(folder, OWN, () => {});
  return { ...made, corpus: openSealed(made.corpusText) };
}

/** The menu by need: each question with the places where it is offered. */
async function menuOf(files: Record<string, string>) {
  const { corpus } = await make(files);
  const { areas, needs } = corpus.menu;
  const nameOf = (number: number) => (number === 0 ? "" : (corpus.places[number - 1]?.id ?? "?"));
  return needs.map(({ id, label, questions }) => ({
    id,
    label,
    questions: Object.fromEntries(
      questions.map(([written, area]) => [menuQuestion(corpus, written), (areas[area] ?? []).map(nameOf)]),
    ),
  }));
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

describe("the menu", () => {
  test("offers a question for the place of its answer and the places inside it, and nowhere else", async () => {
    const [need] = await menuOf(matters({ id: "quarrel", label: "吵架", asks: [NEIGHBOURS, NOTARY] }));
    expect(need?.questions[NEIGHBOURS]).toEqual(["jia", "zhen"]);
    expect(need?.questions[NOTARY]).toEqual(["", "city", "jia", "zhen", "yi"]);
  });

  test("offers a question that names a place there, inside it, and without a place", async () => {
    const [need] = await menuOf(matters({ id: "quarrel", label: "吵架", asks: ["甲县谁来劝和邻居？", NOTARY] }));
    expect(need?.questions["甲县谁来劝和邻居？"]).toEqual(["", "jia", "zhen"]);
  });

  test("adds the short Chinese questions of the matter's services that belong to the matter, each once", async () => {
    const asks = [NEIGHBOURS, "谁会上门劝和？"];
    const added = async (id: string, label: string) => {
      const [need] = await menuOf(matters({ id, label, asks }));
      return Object.keys(need?.questions ?? {}).filter((question) => !asks.includes(question));
    };
    expect(await added("notary", "公证")).toEqual([NOTARY]);
    expect(await added("quarrel", "吵架")).toEqual([]);
  });

  test("has at most four questions of a need for one place, the editor's first", async () => {
    const asks = [NOTARY, "办继承的公证要到什么地方？", "公证处设在哪里？", "继承房屋去哪里办公证？"];
    const [need] = await menuOf(matters({ id: "notary", label: "公证", asks }));
    expect(Object.keys(need?.questions ?? {})).toEqual(asks);
  });

  test("sorts the needs by order, and those without one come last", async () => {
    const asks = [NOTARY, NEIGHBOURS];
    const menu = await menuOf(
      matters(
        { id: "last", label: "三", asks },
        { id: "second", label: "二", asks, order: 2 },
        { id: "first", label: "一", asks, order: 1 },
      ),
    );
    expect(menu.map(({ label }) => label)).toEqual(["一", "二", "三"]);
  });

  test("of a collection without needs has the suggested questions that are answered", async () => {
    const [need, ...more] = await menuOf({});
    expect(more).toEqual([]);
    expect(need).toMatchObject({ id: "common", label: "常问的事" });
    expect(Object.keys(need?.questions ?? {})).toEqual([NEIGHBOURS]);
  });

  test("is the same in two builds", async () => {
    const files = matters({ id: "quarrel", label: "吵架", asks: [NEIGHBOURS, NOTARY] });
    expect((await make(files)).corpusText).toBe((await make(files)).corpusText);
  });
});

describe("a question that is answered nowhere", () => {
  const files = matters({ id: "quarrel", label: "吵架", asks: [NEIGHBOURS, "火星上有水吗？"] });

  test("is left out with a warning that names file and line", async () => {
    const { warnings } = await make(files);
    const told = warnings.filter(({ file }) => file === "matters.yaml");
    expect(told).toMatchObject([{ line: 10, gone: true }]);
    expect(told[0]?.reason.zh).toContain("火星上有水吗？");
    expect(Object.keys((await menuOf(files))[0]?.questions ?? {})).not.toContain("火星上有水吗？");
  });

  test("causes no warning in a collection that only suggests it", async () => {
    const { warnings } = await make({});
    expect(warnings.filter(({ reason }) => reason.zh.includes("火星"))).toEqual([]);
  });
});

describe("an editor's fault is reported with file and line:", () => {
  const asks = [NEIGHBOURS, NOTARY];
  test.each([
    ["a label that is too long for its button", [{ id: "one", label: "这个按钮写得太长了", asks }], 7],
    [
      "a label that is already used",
      [
        { id: "one", label: "吵架", asks },
        { id: "two", label: "吵架", asks },
      ],
      17,
    ],
    ["a single question", [{ id: "one", label: "吵架", asks: [NOTARY] }], 9],
    ["five questions", [{ id: "one", label: "吵架", asks: [1, 2, 3, 4, 5].map((n) => `第${n}个问题？`) }], 9],
    ["a question that is too long", [{ id: "one", label: "吵架", asks: [NOTARY, `${"长".repeat(24)}？`] }], 10],
  ])("%s", async (_, needs, line) => {
    const errors = await errorsOf(matters(...needs));
    expect(errors).toMatchObject([{ file: "matters.yaml", line }]);
    expect(errors[0]?.remedy.zh).not.toBe("");
  });

  test("an empty label", async () => {
    const written = matters({ id: "one", label: "吵架", asks })["matters.yaml"] ?? "";
    const errors = await errorsOf({ "matters.yaml": written.replace("label: 吵架", 'label: ""') });
    expect(errors).toMatchObject([{ file: "matters.yaml", line: 7 }]);
  });
});
