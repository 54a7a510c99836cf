// What a reply offers beside an answer: an editor's hint, and numbers to call.
import { describe, expect, test } from "vitest";
import { createAsk } from "../../../src/ask.ts";
import { openSeeds } from "./seeds-collection.ts";

const ask = createAsk(await openSeeds());
const reply = (question: string) => ask({ question }, { month: "2026-11", origin: null });

describe("an editor's hint", () => {
  test("is given to people who ask what to do", async () => {
    expect((await reply("房东不退押金怎么办？")).tip).not.toBeNull();
  });

  test("is not given beside a fact, and the only number is 12348", async () => {
    const { status, tip, handoff } = await reply("嘉善的网办率达到了多少？");
    expect(status).toBe("answered");
    expect(tip).toBeNull();
    expect(handoff.contacts.map(({ tel }) => tel)).toEqual(["12348"]);
  });
});

describe("the numbers to turn to", () => {
  test("are two at most without danger, in the order of the matter's editor", async () => {
    const { handoff } = await reply("老板不发工资，可以找谁？");
    expect(handoff.contacts.map(({ tel }) => tel)).toEqual(["12333", "12348"]);
  });
});

describe("the name of a matter", () => {
  test("is said when the matter is likelier than all others together", async () => {
    expect((await reply("做了八年被辞退，我能拿多少？")).lead?.text).toContain("劳动用工的事");
  });

  test("is not said when it is only a guess; the reply still says whom to call", async () => {
    const { answer, handoff } = await reply("老婆是越南人，居留证快到期了怎么续");
    expect(answer).toMatch(/^您问的这件事，资料没写。/u);
    expect(handoff.contacts.map(({ tel }) => tel)).toEqual(["12348"]);
  });
});
