// Settings as the platform hands them in: what they mean when they are left out, and which are refused.
import { describe, expect, test } from "vitest";
import { Settings } from "../../../src/settings.ts";

const LISTS = ["ALLOWED_ORIGINS", "FRAME_ANCESTORS"] as const;

describe("lists of origins", () => {
  test("left out: any page may call, none may frame", () => {
    expect(Settings.parse({})).toMatchObject({ ALLOWED_ORIGINS: "*", FRAME_ANCESTORS: [] });
  });

  test.each(LISTS)("%s is read word by word", (name) => {
    const origins = ["https://a.example", "http://b.example:8080", "https://xn--fiqs8s.example", "https://[::1]:8443"];
    expect(Settings.parse({ [name]: ` ${origins.join("\n  ")} ` })[name]).toEqual(origins);
    expect(Settings.parse({ [name]: "" })[name]).toEqual([]);
  });

  test.each([
    "a.example",
    "https://a.example/",
    "https://a.example/path",
    "https://A.example",
    "https://a.example:443",
    "https://a.example:99999",
    "https://法问.example",
    "https://*.example",
    "https://a.example;script-src",
    "https://a.example,https://b.example",
    "https://user@a.example",
    "https://'self'",
    "ftp://a.example",
    "null",
    "* https://a.example",
    "https://a.example *",
  ])("“%s” is no list of origins as browsers write them", (list) => {
    for (const name of LISTS) {
      const issues = Settings.safeParse({ [name]: list }).error?.issues ?? [];
      expect(issues.map(({ path }) => path[0])).toEqual([name]);
    }
  });

  test("one that lets everybody frame a page is refused", () => {
    expect(Settings.safeParse({ FRAME_ANCESTORS: "*" }).success).toBe(false);
  });
});
