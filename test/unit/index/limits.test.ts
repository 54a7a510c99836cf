// A Worker's needs compared with the platform's limits: a warning from half of a limit on, an error above it.
import { describe, expect, test } from "vitest";
import { judgeLimits, limitRows, type Needed } from "../../../index/limits.ts";

const MIB = 1024 * 1024;
const SMALL: Needed = { uploadBytes: MIB, uploadGzipBytes: MIB / 2, startMs: 200, memoryBytes: 20 * MIB, answerMs: 1 };

describe("the limits of the platform", () => {
  test("are reported with every build", () => {
    expect(limitRows(SMALL).map(([name, value]) => `${name}: ${value}`)).toEqual([
      "上传 upload, gzipped: 512 KiB / 3,072 KiB (17 %)",
      "启动 start-up: 200 ms / 1,000 ms (20 %)",
      "内存 memory: 20 MiB / 128 MiB (16 %)",
      "一次回答 one answer: 1 ms / 10 ms (10 %)",
    ]);
    expect(judgeLimits(SMALL)).toEqual({ near: [], above: [] });
  });

  test.each([
    ["uploadGzipBytes", 2 * MIB, 4 * MIB],
    ["uploadBytes", 40 * MIB, 65 * MIB],
    ["startMs", 500, 2_001],
    ["memoryBytes", 64 * MIB, 129 * MIB],
    ["answerMs", 5, 20.1],
  ] as const)("warn for %s from half on and fail above it (above twice for a time)", (name, half, over) => {
    const warned = judgeLimits({ ...SMALL, [name]: half });
    expect([warned.near.length, warned.above.length]).toEqual([1, 0]);
    const refused = judgeLimits({ ...SMALL, [name]: over });
    expect([refused.near.length, refused.above.length]).toEqual([0, 1]);
    for (const { reason, remedy } of [...warned.near, ...refused.above]) {
      expect(reason.zh).toContain("Cloudflare Workers 免费版");
      expect(reason.en).toContain("free plan");
      expect(remedy.zh).toContain("npm run serve");
      expect(remedy.en).toContain("npm run serve");
    }
  });

  test("ignore the answer time if there is no question to ask", () => {
    expect(limitRows({ ...SMALL, answerMs: null })).toHaveLength(3);
    expect(judgeLimits({ ...SMALL, answerMs: null })).toEqual({ near: [], above: [] });
  });
});
