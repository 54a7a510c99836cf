// Hand-made replies and questions for the tests of scoring: valid by the contract and as small as possible.
import { Answer, type Citation, type Contact } from "../../../src/contract.ts";
import { Item } from "../../eval/questions.ts";

export const TEXT = "嘉兴有省级民主法治村526个。平湖的纠错率由17.39%下降到3.44%。";
export const TEXTS = new Map([["a-2021", TEXT]]);

export const HOTLINE: Contact = {
  kind: "hotline",
  name: "12348公共法律服务热线",
  tel: "12348",
  url: null,
  for: "法律咨询",
  basis: "…",
};

/** Returns a citation of `run`, a part of TEXT. Another `quote` makes it wrong on purpose. */
export function cite(n: number, run: string, quote = run): Citation {
  const start = TEXT.indexOf(run);
  return {
    n,
    passage: `p${n}`,
    source: {
      id: "a-2021",
      title: "法治报道",
      title_given: true,
      publisher: null,
      author: null,
      published: "2021",
      published_precision: "year",
      published_estimated: true,
      place: "嘉兴市",
      url: null,
    },
    quote,
    start,
    end: start + run.length,
    href: "/sources/a-2021",
    url: null,
    version: "v",
  };
}

/** Returns an unanswered reply with the fields of `more`, validated by the contract. */
export function answerOf(more: Partial<Answer>): Answer {
  return Answer.parse({
    id: "r_1",
    status: "unanswered",
    reason: null,
    alert: null,
    matter: null,
    tip: null,
    lead: null,
    answer: "",
    parts: [],
    citations: [],
    missing: [],
    conflicts: [],
    clarify: null,
    handoff: { why: "…", contacts: [HOTLINE] },
    suggestions: [],
    as_of: null,
    notice: "…",
    ai_generated: false,
    warnings: [],
    index: { id: "ix_1", built: null, sources: 1, passages: 1 },
    ...more,
  });
}

/** Returns a question of the type, with the fields that it needs. */
export function itemOf(type: Item["type"], more: Record<string, unknown> = {}): Item {
  const answerable = !["near", "legal-other", "offtopic", "adversarial", "false-premise"].includes(type);
  return Item.parse({
    id: "q1",
    question: "嘉兴有多少个省级民主法治村？",
    type,
    answerable,
    file: "a.txt",
    must_include: answerable ? ["526个"] : [],
    answer: "526个",
    status: answerable ? "answered" : "unanswered",
    ...(type === "near" ? { missing_kind: "address" } : {}),
    ...(type === "false-premise" ? { contradicted_by: ["下降到3.44%"] } : {}),
    ...more,
  });
}
