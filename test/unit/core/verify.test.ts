// The last check of a reply: real replies have no fault, and each kind of damage is found.
import { describe, expect, test } from "vitest";
import { createAsk } from "../../../src/ask.ts";
import { Answer } from "../../../src/contract.ts";
import { findFaults } from "../../../src/say/verify.ts";
import { openSeeds } from "./seeds-collection.ts";

const collection = await openSeeds();
const ask = createAsk(collection);
const real = async (question: string) => Answer.parse(await ask({ question }, { month: "2026-11", origin: null }));

const NUMBER = await real("嘉兴有多少人民调解员？");
// An editor wrote this need, so its reply does not depend on what was learned.
const TURN = await real("在嘉善干活受了伤，赔多少谈不拢，找谁？");
const FIGURES = await real("“先锋助矫”有多少志愿者？");
const MISSING = await real("嘉兴市法律援助中心电话多少？");
const DANGER = await real("我丈夫正在打我，怎么办？");
const NOTHING = await real("加班费怎么算？");

const faults = (reply: Answer) => findFaults(reply, collection);
/** A changed copy of a reply. */
function damaged(reply: Answer, change: (copy: Answer) => void): Answer {
  const copy = structuredClone(reply);
  change(copy);
  return copy;
}
const first = <T>(items: readonly T[]): T => {
  const [item] = items;
  if (item === undefined) throw new Error("the reply has none");
  return item;
};
const partOf = (reply: Answer, kind: Answer["parts"][number]["kind"]) =>
  first(reply.parts.filter((part) => part.kind === kind));

describe("a real reply", () => {
  test.each([
    ["a number", NUMBER],
    ["where to turn", TURN],
    ["figures that differ", FIGURES],
    ["something missing", MISSING],
    ["danger", DANGER],
    ["nothing found", NOTHING],
  ])("has no fault: %s", (_, reply) => {
    expect(faults(reply)).toEqual([]);
  });

  test("is of the kind that its damage below needs", () => {
    expect(NUMBER.lead?.kind).toBe("span");
    expect(TURN.lead?.kind).toBe("frame");
    expect(FIGURES.conflicts).not.toEqual([]);
    expect(MISSING.status).toBe("partial");
    expect(DANGER.alert).not.toBeNull();
    expect(NOTHING.citations).toEqual([]);
  });
});

type Damage = [name: string, reply: Answer, change: (copy: Answer) => void, fault: RegExp];

const DAMAGES: Damage[] = [
  ["an offset moved by one", NUMBER, ({ citations }) => void first(citations).start++, /not verbatim/u],
  ["both offsets moved by one", NUMBER, ({ citations }) => shift(first(citations), 1), /not verbatim/u],
  ["one character of a quote changed", NUMBER, ({ citations }) => spoil(first(citations)), /not verbatim/u],
  ["a full stop left out of a quote", NUMBER, ({ citations }) => shorten(first(citations)), /not verbatim/u],
  ["another version of the text", NUMBER, ({ citations }) => set(first(citations), { version: "x" }), /not verbatim/u],
  ["another source", NUMBER, ({ citations }) => set(first(citations).source, { id: "pinghu-2021" }), /not verbatim/u],
  ["a source that is not there", NUMBER, ({ citations }) => set(first(citations).source, { id: "x" }), /nowhere/u],
  ["a passage that is not there", NUMBER, ({ citations }) => set(first(citations), { passage: "x" }), /nowhere/u],
  ["a passage beside it", NUMBER, ({ citations }) => set(first(citations), { passage: otherPassage() }), /outside/u],
  ["an empty quote", NUMBER, ({ citations }) => empty(first(citations)), /bad length/u],
  ["a quote that is too long", NUMBER, ({ citations }) => widen(first(citations)), /bad length/u],
  ["a citation removed", NUMBER, (copy) => set(copy, { citations: [] }), /not citation|without a quote|not there/u],
  ["the second citation removed", TURN, ({ citations }) => void citations.pop(), /not citation|not there/u],
  ["a number for the citation changed", NUMBER, ({ citations }) => set(first(citations), { n: 7 }), /not citation/u],
  [
    "too many citations",
    FIGURES,
    ({ citations }) => void citations.push(...Array(5).fill(first(citations))),
    /too many/u,
  ],
  ["a number added to the lead", TURN, (copy) => add(partOf(copy, "lead"), "一共9173家。"), /9173 in lead/u],
  ["a number added to the context", NUMBER, (copy) => add(partOf(copy, "context"), "有842天。"), /842 in context/u],
  ["a number in full width", NUMBER, (copy) => add(partOf(copy, "context"), "有８４２天。"), /８４２ in context/u],
  ["a telephone number made up", MISSING, (copy) => add(partOf(copy, "next"), "或82081234。"), /82081234 in next/u],
  [
    "a number in front of the quote",
    NUMBER,
    (copy) => prefix(partOf(copy, "evidence"), "8000名。"),
    /8000 in evidence/u,
  ],
  [
    "a quote in the evidence changed",
    NUMBER,
    (copy) => replace(partOf(copy, "evidence"), "名", "人"),
    /not citation 1/u,
  ],
  [
    "evidence that cites nothing",
    NUMBER,
    (copy) => set(partOf(copy, "evidence"), { citations: [] }),
    /without a quote/u,
  ],
  [
    "a part that cites what is not there",
    NUMBER,
    (copy) => void partOf(copy, "context").citations.push(4),
    /not there/u,
  ],
  ["a lead that is not in its quote", NUMBER, (copy) => set(partOf(copy, "lead"), { text: "七千名。" }), /not cut/u],
  ["a lead that is too long", TURN, (copy) => set(copy, { lead: long(copy.lead) }), /lead too long/u],
  ["nobody to turn to", NUMBER, ({ handoff }) => set(handoff, { contacts: [] }), /nobody/u],
  ["nobody to turn to, nothing found", NOTHING, ({ handoff }) => set(handoff, { contacts: [] }), /nobody/u],
  ["an answer without a quote", NOTHING, (copy) => set(copy, { status: "answered", reason: null }), /without a quote/u],
];

