// View of the writing screen: the field, and below it keys for people without a keyboard or pinyin. The keys are digits
// and words of the collection's matters. Pure.
import { QUESTION_CHARS_MAX } from "../../limits.ts";
import { fill } from "../../view/chat-words.ts";
import { iconOfMatter } from "../../view/icons.ts";
import { PRINTED_WORDS } from "../../view/printed.ts";
import { FIELD } from "../../view/showing.ts";
import { el, type ViewElement } from "../../view/view.ts";
import { button, FOCUS } from "./frame-view.ts";
import { KIOSK_WORDS as W } from "./kiosk-words.ts";
import { can, type Screen, type Terminal } from "./screens.ts";

type AskScreen = Extract<Screen, { kind: "ask" }>;

export function askView(screen: AskScreen, terminal: Terminal): ViewElement {
  const { fault, isListening } = screen;
  const { reader } = terminal.data;
  const hasKeys = terminal.settings.keyboard === "own";
  return el(
    "main",
    { class: "screen write", "data-screen": "ask" },
    el("h1", FOCUS, el("label", { for: "question" }, W.askTitle)),
    // Present while empty: only then is a new text announced, and the layout below does not move.
    el("p", { class: "fault", id: "fault", role: "alert" }, fault),
    el("textarea", {
      id: "question",
      rows: hasKeys ? "2" : "4",
      ...FIELD,
      "aria-describedby": fault === null ? "hint" : "fault hint",
      ...(fault === null ? {} : { "aria-invalid": "true" }),
    }),
    el(
      "p",
      { class: "hint", id: "hint" },
      fill(PRINTED_WORDS.hint, { max: QUESTION_CHARS_MAX }),
      reader === undefined ? null : fill(W.leaves, { host: reader }),
    ),
    el(
      "div",
      { class: "ways" },
      button("send", W.send, { class: "send" }),
      can(terminal, "voice")
        ? button("speak", isListening ? W.listening : W.speak, isListening ? { "aria-disabled": "true" } : {})
        : null,
      hasKeys ? button("delete", W.delete) : null,
      button("erase", W.erase),
    ),
    hasKeys ? keysView(screen, terminal) : null,
  );
}

function keysView({ keysOf }: AskScreen, { needs }: Terminal): ViewElement {
  const words =
    keysOf === null
      ? needs.map(({ id, label }) => button("keys", label, { "data-need": id }, iconOfMatter(id)))
      : [button("keys", W.keysBack, {}, "back"), ...keysOf.pieces.map(keyView)];
  return el(
    "section",
    { class: "keys", "aria-label": W.keys },
    el("p", {}, needs.length === 0 ? W.keysNone : W.keysHint),
    el("div", { class: "key-row" }, ...Array.from("1234567890", keyView)),
    el("div", { class: "key-grid", "data-keys": keysOf?.id ?? "" }, ...words),
  );
}

function keyView(text: string): ViewElement {
  return button("key", text, { "data-key": text });
}
