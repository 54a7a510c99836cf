// Detection of text encodings: decoding gives what was encoded, or nothing.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../../index/formats/encoding.ts";
import { inGb18030, inUtf16 } from "./office-files.ts";

const SENTENCES = [
  "申请法律援助的人要带身份证和收入证明。",
  "办公时间：上午8:30—12:00，下午14:00—17:30。",
  "县公共法律服务中心在人民路18号，电话0999-5551234。",
  "不收费的，请到一楼窗口办理；有纠纷可以先调解。",
];
const texts = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 6 }).map((lines) => lines.join("\n"));

describe("decode", () => {
  test("detects the encoding of a Chinese text from its bytes, with or without a mark", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(decode(new TextEncoder().encode(text))).toEqual({ text, encoding: "UTF-8" });
        expect(decode(inGb18030(text))).toEqual({ text, encoding: "GB18030" });
        for (const isLittle of [true, false]) {
          const encoding = isLittle ? "UTF-16LE" : "UTF-16BE";
          expect(decode(inUtf16(text, isLittle))).toEqual({ text, encoding });
          expect(decode(inUtf16(`\ufeff${text}`, isLittle))).toEqual({ text, encoding });
        }
      }),
      { numRuns: 40 },
    );
  });

  test("detects the encoding of a few words", () => {
    for (const text of ["姓名,职务\n张三,主任\n", "问题,答复", "云溪镇"]) {
      expect(decode(inGb18030(text))).toEqual({ text, encoding: "GB18030" });
    }
  });

  test("returns null for bytes of no encoding and never guesses", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 40, maxLength: 200 }), (bytes) => {
        const decoded = decode(bytes);
        if (decoded !== null) expect(decoded.text).not.toContain("\ufffd");
      }),
      { numRuns: 200 },
    );
    expect(decode(Uint8Array.from([0xc0, 0xff, 0x41, 0xfe, 0x80, 0x80]))).toBeNull();
  });
});
