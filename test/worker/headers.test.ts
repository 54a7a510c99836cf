// The headers of every kind of reply, as one table, and when a page sends Strict-Transport-Security.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PAGE_PATHS } from "../../src/http/page-paths.ts";
import { posting, type Served, serve } from "./serve.ts";

const HTTPS_ONLY = "max-age=15552000";
/** In the order of a table row. */
const NAMES = [
  "content-type",
  "cross-origin-resource-policy",
  "cross-origin-opener-policy",
  "access-control-allow-origin",
  "permissions-policy",
  "cache-control",
] as const;

const JSON_TYPE = "application/json; charset=utf-8";
const PROBLEM = "application/problem+json; charset=utf-8";
const HTML = "text/html; charset=UTF-8";
const SCRIPT = "text/javascript; charset=utf-8";
const STATIC = "public, max-age=0, must-revalidate";
const EMBEDDED = "public, max-age=600";
/** The permissions of a page: only these three. */
const OWN = "autoplay=(self), clipboard-write=(self), microphone=(self), …";

type Row = [path: string, ...values: (string | null)[]];

const PAGES: Row[] = [
  ...PAGE_PATHS.map((path): Row => [path, HTML, "same-origin", "same-origin", null, OWN, "no-cache"]),
  ["/?q=a", HTML, "same-origin", "same-origin", null, OWN, "no-store"],
  ["/problems/not_found", HTML, "same-origin", "same-origin", null, OWN, "no-cache"],
  // Other sites frame this page, also cross-origin isolated ones.
  ["/embed", HTML, "cross-origin", "same-origin", null, OWN, "no-cache"],
  ["/kiosk", HTML, "cross-origin", "same-origin", null, OWN, "no-store"],
];
const REPLIES: Row[] = [
  ["/api/ask?q=a", JSON_TYPE, "cross-origin", null, "*", null, "no-store"],
  ["/api/search?q=a", JSON_TYPE, "cross-origin", null, "*", null, "no-store"],
  ["/api/sources", JSON_TYPE, "cross-origin", null, "*", null, "no-cache"],
  ["/api/places", JSON_TYPE, "cross-origin", null, "*", null, "no-cache"],
  ["/api/services", JSON_TYPE, "cross-origin", null, "*", null, "no-cache"],
  ["/api/nothing", PROBLEM, "cross-origin", null, "*", null, "no-store"],
  ["/v1/models", JSON_TYPE, "cross-origin", null, "*", null, "no-store"],
  ["/ask?query=a&streaming=false", JSON_TYPE, "cross-origin", null, "*", null, "no-store"],
  ["/mcp", JSON_TYPE, "cross-origin", null, "*", null, "no-store"],
  ["/wechat", PROBLEM, "same-origin", null, null, null, "no-store"],
  ["/healthz", JSON_TYPE, "same-origin", null, null, null, "no-store"],
  ["/openapi.json", JSON_TYPE, "same-origin", null, null, null, "no-cache"],
  ["/nothing", PROBLEM, "same-origin", null, null, null, "no-store"],
  ["/kiosk/worker.js", SCRIPT, "same-origin", null, null, null, "no-cache"],
  ["/contacts/12348.vcf", "text/vcard; charset=utf-8", "same-origin", null, null, null, "no-cache"],
];
const FILES: Row[] = [
  ["/kiosk-index.txt", "text/plain; charset=utf-8", "same-origin", null, null, null, "no-cache"],
  ...["/widget.js", "/widget-answers.js", "/widget-along.js", "/widget-old.js", "/embed.js"].map(
    (path): Row => [path, SCRIPT, "cross-origin", null, "*", null, EMBEDDED],
  ),
  ["/widget.css", "text/css; charset=utf-8", "cross-origin", null, "*", null, EMBEDDED],
  ["/page.css", "text/css; charset=utf-8", "same-origin", null, null, null, STATIC],
  ["/kiosk.js", SCRIPT, "same-origin", null, null, null, STATIC],
  ["/icon.svg", "image/svg+xml", "same-origin", null, null, null, STATIC],
  ["/alive.txt", "text/plain; charset=utf-8", "same-origin", null, null, null, "no-store"],
];

/** Shortens the long list: it only denies permissions, which a test below checks. */
const shown = (name: string, value: string | null) =>
  name === "permissions-policy" && value !== null ? value.replace(/(?<=microphone=\(self\)), .*/u, ", …") : value;

describe("with the default settings", () => {
  let worker: Served;
  beforeAll(async () => {
    worker = await serve();
  });
  afterAll(() => worker.close());

  test.each([...PAGES, ...REPLIES, ...FILES])("%s", async (path, ...values) => {
    const { headers } = await worker.fetch(path);
    expect(NAMES.map((name) => [name, shown(name, headers.get(name))])).toEqual(
      NAMES.map((name, i) => [name, values[i]]),
    );
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("strict-transport-security")).toBeNull();
  });

  test("an answer to a POST names its charset, too", async () => {
    const { headers } = await worker.fetch("/api/ask", posting({ question: "调解" }));
    expect(headers.get("content-type")).toBe(JSON_TYPE);
  });

  test("a page may use its microphone, sound and clipboard, and nothing else", async () => {
    const policy = (await worker.fetch("/kiosk")).headers.get("permissions-policy") ?? "";
    const items = policy.split(", ");
    expect(items.filter((item) => !item.endsWith("=()"))).toHaveLength(3);
    expect(items).toEqual(
      expect.arrayContaining(["camera=()", "geolocation=()", "payment=()", "usb=()", "clipboard-read=()"]),
    );
  });
});

test("pages of listed origins may load replies that others may not", async () => {
  const worker = await serve({ vars: { ALLOWED_ORIGINS: "https://county.example" } });
  try {
    const by = async (init?: RequestInit) =>
      (await worker.fetch("/api/places", init)).headers.get("cross-origin-resource-policy");
    expect(await by()).toBe("same-origin");
    expect(await by({ headers: { Origin: "https://county.example" } })).toBe("cross-origin");
  } finally {
    await worker.close();
  }
});

describe.each([
  ["https://fawen.example", HTTPS_ONLY],
  ["http://fawen.example", null],
  ["https://www.x.example/fawen", null],
])("under %s", (PUBLIC_ORIGIN, expected) => {
  test(`pages ${expected === null ? "do not send" : "send"} Strict-Transport-Security, other replies never do`, async () => {
    const worker = await serve({ vars: { PUBLIC_ORIGIN } });
    try {
      for (const path of ["/", "/embed", "/kiosk", "/sources", "/problems/not_found"])
        expect((await worker.fetch(path)).headers.get("strict-transport-security"), path).toBe(expected);
      for (const path of ["/api/places", "/widget.js"])
        expect((await worker.fetch(path)).headers.get("strict-transport-security"), path).toBeNull();
    } finally {
      await worker.close();
    }
  });
});
