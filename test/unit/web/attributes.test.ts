// Tests how the element's attributes are parsed: each attribute works as documented, and an invalid value counts as
// absent.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PLACE_CHARS_MAX, QUESTION_CHARS_MAX } from "../../../src/limits.ts";
import { ATTRIBUTES, readSettings, type Settings, stringsOf } from "../../../src/view/attributes.ts";
import { texts, tries } from "./shown-replies.ts";

const HERE = "https://fawen.example";

function settingsOf(attributes: Record<string, string>): Settings {
  return readSettings((name) => attributes[name] ?? null, HERE);
}

const ABSENT = settingsOf({});

describe("readSettings without attributes", () => {
  test("describes a Chinese chat inside the page that uses the script's server and stores nothing", () => {
    expect(ABSENT).toEqual({
      api: HERE,
      lang: "zh-CN",
      place: "",
      places: [],
      question: "",
      announcement: "",
      suggestions: [],
      isLauncher: false,
      position: "right",
      theme: "auto",
      size: "normal",
      keepsSession: false,
      hostHears: false,
      strings: null,
    });
  });
});

describe("readSettings with the browser's languages", () => {
  const langOf = (languages: readonly string[], lang: string | null = null) =>
    readSettings((name) => (name === "lang" ? lang : null), HERE, languages).lang;

  test.each([
    [["en-US", "en"], "en"],
    [["zh-CN", "en"], "zh-CN"],
    [["zh-TW"], "zh-Hant"],
    [["zh-Hant-HK", "en"], "zh-Hant"],
    [["zh-Hans-HK"], "zh-CN"],
    [["de-DE", "fr", "en-GB"], "en"],
    [["de-DE", "english"], "zh-CN"],
    [[], "zh-CN"],
  ])("maps %j to %s", (languages, lang) => {
    expect(langOf(languages)).toBe(lang);
  });

  test("prefers the host's language unless it is invalid", () => {
    expect(langOf(["en-US"], "zh-CN")).toBe("zh-CN");
    expect(langOf(["zh-CN"], " en ")).toBe("en");
    expect(langOf(["en-US"], "fr")).toBe("en");
    expect(langOf(["en-US"], "")).toBe("en");
  });
});

describe("readSettings with an attribute", () => {
  const GOOD: [attributes: Record<string, string>, settings: Partial<Settings>][] = [
    [{ api: "https://other.example:8443" }, { api: "https://other.example:8443" }],
    [{ api: " http://localhost:8787 " }, { api: "http://localhost:8787" }],
    [{ api: "https://other.example/" }, { api: "https://other.example" }],
    [{ api: "https://portal.example/fawen/" }, { api: "https://portal.example/fawen" }],
    [{ lang: "en" }, { lang: "en" }],
    [{ lang: "zh-Hant" }, { lang: "zh-Hant" }],
    [{ lang: "zh-TW" }, { lang: "zh-Hant" }],
    [{ lang: "zh-hk" }, { lang: "zh-Hant" }],
    [{ lang: "en-GB" }, { lang: "en" }],
    [{ lang: "zh-Hans-CN" }, { lang: "zh-CN" }],
    [{ place: " 嘉善县 " }, { place: "嘉善县" }],
    [{ places: "嘉善县| 平湖市 ||" }, { places: ["嘉善县", "平湖市"] }],
    [{ question: "怎么办？" }, { question: "怎么办？" }],
    [{ announcement: "周六休息" }, { announcement: "周六休息" }],
    [{ suggestions: "甲？|乙？" }, { suggestions: ["甲？", "乙？"] }],
    [{ launcher: "" }, { isLauncher: true }],
    [{ position: "left" }, { position: "left" }],
    [{ theme: "contrast" }, { theme: "contrast" }],
    [{ theme: "dark" }, { theme: "dark" }],
    [{ theme: "light" }, { theme: "light" }],
    [{ size: "large" }, { size: "large" }],
    [{ size: "huge" }, { size: "huge" }],
    [{ keep: "session" }, { keepsSession: true }],
    [{ voice: "host" }, { hostHears: true }],
    [{ strings: '{"title":"问一问"}' }, { strings: { title: "问一问" } }],
  ];
  test.each(GOOD)("%j sets %j and nothing else", (attributes, settings) => {
    expect(settingsOf(attributes)).toEqual({ ...ABSENT, ...settings });
  });

  test("is tested for every attribute", () => {
    expect(new Set(GOOD.flatMap(([attributes]) => Object.keys(attributes)))).toEqual(new Set(ATTRIBUTES));
  });

  const BAD: Record<string, string>[] = [
    ...["fawen.example", "//x.example", "javascript:alert(1)", "https://a.example/a b"].map((api) => ({ api })),
    ...[
      "https://u@a.example",
      "https://a.example/u@b",
      "https://a.example?x",
      "https://a.example#x",
      "https://a b",
      "https://",
    ].map((api) => ({
      api,
    })),
    ...["", "de", "ZH-CN", "constructor"].map((lang) => ({ lang })),
    { place: "  " },
    { place: "县".repeat(PLACE_CHARS_MAX + 1) },
    { places: " | | " },
    { places: "县".repeat(PLACE_CHARS_MAX + 1) },
    { question: "问".repeat(QUESTION_CHARS_MAX + 1) },
    { suggestions: `||${"问".repeat(QUESTION_CHARS_MAX + 1)}` },
    { position: "top" },
    { theme: "Dark" },
    { size: "12px" },
    { keep: "" },
    { keep: "local" },
    { voice: "" },
    ...["", "{", "null"].map((strings) => ({ strings })),
  ];
  test.each(BAD)("ignores %j", (attributes) => {
    expect(settingsOf(attributes)).toEqual(ABSENT);
  });

  test("counts code points, not UTF-16 units", () => {
    const place = "𠀀".repeat(PLACE_CHARS_MAX);
    const question = "😀".repeat(QUESTION_CHARS_MAX);
    expect(settingsOf({ place, question })).toMatchObject({ place, question });
  });

  test("returns valid settings for any text", () => {
    const attribute = fc.option(fc.oneof(texts, fc.json()), { nil: null });
    fc.assert(
      fc.property(fc.record(Object.fromEntries(ATTRIBUTES.map((name) => [name, attribute]))), (attributes) => {
        const settings = readSettings((name) => attributes[name] ?? null, HERE);
        expect(Object.keys(settings)).toEqual(Object.keys(ABSENT));
        expect(settings.api).toMatch(/^https?:\/\/[^\s/?#\\@]+(?:\/[^\s?#\\@]*[^\s?#\\@/])?$/);
        expect([...settings.places, ...settings.suggestions]).not.toContain("");
        for (const words of Object.values(stringsOf(settings.strings, "en"))) expect(typeof words).toBe("string");
      }),
      tries(200),
    );
  });
});

describe("stringsOf", () => {
  test("keeps only the string values", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const words of Object.values(stringsOf(value, "zh-CN"))) expect(typeof words).toBe("string");
      }),
      tries(200),
    );
    expect(stringsOf({ title: "甲", close: 1, send: null }, "zh-CN")).toEqual({ title: "甲" });
  });

  test("prefers the strings of the language to those for all languages", () => {
    const strings = { title: "甲", send: "问", en: { title: "A" } };
    expect(stringsOf(strings, "en")).toEqual({ title: "A", send: "问" });
    expect(stringsOf(strings, "zh-Hant")).toEqual({ title: "甲", send: "问" });
  });
});
