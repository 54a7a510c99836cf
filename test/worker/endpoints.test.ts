// Every endpoint of the contract, through the Worker: its content, and that it conforms to the OpenAPI document.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Answer } from "../../src/contract.ts";
import {
  ENDPOINTS,
  PassageReply,
  PlacesReply,
  SearchReply,
  ServicesReply,
  SourceReply,
  SourcesReply,
} from "../../src/endpoints.ts";
import type { OpenApi } from "../contracts/conform.ts";
import { posting, type Served, serve } from "./serve.ts";

const QUESTION = "平湖请了多少名法治监督员？";
let worker: Served;

beforeAll(async () => {
  worker = await serve();
});
afterAll(() => worker.close());

const q = encodeURIComponent(QUESTION);
type Directory = ReturnType<typeof ServicesReply.parse>["services"];
type Passage = ReturnType<typeof PassageReply.parse>;

/** The whole directory of services, read in pages of `limit`. */
const services = async (limit: number) => {
  const found: Directory = [];
  for (let path = `/api/services?limit=${limit}`; path !== ""; ) {
    const { services: page, next } = ServicesReply.parse((await worker.json(path)).body);
    expect(page.length).toBeLessThanOrEqual(limit);
    found.push(...page);
    path = next === null ? "" : `/api/services?limit=${limit}&cursor=${next}`;
  }
  return found;
};
const firstSource = async () => {
  const { body } = await worker.json("/api/sources?limit=1");
  const [source] = SourcesReply.parse(body).sources;
  if (source === undefined) throw new Error("there are no sources");
  return source;
};

