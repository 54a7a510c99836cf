// The queue of askings: in which order they start, who is refused, and that nobody who goes away holds up others. Runs on a
// simulated machine that does one thing at a time.
import { describe, expect, test } from "vitest";
import { createQueue } from "../../../src/queue.ts";
import { createChance } from "../../../tools/long-runs/chance.ts";

const LONGEST_MS = 400;
/** What a refusal costs beside an answer. */
const REFUSAL_SHARE = 0.15;
/** Longest way of an asking to the machine. */
const NETWORK_MS_MAX = 50;

interface Asked {
  visitor: number;
  came: number;
  waited: number;
  isAnswered: boolean;
}

/** A machine that answers an asking in `costMs`; its clock moves only while it works or rests. */
function machine(costMs: number, longestMs = LONGEST_MS) {
  let time = 1_000_000;
  let events: { at: number; run: () => void }[] = [];
  const at = (when: number) => new Promise<void>((run) => events.push({ at: when, run }));
  const waitInQueue = createQueue({ longestMs, now: () => time, sleep: (ms) => at(time + ms) });
  const asked: Asked[] = [];
  return {
    asked,
    now: () => time,
    setClock: (to: number) => (time = to),
    come: at,
    ask: async (visitor: number) => {
      if (waitInQueue === null) throw new Error("nobody waits");
      const came = time;
      const isAnswered = await waitInQueue();
      time += isAnswered ? costMs : costMs * REFUSAL_SHARE;
      asked.push({ visitor, came, waited: time - came, isAnswered });
    },
    /** Takes a place in the queue and goes away. As in workerd, nothing follows when it could start. */
    leave: () => {
      const before = events;
      void waitInQueue?.();
      events = before;
    },
    run: async (until = Number.POSITIVE_INFINITY) => {
      for (;;) {
        // Lets everything that follows from the last event happen.
        await new Promise((resolve) => setImmediate(resolve));
        const next = events.reduce<(typeof events)[number] | null>(
          (first, event) => (first === null || event.at < first.at ? event : first),
          null,
        );
        if (next === null || next.at > until) return;
        events = events.filter((event) => event !== next);
        time = Math.max(time, next.at);
        next.run();
      }
    },
  };
}

test("an asking after a rest starts at once", async () => {
  const { asked, ask, come, now, run } = machine(2);
  for (const pause of [0, 1_000, 2_000]) void come(now() + pause).then(() => ask(pause));
  await run();
  expect(asked.map(({ waited }) => waited)).toEqual([2, 2, 2]);
});

test.each([0.5, 2, 8, 30, 200])(
  "twenty at once are answered in the order in which they came, at %d ms an answer",
  async (cost) => {
    const { asked, ask, run } = machine(cost);
    for (let visitor = 0; visitor < 20; visitor++) void ask(visitor);
    await run();
    expect(asked.map(({ visitor, isAnswered }) => (isAnswered ? visitor : null))).toEqual([...Array(20).keys()]);
  },
);

describe.each([2, 8, 15])("with 200 visitors who ask again and again, at %d ms an answer", (cost) => {
  const rushing = async () => {
    const made = machine(cost);
    const ends = made.now() + 20_000;
    const { upTo } = createChance(1);
    const visit = async (visitor: number) => {
      while (made.now() < ends) {
        await made.come(made.now() + upTo(NETWORK_MS_MAX));
        await made.ask(visitor);
      }
    };
    for (let visitor = 0; visitor < 200; visitor++) void visit(visitor);
    await made.run();
    return made.asked;
  };

  test("nobody who is answered waits long for it, once the pace of the machine is known", async () => {
    const asked = await rushing();
    const known = Math.min(...asked.map(({ came }) => came)) + 2_000;
    const answered = asked.filter(({ came, isAnswered }) => isAnswered && came > known);
    const waits = answered.map(({ waited }) => waited).sort((a, b) => a - b);
    expect(waits[Math.floor(waits.length * 0.99)]).toBeLessThan(2 * LONGEST_MS);
  });

  test("the machine is busy with answers, not with refusals", async () => {
    const asked = await rushing();
    const answered = asked.filter(({ isAnswered }) => isAnswered).length;
    expect(answered * cost).toBeGreaterThan(0.6 * 20_000);
  });
});

test.each([2, 10, 25])(
  "16 visitors who ask again and again are never refused, even if the machine stalls, at %d ms an answer",
  async (cost) => {
    const { asked, ask, come, now, run, setClock } = machine(cost);
    const ends = now() + 20_000;
    const visit = async (visitor: number) => {
      while (now() < ends) await ask(visitor);
    };
    const stall = async () => {
      while (now() < ends) {
        await come(now() + 1_000);
        setClock(now() + 500);
      }
    };
    for (let visitor = 0; visitor < 16; visitor++) void visit(visitor);
    void stall();
    await run();
    expect(asked.filter(({ isAnswered }) => !isAnswered)).toEqual([]);
  },
);

test("an asking that would wait longer than the longest wait is refused, and those before it are answered", async () => {
  const { asked, ask, run } = machine(2);
  for (let visitor = 0; visitor < 300; visitor++) void ask(visitor);
  await run();
  const answered = asked.filter(({ isAnswered }) => isAnswered).map(({ visitor }) => visitor);
  expect(answered.length).toBeLessThan(300);
  expect(answered).toEqual([...answered.keys()]);
});

test("visitors who go away while they wait hold up nobody for longer than an answer to each would", async () => {
  const { asked, ask, leave, run } = machine(2);
  void ask(0);
  for (let i = 0; i < 60; i++) leave();
  void ask(1);
  await run();
  expect(asked.map(({ isAnswered }) => isAnswered)).toEqual([true, true]);
});

test("a clock that is set back refuses nobody", async () => {
  const { asked, ask, now, run, setClock } = machine(2);
  void ask(0);
  void ask(1);
  await run();
  setClock(now() - 3_600_000);
  void ask(2);
  await run();
  expect(asked.map(({ waited, isAnswered }) => isAnswered && waited < LONGEST_MS)).toEqual([true, true, true]);
});

test("after a rush and a rest as many are answered at once as before", async () => {
  const { asked, ask, come, now, run } = machine(15);
  const crowd = () => {
    for (let visitor = 0; visitor < 80; visitor++) void ask(visitor);
  };
  const accepted = () => asked.splice(0).filter(({ isAnswered }) => isAnswered).length;
  crowd();
  await run();
  const first = accepted();
  for (let i = 0; i < 10; i++) {
    crowd();
    await run();
  }
  asked.splice(0);
  void come(now() + 10_000).then(crowd);
  await run();
  expect(accepted()).toBe(first);
});

test("with a longest wait of 0 nobody waits", () => {
  expect(createQueue({ longestMs: 0 })).toBeNull();
});
