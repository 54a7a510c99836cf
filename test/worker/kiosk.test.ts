// Files that a kiosk stores for offline use: the index, the service worker's script and the files that it names, as the
// Worker and the platform serve them. Each digest is computed again from the served bytes.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { open } from "../../src/press.ts";
import { restore } from "../../src/renumber.ts";
import { posting, type Served, serve } from "./serve.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SCRIPT = "/kiosk/worker.js";
const INDEX = "/kiosk-index.txt";
const FILES = ["/icon.svg", "/kiosk", INDEX, "/kiosk.css", "/kiosk.js"];
/** Compressed size of everything that a terminal loads before it can work offline. */
const BYTES_MAX = 400 * 1024;
const LINE = /^self\.FAWEN_KIT=(\{.*\});importScripts\("\.\.(\/kiosk-engine\.js\?v=[0-9a-f]{16})"\);\n$/u;
let worker: Served;

beforeAll(async () => {
  worker = await serve();
});
afterAll(() => worker.close());

const bytesOf = async (path: string, from = worker) => Buffer.from(await (await from.fetch(path)).arrayBuffer());
const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex");

async function kitOf(from: Served): Promise<{ kit: Record<string, unknown>; engine: string }> {
  const [, kit = "null", engine = ""] = LINE.exec((await bytesOf(SCRIPT, from)).toString()) ?? [];
  return { kit: JSON.parse(kit), engine };
}

describe("/kiosk-index.txt", () => {
  test("opens to the same index as the Worker's, and is not sent again to a client that has it", async () => {
    const response = await worker.fetch(INDEX);
    expect(open(await response.text())).toBe(restore(await readFile(`${ROOT}index/out/seeds/corpus.txt`, "utf8")));
    const etag = response.headers.get("etag") ?? "";
    expect((await worker.fetch(INDEX, { headers: { "If-None-Match": etag } })).status).toBe(304);
  });
});

describe("/kiosk/worker.js", () => {
  test("is a script for the scope /kiosk that may fetch and import only from this host", async () => {
    const { status, headers } = await worker.fetch(SCRIPT);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-cache");
    expect(headers.get("service-worker-allowed")).toBe("../kiosk");
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; connect-src 'self'; script-src 'self'; frame-ancestors 'none'",
    );
  });

  test("names every file by the SHA-256 of the served bytes", async () => {
    const { kit } = await kitOf(worker);
    const digests = await Promise.all(FILES.map(async (path) => [path, sha256(await bytesOf(path))]));
    expect(kit.files).toEqual(Object.fromEntries(digests));
    const { body } = await worker.json("/healthz");
    expect(kit.index).toBe(Object(body.index).id);
  });

  test("names the engine by the SHA-256 of its one function", async () => {
    const { kit, engine } = await kitOf(worker);
    const text = (await bytesOf(engine)).toString();
    const [, body = ""] = /^\(self\.FAWEN_ENGINE=(function\(\)\{.*\})\)\(\);\n$/su.exec(text) ?? [];
    expect(kit.engine).toBe(sha256(body));
    expect(engine).toContain(sha256(body).slice(0, 16));
  });

  test("contains the settings that change replies, and the digest of the page made with them", async () => {
    expect((await kitOf(worker)).kit.settings).toEqual({ asking: "on", origin: "" });
    const other = await serve({ vars: { ASKING: "off", PUBLIC_ORIGIN: "https://fawen.example" } });
    try {
      const { kit } = await kitOf(other);
      expect(kit.settings).toMatchObject({ asking: "off", origin: "https://fawen.example" });
      const { body } = await other.json("/api/ask", posting({ question: "调解" }));
      expect(Object(kit.settings).refusal).toBe(body.detail);
      expect(Object(kit.files)["/kiosk"]).toBe(sha256(await bytesOf("/kiosk", other)));
      expect(Object(kit.files)["/kiosk"]).not.toBe(Object((await kitOf(worker)).kit.files)["/kiosk"]);
    } finally {
      await other.close();
    }
  });

  test("is a problem when the index is damaged", async () => {
    const broken = await serve({ main: "broken-index-setup.ts" });
    try {
      const { response, body } = await broken.json(SCRIPT);
      expect([response.status, body.slug]).toEqual([503, "index_unavailable"]);
    } finally {
      await broken.close();
    }
  });
});

test("the files of a terminal take at most 400 KiB compressed", async () => {
  const { engine } = await kitOf(worker);
  const packed = await Promise.all(
    [...FILES, SCRIPT, engine].map(async (path) => gzipSync(await bytesOf(path), { level: 9 }).length),
  );
  expect(packed.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(BYTES_MAX);
});

test("the file that detects whether the terminal is online is never cached", async () => {
  const response = await worker.fetch("/alive.txt");
  expect(await response.text()).toBe("fawen\n");
  expect(response.headers.get("cache-control")).toBe("no-store");
});
