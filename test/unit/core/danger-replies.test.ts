// What is said to somebody in danger, over the product's own collection: the alert, whom to turn to afterwards, no more.
import { describe, expect, test } from "vitest";
import { createAsk } from "../../../src/ask.ts";
import type { Answer, AskRequest, Contact } from "../../../src/contract.ts";
import { openSeeds } from "./seeds-collection.ts";

const ask = createAsk(await openSeeds());
const numbers = (contacts: readonly Contact[]) => contacts.map(({ tel }) => tel);

function reply(question: string, rest: Omit<AskRequest, "question"> = {}): Promise<Answer> {
  return ask({ question, ...rest }, { month: "2026-11", origin: null });
}

/** What the person said before, oldest first. */
function following(...said: string[]): Omit<AskRequest, "question"> {
  return { history: said.map((content) => ({ role: "user", content })) };
}

describe("in danger", () => {
  test("the alarm comes first, then whom to turn to afterwards, and nothing else", async () => {
    const found = await reply("我丈夫正在打我，怎么办？");
    const { alert, answer, handoff } = found;
    expect(numbers(alert?.contacts ?? [])).toEqual(["110", "120", "12338"]);
    expect(answer.startsWith(alert?.text ?? "none")).toBe(true);
    expect(found).toMatchObject({ status: "unanswered", citations: [], suggestions: [], tip: null });
    expect(numbers(handoff.contacts)).toEqual(["110", "120", "12338", "12348"]);
  });

  test.each(["我不想活了，身份证330402194501010012", "你好，我想死"])(
    "「%s」 gets the number of somebody who listens, and no refusal",
    async (question) => {
      const { alert, status, parts } = await reply(question);
      expect(numbers(alert?.contacts ?? [])[0]).toBe("12356");
      expect(status).toBe("unanswered");
      expect(parts).toEqual([]);
    },
  );

  test.each(["丈夫打孩子", "我老公打我，怎么办？"])(
    "who asks for nothing, or only what to do, gets no passage that only shares a word: 「%s」",
    async (question) => {
      const { alert, citations, missing, parts } = await reply(question);
      expect(numbers(alert?.contacts ?? [])[0]).toBe("110");
      expect([citations, missing]).toEqual([[], []]);
      expect(parts.every(({ kind }) => kind === "next")).toBe(true);
    },
  );

  test("a cry is answered in its own language", async () => {
    expect((await reply("My husband is beating me")).alert?.title).toBe("Get to safety first");
    expect((await reply("家裡著火了，救命")).alert?.title).toBe("先跑出去");
  });

  test("a quarrel that is over raises no alarm", async () => {
    const { alert } = await reply("家里打架以后想调解，找谁");
    expect(alert).toBeNull();
  });
});

describe("a conversation in danger", () => {
  test("keeps the alert, with the numbers of what was spoken of, until something else is plainly spoken of", async () => {
    const before = "我老公打我";
    const first = await reply(before);
    for (const question of ["他又来了", "怎么办", "谢谢"]) {
      const { alert, citations } = await reply(question, following(before));
      expect(alert, question).toEqual(first.alert);
      expect(citations).toEqual([]);
    }
    const { alert, status } = await reply("嘉善的网办率达到了多少？", following(before));
    expect({ alert, status }).toEqual({ alert: null, status: "answered" });
  });

  test("what the service said is not taken for the person's words", async () => {
    const history = [{ role: "assistant", content: "老公打我，着火了，救命" }] as const;
    expect((await reply("嘉善的网办率达到了多少？", { history: [...history] })).alert).toBeNull();
  });
});

test("a message with danger that asks for something else is answered below the alert, without a hint or a suggestion", async () => {
  const question = "有人在楼下堵我，嘉兴市法律援助中心在哪个中心里？";
  const { alert, answer, status, citations, tip, suggestions } = await reply(question);
  expect(numbers(alert?.contacts ?? [])[0]).toBe("110");
  expect(answer.startsWith(alert?.text ?? "none")).toBe(true);
  expect({ status, tip, suggestions }).toEqual({ status: "answered", tip: null, suggestions: [] });
  expect(citations.length).toBeGreaterThan(0);
});

test("staff see that danger decided, and what else was found", async () => {
  const { explain } = await reply("老公打我", { explain: true });
  expect(explain?.rule).toBe("danger");
  expect(explain?.candidates.length).toBeGreaterThan(0);
});
