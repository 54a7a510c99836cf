// The benchmark's report: means over requests, and goals that are met or not met.
import { describe, expect, test } from "vitest";
import type { Round } from "../../../tools/bench/load.ts";
import { type Figures, GOALS, judge, meanCpuMs, render } from "../../../tools/bench/report.ts";

function round(cpuMs: number | null, requests = 100): Round {
  return { requests, perSecond: 100, p50Ms: 1, p99Ms: 2, cpuMs };
}

function figures(more: Partial<Figures> = {}): Figures {
  return {
    collection: "seeds",
    questions: 80,
    load: [{ connections: 1, rounds: { hello: [round(0.1)], fawen: [round(0.5)] } }],
    worst: [
      { name: "short", round: round(1) },
      { name: "long", round: round(GOALS.worstCpuMs) },
    ],
    startupMs: GOALS.startupMs,
    bundle: { rawBytes: 1_000_000, gzipBytes: GOALS.uploadGzipBytes },
    index: { rawBytes: 2_048, gzipBytes: 1_024 },
    engine: { gzipBytes: GOALS.engineGzipBytes - 1_024 },
    widget: { beforeBytes: GOALS.widgetGzipBytes, withBytes: 1_024 },
    kiosk: {
      gzipBytes: GOALS.kioskGzipBytes,
      online: [20, 10],
      offline: [GOALS.offlineMs],
      woken: [GOALS.offlineMs, 1],
    },
    doors: { gzipBytes: GOALS.doorsGzipBytes, startupMs: GOALS.doorsStartupMs },
    ...more,
  };
}

describe("the benchmark's report", () => {
  test("weighs the CPU time of rounds by their requests", () => {
    expect(meanCpuMs([round(1, 100), round(4, 200)])).toBe(3);
  });

  test("has no mean CPU time if one round has none", () => {
    expect(meanCpuMs([round(1), round(null)])).toBeNull();
    expect(meanCpuMs([])).toBeNull();
  });

  test("counts a goal as met at its limit, and as not met above it", () => {
    expect(judge(figures()).map(({ met }) => met)).toEqual(Array(10).fill(true));
    const above = figures({
      load: [{ connections: 1, rounds: { hello: [round(0.1)], fawen: [round(GOALS.cpuMs + 0.01)] } }],
      worst: [{ name: "long", round: round(GOALS.worstCpuMs + 0.01) }],
      startupMs: GOALS.startupMs + 1,
      bundle: { rawBytes: 0, gzipBytes: GOALS.uploadGzipBytes + 1 },
      engine: { gzipBytes: GOALS.engineGzipBytes },
      widget: { beforeBytes: GOALS.widgetGzipBytes + 1, withBytes: 0 },
      kiosk: { gzipBytes: GOALS.kioskGzipBytes + 1, online: [1], offline: [1], woken: [GOALS.offlineMs + 1] },
      doors: { gzipBytes: GOALS.doorsGzipBytes + 1, startupMs: GOALS.doorsStartupMs + 1 },
    });
    expect(judge(above).map(({ met }) => met)).toEqual(Array(10).fill(false));
    expect(render(above).match(/NOT MET/gu)).toHaveLength(10);
  });

  test("marks goals that could not be measured", () => {
    const blind = figures({
      load: [{ connections: 1, rounds: { hello: [round(null)], fawen: [round(null)] } }],
      worst: [{ name: "long", round: round(null) }],
    });
    expect(render(blind).match(/not measured here/gu)).toHaveLength(2);
  });

  test("shows the ratio of the CPU times", () => {
    expect(render(figures())).toContain("× 5.0");
  });
});
