// Settings from the platform: their defaults, and the values that are refused.
import { describe, expect, test } from "vitest";
import { Settings, withoutUnset } from "../../../src/settings.ts";

const LISTS = ["ALLOWED_ORIGINS", "FRAME_ANCESTORS"] as const;

describe("lists of origins", () => {
  test("let any page call and no page frame by default", () => {
    expect(Settings.parse({})).toMatchObject({ ALLOWED_ORIGINS: "*", FRAME_ANCESTORS: [] });
  });

  test.each(LISTS)("are split at white space: %s", (name) => {
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
  ])("refuse “%s”, which is not a list of origins as browsers write them", (list) => {
    for (const name of LISTS) {
      const issues = Settings.safeParse({ [name]: list }).error?.issues ?? [];
      expect(issues.map(({ path }) => path[0])).toEqual([name]);
    }
  });

  test("refuse to let everybody frame a page", () => {
    expect(Settings.safeParse({ FRAME_ANCESTORS: "*" }).success).toBe(false);
  });
});

describe("the secrets of WeChat", () => {
  const KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

  test("are empty when left out, null in workerd or empty, so the door is closed", () => {
    for (const value of [undefined, null, ""]) {
      const environment = withoutUnset({ WECHAT_TOKEN: value, WECHAT_AES_KEY: value, WECHAT_APP_ID: value });
      const { WECHAT_TOKEN, WECHAT_AES_KEY, WECHAT_APP_ID } = Settings.parse(environment);
      expect([WECHAT_TOKEN, WECHAT_AES_KEY, WECHAT_APP_ID]).toEqual(["", "", ""]);
    }
  });

  test("refuse values that no console issues", () => {
    const faulty = {
      WECHAT_TOKEN: ["ab", "a b c", "口令口令"],
      WECHAT_AES_KEY: ["abc", `${KEY}=`],
      WECHAT_APP_ID: ["a b", "<x>"],
    };
    for (const [name, values] of Object.entries(faulty)) {
      for (const value of values) expect(Settings.safeParse({ [name]: value }).success).toBe(false);
    }
    const right = { WECHAT_TOKEN: "fawenToken2026", WECHAT_AES_KEY: KEY, WECHAT_APP_ID: "wx5823bf96d3bd56c7" };
    expect(Settings.parse(right)).toMatchObject(right);
  });
});

describe("the reader", () => {
  const set = { READER_URL: "https://model.example/v1", READER_MODEL: "m" };
  const faults = (values: Record<string, unknown>) =>
    (Settings.safeParse({ ...set, ...values }).error?.issues ?? []).map(({ path }) => path[0]);

  test("is off by default", () => {
    expect(Settings.parse({})).toMatchObject({ READER_URL: "", READER_KEY: "", READER_TIMEOUT_MS: 4_000 });
  });

  test.each([
    "https://model.example",
    "https://model.example:8443/v1/",
    "https://model.example/v1/chat/completions",
    "http://127.0.0.1:9000/v1",
    "http://localhost/v1",
    "workers-ai",
  ])("accepts the address %s", (READER_URL) => {
    expect(faults({ READER_URL })).toEqual([]);
    expect(Settings.parse({ ...set, READER_URL }).READER_URL).not.toMatch(/\/$/u);
  });

  test.each([
    "http://model.example/v1",
    "http://127.0.0.1.example/v1",
    "http://localhost.example/v1",
    "https://user:key@model.example/v1",
    "https://model.example/v1?key=1",
    "https://model.example/v1#a",
    "https://model.example/../admin",
    "https://a.example https://b.example",
    "file:///etc/passwd",
    "ai",
  ])("refuses the address %s", (READER_URL) => {
    expect(faults({ READER_URL })).toContain("READER_URL");
  });

  test.each([
    ["READER_MODEL", ""],
    ["READER_KEY", "a\r\nHost: b"],
    ["READER_KEY", "钥匙"],
    ["READER_TIMEOUT_MS", "60000"],
    ["READER_TIMEOUT_MS", "4s"],
    ["READER_DAILY", "-1"],
    ["READER_DAILY", "1.5"],
  ])("refuses %s with the value “%s”", (name, value) => {
    expect(faults({ [name]: value })).toEqual([name]);
  });
});

describe("keys of programs", () => {
  test("are separated by spaces; there are none by default", () => {
    expect(Settings.parse({}).API_KEYS).toEqual([]);
    expect(Settings.parse({ API_KEYS: " first-key  second_key/+= " }).API_KEYS).toEqual(["first-key", "second_key/+="]);
  });

  test.each(["密钥", "a\nb", "a\u00a0b"])("refuse “%s”, which no header can hold", (keys) => {
    const issues = Settings.safeParse({ API_KEYS: keys }).error?.issues ?? [];
    expect(issues.map(({ path }) => path[0])).toEqual(["API_KEYS"]);
  });
});
