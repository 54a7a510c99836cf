// Tests the files that browsers load, built as in a real build: they are small, reproducible, and contain nothing that
// parses markup, evaluates text or contacts another host.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { renderEmbed } from "../../../src/http/pages/embed.ts";
import { Settings } from "../../../src/settings.ts";
import { bundleWeb } from "../../../src/web/bundle.ts";
import { foreignHosts } from "../../../tools/house/rules.ts";

/** The files that a page may load before the first question. */
const BYTES_MAX = 15_360;
const SCRIPTS = [
  "widget.js",
  "widget-answers.js",
  "widget-along.js",
  "widget-words-zh-hant.js",
  "widget-words-en.js",
  "widget-old.js",
  "taken.js",
  "embed.js",
  "kiosk-engine.js",
];
const FORBIDDEN = [
  /innerHTML/,
  /outerHTML/,
  /insertAdjacentHTML/,
  /createContextualFragment/,
  /DOMParser/,
  /setHTMLUnsafe/,
  /\beval\s*\(/,
  /\bnew Function\b/,
  /document\.write/,
  /srcdoc/,
  /localStorage/,
  /indexedDB/,
  /document\.cookie/,
  /sendBeacon/,
  /sourceMappingURL/,
];

let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  files = await bundleWeb();
});

const fileOf = (name: string) => files.get(name) ?? "";
const packed = (text: string) => gzipSync(text).length;

describe("the files loaded before the first question", () => {
  test("take at most 15 KiB in a page", () => {
    expect(packed(fileOf("widget.js"))).toBeGreaterThan(1_000);
    expect(packed(fileOf("widget.js"))).toBeLessThanOrEqual(BYTES_MAX);
  });

  test("take at most 15 KiB in a frame, whose own page takes half a KiB without the collection's content", () => {
    const page = renderEmbed(
      "lang=zh-CN&place=%E5%98%89%E5%96%84%E5%8E%BF",
      Settings.parse({ FRAME_ANCESTORS: "https://a.example" }),
      { opened: null, menuWords: {} },
      { lang: "zh-CN", announcements: [] },
    );
    expect(packed(page)).toBeLessThanOrEqual(512);
    const loaded = ["widget.js", "embed.js", "embed.css"].map(fileOf);
    expect(loaded.map(packed).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(BYTES_MAX);
    const named = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name);
    expect(named).toEqual(["embed.css", "widget.js", "embed.js"]);
  });
});

describe.each([...SCRIPTS, "page.css", "widget.css", "embed.css", "kiosk.css"])("%s", (name) => {
  test("contains nothing that parses markup, evaluates text or stores data permanently", () => {
    const text = fileOf(name);
    expect(text.length).toBeGreaterThan(50);
    expect(FORBIDDEN.filter((pattern) => pattern.test(text)).map(String)).toEqual([]);
  });

  test("contains no address of another host", () => {
    expect(foreignHosts(fileOf(name))).toEqual([]);
    expect(fileOf(name)).not.toMatch(/@import|url\(/);
  });
});

describe("the bundle", () => {
  test("is byte for byte the same when another process builds it", () => {
    for (const [name, text] of files) {
      expect(readFileSync(new URL(`../../../public/${name}`, import.meta.url), "utf8"), name).toBe(text);
    }
  });

  test("loads the part that displays answers from an address that contains its digest", () => {
    const [, version] =
      /widget-answers\.js\?v=\$\{"(\w+)"\}|widget-answers\.js\?v=(\w+)/.exec(fileOf("widget.js")) ?? [];
    expect(fileOf("widget.js")).toContain("widget-answers.js");
    expect(version ?? fileOf("widget.js")).toMatch(/[0-9a-f]{8}/);
  });
});
