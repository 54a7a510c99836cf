// SHA-256 compared with the published vectors and with the platform's own.
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digest } from "../../../src/digest.ts";
import { runs } from "./seeds-collection.ts";
import { hardText } from "./strings.ts";

describe("digest", () => {
  test.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
    ["a".repeat(1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"],
  ])("agrees with the published vector of %.20s", (text, expected) => {
    expect(digest(text)).toBe(expected);
  });

  test("agrees with the platform on any well-formed text", () => {
    fc.assert(
      fc.property(hardText, (text) => {
        const wellFormed = text.toWellFormed();
        expect(digest(wellFormed)).toBe(createHash("sha256").update(wellFormed, "utf8").digest("hex"));
      }),
      runs(200),
    );
  });

  test("is cut to the number of digits asked for", () => {
    expect(digest("abc", 12)).toBe("ba7816bf8f01");
  });
});
