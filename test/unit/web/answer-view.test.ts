// Tests the view of an answer: it is safe and complete for any reply, and an alert comes first.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Lang } from "../../../src/contract.ts";
import { CHAT_WORDS } from "../../../src/view/all-chat-words.ts";
import { answerView, turnView } from "../../../src/view/answer-view.ts";
import { ANSWER_WORDS } from "../../../src/view/answer-words.ts";
import type { Showing } from "../../../src/view/showing.ts";
import type { ShownAnswer } from "../../../src/view/shown.ts";
import { telAddress, webAddress } from "../../../src/view/view.ts";
import { answers, texts, tries } from "./shown-replies.ts";
import { elementsOf, expectSound, textOf, withClass } from "./view-tree.ts";

const HERE = "https://fawen.example";
const showings: fc.Arbitrary<Showing> = fc.record({
  words: fc
    .constantFrom("zh-CN" as const, "zh-Hant" as const, "en" as const)
    .map((lang) => ({ ...CHAT_WORDS[lang], ...ANSWER_WORDS[lang] })),
  ids: fc.constant("fawen-1-0-"),
  hasForms: fc.constant(false),
  origin: fc.constantFrom(HERE, ""),
  linkLang: fc.constantFrom(null, ...Lang.options),
  opensTab: fc.boolean(),
  hasNotice: fc.boolean(),
});

/** Checks a property for many replies and display settings. */
function always(property: (answer: ShownAnswer, showing: Showing) => void): void {
  fc.assert(fc.property(answers, showings, property), tries(100));
}

const positionOf = (text: string, piece: string) => {
  const at = text.indexOf(piece);
  return at === -1 ? Number.POSITIVE_INFINITY : at;
};

