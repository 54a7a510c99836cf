// The browser tests unwrap a WOFF font: the tables of the result lie where its header says and have the right
// checksums.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { unwrapWoff } from "../../browser/fonts.ts";

const manifest = createRequire(import.meta.url).resolve("@fontsource/noto-sans-sc/package.json");
const path = join(dirname(manifest), "files", "noto-sans-sc-latin-400-normal.woff");

/** The checksum of a font table: the sum of its 32-bit words. */
function checksum(table: Buffer): number {
  let sum = 0;
  for (let i = 0; i < table.length; i += 4) {
    const word = Buffer.alloc(4);
    table.copy(word, 0, i, Math.min(i + 4, table.length));
    sum = (sum + word.readUInt32BE(0)) >>> 0;
  }
  return sum;
}

describe("a WOFF file", () => {
  test("unwraps to the stated number of bytes, with every table intact", async () => {
    const woff = await readFile(path);
    const font = unwrapWoff(woff);
    expect(font.length).toBe(woff.readUInt32BE(16));
    for (let i = 0; i < font.readUInt16BE(4); i++) {
      const entry = 12 + 16 * i;
      const name = font.toString("latin1", entry, entry + 4);
      // The checksum of `head` leaves out a field that depends on the whole file.
      if (name === "head") continue;
      const [stated, offset, length] = [4, 8, 12].map((at) => font.readUInt32BE(entry + at));
      const table = font.subarray(offset, (offset ?? 0) + (length ?? 0));
      expect([name, checksum(table)]).toEqual([name, stated]);
    }
  });

  test("is rejected if it has another signature", () => {
    expect(() => unwrapWoff(Buffer.from("OTTO0000"))).toThrow("not a WOFF file");
  });
});
