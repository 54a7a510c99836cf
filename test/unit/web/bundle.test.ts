// Tests the files that browsers load, as the build has made them: they are small, and contain nothing that parses
// markup, evaluates text or contacts another host.
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { renderEmbed } from "../../../src/http/pages/embed.ts";
import { Settings } from "../../../src/settings.ts";
import { foreignHosts } from "../../../tools/house/rules.ts";
import { builtFile } from "./built-files.ts";

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

const packed = (text: string) => gzipSync(text).length;

describe("the files loaded before the first question", () => {
  test("take at most 15 KiB in a page", () => {
    expect(packed(builtFile("widget.js"))).toBeGreaterThan(1_000);
    expect(packed(builtFile("widget.js"))).toBeLessThanOrEqual(BYTES_MAX);
  });

  test("take at most 15 KiB in a frame, whose own page takes half a KiB without the collection's content", () => {
    const page = renderEmbed(
      "lang=zh-CN&place=%E5%98%89%E5%96%84%E5%8E%BF",
      Settings.parse({ FRAME_ANCESTORS: "https://a.example" }),
      { opened: null, menuWords: {} },
      { lang: "zh-CN", announcements: [] },
    );
    expect(packed(page)).toBeLessThanOrEqual(512);
    const loaded = ["widget.js", "embed.js", "embed.css"].map(builtFile);
    expect(loaded.map(packed).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(BYTES_MAX);
    const named = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name);
    expect(named).toEqual(["embed.css", "widget.js", "embed.js"]);
  });
});

describe.each([...SCRIPTS, "page.css", "widget.css", "embed.css", "kiosk.css"])("%s", (name) => {
  test("contains nothing that parses markup, evaluates text or stores data permanently", () => {
    const text = builtFile(name);
    expect(text.length).toBeGreaterThan(50);
    expect(FORBIDDEN.filter((pattern) => pattern.test(text)).map(String)).toEqual([]);
  });

  test("contains no address of another host", () => {
    expect(foreignHosts(builtFile(name))).toEqual([]);
    expect(builtFile(name)).not.toMatch(/@import|url\(/);
  });
});

describe("the bundle", () => {
  test("loads the part that displays answers from an address that contains its digest", () => {
    const [, version] =
      /widget-answers\.js\?v=\$\{"(\w+)"\}|widget-answers\.js\?v=(\w+)/.exec(builtFile("widget.js")) ?? [];
    expect(builtFile("widget.js")).toContain("widget-answers.js");
    expect(version ?? builtFile("widget.js")).toMatch(/[0-9a-f]{8}/);
  });
});