describe("answerView", () => {
  test("has safe links, unique ids and labelled buttons for any reply", () => {
    always((answer, showing) => expectSound(answerView(answer, showing)));
  });

  test("links only to its own quotes, its server's sources, telephone numbers and contact pages", () => {
    always((answer, showing) => {
      const contacts = [...answer.handoff.contacts, ...(answer.alert?.contacts ?? [])];
      const pages = new Set(contacts.map(({ url }) => url));
      for (const { tag, attributes } of elementsOf(answerView(answer, showing))) {
        if (tag !== "a") continue;
        const { href = "" } = attributes;
        const isOurs = href.startsWith(`${showing.origin}/sources/`) || /^(?:#|tel:)/.test(href);
        expect(isOurs || pages.has(href)).toBe(true);
      }
    });
  });

  test("links to a quote's source in the language of the page, which marks the same passage", () => {
    always((answer, showing) => {
      const links = elementsOf(answerView(answer, showing)).filter(({ attributes }) => attributes.class === "open");
      for (const { attributes } of links) {
        // Some origins and links of the property are no addresses.
        if (!attributes.href?.startsWith(`${showing.origin}/sources/`)) continue;
        const { searchParams, hash } = new URL(attributes.href.slice(showing.origin.length), HERE);
        expect([searchParams.get("lang"), hash]).toEqual([showing.linkLang, "#quote"]);
        searchParams.delete("lang");
        const { citations } = answer;
        const searches = citations.map(({ href }) => URL.parse(href, HERE)?.search);
        expect(searches).toContain(`?${searchParams}`);
      }
    });
  });

  test("shows every quote exactly once and verbatim, with its source", () => {
    always((answer, showing) => {
      const figures = withClass(answerView(answer, showing), "quote");
      const expected = answer.citations;
      expect(figures.length).toBe(expected.length);
      for (const { n, quote, source } of expected) {
        const figure = figures.find(({ attributes }) => attributes.id === `${showing.ids}q${n}`);
        expect(figure?.children.slice(0, 1).map(textOf)).toEqual([quote]);
        expect(figure === undefined ? "" : textOf(figure)).toContain(source.title);
      }
    });
  });

  test("begins with the alert if there is one", () => {
    always((answer, showing) => {
      const view = answerView(answer, showing);
      const [first] = view.children;
      const isAlert = typeof first === "object" && first.attributes.class === "alert";
      expect(isAlert).toBe(answer.alert !== null);
      expect(withClass(view, "alert").length).toBe(answer.alert === null ? 0 : 1);
    });
  });

  test("shows the warnings, the contacts and the notice once", () => {
    always((answer, showing) => {
      const view = answerView(answer, showing);
      const text = textOf(view);
      for (const warning of answer.warnings) expect(text).toContain(warning);
      expect(withClass(view, "handoff").map(textOf).join("")).toContain(answer.handoff.why);
      expect(positionOf(text, answer.handoff.why)).not.toBe(Number.POSITIVE_INFINITY);
      const notice = withClass(view, "notice").map(textOf).join("");
      // A notice of a few characters can be part of another line by chance.
      const isSeen = notice.includes(answer.notice);
      if (!showing.hasNotice || answer.notice.length > 4) expect(isSeen).toBe(!showing.hasNotice);
      expect(notice.includes(showing.words.machineMade)).toBe(answer.ai_generated);
    });
  });

  test("states how far the texts reach only when a search found nothing and nobody is in danger", () => {
    always((answer, showing) => {
      const built = { ...answer, citations: [], index: { ...answer.index, built: "2024-05-10" } };
      const said = ({ alert, reason }: Pick<ShownAnswer, "alert" | "reason">) =>
        withClass(answerView({ ...built, notice: "", alert, reason }, showing), "notice")
          .map(textOf)
          .join("");
      expect(said({ alert: null, reason: "no_evidence" })).toContain("2024");
      for (const reason of ["small_talk", "personal_data", "out_of_scope", "needs_clarification"]) {
        expect(said({ alert: null, reason })).not.toContain("2024");
      }
      const alert = { title: "", text: "", contacts: [] };
      expect(said({ alert, reason: "no_evidence" })).not.toContain("2024");
    });
  });

  test("lists each contact once, with a number that can be called", () => {
    always((answer, showing) => {
      const view = answerView(answer, showing);
      const alerted = answer.alert?.contacts ?? [];
      const others = answer.handoff.contacts.filter(
        ({ tel }) => tel === null || !alerted.some((contact) => contact.tel === tel),
      );
      const calls = elementsOf(view).filter(({ attributes }) => attributes.href?.startsWith("tel:"));
      const numbers = [...alerted, ...others].flatMap(({ tel }) => telAddress(tel) ?? []);
      expect(calls.map(({ attributes }) => attributes.href)).toEqual(numbers);
    });
  });

  test("has a button for each choice and each suggestion", () => {
    always((answer, showing) => {
      const asked = elementsOf(answerView(answer, showing))
        .filter(({ attributes }) => "data-ask" in attributes)
        .map(({ attributes }) => [attributes["data-ask"], attributes["data-place"]]);
      const choices = answer.clarify?.choices.map(({ question, place }) => [question, place]) ?? [];
      expect(asked).toEqual([...choices, ...answer.suggestions.map(({ question }) => [question, undefined])]);
    });
  });

  test("uses forms when the server prints it, so that it works without a script", () => {
    always((answer, showing) => {
      const elements = elementsOf(answerView(answer, { ...showing, hasForms: true }));
      expect(elements.filter(({ attributes }) => "data-ask" in attributes)).toEqual([]);
      const count = (answer.clarify?.choices.length ?? 0) + answer.suggestions.length;
      expect(elements.filter(({ tag }) => tag === "form").length).toBe(count);
    });
  });

  test("follows the question exactly as it was asked", () => {
    fc.assert(
      fc.property(texts, answers, showings, (question, answer, showing) => {
        const [asked] = withClass(turnView(question, answer, showing), "asked");
        expect(asked === undefined ? "" : textOf(asked)).toBe(`${showing.words.youAsked}${question}`);
      }),
      tries(50),
    );
  });
});

describe("webAddress and telAddress", () => {
  test("return an address, or null for other text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(webAddress(text) ?? "https://a").toMatch(/^https?:\/\/[^\s"'<>]+$/i);
        expect(telAddress(text) ?? "tel:12").toMatch(/^tel:\+?\d*$/);
      }),
      tries(300),
    );
    expect(webAddress("javascript:alert(1)//https://a")).toBe(null);
    expect(telAddress("0573-8402 2110")).toBe("tel:057384022110");
    expect(telAddress("12348,,1")).toBe(null);
  });
});
