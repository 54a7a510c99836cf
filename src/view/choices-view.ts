// Buttons that ask a question: forms on pages that must work without a script, plain buttons elsewhere. Pure.
import type { Heading, Showing } from "./showing.ts";
import { el, type View, type ViewElement } from "./view.ts";

/** A question that is asked with one tap. */
export interface Choice {
  label: string;
  question: string;
  place?: string | undefined;
}

/** A titled list of choices. */
export function choicesView(
  title: string,
  choices: readonly Choice[],
  { hasForms, origin }: Pick<Showing, "hasForms" | "origin">,
  heading: Heading = "h3",
): ViewElement {
  return el(
    "section",
    { class: "choices" },
    el(heading, { class: "small" }, title),
    el(
      "ul",
      {},
      ...choices.map((choice) => el("li", {}, hasForms ? choiceForm(choice, origin) : choiceButton(choice))),
    ),
  );
}

function choiceForm({ label, question, place }: Choice, origin: string): View {
  return el(
    "form",
    { class: "choice", method: "post", action: `${origin}/` },
    el("input", { type: "hidden", name: "question", value: question }),
    place === undefined ? null : el("input", { type: "hidden", name: "place", value: place }),
    el("button", { type: "submit" }, label),
  );
}

function choiceButton({ label, question, place }: Choice): View {
  const asks = { "data-ask": question, ...(place === undefined ? {} : { "data-place": place }) };
  return el("button", { type: "button", class: "choice", ...asks }, label);
}
