// The views around the conversation: header, log, the field for questions, the notice. Pure.
import { QUESTION_CHARS_MAX } from "../limits.ts";
import { LANG_NAMES, LANGS, type Settings, SIZES, type Size } from "../view/attributes.ts";
import { fill } from "../view/chat-words.ts";
import { choicesView } from "../view/choices-view.ts";
import { type ChatShowing, FIELD, tabAttributes } from "../view/showing.ts";
import { el, type View, type ViewElement } from "../view/view.ts";

export interface PanelShowing extends ChatShowing {
  settings: Settings;
  size: Size;
  canSpeak: boolean;
}

/** The whole content of the shadow root except the turns. */
export function rootView(showing: PanelShowing): ViewElement {
  const { settings, words, ids, size } = showing;
  const frame = frameView(showing);
  // The status stays when the frame is rebuilt: a live region that is inserted with its text is not announced.
  const status = el("p", { class: "unseen", role: "status" });
  const titled = { "aria-labelledby": `${ids}title` };
  return el(
    "div",
    {
      class: "root",
      lang: settings.lang,
      "data-theme": settings.theme,
      "data-size": size,
      "data-position": settings.position,
    },
    ...(settings.isLauncher
      ? [
          el(
            "button",
            {
              type: "button",
              class: "launcher",
              part: "launcher",
              "data-do": "open",
              popover: "manual",
              "aria-haspopup": "dialog",
              "aria-expanded": "false",
            },
            words.launcher,
          ),
          el("dialog", { part: "dialog", ...titled }, frame, status),
        ]
      : [el("section", titled, frame, status)]),
  );
}

function frameView(showing: PanelShowing): ViewElement {
  const { words } = showing;
  return el(
    "div",
    { class: "frame", part: "frame" },
    headView(showing),
    announcementView(showing),
    // A scrollable log must be reachable by keyboard.
    el(
      "div",
      { class: "log", part: "log", role: "region", "aria-label": words.log, tabindex: "0" },
      el("p", { class: "opening intro" }, words.intro),
      // The slot for the host page's own start content.
      el("div", { class: "opening" }, el("slot", { name: "needs" })),
      offeredView(showing),
    ),
    askView(showing),
    footView(showing),
  );
}

function headView({ words, ids, settings, size }: PanelShowing): ViewElement {
  return el(
    "div",
    { class: "head", part: "header" },
    el(
      "div",
      { class: "names", part: "names" },
      el("h2", { class: "title", part: "title", id: `${ids}title` }, words.title),
      el("p", { class: "about" }, words.about),
    ),
    settings.isLauncher ? el("button", { type: "button", "data-do": "close" }, words.close) : null,
    el(
      "div",
      { class: "tools" },
      el(
        "select",
        { class: "language", "aria-label": settings.lang === "en" ? words.language : `${words.language} Language` },
        ...LANGS.map((lang) =>
          el("option", { value: lang, lang, ...(lang === settings.lang ? { selected: "" } : {}) }, LANG_NAMES[lang]),
        ),
      ),
      el("button", { type: "button", "data-do": "size" }, words[nextSizeWord(size)]),
      // Hidden until there is something to clear.
      el("button", { type: "button", "data-do": "clear", hidden: "" }, words.clear),
      el(
        "a",
        { class: "hotline", part: "hotline", href: "tel:12348", "aria-label": `12348 ${words.hotline}` },
        "12348",
      ),
    ),
  );
}

export function nextSize(size: Size): Size {
  return SIZES[(SIZES.indexOf(size) + 1) % SIZES.length] ?? "normal";
}

function nextSizeWord(size: Size) {
  return ({ normal: "larger", large: "largest", huge: "normal" } as const)[size];
}

/** Empty and invisible without an announcement, because the frame always has the same children. */
function announcementView({ settings }: PanelShowing): ViewElement {
  return el("p", { class: "announcement", part: "announcement", role: "note", lang: "zh-CN" }, settings.announcement);
}

/** Suggested first questions. Empty without suggestions, because the frame always has the same children. */
function offeredView(showing: PanelShowing): ViewElement {
  const { words, settings } = showing;
  const choices = settings.suggestions.map((question) => ({ label: question, question }));
  return el(
    "div",
    { class: "opening offered" },
    choices.length === 0 ? null : choicesView(words.tryThese, choices, showing),
  );
}

/** Not a form: a sandboxed frame without `allow-forms` does not even fire `submit` events. */
function askView(showing: PanelShowing): ViewElement {
  const { words, ids, settings } = showing;
  return el(
    "div",
    { class: "ask", part: "form" },
    el("label", { for: `${ids}question` }, words.label),
    el(
      "div",
      { class: "row" },
      el("textarea", {
        id: `${ids}question`,
        rows: "2",
        ...FIELD,
        "aria-describedby": `${ids}hint`,
      }),
      showing.canSpeak ? el("button", { type: "button", "data-do": "speak" }, words.speak) : null,
      el("button", { type: "button", class: "send", part: "send", "data-do": "send" }, words.send),
    ),
    settings.places.length === 0 ? null : placeView(showing),
    el("p", { class: "hint", id: `${ids}hint` }, fill(words.hint, { max: QUESTION_CHARS_MAX })),
  );
}

function placeView({ words, ids, settings }: PanelShowing): View {
  return el(
    "div",
    { class: "where" },
    el("label", { for: `${ids}place` }, words.place),
    el(
      "select",
      { class: "place", id: `${ids}place` },
      el("option", { value: "" }, words.anywhere),
      ...[...new Set([settings.place, ...settings.places])]
        .filter((place) => place !== "")
        .map((place) => el("option", { value: place, ...(place === settings.place ? { selected: "" } : {}) }, place)),
    ),
  );
}

/** Our own page already states below the chat what is stored and where the sources are. */
function footView(showing: PanelShowing): ViewElement {
  const { words, settings, origin, opensTab } = showing;
  return el(
    "p",
    { class: "foot", part: "notice" },
    words.notice,
    settings.keepsSession || !opensTab ? null : el("span", {}, words.notStored),
    opensTab
      ? el(
          "a",
          { href: `${origin}/sources?lang=${settings.lang}`, ...tabAttributes(showing) },
          words.sources,
          el("span", { class: "unseen" }, words.newTab),
        )
      : null,
  );
}
