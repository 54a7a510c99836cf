// Replies to people in danger, over the product's own collection: the alarm, whom to turn to afterwards, no more.
import { describe, expect, test } from "vitest";
import { createAsk } from "../../../src/ask.ts";
import type { Answer, Contact } from "../../../src/contract.ts";
import type { AskRequest } from "../../../src/endpoints.ts";
import { openSeeds } from "./seeds-collection.ts";

const ask = createAsk(await openSeeds());
const numbers = (contacts: readonly Contact[]) => contacts.map(({ tel }) => tel);

function reply(question: string, rest: Omit<AskRequest, "question"> = {}): Promise<Answer> {
  return ask({ question, ...rest }, { month: "2026-11", origin: null });
}

/** The person's earlier messages, oldest first. */
function following(...said: string[]): Omit<AskRequest, "question"> {
  return { history: said.map((content) => ({ role: "user", content })) };
}

describe("a reply to danger", () => {
  test("starts with the alarm, then names whom to turn to afterwards, and says nothing else", async () => {
    const found = await reply("我丈夫正在打我，怎么办？");
    const { alert, answer, handoff } = found;
    expect(numbers(alert?.contacts ?? [])).toEqual(["110", "120", "12338"]);
    expect(answer.startsWith(alert?.text ?? "none")).toBe(true);
    expect(found).toMatchObject({ status: "unanswered", citations: [], suggestions: [], tip: null });
    expect(numbers(handoff.contacts)).toEqual(["110", "120", "12338", "12348"]);
  });

  test.each(["我不想活了，身份证330402194501010012", "你好，我想死"])(
    "gives the number of somebody who listens, and does not refuse 「%s」",
    async (question) => {
      const { alert, status, parts } = await reply(question);
      expect(numbers(alert?.contacts ?? [])[0]).toBe("12356");
      expect(status).toBe("unanswered");
      expect(parts).toEqual([]);
    },
  );

  test.each(["丈夫打孩子", "我老公打我，怎么办？"])(
    "quotes no passage that only shares a word with 「%s」, which asks for nothing or only what to do",
    async (question) => {
      const { alert, citations, missing, parts } = await reply(question);
      expect(numbers(alert?.contacts ?? [])[0]).toBe("110");
      expect([citations, missing]).toEqual([[], []]);
      expect(parts.every(({ kind }) => kind === "next")).toBe(true);
    },
  );

  test("is in the language of the message", async () => {
    expect((await reply("My husband is beating me")).alert?.title).toBe("Get to safety first");
    expect((await reply("家裡著火了，救命")).alert?.title).toBe("先跑出去");
  });

  test("has no alarm for a quarrel that is over", async () => {
    const { alert } = await reply("家里打架以后想调解，找谁");
    expect(alert).toBeNull();
  });
});

describe("a conversation about danger", () => {
  test("keeps the alarm, with its numbers, until the person clearly changes the subject", async () => {
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

  test("ignores what the service itself said", async () => {
    const history = [{ role: "assistant", content: "老公打我，着火了，救命" }] as const;
    expect((await reply("嘉善的网办率达到了多少？", { history: [...history] })).alert).toBeNull();
  });
});

test("danger beside another question is answered below the alarm, without a hint or a suggestion", async () => {
  const question = "有人在楼下堵我，嘉兴市法律援助中心在哪个中心里？";
  const { alert, answer, status, citations, tip, suggestions } = await reply(question);
  expect(numbers(alert?.contacts ?? [])[0]).toBe("110");
  expect(answer.startsWith(alert?.text ?? "none")).toBe(true);
  expect({ status, tip, suggestions }).toEqual({ status: "answered", tip: null, suggestions: [] });
  expect(citations.length).toBeGreaterThan(0);
});

test("an explanation for staff shows that danger decided, and the candidates", async () => {
  const { explain } = await reply("老公打我", { explain: true });
  expect(explain?.rule).toBe("danger");
  expect(explain?.candidates.length).toBeGreaterThan(0);
});
