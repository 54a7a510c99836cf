// Every problem by its slug: its cause, its RFC 9457 format with contacts, and its page.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PROBLEMS, ProblemBody, type ProblemSlug } from "../../src/contract.ts";
import { BODY_BYTES_MAX } from "../../src/limits.ts";
import { posting, type Served, serve, streaming } from "./serve.ts";

const SLUGS = Object.keys(PROBLEMS) as ProblemSlug[];

async function expectProblem(worker: Served, slug: ProblemSlug, path: string, init?: RequestInit) {
  const { response, body } = await worker.json(path, init);
  const problem = ProblemBody.parse(body);
  expect(problem).toMatchObject({ slug, type: `/problems/${slug}`, status: PROBLEMS[slug] });
  expect(response.status).toBe(PROBLEMS[slug]);
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(problem.instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  expect(problem.detail).toMatch(/\p{Script=Han}.*。$/u);
  expect(problem.handoff.why).not.toBe("");
  return { response, problem };
}

describe("with an index", () => {
  let worker: Served;
  beforeAll(async () => {
    worker = await serve();
  });
  afterAll(() => worker.close());

  test.each(SLUGS)("%s has a page of its own", async (slug) => {
    const response = await worker.fetch(`/problems/${slug}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`<code>${slug}</code>`);
  });

  test.each(["nothing", "__proto__", "constructor", "toString"])("there is no problem called %s", async (slug) => {
    await expectProblem(worker, "not_found", `/problems/${slug}`);
  });

  test("a missing question is invalid_request with a pointer", async () => {
    const { problem } = await expectProblem(worker, "invalid_request", "/api/ask", posting({}));
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(["#/question"]);
    expect(problem.handoff.contacts.map(({ tel }) => tel)).toEqual(["12348"]);
  });

  test.each([
    "/api/nothing",
    "/nothing",
    "/api/sources/nothing",
    "/api/passages/nothing",
    "/sources/nothing",
    "/api/ask/",
  ])("%s is not_found", async (path) => {
    await expectProblem(worker, "not_found", path);
  });

  test.each([
    ["DELETE", "/api/ask", "GET, HEAD, OPTIONS, POST"],
    ["PUT", "/api/ask", "GET, HEAD, OPTIONS, POST"],
    ["POST", "/api/sources", "GET, HEAD, OPTIONS"],
    ["PATCH", "/", "GET, HEAD, POST"],
    ["POST", "/healthz", "GET, HEAD"],
    ["PROPFIND", "/sources", "GET, HEAD"],
  ])("%s %s is method_not_allowed and lists the allowed methods", async (method, path, allow) => {
    const { response } = await expectProblem(worker, "method_not_allowed", path, { method });
    expect(response.headers.get("allow")).toBe(allow);
  });

  test("a body over the limit is payload_too_large", async () => {
    await expectProblem(worker, "payload_too_large", "/api/ask", posting(" ".repeat(BODY_BYTES_MAX + 1)));
  });

  test("a content type other than JSON is unsupported_media_type", async () => {
    const init = { method: "POST", headers: { "Content-Type": "text/plain" }, body: "{}" };
    await expectProblem(worker, "unsupported_media_type", "/api/ask", init);
  });

  test("a body that never ends is request_timeout", async () => {
    const body = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("{")) });
    await expectProblem(worker, "request_timeout", "/api/ask", streaming(body));
  });

  test.each([
    ["/nothing", "沒有這個地址。可以回到首頁再問。", "There is no such address. You can ask again on the start page."],
    [
      "/sources/nothing",
      "沒有這一篇資料。可以在資料目錄裡找。",
      "There is no such source. You can look in the list of sources.",
    ],
  ])("%s says what happened in the language of the request, to programs and on the page", async (path, hant, en) => {
    for (const [lang, said] of [
      ["zh-TW", hant],
      ["en-GB", en],
    ] as const) {
      const headers = { "Accept-Language": lang };
      expect(ProblemBody.parse((await worker.json(path, { headers })).body).detail).toBe(said);
      const page = await worker.fetch(path, { headers: { ...headers, Accept: "text/html" } });
      expect(await page.text()).toContain(`<p class="lead">${said}</p>`);
    }
    expect(ProblemBody.parse((await worker.json(`${path}?lang=en`)).body).detail).toBe(en);
  });

  test("a problem that only programs meet has the words of its kind in other languages", async () => {
    const { body } = await worker.json("/api/ask?lang=en", posting({}));
    const { title, detail, handoff } = ProblemBody.parse(body);
    expect([title, detail, handoff.why].join()).not.toMatch(/\p{Script=Han}/u);
  });

  test("a browser gets a page with the same status and the hotline", async () => {
    const response = await worker.fetch("/nothing", { headers: { Accept: "text/html,*/*;q=0.8" } });
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(await response.text()).toContain('href="tel:12348"');
  });
});

describe("when asking is turned off", () => {
  let worker: Served;
  beforeAll(async () => {
    worker = await serve({ vars: { ASKING: "off" } });
  });
  afterAll(() => worker.close());

  test("asking is asking_disabled on every route", async () => {
    await expectProblem(worker, "asking_disabled", "/api/ask", posting({ question: "调解" }));
    await expectProblem(worker, "asking_disabled", "/api/ask?q=a");
    expect((await worker.fetch("/?q=a")).status).toBe(503);
    expect((await worker.fetch("/explain?q=a")).status).toBe(503);
  });

  test("reading still works", async () => {
    for (const path of ["/", "/sources", "/api/sources", "/api/search?q=a", "/healthz"]) {
      expect((await worker.fetch(path)).status, path).toBe(200);
    }
  });
});

describe("with a damaged index", () => {
  let worker: Served;
  beforeAll(async () => {
    worker = await serve({ main: "./broken-index-setup.ts" });
  });
  afterAll(() => worker.close());

  test.each([
    "/",
    "/api/ask?q=a",
    "/api/search?q=a",
    "/api/sources",
    "/api/sources/a",
    "/api/places",
    "/api/services",
    "/explain",
    "/healthz",
    "/sources",
  ])("%s is index_unavailable with the hotline", async (path) => {
    const { problem } = await expectProblem(worker, "index_unavailable", path);
    expect(problem.handoff).toMatchObject({ contacts: [{ tel: "12348" }], why: expect.stringContaining("12348") });
  });

  test("a browser gets a page and a terminal text, both with the hotline", async () => {
    for (const path of ["/", "/?q=a", "/sources", "/explain", "/kiosk"]) {
      const page = await worker.fetch(path, { headers: { Accept: "text/html,*/*;q=0.8" } });
      expect([path, page.status]).toEqual([path, 503]);
      expect(await page.text(), path).toContain('href="tel:12348"');
    }
    const told = await worker.fetch("/api/ask?q=a", { headers: { Accept: "text/plain" } });
    expect([told.status, await told.text()]).toEqual([503, expect.stringContaining("12348")]);
  });

  test.each(["zh-Hant", "en"])("the hotline has the reviewed words in %s", async (lang) => {
    const whole = await serve();
    try {
      const contactsOf = async (from: Served) =>
        ProblemBody.parse((await from.json(`/api/sources/nothing?lang=${lang}`)).body).handoff.contacts.map(
          ({ name, for: purpose }) => ({ name, purpose }),
        );
      expect(await contactsOf(worker)).toEqual(await contactsOf(whole));
    } finally {
      await whole.close();
    }
  });

  test("the hotline is the reviewed contact, word for word", async () => {
    const whole = await serve();
    try {
      const { problem } = await expectProblem(worker, "index_unavailable", "/api/ask?q=a");
      const reviewed = await expectProblem(whole, "not_found", "/api/nothing");
      const [known] = problem.handoff.contacts;
      expect(reviewed.problem.handoff.contacts).toEqual([
        { ...known, basis: expect.stringMatching(new RegExp(`^${known?.basis}`, "u")) },
      ]);
    } finally {
      await whole.close();
    }
  });

  test("pages that need no index are served", async () => {
    for (const path of ["/openapi.json", "/accessibility", "/embed", "/problems/index_unavailable"]) {
      expect((await worker.fetch(path)).status, path).toBe(200);
    }
  });

  test("the log says what to do", () => {
    expect(worker.logs()).toContain("npm run build");
  });
});

describe("with a faulty setting", () => {
  test("every request is internal, so that nothing is on that should be off", async () => {
    const worker = await serve({ vars: { ASKING: "offf" } });
    try {
      const response = await worker.fetch("/api/ask?q=a");
      expect(response.status).toBe(500);
      expect(response.headers.get("referrer-policy")).toBe("no-referrer");
      expect(ProblemBody.parse(await response.json()).slug).toBe("internal");
      expect(worker.logs()).toContain("ASKING");
    } finally {
      await worker.close();
    }
  });
});

describe("with a bug whose message contains the question", () => {
  const QUESTION = "我家邻居的秘密";
  let worker: Served;
  beforeAll(async () => {
    worker = await serve({ main: "./faulty-ask-setup.ts" });
  });
  afterAll(() => worker.close());

  test("the reply is internal and reveals neither the program nor the question", async () => {
    const { response, problem } = await expectProblem(worker, "internal", "/api/ask", posting({ question: QUESTION }));
    const shown = JSON.stringify([problem, [...response.headers]]);
    expect(shown).not.toContain(QUESTION);
    expect(shown).not.toMatch(/TypeError|cannot read|\.ts/);
    expect(worker.logs()).toContain(problem.instance);
    expect(worker.logs()).toContain("TypeError");
    expect(worker.logs()).not.toContain(QUESTION);
  });
});
