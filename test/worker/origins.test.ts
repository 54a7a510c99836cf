// Whose pages may call the interface: with the setting as it comes anybody's, with a list the listed ones and our own.
// What a page may not read it is refused, and a page that may reads problems, too.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ProblemBody } from "../../src/contract.ts";
import { posting, type Served, serve } from "./serve.ts";

const LISTED = "https://county.example";
const OTHER = "https://other.example:8443";
const PUBLIC = "https://fawen.example";
const READ = "access-control-allow-origin";

/** Every kind of reply of the interface, good and bad. */
const REQUESTS: [name: string, path: string, init: RequestInit, status: number][] = [
  ["an answer", "/api/ask", posting({ question: "调解" }), 200],
  ["an answer to a link", "/api/ask?q=a", {}, 200],
  ["a list", "/api/sources", {}, 200],
  ["a faulty question", "/api/ask", posting({}), 400],
  ["a path that is not there", "/api/nothing", {}, 404],
  ["a method that is not there", "/api/sources", { method: "DELETE" }, 405],
  ["a form that is no JSON", "/api/ask", { method: "POST", body: "a" }, 415],
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
    test.each([LISTED, OTHER, PUBLIC])("can be read by a page of %s, and by name only", async (origin) => {
      const response = await worker.fetch(path, from(origin, init));
      expect(response.status).toBe(status);
      expect(response.headers.get(READ)).toBe(origin);
      expect(varies(response)).toContain("Origin");
      expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    });

    test("is given to who is no page, and to a page of the address asked, without a name", async () => {
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
    ])("is refused to a page of “%s”, which may not read that, either", async (origin) => {
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

  test("the answer to a link still varies by what is accepted", async () => {
    expect(varies(await worker.fetch("/api/ask?q=a", from(LISTED, {})))).toEqual(["Accept", "Origin"]);
  });

  test("a path written in another way is no way round", async () => {
    for (const path of ["/%61pi/sources", "/api/%73ources"]) {
      const response = await worker.fetch(path, from("https://another.example", {}));
      expect([403, 404]).toContain(response.status);
      expect(response.headers.get(READ)).toBeNull();
    }
  });

  test("pages are pages for whoever comes", async () => {
    for (const path of ["/", "/sources", "/healthz", "/openapi.json"]) {
      const response = await worker.fetch(path, from("https://another.example", {}));
      expect(response.status, path).toBe(200);
      expect(response.headers.get(READ), path).toBeNull();
    }
  });
});

describe("with an empty list", () => {
  test("our own pages may call and nobody else's", async () => {
    const worker = await serve({ vars: { ALLOWED_ORIGINS: "" } });
    try {
      expect((await worker.fetch("/api/sources", from(worker.url.origin, {}))).status).toBe(200);
      expect((await worker.fetch("/api/sources", from(LISTED, {}))).status).toBe(403);
    } finally {
      await worker.close();
    }
  });
});

describe("with the settings as they come", () => {
  let worker: Served;
  beforeAll(async () => {
    worker = await serve();
  });
  afterAll(() => worker.close());

  test.each(REQUESTS)("%s can be read by any page, one without an origin too", async (_, path, init, status) => {
    for (const origin of [LISTED, "null", null]) {
      const response = await worker.fetch(path, from(origin, init));
      expect(response.status).toBe(status);
      expect(response.headers.get(READ)).toBe("*");
      expect(varies(response)).not.toContain("Origin");
    }
  });
});

describe("with origins that no browser sends", () => {
  test.each([
    ["ALLOWED_ORIGINS", "https://county.example/"],
    ["FRAME_ANCESTORS", "*"],
  ])("%s “%s” is a setting that cannot be read, and any page may read that", async (name, value) => {
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
