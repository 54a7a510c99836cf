// An answer as it stands on the page: danger first, then the lead, the quotes with where they stand, what is missing,
// whom to turn to. Pure: the server prints it, the browser builds it.
import type { ShownAnswer, ShownCitation, ShownContact, ShownHandoff } from "./shown.ts";
import { sourceFacts, titleWords } from "./source-words.ts";
import { el, telAddress, type View, type ViewElement, webAddress } from "./view.ts";

/** The level below what the block stands under. */
type Heading = "h2" | "h3";
type ShownPart = ShownAnswer["parts"][number];

/** A question and its answer. `question` is shown apart from the text around it, whatever its direction. */
export function turnView(question: string, answer: ShownAnswer): ViewElement {
  return el("article", { class: "turn" }, askedView(question), answerView(answer));
}

export function askedView(question: string): ViewElement {
  return el(
    "h2",
    { class: "asked", tabindex: "-1" },
    el("span", { class: "unseen" }, "您问："),
    el("bdi", {}, question),
  );
}

export function answerView(answer: ShownAnswer): ViewElement {
  const { alert, clarify, warnings } = answer;
  return el(
    "div",
    { class: "answer" },
    alert === null
      ? null
      : el(
          "section",
          { class: "alert" },
          el("h3", {}, alert.title),
          el("p", {}, alert.text),
          contactsView(alert.contacts),
        ),
    ...bodyViews(answer),
    ...warnings.map((warning) => el("p", { class: "warning" }, warning)),
    clarify === null ? null : choicesView("请选一个", clarify.choices),
    tipView(answer),
    handoffView(withoutAlerted(answer)),
    answer.suggestions.length === 0
      ? null
      : choicesView(
          answer.citations.length === 0 ? "可以这样问" : "还可以问",
          answer.suggestions.map(({ question }) => ({ label: question, question })),
        ),
    noticeView(answer),
  );
}

function bodyViews(answer: ShownAnswer): View[] {
  const { parts, citations, clarify } = answer;
  if (parts.length === 0) return answer.answer.split("\n").map((line) => el("p", {}, line));
  const labels = clarify === null ? [] : clarify.choices.map(({ label }) => label);
  const shown = parts.filter(
    // The choices stand below as buttons; their list would say them twice.
    ({ kind, text }) => kind === "lead" || labels.length === 0 || !labels.every((label) => text.includes(label)),
  );
  const quoted = new Set<number>();
  const views = shown.flatMap((part) => partViews(part, citations, quoted));
  // A quote that no part repeats is shown all the same: it is what the answer rests on.
  const rest = citations.filter(({ n }) => !quoted.has(n));
  return [...views, ...rest.map(quoteView)];
}

function partViews(part: ShownPart, citations: readonly ShownCitation[], quoted: Set<number>): View[] {
  const views: View[] = [];
  const pushText = (text: string) => {
    for (const line of text.split("\n")) {
      if (line.trim() !== "") views.push(el("p", { class: className(part.kind, line) }, line));
    }
  };
  const waiting = citations.filter(({ n }) => part.citations.includes(n));
  let text = part.text;
  for (;;) {
    const next = waiting
      .map((citation) => ({ citation, mark: `「${citation.quote}」[${citation.n}]` }))
      .map(({ citation, mark }) => ({ citation, mark, at: text.indexOf(mark) }))
      .filter(({ at }) => at !== -1)
      .sort((a, b) => a.at - b.at)[0];
    if (next === undefined) break;
    pushText(text.slice(0, next.at));
    views.push(quoteView(next.citation));
    quoted.add(next.citation.n);
    text = text.slice(next.at + next.mark.length);
  }
  pushText(text);
  return views;
}

const CLASS_NAMES = new Map([
  ["lead", "lead"],
  ["evidence", "evidence"],
  ["missing", "missing"],
  ["next", "next"],
]);

/** A first line longer than this is a list or a sentence: set as large as a short one it would fill a phone. */
const LARGE_CHARS_MAX = 36;

