// Static files, which the platform serves without the Worker: other sites may load those that they embed.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Served, serve } from "./serve.ts";

const EMBEDDED = ["/widget.js", "/embed.js", "/widget.d.ts"];
const OWN = ["/page.css", "/icon.svg"];
let worker: Served;

beforeAll(async () => {
  worker = await serve();
});
afterAll(() => worker.close());

describe.each(EMBEDDED)("%s", (path) => {
  test("may be loaded by any page, also a cross-origin isolated one, and cached for ten minutes", async () => {
    const response = await worker.fetch(path, { headers: { Origin: "https://another.example" } });
    expect(response.status).toBe(200);
    expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cache-control")).toBe("public, max-age=600");
  });

  test("declares UTF-8", async () => {
    const response = await worker.fetch(path);
    const kind = path.endsWith(".js") ? "text/javascript" : "text/plain";
    expect(response.headers.get("content-type")?.toLowerCase().replaceAll(" ", "")).toBe(`${kind};charset=utf-8`);
  });
});

test.each([...EMBEDDED, ...OWN])("%s sends no referrer, allows no sniffing and sets no cookie", async (path) => {
  const { status, headers } = await worker.fetch(path);
  expect(status).toBe(200);
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("set-cookie")).toBeNull();
});

test.each(OWN)("%s is for our own pages only", async (path) => {
  const { headers } = await worker.fetch(path);
  expect(headers.get("access-control-allow-origin")).toBeNull();
  expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
});
