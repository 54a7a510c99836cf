// What browsers load, built as the build does it: small, the same every time, and without anything that parses markup,
// runs text or speaks to another host.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { renderEmbed } from "../../../src/http/pages/embed.ts";
import { Settings } from "../../../src/settings.ts";
import { bundleWeb } from "../../../src/web/bundle.ts";
import { foreignHosts } from "../../../tools/house/rules.ts";

/** What a page may load before the first question. */
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

describe("what is loaded before the first question", () => {
  test("in a page fits in 15 KiB", () => {
    expect(packed(fileOf("widget.js"))).toBeGreaterThan(1_000);
    expect(packed(fileOf("widget.js"))).toBeLessThanOrEqual(BYTES_MAX);
  });

  test("in a frame fits in 15 KiB, beside the frame's own page of half a KiB, without what the collection offers", () => {
    const page = renderEmbed(
      "lang=zh-CN&place=%E5%98%89%E5%96%84%E5%8E%BF",
      Settings.parse({ FRAME_ANCESTORS: "https://a.example" }),
      null,
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
  test("has nothing that parses markup, runs text or keeps anything for good", () => {
    const text = fileOf(name);
    expect(text.length).toBeGreaterThan(50);
    expect(FORBIDDEN.filter((pattern) => pattern.test(text)).map(String)).toEqual([]);
  });

  test("names no other host", () => {
    expect(foreignHosts(fileOf(name))).toEqual([]);
    expect(fileOf(name)).not.toMatch(/@import|url\(/);
  });
});

describe("the bundle", () => {
  test("is the same, byte for byte, as the one that another process has built", () => {
    for (const [name, text] of files) {
      expect(readFileSync(new URL(`../../../public/${name}`, import.meta.url), "utf8"), name).toBe(text);
    }
  });

  test("asks for the part that shows answers under an address that is that text's", () => {
    const [, version] =
      /widget-answers\.js\?v=\$\{"(\w+)"\}|widget-answers\.js\?v=(\w+)/.exec(fileOf("widget.js")) ?? [];
    expect(fileOf("widget.js")).toContain("widget-answers.js");
    expect(version ?? fileOf("widget.js")).toMatch(/[0-9a-f]{8}/);
  });
});
