// The rate limit: who counts as one visitor, how requests are counted in memory, and that asking stays open when
// counting fails.
import { describe, expect, test } from "vitest";
import { createLimit, type RateLimitBinding } from "../../../src/limiter.ts";
import { visitorOf } from "../../../src/visitor.ts";

const from = (headers: Record<string, string>) => new Request("https://fawen.example/api/ask", { headers });

test.each([
  ["192.0.2.7", "192.0.2.7"],
  [" 192.0.2.7 ", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:db8::9", "2001:db8:0:0::/64"],
  ["::9", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["", null],
  ["unknown", null],
  ["192.0.2.7, 198.51.100.1", null],
  ["::ffff::1", null],
])("visitorOf maps the address %j to %j", (address, visitor) => {
  expect(visitorOf(address)).toBe(visitor);
});

test("createLimit returns null without a binding and a number", () => {
  expect(createLimit({ binding: undefined, perMinute: 0 })).toBeNull();
});

describe("the limit in memory", () => {
  const counting = (perMinute: number, keys?: ReadonlySet<string>) => {
    let time = 1_000_000;
    const parts = { binding: undefined, perMinute, now: () => time, ...(keys === undefined ? {} : { keys }) };
    const limit = createLimit(parts);
    if (limit === null) throw new Error("nobody is counted");
    return { ask: (headers: Record<string, string>) => limit(from(headers)), pass: (ms: number) => (time += ms) };
  };

  test("gives each visitor the minute's requests, then says how long the minute still lasts", async () => {
    const { ask, pass } = counting(2);
    const [one, other] = [{ "X-Real-IP": "192.0.2.1" }, { "X-Real-IP": "192.0.2.2" }];
    expect([await ask(one), await ask(one), await ask(one)]).toEqual([null, null, 60]);
    pass(45_500);
    expect([await ask(one), await ask(other)]).toEqual([15, null]);
    pass(14_500);
    expect([await ask(one), await ask(one), await ask(one)]).toEqual([null, null, 60]);
  });

  test("takes an IPv6 network for one visitor", async () => {
    const { ask } = counting(1);
    expect(await ask({ "X-Real-IP": "2001:db8::1" })).toBeNull();
    expect(await ask({ "X-Real-IP": "2001:db8::2" })).toBe(60);
    expect(await ask({ "X-Real-IP": "2001:db8:0:1::2" })).toBeNull();
  });

  test("counts a known key wherever it comes from, and ignores an unknown one", async () => {
    const { ask } = counting(1, new Set(["known"]));
    const known = { Authorization: "Bearer known" };
    expect(await ask({ ...known, "X-Real-IP": "192.0.2.1" })).toBeNull();
    expect(await ask({ ...known, "X-Real-IP": "192.0.2.2" })).toBe(60);
    expect(await ask({ Authorization: "Bearer made-up-1", "X-Real-IP": "192.0.2.3" })).toBeNull();
    expect(await ask({ Authorization: "Bearer made-up-2", "X-Real-IP": "192.0.2.3" })).toBe(60);
  });

  test("does not count visitors that it cannot tell apart, and ignores Cloudflare's header", async () => {
    const { ask } = counting(1);
    for (const headers of [{}, { "X-Real-IP": "nobody" }, { "CF-Connecting-IP": "192.0.2.9" }])
      expect([await ask(headers), await ask(headers)]).toEqual([null, null]);
  });

  test("is bounded: visitors who come when it is full are not counted, earlier ones are", async () => {
    const { ask, pass } = counting(1);
    const address = (i: number) => ({ "X-Real-IP": `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}` });
    for (let i = 0; i < 20_000; i++) await ask(address(i));
    expect([await ask(address(20_001)), await ask(address(20_001))]).toEqual([null, null]);
    expect(await ask(address(7))).toBe(60);
    pass(60_000);
    expect([await ask(address(20_001)), await ask(address(20_001))]).toEqual([null, 60]);
  });
});

describe("the limit by a binding", () => {
  const asking = async (limit: RateLimitBinding["limit"], headers: Record<string, string>) =>
    await createLimit({ binding: { limit }, perMinute: 0 })?.(from(headers));
  const VISITOR = { "CF-Connecting-IP": "2001:db8::1", "X-Real-IP": "192.0.2.1" };

  test("passes the visitor and nothing else of the request", async () => {
    const given: unknown[] = [];
    const limit = async (options: unknown) => {
      given.push(options);
      return { success: true };
    };
    expect(await asking(limit, VISITOR)).toBeNull();
    expect(await asking(limit, { "X-Real-IP": "192.0.2.1" })).toBeNull();
    expect(given).toEqual([{ key: "visitor:2001:db8:0:0::/64" }]);
  });

  test("refuses when the binding refuses", async () => {
    expect(await asking(async () => ({ success: false }), VISITOR)).toBe(60);
  });

  test("leaves asking open when the binding throws, fails or never answers", async () => {
    const throws = () => {
      throw new Error("no binding");
    };
    expect(await asking(throws, VISITOR)).toBeNull();
    expect(await asking(() => Promise.reject(new Error("down")), VISITOR)).toBeNull();
    expect(await asking(() => new Promise(() => {}), VISITOR)).toBeNull();
  });
});
