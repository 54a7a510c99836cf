// The view of one answer: the alert first, then the lead with the number to call, the conflicts between sources, the
// quotes with their sources, what is missing, and follow-up questions. Pure: the server prints the view, the browser
// builds nodes from it.
import { askedView } from "./asked-view.ts";
import { fill } from "./chat-words.ts";
import { choicesView } from "./choices-view.ts";
import { alertView, handoffView, withoutAlerted } from "./handoff-view.ts";
import { markedViews, numberView, quoteView } from "./quote-view.ts";
import { type Showing, SOURCES_LANG } from "./showing.ts";
import type { ShownAnswer } from "./shown.ts";
import { dateWords } from "./source-words.ts";
import { el, type View, type ViewElement } from "./view.ts";

type ShownPart = ShownAnswer["parts"][number];

/**
 * A question with its answer. The question is isolated from the surrounding text whatever its writing direction. `note`
 * is described at `askedView`.
 */
export function turnView(question: string, answer: ShownAnswer, showing: Showing, note?: string): ViewElement {
  return el("article", { class: "turn" }, askedView(question, showing.words, note), answerView(answer, showing));
}

export function answerView(answer: ShownAnswer, showing: Showing): ViewElement {
  const { alert, clarify, warnings } = answer;
  const { words } = showing;
  const { first, rest } = bodyViews(answer, showing);
  const isBesideAlert = alert !== null;
  const handoff = handoffView(withoutAlerted(answer), words, { isBesideAlert });
  return el(
    "div",
    { class: "answer", part: "answer" },
    alert === null ? null : alertView(alert, words),
    ...first,
    clarify === null ? null : choicesView(words.chooseOne, clarify.choices, showing),
    isBesideAlert ? null : handoff,
    ...rest,
    ...warnings.map((warning) => el("p", { class: "warning" }, warning)),
    tipView(answer),
    isBesideAlert ? handoff : null,
    answer.suggestions.length === 0
      ? null
      : choicesView(
          answer.citations.length === 0 ? words.tryThese : words.alsoAsk,
          answer.suggestions.map(({ question }) => ({ label: question, question })),
          showing,
        ),
    noticeView(answer, showing),
  );
}

/** The views above and below the number to call. */
interface Body {
  first: View[];
  rest: View[];
}

function bodyViews(answer: ShownAnswer, showing: Showing): Body {
  const { alert, parts, citations, clarify } = answer;
  if (parts.length === 0) {
    // alertView already shows the lines of the alert.
    const alertLines = new Set(alert?.text.split("\n"));
    const own = answer.answer.split("\n").filter((line) => !alertLines.has(line));
    const lines = own.map((line) => el("p", {}, ...markedViews(line, citations, showing)));
    return { first: lines, rest: citations.map((citation) => quoteView(citation, showing)) };
  }
  const labels = clarify === null ? [] : clarify.choices.map(({ label }) => label);
  const shown = parts.filter(
    // The choices are shown as buttons below, so the text that lists them is left out.
    ({ kind, text }) => kind === "lead" || labels.length === 0 || !labels.every((label) => text.includes(label)),
  );
  const quoted = new Set<number>();
  const viewsOf = (part: ShownPart) => partViews(part, answer, quoted, showing);
  const isLead = ({ kind }: ShownPart) => kind === "lead";
  const first = shown.filter(isLead).flatMap(viewsOf);
  const views = shown.filter((part) => !isLead(part)).flatMap(viewsOf);
  // Show the quotes that no part repeats as well: the answer rests on them.
  const rest = citations.filter(({ n }) => !quoted.has(n)).map((citation) => quoteView(citation, showing));
  return { first, rest: [...conflictViews(answer, showing), ...views, ...rest] };
}

