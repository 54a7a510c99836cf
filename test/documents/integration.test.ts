// Checks that docs/integration.md and the code agree on the messages and their fields, the fields of a packet and the
// URL parameters. The operator's guide docs/kiosk.md also has to list the parameters.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ABILITIES, readKioskSettings } from "../../src/web/kiosk/kiosk-settings.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const DOCUMENT = read("docs/integration.md");
const MESSAGES = read("src/web/kiosk/shell-messages.ts").replace(/\/\*\*.*?\*\//gu, "");
const SETTINGS = read("src/web/kiosk/kiosk-settings.ts");
const PACKET = read("src/web/kiosk/packet.ts");

/** Returns the cells of the first table below a heading, without its header row. */
function tableBelow(heading: string, text = DOCUMENT): string[][] {
  const from = text.indexOf(`\n${heading}\n`);
  expect(from, heading).toBeGreaterThan(-1);
  const [table = ""] = /\|[\s\S]*?\n\n/u.exec(text.slice(from)) ?? [];
  const rows = table.trim().split("\n").slice(2);
  return rows.map((row) => row.split("|").slice(1, -1));
}

const named = (cell = "") => [...cell.matchAll(/`([\w-]+)`/gu)].map(([, name = ""]) => name);

/** Reads a union type of the code: the type of each message, with the names of its fields. */
function union(name: string): Record<string, string[]> {
  const [body = ""] = new RegExp(`export type ${name} =[\\s\\S]*?\\};?\\n\\n`, "u").exec(MESSAGES) ?? [];
  const members = [...body.matchAll(/\{\s*type: "([\w-]+)";?([^}]*)\}/gu)];
  expect(members.length).toBeGreaterThan(3);
  return Object.fromEntries(
    members.map(([, type = "", fields = ""]) => [
      type,
      [...fields.matchAll(/(\w+):/gu)].map(([, field = ""]) => field),
    ]),
  );
}

describe("docs/integration.md", () => {
  test.each([
    ["FromShell", "### 外壳说的"],
    ["ToShell", "### 外壳听到的"],
  ])("has every message of %s with its fields, and no other", (type, heading) => {
    const rows = tableBelow(heading).map(([first, second]) => [named(first)[0], named(second)]);
    expect(Object.fromEntries(rows)).toEqual(union(type));
  });

  test("has every field of a packet, in its table and in its example", () => {
    const [body = ""] = /export interface Packet \{[\s\S]*?\n\}/u.exec(PACKET) ?? [];
    const fields = [...body.matchAll(/^ {2}(\w+):/gmu)].map(([, field = ""]) => field);
    expect(fields.length).toBeGreaterThan(5);
    expect(tableBelow("## 交给工作人员的内容").map(([first]) => named(first)[0])).toEqual(fields);
    const example = JSON.parse(/```json\n([\s\S]*?)```/u.exec(DOCUMENT)?.[1] ?? "null");
    expect(Object.keys(example)).toEqual(fields);
    const quote = [...body.matchAll(/^ {4}(\w+):/gmu)].map(([, field = ""]) => field);
    expect(Object.keys(example.quotes[0])).toEqual(quote);
  });

  test("has every ability, and no other", () => {
    expect(tableBelow("## 外壳能做什么").map(([first]) => named(first)[0])).toEqual([...ABILITIES]);
  });

  test("has links in README.md and docs/kiosk.md", () => {
    expect(read("README.md")).toContain("(docs/integration.md)");
    expect(read("docs/kiosk.md")).toContain("(integration.md)");
  });
});

describe("the URL parameters", () => {
  const inCode = [...SETTINGS.matchAll(/(?:given\.get|number|flag)\("(\w+)"/gu)].map(([, name = ""]) => name).sort();

  test.each([
    ["docs/integration.md", "## 地址参数"],
    ["docs/kiosk.md", "## 地址里写什么"],
  ])("are listed in %s, all of them and no other", (path, heading) => {
    const rows = tableBelow(heading, read(path)).map(([first]) => named(first)[0] ?? "");
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.sort()).toEqual([...new Set(inCode)]);
  });

  const bounded = tableBelow("## 地址参数").flatMap(([name, value = "", usual = ""]) => {
    const [, min, max] = /(\d+)–(\d+)/u.exec(value) ?? [];
    return min === undefined
      ? []
      : [{ name: named(name)[0] ?? "", min: Number(min), max: Number(max), usual: usual.trim() }];
  });

  test.each(bounded)(
    "include $name, which accepts $min to $max and is otherwise $usual",
    ({ name, min, max, usual }) => {
      const valueAt = (text: string) => {
        const { idleSeconds: idle, warningSeconds: warning, looks, unread } = readKioskSettings(`${name}=${text}`);
        return { value: Object({ idle, warning, volume: looks.volume })[name], isRead: !unread.includes(name) };
      };
      for (const value of [min, max]) expect(valueAt(String(value))).toEqual({ value, isRead: true });
      for (const value of [min - 1, max + 1])
        expect(valueAt(String(value))).toEqual({ value: Number(usual), isRead: false });
    },
  );

  test("with bounds are idle, warning and volume", () => {
    expect(bounded.map(({ name }) => name)).toEqual(["idle", "warning", "volume"]);
  });
});
