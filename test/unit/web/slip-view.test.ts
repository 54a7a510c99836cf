// Tests the view of the slip: it contains every quote verbatim with its source, and nothing that runs or links
// anywhere.

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SlipFacts, slipView } from "../../../src/web/kiosk/slip-view.ts";
import { isTakenAnswer } from "../../../src/web/kiosk/taken-answer.ts";
import { answers, texts, tries } from "./shown-replies.ts";
import { elementsOf, expectSound, textOf, withClass } from "./view-tree.ts";

const facts: fc.Arbitrary<SlipFacts> = fc.record({
  today: fc.constantFrom("2026-11-22", "2026-01-05"),
  terminal: texts,
  place: texts,
  hotline: fc.option(fc.record({ name: texts, tel: fc.constant("12348") }), { nil: null }),
  hasCode: fc.boolean(),
});
const taken = fc
  .tuple(
    answers,
    fc.array(fc.record({ label: fc.constantFrom("电话", "要多长时间", "地址"), about: texts }), { maxLength: 3 }),
  )
  .map(([answer, missing]) => {
    const citations = answer.citations.map((citation) => ({
      ...citation,
      passage: "p",
      start: 0,
      end: 1,
      version: "v",
    }));
    const whole: unknown = { ...answer, citations, missing };
    if (!isTakenAnswer(whole)) throw new TypeError("the guard refuses a reply of ours");
    return whole;
  });

describe("the slip", () => {
  test("contains every quote in brackets with its source, and no controls", () => {
    fc.assert(
      fc.property(taken, facts, (answer, given) => {
        const view = slipView(answer, given);
        expect(view === null).toBe(answer.citations.length === 0);
        if (view === null) return;
        expectSound(view);
        expect(elementsOf(view).filter(({ tag }) => /^(?:a|button|input)$/.test(tag))).toEqual([]);
        const figures = withClass(view, "slip-quote").map(textOf);
        expect(figures).toHaveLength(answer.citations.length);
        for (const [i, { quote, source }] of answer.citations.entries()) {
          expect(figures[i]).toContain(`「${quote}」`);
          expect(figures[i]).toContain(source.title);
        }
        expect(textOf(view)).toContain(answer.notice);
        expect(textOf(view).includes("由人工智能挑选原文生成")).toBe(answer.ai_generated);
        expect(withClass(view, "slip-code")).toHaveLength(given.hasCode ? 1 : 0);
        expect(textOf(view).includes("扫这个码")).toBe(given.hasCode);
      }),
      tries(200),
    );
  });

  test("names each missing thing once, and none when nothing is missing", () => {
    fc.assert(
      fc.property(taken, facts, (answer, given) => {
        const view = slipView(answer, given);
        if (view === null) return;
        const lines = withClass(view, "slip-missing").map(textOf);
        const labels = [...new Set(answer.missing.map(({ label }) => label))];
        expect(lines).toEqual(labels.length === 0 ? [] : [`资料没写：${labels.join("、")}。`]);
      }),
      tries(100),
    );
  });
});
