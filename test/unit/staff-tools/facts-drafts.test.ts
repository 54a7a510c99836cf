// Drafts of facts from a local mock endpoint: which become rows, which are refused, and how wrong replies are handled.
import { readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { draftFacts, readEndpoint } from "../../../tools/facts/draft.ts";
import { openFolder } from "../../../tools/facts/folder.ts";
import { createApproval } from "../../../tools/facts/rows.ts";
import { findUnasked, type Unasked } from "../../../tools/facts/unasked.ts";
import { makeFolder, ROWS, removeFolder, run, writeRows } from "./facts-collection.ts";

const DRAFT = {
  anchor: "申请人可以到镇上的12个工作站交材料",
  subject: "援助中心",
  kind: "number",
  value: ["12个"],
  unit: "个",
  of: "可以交材料的工作站",
  place: "",
  time: "",
  modality: "is",
  asks: ["交材料有几个点？", "How many places take the papers?"],
};

let seeds = "";
let server: Server;
let url = "";
let content = "";
let status = 200;
let asked: { authorization: string; path: string; body: string }[] = [];

beforeAll(async () => {
  seeds = await makeFolder();
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => {
      body += part.toString("utf8");
    });
    request.on("end", () => {
      asked.push({ authorization: request.headers.authorization ?? "", path: request.url ?? "", body });
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify({ choices: [{ message: { role: "assistant", content } }] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the stand-in has no port");
  url = `http://127.0.0.1:${address.port}/v1`;
});

beforeEach(async () => {
  content = JSON.stringify([DRAFT]);
  status = 200;
  asked = [];
  await writeRows(seeds, ROWS);
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await removeFolder(seeds);
});

describe("drafts", () => {
  const ENV = { FACTS_KEY: "key-for-test", FACTS_MODEL: "model-for-test" };

  test("are printed as rows that the build can read, and do not change the seeds", async () => {
    await writeRows(seeds, [...ROWS, { ...ROWS[0], id: "aid-draft-1" }]);
    const before = await readFile(join(seeds, "facts.csv"), "utf8");
    const { stdout, stderr, code } = await run(seeds, ["--draft", "5"], { ...ENV, FACTS_ENDPOINT: url });
    expect(code).toBe(0);
    expect(stderr).toContain("review each");
    expect(await readFile(join(seeds, "facts.csv"), "utf8")).toBe(before);
    expect(parse(stdout, { columns: true })).toEqual([
      {
        ...DRAFT,
        id: "aid-draft-2",
        source: "aid",
        value: "12个",
        place: "甲县",
        mark: "",
        asks: "交材料有几个点？；How many places take the papers?",
        basis: "",
        checked_on: "",
        expires_on: "",
      },
    ]);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ authorization: "Bearer key-for-test", path: "/v1/chat/completions" });
    expect(JSON.parse(asked[0]?.body ?? "")).toMatchObject({ model: "model-for-test" });
    expect(asked[0]?.body).toContain("申请人可以到镇上的12个工作站交材料");
    expect(asked[0]?.body).not.toContain("审批");

    await writeFile(join(seeds, "facts.csv"), stdout);
    expect((await openFolder(seeds)).facts).toMatchObject([{ kind: "number", subject: "centre", places: ["jia"] }]);
  });

  test("that cannot become rows are reported with the reason", async () => {
    content = JSON.stringify([{ kind: "number" }, { ...DRAFT, anchor: "审批一般要三个工作日" }, DRAFT]);
    const { stdout, stderr, code } = await run(seeds, ["--draft", "1"], { ...ENV, FACTS_ENDPOINT: url });
    expect(code).toBe(0);
    expect(stderr).toContain("draft 1 is left out: it does not have the form of a row.");
    expect(stderr).toContain("draft 2 is left out: its anchor is not part of the statement.");
    expect(parse(stdout, { columns: true })).toMatchObject([{ id: "aid-draft-1" }]);
  });

  test.each([
    ["an anchor that differs from the text", { anchor: "申请人可以到镇上的12个工作站递材料" }, "anchor"],
    ["an empty anchor", { anchor: "" }, "anchor"],
    ["an unknown kind", { kind: "secret" }, "kind"],
    ["an unknown modality", { modality: "maybe" }, "modality"],
    ["a value outside the anchor", { anchor: "申请人可以到镇上的", value: ["12个"] }, "value"],
    ["a figure without a noun", { of: "" }, "it counts"],
    ["a noun with a number that the statement lacks", { of: "13个工作站" }, "`of` has a number"],
    ["a noun with a Chinese numeral that the statement lacks", { of: "三十名志愿者" }, "`of` has a number"],
    ["only askings with other numbers", { asks: ["13个点在哪？", "三十天够吗？", " "] }, "no asking"],
  ])("with %s are refused", async (_, change, reason) => {
    const opened = await openFolder(seeds);
    const [statement] = findUnasked(opened);
    if (statement === undefined) throw new Error("a statement without a fact");
    const approved = createApproval(opened)({ ...DRAFT, ...change }, statement);
    expect("refused" in approved && approved.refused.en).toContain(reason);
  });

  test("with a value that a spreadsheet would change are refused, unless the value has a unit", async () => {
    const opened = await openFolder(seeds);
    const text = "审批要3-5个工作日，不收费用。";
    const sources = opened.sources.map((source) => ({ ...source, text }));
    const statement: Unasked = { source: "aid", span: [0, text.length], section: null, text };
    const approve = createApproval({ ...opened, sources });
    const draft = { ...DRAFT, anchor: "审批要3-5个工作日", kind: "duration", of: "审批", asks: ["审批多久？"] };
    expect(approve({ ...draft, value: ["3-5"] }, statement)).toMatchObject({
      refused: { en: expect.stringContaining("spreadsheet") },
    });
    expect(approve({ ...draft, value: ["3-5个工作日"] }, statement)).toMatchObject({
      row: { value: "3-5个工作日" },
    });
  });

  test("lose cells that neither the statement nor the collection backs", async () => {
    const opened = await openFolder(seeds);
    const [statement] = findUnasked(opened);
    if (statement === undefined) throw new Error("a statement without a fact");
    const draft = { ...DRAFT, subject: "公证处", place: "乙镇", time: "2025年", unit: "家", modality: "" };
    const asks = ["=去哪；交？", "去哪，交？", "12个点在哪？", "13个点在哪？"];
    expect(createApproval(opened)({ ...draft, asks }, statement)).toMatchObject({
      row: { subject: "", place: "甲县", time: "", unit: "", modality: "is", asks: "去哪，交？；12个点在哪？" },
    });
  });

  test("are not requested unless the environment names an endpoint", async () => {
    const { stderr, stdout, code } = await run(seeds, ["--draft", "1"], { FACTS_ENDPOINT: url });
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("FACTS_KEY, FACTS_MODEL");
    expect(stderr).not.toContain("FACTS_ENDPOINT");
    expect(asked).toEqual([]);
  });

  const statement = { section: "怎么申请", text: "申请人可以到12个工作站交材料。" };

  test("are found in surrounding text, and a cell with several values is split", async () => {
    content = `好的：\n\`\`\`json\n${JSON.stringify([{ anchor: "a", kind: "list", value: "甲；乙" }])}\n\`\`\``;
    const endpoint = { url: `${url}/chat/completions/`, key: "k", model: "m" };
    expect(await draftFacts(endpoint, statement)).toMatchObject([{ value: ["甲", "乙"], of: "", asks: [] }]);
    expect(asked[0]?.path).toBe("/v1/chat/completions");
    expect(asked[0]?.body).toContain("怎么申请");
  });

  test.each(["我不会", '["没写完', '{"a": 1}', ""])("are none in the reply %j", async (words) => {
    content = words;
    expect(await draftFacts({ url, key: "k", model: "m" }, statement)).toEqual([]);
  });

  test("are null for list items of another form", async () => {
    content = '[1, "问题？", {"anchor": 2, "kind": "number"}]';
    expect(await draftFacts({ url, key: "k", model: "m" }, statement)).toEqual([null, null, null]);
  });

  test("end with the status of an endpoint that refuses, without showing the key", async () => {
    status = 401;
    const { stderr, code } = await run(seeds, ["--draft", "1"], { ...ENV, FACTS_ENDPOINT: url });
    expect(code).toBe(1);
    expect(stderr).toContain("401");
    expect(stderr).not.toContain("key-for-test");
  });

  test.each(["0", "-1", "many"])("cannot be %s in number", async (count) => {
    const { stderr, code } = await run(seeds, ["--draft", count], { ...ENV, FACTS_ENDPOINT: url });
    expect(code).toBe(1);
    expect(stderr).not.toBe("");
    expect(asked).toEqual([]);
  });

  test("need all three variables of the endpoint", () => {
    expect(() => readEndpoint({})).toThrow(/FACTS_ENDPOINT.*FACTS_KEY.*FACTS_MODEL/u);
    const env = { FACTS_ENDPOINT: "u", FACTS_KEY: "k", FACTS_MODEL: "m" };
    expect(readEndpoint(env)).toEqual({ url: "u", key: "k", model: "m" });
  });
});