describe("asking", () => {
  test("gives the same answer by POST and GET, with quotes at the positions that it names", async () => {
    const posted = Answer.parse((await worker.json("/api/ask", posting({ question: QUESTION }))).body);
    const got = Answer.parse((await worker.json(`/api/ask?q=${q}`)).body);
    expect(got).toEqual(posted);
    expect(posted.status).toBe("answered");
    expect(posted.citations.length).toBeGreaterThan(0);
    for (const { source, quote, start, end, version } of posted.citations) {
      const { body } = await worker.json(`/api/sources/${encodeURIComponent(source.id)}`);
      const { text, version: current } = SourceReply.parse(body);
      expect(text.slice(start, end)).toBe(quote);
      expect(version).toBe(current);
    }
  });

  test("gives the same answer to the same question, and forbids caching", async () => {
    const { response, body } = await worker.json("/api/ask", posting({ question: QUESTION }));
    expect((await worker.json("/api/ask", posting({ question: QUESTION }))).body).toEqual(body);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("warns of an unknown place without repeating its name, and answers", async () => {
    const { body } = await worker.json("/api/ask", posting({ question: QUESTION, place: "火星" }));
    expect(Answer.parse(body).warnings.join()).toBe("没有您选的这个地方，这次没有按地方查。");
    expect(JSON.stringify(body)).not.toContain("火星");
  });

  test("ignores unknown fields and parameters", async () => {
    const plain = await worker.json("/api/ask", posting({ question: QUESTION }));
    const more = await worker.json("/api/ask", posting({ question: QUESTION, colour: "red", history: [] }));
    expect(more.body).toEqual(plain.body);
    expect((await worker.json(`/api/ask?q=${q}&utm=1&x=%FF`)).body).toEqual(plain.body);
  });

  test.each(["application/xml", "image/png, */*;q=0.1", "application/json, text/plain, */*", "nonsense"])(
    "gives JSON for Accept: %s",
    async (accept) => {
      const { response } = await worker.json(`/api/ask?q=${q}`, { headers: { Accept: accept } });
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toContain("application/json");
    },
  );
});

describe("reading", () => {
  test("search returns the best passages first, up to the limit", async () => {
    const { hits } = SearchReply.parse((await worker.json(`/api/search?q=${encodeURIComponent("调解")}&limit=3`)).body);
    expect(hits).toHaveLength(3);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
    const [best] = hits;
    expect(best?.text).toContain("调解");
    expect((await worker.json(`/api/passages/${encodeURIComponent(best?.passage ?? "")}`)).body).toMatchObject({
      passage: best?.passage,
      text: best?.text,
    });
  });

  test("search without a match returns an empty list", async () => {
    expect(SearchReply.parse((await worker.json("/api/search?q=zzzzqqq")).body).hits).toEqual([]);
  });

  test("the list of sources is complete when read in pages", async () => {
    const whole = SourcesReply.parse((await worker.json("/api/sources")).body);
    expect(whole.next).toBeNull();
    expect(whole.sources).toHaveLength(whole.index.sources);
    const ids: string[] = [];
    for (let path = "/api/sources?limit=2"; path !== ""; ) {
      const { sources, next } = SourcesReply.parse((await worker.json(path)).body);
      ids.push(...sources.map(({ id }) => id));
      path = next === null ? "" : `/api/sources?limit=2&cursor=${next}`;
    }
    expect(ids).toEqual(whole.sources.map(({ id }) => id));
  });

  test("a source has the length that the list states", async () => {
    const { id, characters } = await firstSource();
    const { text } = SourceReply.parse((await worker.json(`/api/sources/${encodeURIComponent(id)}`)).body);
    expect([...text]).toHaveLength(characters);
  });

  test("the places of services are places of the collection, by name", async () => {
    const { places } = PlacesReply.parse((await worker.json("/api/places?limit=200")).body);
    const names = new Set(places.map(({ name }) => name));
    const named = (await services(200)).flatMap(({ place }) => place ?? []);
    expect(named).not.toHaveLength(0);
    for (const place of named) expect(names).toContain(place);
  });

  test("the directory contains each service once, whatever the page size", async () => {
    const ids = (await services(200)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(30);
    expect((await services(30)).map(({ id }) => id)).toEqual(ids);
  });

  test("each service cites a quote of its source, inside the passage that it names", async () => {
    const { sources } = SourcesReply.parse((await worker.json("/api/sources")).body);
    const texts = new Map<string, string>();
    for (const { id } of sources) {
      const { body } = await worker.json(`/api/sources/${encodeURIComponent(id)}`);
      texts.set(id, SourceReply.parse(body).text);
    }
    const passages = new Map<string, Passage>();
    for (const { id, questions, citation } of await services(200)) {
      const { passage, source, quote, start, end, n } = citation;
      if (!passages.has(passage)) {
        const { body } = await worker.json(`/api/passages/${encodeURIComponent(passage)}`);
        passages.set(passage, PassageReply.parse(body));
      }
      expect(texts.get(source.id)?.slice(start, end), id).toBe(quote);
      expect(quote.length, id).toBeGreaterThan(0);
      expect(quote.length, id).toBeLessThanOrEqual(240);
      expect(passages.get(passage)?.text, id).toContain(quote);
      expect(n).toBe(1);
      expect(questions, id).not.toHaveLength(0);
    }
  });

  test("health reports the version and the index of answers", async () => {
    const { body } = await worker.json("/healthz");
    const answer = Answer.parse((await worker.json("/api/ask", posting({ question: QUESTION }))).body);
    expect(body).toMatchObject({ status: "ok", index: answer.index });
    expect(body.version).toMatch(/^\d+\.\d+\.\d+/);
  });
});

describe("the OpenAPI document", () => {
  test("lists exactly the endpoints of the contract", async () => {
    const document: OpenApi = JSON.parse(await (await worker.fetch("/openapi.json")).text());
    expect(document.openapi).toMatch(/^3\.1\./);
    const listed = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(listed.sort()).toEqual(ENDPOINTS.map(({ method, path }) => `${method} ${path}`).sort());
  });
});

describe("HEAD", () => {
  test.each(["/", "/sources", "/api/sources", "/healthz", "/openapi.json", `/api/ask?q=${q}`, "/nothing"])(
    "of %s has the status and content type of GET and no body",
    async (path) => {
      const [head, get] = await Promise.all([worker.fetch(path, { method: "HEAD" }), worker.fetch(path)]);
      expect(head.status).toBe(get.status);
      expect(head.headers.get("content-type")).toBe(get.headers.get("content-type"));
      expect(await head.text()).toBe("");
    },
  );
});
