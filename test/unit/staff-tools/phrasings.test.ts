// The list of what nobody has asked for yet, and drafts from an endpoint: a stand-in on this machine, as a command.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { createAnchors } from "../../../index/anchors.ts";
import { draftAsks, readEndpoint } from "../../../tools/phrasings/draft.ts";
import { findUnasked } from "../../../tools/phrasings/unasked.ts";
import { COUNTY_SEEDS, openFiles, readFolder, withoutPhrasings } from "../../proofs/collections.ts";

const COMMAND = fileURLToPath(new URL("../../../tools/phrasings.ts", import.meta.url));

let folder = "";
let server: Server;
let url = "";
let content = "";
let status = 200;
let asked: { authorization: string; path: string; body: string }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fawen-phrasings-"));
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

beforeEach(() => {
  content = '["法律援助交材料去哪里？", "Where do I hand in the papers?"]';
  status = 200;
  asked = [];
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

const statement = { source: "a", section: "怎么申请", text: "申请人可以到12个工作站交材料。", anchor: "申请人可以" };

/** Runs the command in a collection of two statements, of which one has a phrasing. */
async function run(args: readonly string[], env: Record<string, string>) {
  const seeds = join(folder, "seeds");
  await mkdir(seeds, { recursive: true });
  await writeFile(join(seeds, "a.txt"), "援助指南\n\n申请人可以到镇上的工作站交材料。审批一般要三个工作日。\n");
  await writeFile(join(seeds, "sources.yaml"), "sources:\n  - { id: aid, file: a.txt, title: 援助指南 }\n");
  await writeFile(
    join(seeds, "phrasings.yaml"),
    "- source: aid\n  anchor: 审批一般要三个工作日\n  ask: [要等几天？]\n",
  );
  return new Promise<{ stdout: string; stderr: string; code: unknown }>((resolve) => {
    const clean = { ...process.env, PHRASINGS_API_URL: "", PHRASINGS_API_KEY: "", PHRASINGS_MODEL: "" };
    const options = { env: { ...clean, SEEDS: seeds, ...env } };
    execFile(process.execPath, [COMMAND, ...args], options, (error, stdout, stderr) => {
      resolve({ stdout, stderr, code: error?.code ?? 0 });
    });
  });
}

describe("statements without a phrasing", () => {
  test("are those that no phrasing points into, each with an anchor that its source has once", async () => {
    const files = await readFolder(COUNTY_SEEDS);
    const { collection } = await openFiles(files);
    const bare = await openFiles(withoutPhrasings(files));
    const some = findUnasked(collection);
    const all = findUnasked(bare.collection);
    expect(some.length).toBeLessThan(all.length);
    expect(all).toEqual(expect.arrayContaining(some));
    const find = createAnchors(collection.corpus.sources);
    for (const { source, text, anchor } of some) {
      if (anchor === null) continue;
      expect(text.startsWith(anchor)).toBe(true);
      expect(find(source, anchor)).toHaveProperty("span");
    }
    expect(some.filter(({ anchor }) => anchor === null).length).toBeLessThan(some.length / 10);
  });

  test("are listed by the command, without any endpoint", async () => {
    const { stdout, stderr, code } = await run([], {});
    expect(code).toBe(0);
    expect(stdout).toBe("aid  申请人可以到镇上的工作站交材料。\n");
    expect(stderr).toContain("1 statements without a phrasing");
    expect(asked).toEqual([]);
  });
});

describe("drafts", () => {
  test("are printed as entries for phrasings.yaml", async () => {
    const env = { PHRASINGS_API_URL: url, PHRASINGS_API_KEY: "key-for-test", PHRASINGS_MODEL: "model-for-test" };
    const { stdout, code } = await run(["--draft", "5"], env);
    expect(code).toBe(0);
    expect(parse(stdout)).toEqual([
      {
        source: "aid",
        anchor: "申请人可以到镇上的工作站交材料。",
        ask: ["法律援助交材料去哪里？", "Where do I hand in the papers?"],
      },
    ]);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ authorization: "Bearer key-for-test", path: "/v1/chat/completions" });
    expect(JSON.parse(asked[0]?.body ?? "")).toMatchObject({ model: "model-for-test" });
    expect(asked[0]?.body).toContain("申请人可以到镇上的工作站交材料");
    expect(asked[0]?.body).not.toContain("审批");
  });

  test("are not asked for before the environment names an endpoint", async () => {
    const { stderr, stdout, code } = await run(["--draft", "1"], { PHRASINGS_API_URL: url });
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("PHRASINGS_API_KEY, PHRASINGS_MODEL");
    expect(stderr).not.toContain("PHRASINGS_API_URL");
    expect(asked).toEqual([]);
  });

  test("with words around them are read, doubles and numbers that the statement lacks left out", async () => {
    content = '好的：\n```json\n["去哪交材料？", "去哪交材料？", "12个点在哪？", "13个点在哪？"]\n```';
    const endpoint = { url: `${url}/chat/completions/`, key: "k", model: "m" };
    expect(await draftAsks(endpoint, statement)).toEqual(["去哪交材料？", "12个点在哪？"]);
    expect(asked[0]?.path).toBe("/v1/chat/completions");
  });

  test.each(["我不会", '["没写完', '{"a": 1}', "[1, 2]"])("from %s are none", async (words) => {
    content = words;
    expect(await draftAsks({ url, key: "k", model: "m" }, statement)).toEqual([]);
  });

  test("that the endpoint refuses end with its status and without the key", async () => {
    status = 401;
    const env = { PHRASINGS_API_URL: url, PHRASINGS_API_KEY: "key-for-test", PHRASINGS_MODEL: "m" };
    const { stderr, code } = await run(["--draft", "1"], env);
    expect(code).toBe(1);
    expect(stderr).toContain("401");
    expect(stderr).not.toContain("key-for-test");
  });

  test("need all three variables", () => {
    expect(() => readEndpoint({})).toThrow(/PHRASINGS_API_URL.*PHRASINGS_API_KEY.*PHRASINGS_MODEL/u);
    const env = { PHRASINGS_API_URL: "u", PHRASINGS_API_KEY: "k", PHRASINGS_MODEL: "m" };
    expect(readEndpoint(env)).toEqual({ url: "u", key: "k", model: "m" });
  });
});