function partViews(part: ShownPart, answer: ShownAnswer, quoted: Set<number>, showing: Showing): View[] {
  const { citations } = answer;
  const views: View[] = [];
  const pushText = (text: string) => {
    for (const line of text.split("\n")) {
      if (line.trim() !== "") views.push(lineView(part, line, answer, showing));
    }
  };
  const waiting = citations.filter(({ n }) => part.citations.includes(n));
  let text = part.text;
  for (;;) {
    // Only the first occurrence of a quote becomes a block. Later ones stay in the text, and their number links to the
    // first.
    const next = waiting
      .filter(({ n }) => !quoted.has(n))
      .map((citation) => ({ citation, mark: `「${citation.quote}」[${citation.n}]` }))
      .map(({ citation, mark }) => ({ citation, mark, at: text.indexOf(mark) }))
      .filter(({ at }) => at !== -1)
      .sort((a, b) => a.at - b.at)[0];
    if (next === undefined) break;
    // The quote gets a block of its own, so a bare label such as 原文： is dropped.
    const before = text.slice(0, next.at);
    if (!LABEL.test(before)) pushText(before);
    views.push(quoteView(next.citation, showing));
    quoted.add(next.citation.n);
    text = text.slice(next.at + next.mark.length);
  }
  pushText(text);
  return views;
}

/** Matches a label and nothing else. */
const LABEL = /^\s*\p{L}{2,12}(?:：|: ?)$/u;

const CLASS_NAMES = new Map([
  ["lead", "lead"],
  ["evidence", "evidence"],
  ["missing", "missing"],
  ["next", "next"],
]);
/** Blocks that a host can style with `::part`. */
const PARTS = new Set(["lead", "missing"]);

/**
 * Length above which a lead is a list or a sentence. In the large type of a short lead it would fill a phone's screen.
 */
const LARGE_CHARS_MAX = 36;

function lineView({ kind }: ShownPart, line: string, { citations, lead }: ShownAnswer, showing: Showing): ViewElement {
  const name = CLASS_NAMES.get(kind) ?? "context";
  const isLead = name === "lead";
  // The text of the lead does not contain the number of its citation.
  const cited = isLead ? citations.filter(({ n }) => n === lead?.n) : [];
  return el(
    "p",
    {
      class: isLead && line.length > LARGE_CHARS_MAX ? `${name} long` : name,
      ...(PARTS.has(name) ? { part: name } : {}),
    },
    ...markedViews(line, citations, showing),
    ...cited.map(({ n }) => numberView(n, showing)),
  );
}

function conflictViews({ conflicts = [], citations }: ShownAnswer, showing: Showing): View[] {
  const { words } = showing;
  return conflicts.map(({ kind, values }) =>
    el(
      "section",
      { class: "conflicts", part: "conflicts" },
      // Statements about different places or dates do not contradict each other, so they get another heading.
      el("h3", { class: "small" }, kind === "contradiction" ? words.conflicts : words.differing),
      el(
        "ul",
        {},
        ...values.map(({ value, n, place, as_of }) =>
          el(
            "li",
            {},
            el("strong", SOURCES_LANG, value),
            ...[place, as_of === null ? null : dateWords(as_of, words)].flatMap((fact) =>
              fact === null ? [] : [" ", el("span", { class: "fact" }, fact)],
            ),
            citations.some((citation) => citation.n === n) ? numberView(n, showing) : null,
          ),
        ),
      ),
    ),
  );
}

/** An editor's hint, in a box of its own so that nobody mistakes it for a quote. */
function tipView({ tip }: ShownAnswer): ViewElement | null {
  if (tip === undefined || tip === null) return null;
  return el("section", { class: "tip" }, el("h3", { class: "small" }, tip.label), el("p", {}, tip.text));
}

/** Whether a search found nothing and nobody is in danger. Only then does the notice say how far the texts reach. */
function lacksWhatWasSought({ alert, reason, citations }: ShownAnswer): boolean {
  return alert === null && citations.length === 0 && (reason === "no_evidence" || reason === "missing_facts");
}

/** Null where nothing is left to say: a page may have said the notice already. */
function noticeView(answer: ShownAnswer, { words, hasNotice }: Showing): ViewElement | null {
  const { notice, ai_generated, index } = answer;
  const parts = [
    ai_generated ? el("strong", {}, words.machineMade) : null,
    hasNotice ? null : notice,
    // Quotes carry their own dates. The newest date may be an editor's estimate, so only the year is shown.
    index.built === null || !lacksWhatWasSought(answer) ? null : fill(words.upTo, { year: index.built.slice(0, 4) }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : el("p", { class: "notice" }, ...parts);
}
