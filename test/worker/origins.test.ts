// Which sites' pages may call the API: any by default; with `ALLOWED_ORIGINS`, the listed ones and our own. A page that
// may not read a reply is refused; a page that may can read problems, too.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ProblemBody } from "../../src/contract.ts";
import { posting, type Served, serve } from "./serve.ts";

const LISTED = "https://county.example";
const OTHER = "https://other.example:8443";
const PUBLIC = "https://fawen.example";
const READ = "access-control-allow-origin";

/** Every kind of reply of the API, good and bad. */
const REQUESTS: [name: string, path: string, init: RequestInit, status: number][] = [
  ["an answer", "/api/ask", posting({ question: "调解" }), 200],
  ["an answer to a GET", "/api/ask?q=a", {}, 200],
  ["a list", "/api/sources", {}, 200],
  ["a faulty question", "/api/ask", posting({}), 400],
  ["an unknown path", "/api/nothing", {}, 404],
  ["an unsupported method", "/api/sources", { method: "DELETE" }, 405],
  ["a body that is not JSON", "/api/ask", { method: "POST", body: "a" }, 415],
  ["a preflight", "/api/ask", { method: "OPTIONS" }, 204],
];

const from = (origin: string | null, init: RequestInit): RequestInit => ({
  ...init,
  headers: { ...init.headers, ...(origin === null ? {} : { Origin: origin }) },
});
const varies = (response: Response) => (response.headers.get("vary") ?? "").split(/,\s*/);

describe("with a list of origins", () => {
  let worker: Served;
  beforeAll(async () => {
    worker = await serve({ vars: { ALLOWED_ORIGINS: `${LISTED}  ${OTHER}`, PUBLIC_ORIGIN: PUBLIC } });
  });
  afterAll(() => worker.close());

  describe.each(REQUESTS)("%s", (_, path, init, status) => {
    test.each([LISTED, OTHER, PUBLIC])("can be read by a page of %s, which the header names", async (origin) => {
      const response = await worker.fetch(path, from(origin, init));
      expect(response.status).toBe(status);
      expect(response.headers.get(READ)).toBe(origin);
      expect(varies(response)).toContain("Origin");
      expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    });

    test("is readable without Origin and for pages of the requested host, without naming an origin", async () => {
      for (const origin of [null, worker.url.origin]) {
        const response = await worker.fetch(path, from(origin, init));
        expect(response.status).toBe(status);
        expect(response.headers.get(READ)).toBeNull();
        expect(varies(response)).toContain("Origin");
      }
    });

    test.each([
      "https://another.example",
      "null",
      "http://county.example",
      "https://county.example:444",
      "https://county.example.another.example",
      "https://COUNTY.example",
      "https://county.example https://other.example:8443",
    ])("refuses a page of “%s” with a problem that it cannot read", async (origin) => {
      const { response, body } = await worker.json(path, from(origin, init));
      expect(ProblemBody.parse(body)).toMatchObject({ slug: "forbidden", status: 403 });
      expect(response.status).toBe(403);
      expect(response.headers.get(READ)).toBeNull();
      expect(response.headers.get("access-control-allow-methods")).toBeNull();
      expect(varies(response)).toContain("Origin");
      expect(JSON.stringify([...response.headers])).not.toContain(origin);
    });
  });

  test("a refusal says what to do", async () => {
    const { body } = await worker.json("/api/sources", from("https://another.example", {}));
    const { detail, handoff } = ProblemBody.parse(body);
    expect(detail).toContain("12348");
    expect(handoff.contacts.map(({ tel }) => tel)).toEqual(["12348"]);
  });

  test("an answer to a GET varies by Accept as well as Origin", async () => {
    expect(varies(await worker.fetch("/api/ask?q=a", from(LISTED, {})))).toEqual(["Accept", "Origin"]);
  });

  test("an escaped path does not get around the check", async () => {
    for (const path of ["/%61pi/sources", "/api/%73ources"]) {
      const response = await worker.fetch(path, from("https://another.example", {}));
      expect([403, 404]).toContain(response.status);
      expect(response.headers.get(READ)).toBeNull();
    }
  });

  test("pages and documents are served whatever the Origin", async () => {
    for (const path of ["/", "/sources", "/healthz", "/openapi.json"]) {
      const response = await worker.fetch(path, from("https://another.example", {}));
      expect(response.status, path).toBe(200);
      expect(response.headers.get(READ), path).toBeNull();
    }
  });
});

describe("with an empty list", () => {
  test("only our own pages may call", async () => {
    const worker = await serve({ vars: { ALLOWED_ORIGINS: "" } });
    try {
      expect((await worker.fetch("/api/sources", from(worker.url.origin, {}))).status).toBe(200);
      expect((await worker.fetch("/api/sources", from(LISTED, {}))).status).toBe(403);
    } finally {
      await worker.close();
    }
  });
});

describe("with the default settings", () => {
  let worker: Served;
  beforeAll(async () => {
    worker = await serve();
  });
  afterAll(() => worker.close());

  test.each(REQUESTS)("any page can read %s, and so can a request without Origin", async (_, path, init, status) => {
    for (const origin of [LISTED, "null", null]) {
      const response = await worker.fetch(path, from(origin, init));
      expect(response.status).toBe(status);
      expect(response.headers.get(READ)).toBe("*");
      expect(varies(response)).not.toContain("Origin");
    }
  });
});

describe("with an invalid origin in the settings", () => {
  test.each([
    ["ALLOWED_ORIGINS", "https://county.example/"],
    ["FRAME_ANCESTORS", "*"],
  ])("%s “%s” is reported as a faulty setting, and any page may read the report", async (name, value) => {
    const worker = await serve({ vars: { [name]: value } });
    try {
      const response = await worker.fetch("/api/sources", from(LISTED, {}));
      expect(response.status).toBe(500);
      expect(response.headers.get(READ)).toBe("*");
      expect(ProblemBody.parse(await response.json()).slug).toBe("internal");
      expect(worker.logs()).toContain(name);
    } finally {
      await worker.close();
    }
  });
});