function className(kind: string, line: string): string {
  const name = CLASS_NAMES.get(kind) ?? "context";
  return name === "lead" && line.length > LARGE_CHARS_MAX ? `${name} long` : name;
}

function quoteView({ n, quote, href, source }: ShownCitation): ViewElement {
  // Only a path of our own: the reply names sources of this collection.
  const link = /^\/sources\/[^\s"'<>\\]+$/.test(href) ? href : null;
  return el(
    "figure",
    { class: "quote" },
    el("blockquote", {}, el("p", {}, quote)),
    el(
      "figcaption",
      {},
      el("span", { class: "number" }, `[${n}]`),
      " ",
      el("cite", {}, titleWords(source)),
      factsView(source),
      link === null
        ? null
        : el("a", { class: "open", href: link }, "看原文这一段", el("span", { class: "unseen" }, `（第${n}处引文）`)),
    ),
  );
}

/** Publisher, place and time of a source, in one line. */
export function factsView(source: Parameters<typeof sourceFacts>[0]): ViewElement {
  return el(
    "span",
    { class: "facts" },
    ...sourceFacts(source).map(({ label, value }) => el("span", { class: "fact" }, `${label}：${value}`)),
  );
}

/** Buttons that ask a question: forms of their own, so that they work without a script. */
export function choicesView(
  title: string,
  choices: readonly { label: string; question: string; place?: string | undefined }[],
  heading: Heading = "h3",
): ViewElement {
  return el(
    "section",
    { class: "choices" },
    el(heading, { class: "small" }, title),
    el("ul", {}, ...choices.map((choice) => el("li", {}, choiceView(choice)))),
  );
}

function choiceView({ label, question, place }: { label: string; question: string; place?: string | undefined }): View {
  return el(
    "form",
    { class: "choice", method: "post", action: "/" },
    el("input", { type: "hidden", name: "question", value: question }),
    place === undefined ? null : el("input", { type: "hidden", name: "place", value: place }),
    el("button", { type: "submit" }, label),
  );
}

/** An editor's hint in a box of its own: nobody shall take it for a quote. */
function tipView({ tip }: ShownAnswer): ViewElement | null {
  if (tip === undefined || tip === null) return null;
  return el("section", { class: "tip" }, el("h3", { class: "small" }, tip.label), el("p", {}, tip.text));
}

/** Who already stands in the alert is not listed again. */
function withoutAlerted({ alert, handoff }: ShownAnswer): ShownHandoff {
  const alerted = new Set(alert?.contacts.map(({ tel }) => tel));
  return { why: handoff.why, contacts: handoff.contacts.filter(({ tel }) => tel === null || !alerted.has(tel)) };
}

export function handoffView({ why, contacts }: ShownHandoff, heading: Heading = "h3"): ViewElement {
  return el(
    "section",
    { class: "handoff" },
    el(heading, { class: "small" }, "找人问"),
    el("p", {}, why),
    contactsView(contacts),
  );
}

export function contactsView(contacts: readonly ShownContact[]): ViewElement | null {
  if (contacts.length === 0) return null;
  return el("ul", { class: "contacts" }, ...contacts.map((contact) => el("li", {}, ...contactViews(contact))));
}

function contactViews({ name, tel, url, for: purpose }: ShownContact): View[] {
  const href = telAddress(tel);
  const page = webAddress(url);
  return [
    ...(tel === null || href === null
      ? [el("strong", {}, name)]
      : [el("a", { class: "call", href }, el("strong", { class: "tel" }, tel), " ", name)]),
    ...(page === null ? [] : [el("a", { class: "open", href: page, rel: "noopener noreferrer nofollow" }, "网页")]),
    el("p", { class: "purpose" }, purpose),
  ];
}

function noticeView({ notice, ai_generated, index }: ShownAnswer): ViewElement {
  return el(
    "p",
    { class: "notice" },
    ai_generated ? el("strong", {}, "内容由人工智能生成。") : null,
    notice,
    // The newest date may be an editor's estimate: the year, and no more certain than that.
    index.built === null ? null : `资料大约到${index.built.slice(0, 4)}年为止。`,
  );
}
