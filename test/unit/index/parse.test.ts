// Which bytes the build reads as text and which it refuses.
import { describe, expect, test } from "vitest";
import { parseText, SEED_BYTES_MAX } from "../../../index/parse.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
function errorOf(bytes: Uint8Array) {
  const parsed = parseText("a.txt", bytes);
  return "error" in parsed ? parsed.error : null;
}

describe("parseText", () => {
  test("keeps every character, including the byte order mark", () => {
    expect(parseText("a.txt", utf8("\ufeff法律援助\r\n不收费。"))).toEqual({
      text: "\ufeff法律援助\r\n不收费。",
      encoding: "UTF-8",
    });
  });

  test.each([
    ["bytes in no valid encoding", Uint8Array.from([...utf8("第一行\n第二行\n"), 0xe6, 0xb3]), 3, /UTF-8/],
    ["a replacement character", utf8("第一行\n法\uFFFD援助"), 2, /U\+FFFD/],
    ["a NUL character", utf8("第一行\n\n法\0援助"), 3, /NUL/],
    ["an empty file", utf8(""), null, /no text/],
    ["a file of white space and punctuation", utf8(" \n——\n"), null, /no text/],
    ["a file above the maximum size", utf8("法".repeat(SEED_BYTES_MAX / 3 + 1)), null, /more than/],
  ])("refuses %s, with line and remedy in both languages", (_name, bytes, line, reason) => {
    const error = errorOf(bytes);
    expect(error?.file).toBe("a.txt");
    expect(error?.line).toBe(line);
    expect(error?.reason.en).toMatch(reason);
    for (const words of [error?.reason, error?.remedy]) {
      expect(words?.zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(words?.en).toMatch(/^[\x20-\x7e]+\.$/);
    }
  });
});
