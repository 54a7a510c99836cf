// The protocol's own inspector on the command line, unmodified, against the running service, with both ways of agreeing
// on a version.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { posting, type Served, serve } from "./serve.ts";

const run = promisify(execFile);
const packageFile = createRequire(import.meta.url).resolve("@modelcontextprotocol/inspector/package.json");
const INSPECTOR = join(dirname(packageFile), "clients", "launcher", "build", "index.js");

let worker: Served;
let home: string;
beforeAll(async () => {
  worker = await serve();
  home = await mkdtemp(join(tmpdir(), "fawen-inspector-"));
});
afterAll(async () => {
  await worker.close();
  await rm(home, { recursive: true });
});

/** Runs the inspector and returns its output as JSON, with its complaints. */
async function inspect(...args: string[]) {
  const address = new URL("/mcp", worker.url).href;
  const all = [INSPECTOR, "--cli", address, "--transport", "http", "--format", "json", ...args];
  // The inspector writes a folder to its user's home.
  const { stdout, stderr } = await run(process.execPath, all, { env: { ...process.env, HOME: home } });
  return { ...JSON.parse(stdout), complaints: stderr };
}

test("the inspector lists the tools and accepts their schemas", async () => {
  const { result, complaints } = await inspect("--method", "tools/list", "--strict");
  const names = result.tools.map(({ name }: { name: string }) => name);
  expect(names).toEqual(["ask", "search", "list_services", "get_source"]);
  expect(complaints).toBe("");
});

test.each(["legacy", "modern"])("the inspector calls a tool and reads a resource in the %s era", async (era) => {
  const question = "平湖请了多少名法治监督员？";
  const calling = ["--method", "tools/call", "--tool-name", "ask", "--tool-arg", `question=${question}`];
  const { result } = await inspect("--protocol-era", era, ...calling);
  expect(result.structuredContent).toEqual((await worker.json("/api/ask", posting({ question }))).body);
  const { id } = result.structuredContent.citations[0].source;
  const read = await inspect("--protocol-era", era, "--method", "resources/read", "--uri", `fawen://source/${id}`);
  expect(read.result.contents[0].text).toContain(result.structuredContent.citations[0].quote);
});

test("the inspector fails when a tool fails, and shows the hotline", async () => {
  const calling = ["--method", "tools/call", "--tool-name", "get_source", "--tool-arg", "id=none"];
  const failure = await inspect(...calling).catch((error: unknown) => error);
  expect(failure).toMatchObject({ stdout: expect.stringContaining("12348") });
});
