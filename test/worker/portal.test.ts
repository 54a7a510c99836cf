// The service below a path of a portal: every address that it prints includes the path and works, whether the proxy in
// front keeps the path or strips it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Answer } from "../../src/contract.ts";
import { PAGE_PATHS } from "../../src/http/page-paths.ts";
import { takenPath } from "../../src/view/taken-link.ts";
import { posting, type Served, serve, submitting } from "./serve.ts";

const ORIGIN = "https://www.portal.example";
const BASE = "/fawen";
const QUESTION = "平湖请了多少名法治监督员？";
const HTML = { headers: { Accept: "text/html" } };
const STATIC = ["/widget.js", "/widget-answers.js", "/embed.js", "/page.css", "/icon.svg", "/alive.txt", "/kiosk.js"];
let worker: Served;
let answer: Answer;

beforeAll(async () => {
  worker = await serve({ vars: { PUBLIC_ORIGIN: `${ORIGIN}${BASE}/`, ALLOWED_ORIGINS: "" } });
  answer = Answer.parse((await worker.json("/api/ask", posting({ question: QUESTION }))).body);
});
afterAll(() => worker.close());

/** Our own addresses on a page. */
const addressesOf = (page: string) =>
  [...page.matchAll(/ (?:href|src|action)="([^"#][^"]*)"/g)]
    .map(([, address]) => (address ?? "").replaceAll("&amp;", "&"))
    .filter((address) => !/^(?:https?:|tel:)/.test(address) || address.startsWith(ORIGIN));

type Shown = [name: string, path: () => string, init: RequestInit];

const PAGES: Shown[] = [
  ...PAGE_PATHS.map((path): Shown => [`the page ${path}`, () => path, HTML]),
  ["an answer", () => "/", submitting({ question: QUESTION })],
  ["an answer with choices", () => "/", submitting({ question: "打官司没钱请律师" })],
  ["an empty question", () => "/", submitting({ question: "" })],
  ["a source with a highlight", () => answer.citations[0]?.href.split("#")[0] ?? "", HTML],
  ["the staff page", () => `/explain?q=${encodeURIComponent(QUESTION)}`, HTML],
  ["a take-along page", () => takenPath(answer) ?? "", HTML],
  ["a take-along page of a changed text", () => (takenPath(answer) ?? "").replace(/\?i=\w/, "?i=_"), HTML],
  ["the frame", () => "/embed", HTML],
  ["a kind of problem", () => "/problems/internal", HTML],
  ["an unknown page", () => "/nothing", HTML],
];

describe.each(PAGES)("%s", (_, path, init) => {
  test("is the same with and without the path in the request, and links only below the path", async () => {
    const kept = await worker.fetch(`${BASE}${path()}`, init);
    const page = await kept.text();
    const stripped = await worker.fetch(path(), init);
    const neutral = (html: string) => html.replace(/urn:uuid:[\da-f-]+/g, "");
    expect(neutral(await stripped.text())).toBe(neutral(page));
    expect(stripped.status).toBe(kept.status);
    const addresses = addressesOf(page);
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) {
      const { origin, pathname, search } = new URL(address, ORIGIN);
      expect([origin, pathname.startsWith(`${BASE}/`)], address).toEqual([ORIGIN, true]);
      const led = await worker.fetch(`${pathname}${search}`, HTML);
      expect(led.status, address).toBe(200);
      await led.text();
    }
  });
});

test("a page with a language in its address keeps it in links below the path", async () => {
  const page = await (await worker.fetch("/sources?lang=en", HTML)).text();
  expect(page).toContain('<html lang="en">');
  for (const path of ["/", "/accessibility"]) expect(page).toContain(`href="${BASE}${path}?lang=en"`);
  expect(page).toContain(`href="${BASE}/sources?lang=zh-Hant"`);
});

test("the path without a trailing slash is the start page", async () => {
  expect(await (await worker.fetch(BASE, HTML)).text()).toBe(await (await worker.fetch("/", HTML)).text());
});

test.each([`${BASE}x`, `${BASE}x/sources`, `${BASE}${BASE}/sources`, "/other/sources"])(
  "%s is not taken for a page below the path",
  async (path) => {
    expect((await worker.fetch(path, HTML)).status).toBe(404);
  },
);

describe.each(STATIC)("%s", (path) => {
  test("is served below the path as at the root, with the same headers", async () => {
    const [below, root] = await Promise.all([worker.fetch(`${BASE}${path}`), worker.fetch(path)]);
    const headersOf = ({ headers }: Response) =>
      Object.fromEntries([...headers].filter(([name]) => !/^(?:date|connection|keep-alive|cf-)/.test(name)));
    expect(below.status).toBe(200);
    expect(headersOf(below)).toEqual(headersOf(root));
    expect(await below.text()).toBe(await root.text());
    const etag = root.headers.get("etag") ?? "";
    expect((await worker.fetch(`${BASE}${path}`, { headers: { "If-None-Match": etag } })).status).toBe(304);
  });
});

describe("a reply", () => {
  test("cites its sources relative to the service, and absolutely with the path", () => {
    expect(answer.citations.length).toBeGreaterThan(0);
    for (const { href, url } of answer.citations) {
      expect(href).toMatch(/^\/sources\//);
      expect(url).toBe(`${ORIGIN}${BASE}${href}`);
    }
  });

  test("is the same below the path, byte for byte", async () => {
    const texts = [BASE, ""].map(async (base) =>
      (await worker.fetch(`${base}/api/ask`, posting({ question: QUESTION }))).text(),
    );
    const [below, root] = await Promise.all(texts);
    expect(below).toBe(root);
  });

  test("may be read by pages of the portal only", async () => {
    const from = (origin: string) => worker.fetch(`${BASE}/api/ask?q=a`, { headers: { Origin: origin } });
    const portal = await from(ORIGIN);
    expect([portal.status, portal.headers.get("access-control-allow-origin")]).toEqual([200, ORIGIN]);
    expect((await from("https://other.example")).status).toBe(403);
  });

  test("is a problem with the usual type for an unknown path", async () => {
    const { response, body } = await worker.json(`${BASE}/api/nothing`);
    expect([response.status, body.slug, body.type]).toEqual([404, "not_found", "/problems/not_found"]);
  });
});

test("the OpenAPI document names the path", async () => {
  const description: unknown = await (await worker.fetch(`${BASE}/openapi.json`)).json();
  expect(description).toMatchObject({ servers: [{ url: `${ORIGIN}${BASE}` }] });
});

test("the kiosk's addresses are relative", async () => {
  const page = await (await worker.fetch(`${BASE}/kiosk`)).text();
  expect(addressesOf(page)).toEqual(["icon.svg", "kiosk.css", "kiosk.js"]);
  // The script makes QR codes with it.
  expect(page).toContain(`&quot;origin&quot;:&quot;${ORIGIN}${BASE}&quot;`);
  const script = await worker.fetch(`${BASE}/kiosk/worker.js`);
  expect(script.headers.get("service-worker-allowed")).toBe("../kiosk");
  expect(await script.text()).toContain('importScripts("../kiosk-engine.js?v=');
});
