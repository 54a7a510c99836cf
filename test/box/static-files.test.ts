// Static files in the box are what Cloudflare's platform makes of them: both are asked the same, and the replies compared.
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestHarness } from "wrangler";
import { startBox } from "./started.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const listed = await readdir(`${ROOT}public`, { recursive: true, withFileTypes: true });
const FILES = listed
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => `${parentPath}/${name}`.replace(/^.*\/public(?=\/)/u, ""))
  .sort();

/** Not the folder's own rules, and not what `.assetsignore` names. */
const isServed = (path: string) => !/^\/[._]/u.test(path);

/** How bytes get over the line is the matter of whatever is nearest to it; the cache is the platform's own. */
const TRANSPORT = ["connection", "content-length", "content-encoding", "transfer-encoding", "keep-alive", "date"];
const PLATFORM = ["cf-cache-status"];
/** The app's problems have one each. */
const INSTANCE = /urn:uuid:[0-9a-f-]{36}/u;

const platform = createTestHarness({ root: ROOT, workers: [{ configPath: `${ROOT}wrangler.toml` }] });
let box: Awaited<ReturnType<typeof startBox>>;
let origins: { platform: URL; box: URL };

beforeAll(async () => {
  box = await startBox(undefined);
  origins = { platform: new URL((await platform.listen()).url), box: box.url };
});
afterAll(() => Promise.all([platform.close(), box.close()]));

/** What is the same wherever it comes from; of an ETag that it is one: it is made of other things there. */
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

/** Gives what both replied. */
async function expectSame(path: string, init?: RequestInit) {
  const [there, here] = await Promise.all([ask(origins.platform, path, init), ask(origins.box, path, init)]);
  expect(here).toEqual(there);
  return here;
}

async function etagOf(origin: URL, path: string): Promise<string> {
  return (await fetch(new URL(path, origin))).headers.get("etag") ?? "";
}

describe.each(FILES)("%s", (path) => {
  test("is there, or not, with the same headers and bytes", async () => {
    expect((await expectSame(path)).status).toBe(isServed(path) ? 200 : 404);
  });

  test.each(["HEAD", "POST", "PUT", "DELETE", "OPTIONS"])("is answered alike to %s", async (method) => {
    const { status } = await expectSame(path, { method });
    if (isServed(path)) expect(status).toBe(method === "HEAD" ? 200 : 405);
  });

  test("is not sent again to who has it, be the tag strong or weak", async () => {
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

describe("a path that is written otherwise", () => {
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
])("what %s changes is the same", async (name, value) => {
  const { status, headers } = await expectSame("/page.css", { headers: { [name]: value } });
  expect([status, headers.map(([header]) => header)]).toEqual([200, expect.not.arrayContaining(["cache-control"])]);
});

test("another tag, a list of tags and any tag get the file", async () => {
  for (const known of ['"x"', `"x", ${await etagOf(origins.box, "/page.css")}`, "*"]) {
    const init = { headers: { "If-None-Match": known } };
    expect((await expectSame("/page.css", init)).status).toBe(200);
  }
});

test("a tag is the content's: the same as long as the file is, another for another", async () => {
  const served = FILES.filter(isServed);
  const bodies = await Promise.all(served.map(async (path) => (await ask(origins.box, path)).body));
  const tags = await Promise.all(served.map((path) => etagOf(origins.box, path)));
  expect(tags).toEqual(await Promise.all(served.map((path) => etagOf(origins.box, path))));
  expect(new Set(tags).size).toBe(new Set(bodies).size);
});
