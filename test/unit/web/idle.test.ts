// Tests the kiosk's idle timer with a fake clock, including jumps of the clock after the machine slept.
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createIdle, type Idle } from "../../../src/web/kiosk/idle.ts";

const [IDLE, WARNING] = [20, 30];
const ALL = IDLE + WARNING;
const RUNS = process.env.FULL === "1" ? 500 : 100;
let idle: Idle;
let warned: (number | null)[];
/** Times at which a session ended, in seconds since the start. */
let ends: number[];
let began: number;

beforeEach(() => {
  vi.useFakeTimers();
  start();
});
afterEach(() => vi.useRealTimers());

function start(): void {
  vi.clearAllTimers();
  [warned, ends, began] = [[], [], performance.now()];
  idle = createIdle(IDLE, WARNING, {
    onWarning: (left) => warned.push(left),
    onEnd: () => ends.push(now()),
  });
}

const now = () => (performance.now() - began) / 1_000;
const wait = (seconds: number) => vi.advanceTimersByTime(seconds * 1_000);
/** Advances the wall clock only: neither timers nor the monotonic clock run. */
const sleep = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);

describe("when nobody does anything", () => {
  test("it warns after the idle time, counts down every second, and ends", () => {
    idle.touch();
    wait(IDLE - 0.001);
    expect(warned).toEqual([]);
    wait(0.001);
    expect(warned).toEqual([WARNING]);
    wait(WARNING - 0.001);
    expect(warned).toEqual(Array.from({ length: WARNING }, (_, i) => WARNING - i));
    expect(ends).toEqual([]);
    wait(0.001);
    expect(ends).toEqual([ALL]);
    expect(warned.at(-1)).toBeNull();
    wait(3_600);
    expect(ends).toEqual([ALL]);
  });

  test("nothing is counted before the first touch or after stop", () => {
    idle.hold(5);
    wait(3_600);
    idle.touch();
    wait(IDLE + 1);
    idle.stop();
    wait(3_600);
    expect(vi.getTimerCount()).toBe(0);
    expect([warned, ends]).toEqual([[WARNING, WARNING - 1, null], []]);
  });

  test("a full idle time follows each of twenty warnings that are dismissed", () => {
    idle.touch();
    for (let times = 0; times < 20; times++) {
      wait(ALL - 1);
      expect(warned.at(-1)).toBe(1);
      idle.touch();
      expect(warned.at(-1)).toBeNull();
      const { length } = warned;
      wait(IDLE - 0.001);
      expect(warned).toHaveLength(length);
      idle.touch();
    }
    expect(ends).toEqual([]);
  });

  test("a warning that is requested counts down as usual", () => {
    idle.warn();
    expect(warned).toEqual([WARNING]);
    wait(WARNING);
    expect(ends).toEqual([WARNING]);
  });
});

describe("while somebody listens", () => {
  test("the warning comes only one idle time after the reading has ended", () => {
    idle.touch();
    idle.hold(100);
    wait(100 + IDLE - 0.001);
    expect(warned).toEqual([]);
    wait(WARNING + 0.001);
    expect(ends).toEqual([100 + ALL]);
  });

  test("a touch does not shorten the reading; its end restarts the idle time", () => {
    idle.touch();
    idle.hold(100);
    wait(10);
    idle.touch();
    wait(60);
    expect(warned).toEqual([]);
    idle.hold(0);
    wait(ALL);
    expect(ends).toEqual([70 + ALL]);
  });
});

describe("a machine that slept", () => {
  test.each([0, IDLE - 1, IDLE + 1])(
    "past the end, %i s after the last touch, ends within a second of waking",
    (after) => {
      idle.touch();
      wait(after);
      sleep(ALL + 1);
      wait(1);
      expect(ends).toHaveLength(1);
    },
  );

  test("and is woken by a touch ends before that touch counts", () => {
    idle.touch();
    wait(3);
    sleep(3_600);
    idle.touch();
    expect(ends).toEqual([3]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("only briefly continues as if the time had passed normally", () => {
    idle.touch();
    sleep(IDLE + 5);
    wait(1);
    expect(warned[0]).toBeLessThanOrEqual(WARNING - 5);
    wait(WARNING - 5);
    expect(ends).toHaveLength(1);
  });

  test("a clock that is set back does not prolong a session", () => {
    idle.touch();
    wait(5);
    sleep(-86_400);
    wait(ALL - 5);
    expect(ends).toEqual([ALL]);
  });
});

describe("with any sequence of actions", () => {
  const act = fc.oneof(
    fc.record({ act: fc.constant("wait" as const), seconds: fc.double({ min: 0, max: ALL, noNaN: true }) }),
    fc.record({ act: fc.constant("hold" as const), seconds: fc.double({ min: 0, max: 90, noNaN: true }) }),
    fc.record({ act: fc.constant("set back" as const), seconds: fc.integer({ min: 1, max: 90_000 }) }),
    fc.constant({ act: "touch" as const, seconds: 0 }),
  );

  test("the session ends exactly after the idle time and the warning since the last touch, to the second", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        start();
        idle.touch();
        let [last, heldUntil] = [0, 0];
        for (const { act: does, seconds } of acts) {
          if (does === "wait") wait(seconds);
          if (ends.length > 0) break;
          if (does === "set back") sleep(-seconds);
          if (does === "touch") idle.touch();
          if (does === "hold") idle.hold(seconds);
          if (does === "hold") heldUntil = now() + seconds;
          if (does === "hold" || does === "touch") last = now();
        }
        if (ends.length === 0) wait(2 * ALL + 90);
        const due = Math.max(last, heldUntil) + ALL;
        const [end = 0] = ends;
        expect(ends).toHaveLength(1);
        // The fake timers count whole milliseconds.
        expect(end).toBeGreaterThanOrEqual(due - 0.002);
        expect(end).toBeLessThanOrEqual(due + 1);
      }),
      { numRuns: RUNS },
    );
  });

  test("a full warning precedes every end, unless the machine slept", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        start();
        idle.touch();
        for (const { act: does, seconds } of acts) {
          if (does === "wait") wait(seconds);
          if (ends.length > 0) break;
          if (does === "touch") idle.touch();
          if (does === "hold") idle.hold(seconds);
        }
        if (ends.length === 0) wait(ALL + 180);
        expect(ends).toHaveLength(1);
        const since = warned.slice(0, -1).lastIndexOf(null) + 1;
        expect([...new Set(warned.slice(since))]).toEqual([
          ...Array.from({ length: WARNING }, (_, i) => WARNING - i),
          null,
        ]);
      }),
      { numRuns: RUNS },
    );
  });
});
