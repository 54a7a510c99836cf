// Tests the link to taken quotes: it survives a round trip, and contains only ids, numbers and digests for any reply.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTaken, takenPath } from "../../../src/view/taken-link.ts";
import { isTakenAnswer, type TakenAnswer } from "../../../src/web/kiosk/taken-answer.ts";
import { answerOf, cite } from "../tools/crafted-answer.ts";
import { texts, tries } from "./shown-replies.ts";

const hex = (digits: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${digits}}$`));
const passage = fc
  .tuple(fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,8}){0,3}$/), hex(10), fc.constantFrom("", "-2", "-11"))
  .map(([source, digits, count]) => `${source}.${digits}${count}`);
const source = {
  title: "法治报道",
  title_given: true,
  publisher: null,
  place: null,
  published: null,
  published_estimated: false,
};
/** A citation as the service makes it. */
const citation = fc
  .record({ passage, start: fc.nat(900_000), length: fc.integer({ min: 1, max: 240 }), version: hex(64), quote: texts })
  .map(({ start, length, ...rest }) => ({ n: 1, start, end: start + length, source, ...rest }));
/** A citation as a broken server might send it. */
const strange = fc.record({
  n: fc.double(),
  passage: texts,
  start: fc.double(),
  end: fc.double(),
  version: texts,
  quote: texts,
  source: fc.constant(source),
});

function answerWith(citations: TakenAnswer["citations"], index = "ix_0123456789ab"): TakenAnswer {
  return {
    id: "r_0",
    alert: null,
    matter: null,
    answer: "",
    citations,
    missing: [],
    notice: "",
    ai_generated: false,
    index: { id: index },
  };
}

describe("the link to taken quotes", () => {
  test("survives a round trip: up to five quotes in the reply's order, without duplicates", () => {
    fc.assert(
      fc.property(fc.array(citation, { minLength: 1, maxLength: 7 }), (citations) => {
        const path = takenPath(answerWith([...citations, ...citations]));
        const expected = citations.map(({ version, start, end, passage: id }) => ({
          passage: id,
          start,
          end,
          version: version.slice(0, 12),
        }));
        const once = expected.filter(
          (quote, i) => expected.findIndex((other) => JSON.stringify(other) === JSON.stringify(quote)) === i,
        );
        expect(path?.startsWith("/a?")).toBe(true);
        expect(readTaken(path?.slice("/a?".length) ?? "")).toEqual({
          index: "ix_0123456789ab",
          quotes: once.slice(0, 5),
        });
      }),
      tries(200),
    );
  });

  test("contains only ids, numbers and digests for any reply", () => {
    const shape = /^\/a\?i=[\w-]{1,40}(&q=[a-z\d][a-z\d.-]{0,99}\.\d{1,9}\.\d{1,9}\.[\da-f]{12}){1,5}$/;
    fc.assert(
      fc.property(fc.array(fc.oneof(citation, strange), { maxLength: 7 }), fc.oneof(texts, hex(12)), (list, index) => {
        const path = takenPath(answerWith(list, index));
        if (path !== null) expect(path).toMatch(shape);
      }),
      tries(300),
    );
  });

  test("is null when nothing is quoted", () => {
    expect(takenPath(answerWith([]))).toBeNull();
  });

  test("can be parsed after apps have added to it or re-encoded it", () => {
    const quote = "jiaxing-2024.d5ede1ce53.477.520.f34874f065ce";
    const plain = readTaken(`i=ix_a7feccc2c0ea&q=${quote}`);
    expect(plain?.quotes).toHaveLength(1);
    for (const query of [
      `from=singlemessage&i=ix_a7feccc2c0ea&q=${quote}&isappinstalled=0`,
      `i=ix%5Fa7feccc2c0ea&q=${quote.replaceAll(".", "%2E")}`,
    ]) {
      expect(readTaken(query)).toEqual(plain);
    }
  });

  test("is null when nothing can be parsed, and marks a quote that cannot", () => {
    const good = "i=ix_1&q=a.0123456789.0.5.0123456789ab";
    for (const query of [
      "",
      "i=ix_1",
      good.slice("i=ix_1".length),
      "i=ix_1&q=%ff",
      "i=ix_1&q=a.0.5.x",
      good.slice(0, -1),
      "i=ix_1&q=a.0123456789.-1.5.0123456789ab",
      "i=ix_1&q=a.0123456789.1e3.5.0123456789ab",
    ]) {
      expect(readTaken(query), query).toBeNull();
    }
    expect(readTaken(`${good}&q=x`)?.quotes.map((quote) => quote === null)).toEqual([false, true]);
  });
});

describe("the guard for a reply with quotes to take along", () => {
  test("accepts what the contract allows and rejects citations without offsets", () => {
    const whole = answerOf({ citations: [cite(1, "嘉兴有省级民主法治村526个。")] });
    expect(isTakenAnswer(whole)).toBe(true);
    for (const name of ["passage", "start", "end", "version", "quote", "source"]) {
      const citations = whole.citations.map((entry) => ({ ...entry, [name]: undefined }));
      expect(isTakenAnswer({ ...whole, citations }), name).toBe(false);
    }
  });
});