function set<T extends object>(target: T, values: Partial<T>): void {
  Object.assign(target, values);
}
function shift(citation: Answer["citations"][number], by: number): void {
  set(citation, { start: citation.start + by, end: citation.end + by });
}
function spoil(citation: Answer["citations"][number]): void {
  set(citation, { quote: citation.quote.replace("调解", "调节") });
}
function shorten(citation: Answer["citations"][number]): void {
  set(citation, { quote: citation.quote.slice(0, -1) });
}
function empty(citation: Answer["citations"][number]): void {
  set(citation, { quote: "", end: citation.start });
}
function widen(citation: Answer["citations"][number]): void {
  const text = collection.sources.get(citation.source.id)?.text ?? "";
  set(citation, { start: 0, end: 400, quote: text.slice(0, 400) });
}
function otherPassage(): string {
  const own = first(NUMBER.citations).passage;
  const source = collection.chunks.get(own)?.source;
  return first(collection.corpus.chunks.filter((chunk) => chunk.source === source && chunk.id !== own)).id;
}
function add(part: Answer["parts"][number], text: string): void {
  set(part, { text: `${part.text}${text}` });
}
function prefix(part: Answer["parts"][number], text: string): void {
  set(part, { text: `${text}${part.text}` });
}
function replace(part: Answer["parts"][number], from: string, to: string): void {
  expect(part.text).toContain(from);
  set(part, { text: part.text.replace(from, to) });
}
function long(lead: Answer["lead"]): Answer["lead"] {
  return lead === null ? null : { ...lead, text: "可以先找".repeat(30) };
}

describe("findFaults", () => {
  test.each(DAMAGES)("finds %s", (_, reply, change, fault) => {
    const copy = damaged(reply, change);
    expect(copy).not.toEqual(reply);
    expect(faults(copy).join("; ")).toMatch(fault);
  });

  test("finds any single changed character of any quote", () => {
    for (const reply of [NUMBER, TURN, FIGURES, MISSING]) {
      for (const [i, { quote }] of reply.citations.entries()) {
        for (let at = 0; at < quote.length; at += 7) {
          const copy = damaged(reply, ({ citations }) => {
            const citation = citations[i];
            if (citation !== undefined) citation.quote = `${quote.slice(0, at)}〇${quote.slice(at + 1)}`;
          });
          expect(faults(copy), `${at} of ${quote}`).not.toEqual([]);
        }
      }
    }
  });
});
