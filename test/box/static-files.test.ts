// Compares the box's static files with those of Cloudflare's platform: both get the same requests, and their replies
// have to be equal.
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestHarness } from "wrangler";
import { startBox } from "./started.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const listed = await readdir(`${ROOT}index/out/seeds/static`, { recursive: true, withFileTypes: true });
const FILES = listed
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => `${parentPath}/${name}`.replace(/^.*\/static(?=\/)/u, ""))
  .sort();

/** Whether a file is published: not the configuration of the folder, nor a file that `.assetsignore` lists. */
const isServed = (path: string) => !/^\/[._]/u.test(path);

/** Headers of the transport, and of the platform's cache, are not compared. */
const TRANSPORT = ["connection", "content-length", "content-encoding", "transfer-encoding", "keep-alive", "date"];
const PLATFORM = ["cf-cache-status"];
/** The unique id of a problem. */
const INSTANCE = /urn:uuid:[0-9a-f-]{36}/u;

const platform = createTestHarness({ root: ROOT, workers: [{ configPath: `${ROOT}wrangler.toml` }] });
let box: Awaited<ReturnType<typeof startBox>>;
let origins: { platform: URL; box: URL };

beforeAll(async () => {
  box = await startBox(undefined);
  origins = { platform: new URL((await platform.listen()).url), box: box.url };
});
afterAll(() => Promise.all([platform.close(), box.close()]));

/**
 * Returns the comparable part of a reply. The digits of an ETag are masked, since the platform computes it differently.
 */
async function ask(origin: URL, path: string, init: RequestInit = {}) {
  const headers = { "Accept-Encoding": "identity", ...Object.fromEntries(new Headers(init.headers)) };
  const response = await fetch(`${origin.origin}${path}`, { redirect: "manual", ...init, headers });
  const own = [...response.headers].filter(([name]) => ![...TRANSPORT, ...PLATFORM].includes(name));
  return {
    status: response.status,
    statusText: response.statusText,
    headers: own.map(([name, value]) => [name, name === "etag" ? value.replace(/[0-9a-f]{32}/u, "…") : value]),
    body: Buffer.from(await response.arrayBuffer())
      .toString("latin1")
      .replace(INSTANCE, "urn:uuid:…"),
  };
}

/** Expects equal replies from both and returns the reply. */
async function expectSame(path: string, init?: RequestInit) {
  const [there, here] = await Promise.all([ask(origins.platform, path, init), ask(origins.box, path, init)]);
  expect(here).toEqual(there);
  return here;
}

async function etagOf(origin: URL, path: string): Promise<string> {
  return (await fetch(new URL(path, origin))).headers.get("etag") ?? "";
}

describe.each(FILES)("%s", (path) => {
  test("is served, or not, with the same headers and bytes", async () => {
    expect((await expectSame(path)).status).toBe(isServed(path) ? 200 : 404);
  });

  test.each(["HEAD", "POST", "PUT", "DELETE", "OPTIONS"])("gets the same reply to %s", async (method) => {
    const { status } = await expectSame(path, { method });
    if (isServed(path)) expect(status).toBe(method === "HEAD" ? 200 : 405);
  });

  test("gets 304 when the client has it, with a strong or a weak tag", async () => {
    for (const weak of ["", "W/"]) {
      const replies = [];
      for (const origin of [origins.platform, origins.box]) {
        const known = `${weak}${await etagOf(origin, path)}`;
        replies.push(await ask(origin, path, { headers: { "If-None-Match": known } }));
      }
      expect(replies[1]).toEqual(replies[0]);
      if (isServed(path)) expect(replies[1]).toMatchObject({ status: 304, body: "" });
    }
  });
});

describe("an unusual spelling of a path gets the same reply", () => {
  const PATHS = [
    "/%70age.css",
    "/%70age.css?a=1&b=%20",
    "//page.css",
    "///page.css?x",
    "/page.css/",
    "/page%2Ecss",
    "/PAGE.CSS",
    "/./page.css",
    "/page.css?x=1",
    "/page.css%00",
    "/%zz.css",
    "/.assetsignore",
    "/%5fheaders",
    "/static/page.css",
    "/constructor",
    "/__proto__",
    "/INDEX",
    "/APP",
  ];
  test.each(PATHS)("%s", async (path) => {
    await expectSame(path);
  });
});

test.each([
  ["Range", "bytes=0-3"],
  ["Authorization", "Basic eDp5"],
])("the header %s has the same effect", async (name, value) => {
  const { status, headers } = await expectSame("/page.css", { headers: { [name]: value } });
  expect([status, headers.map(([header]) => header)]).toEqual([200, expect.not.arrayContaining(["cache-control"])]);
});

test("another tag, a list of tags and * get the whole file", async () => {
  for (const known of ['"x"', `"x", ${await etagOf(origins.box, "/page.css")}`, "*"]) {
    const init = { headers: { "If-None-Match": known } };
    expect((await expectSame("/page.css", init)).status).toBe(200);
  }
});

test("a tag depends on the content only: equal for equal files, different for different ones", async () => {
  const served = FILES.filter(isServed);
  const bodies = await Promise.all(served.map(async (path) => (await ask(origins.box, path)).body));
  const tags = await Promise.all(served.map((path) => etagOf(origins.box, path)));
  expect(tags).toEqual(await Promise.all(served.map((path) => etagOf(origins.box, path))));
  expect(new Set(tags).size).toBe(new Set(bodies).size);
});
