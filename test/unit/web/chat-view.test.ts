// Tests the views around the answers: with any settings and at any stage of a question the person can continue.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Lang } from "../../../src/contract.ts";
import { CHAT_WORDS } from "../../../src/view/all-chat-words.ts";
import { readSettings, SIZES } from "../../../src/view/attributes.ts";
import { nextSize, type PanelShowing, rootView } from "../../../src/web/panel-view.ts";
import { stageView } from "../../../src/web/turn-view.ts";
import { conversations, texts, tries } from "./shown-replies.ts";
import { elementsOf, expectSound, textOf, withClass } from "./view-tree.ts";

const HERE = "https://fawen.example";
const langs = fc.constantFrom(...Lang.options);

const panels: fc.Arbitrary<PanelShowing> = fc
  .record({
    lang: langs,
    launcher: fc.boolean(),
    places: fc.constantFrom("", "嘉善县|平湖市"),
    suggestions: fc.constantFrom("", "甲？|<b>乙</b>？"),
    place: fc.constantFrom("", "平湖市", "别处"),
    keep: fc.constantFrom("", "session"),
    size: fc.constantFrom(...SIZES),
    canSpeak: fc.boolean(),
    opensTab: fc.boolean(),
  })
  .map(({ canSpeak, opensTab, launcher, ...attributes }) => {
    const written = new Map<string, string>(Object.entries(attributes));
    if (launcher) written.set("launcher", "");
    const settings = readSettings((name) => written.get(name) ?? null, HERE);
    return {
      settings,
      words: CHAT_WORDS[settings.lang],
      size: settings.size,
      ids: "fawen-1-",
      hasForms: false,
      origin: HERE,
      hasNotice: true,
      canSpeak,
      opensTab,
    };
  });

const does = (view: Parameters<typeof elementsOf>[0]) =>
  elementsOf(view).flatMap(({ attributes }) => attributes["data-do"] ?? []);

describe("rootView", () => {
  test("has safe links, labels and unique names and ids with any settings", () => {
    fc.assert(
      fc.property(panels, (showing) => {
        expectSound(rootView(showing));
      }),
      tries(200),
    );
  });

  test("always shows the notice, and states that nothing is stored when that is true, except on our own page", () => {
    fc.assert(
      fc.property(panels, (showing) => {
        const foot = withClass(rootView(showing), "foot").map(textOf).join("");
        expect(foot).toContain(showing.words.notice);
        expect(foot.includes(showing.words.notStored)).toBe(!showing.settings.keepsSession && showing.opensTab);
      }),
      tries(100),
    );
  });

  test("has the buttons that its settings require", () => {
    fc.assert(
      fc.property(panels, (showing) => {
        const { settings, canSpeak } = showing;
        const acts = does(rootView(showing));
        expect(acts.includes("open")).toBe(settings.isLauncher);
        expect(acts.includes("close")).toBe(settings.isLauncher);
        expect(acts.includes("speak")).toBe(canSpeak);
        expect(acts).toEqual(expect.arrayContaining(["size", "clear", "send"]));
      }),
      tries(100),
    );
  });

  test("starts with the place and the language of the settings", () => {
    fc.assert(
      fc.property(panels, (showing) => {
        const { settings } = showing;
        const selected = elementsOf(rootView(showing))
          .filter(({ tag, attributes }) => tag === "option" && "selected" in attributes)
          .map(({ attributes }) => attributes.value);
        expect(selected).toEqual([
          settings.lang,
          ...(settings.places.length > 0 && settings.place !== "" ? [settings.place] : []),
        ]);
      }),
      tries(100),
    );
  });

  test("cycles through the text sizes", () => {
    expect(SIZES.map(nextSize)).toEqual(["large", "huge", "normal"]);
  });
});

describe("stageView", () => {
  const turns = conversations.filter((conversation) => conversation.length > 0).map(([turn]) => turn);

  test("is safe and complete at every stage", () => {
    fc.assert(
      fc.property(turns, langs, (turn, lang) => {
        if (turn !== undefined) expectSound(stageView(turn, { words: CHAT_WORDS[lang], lang }, () => []));
      }),
      tries(200),
    );
  });

  test("has a button to ask again when there is no answer, and a stop button when it takes very long", () => {
    fc.assert(
      fc.property(turns, langs, (turn, lang) => {
        if (turn === undefined) return;
        const { stage } = turn;
        const isLong = stage.kind === "asking" && stage.patience === "very-slow";
        const acts = does(stageView(turn, { words: CHAT_WORDS[lang], lang }, () => []));
        const isOver = stage.kind === "failed" || stage.kind === "stopped";
        expect(acts).toEqual(isLong ? ["stop", "again"] : isOver ? ["again"] : []);
      }),
      tries(100),
    );
  });

  test("shows a number to call after every failure", () => {
    const failure = { kind: "offline", status: null, slug: null, detail: null } as const;
    const unreachable = [{ name: "某处", tel: null, url: null, for: "" }];
    for (const contacts of [[], unreachable]) {
      const turn = {
        id: 0,
        question: "问",
        place: "",
        stage: { kind: "failed" as const, failure: { ...failure, contacts } },
      };
      const view = stageView(turn, { words: CHAT_WORDS["zh-CN"], lang: "zh-CN" }, () => []);
      const links = elementsOf(view).flatMap(({ attributes }) => attributes.href ?? []);
      expect(links).toEqual(["tel:12348"]);
    }
  });

  test("shows the question exactly as it was typed", () => {
    fc.assert(
      fc.property(texts, langs, (question, lang) => {
        const turn = { id: 3, question, place: "", stage: { kind: "stopped" as const } };
        const view = stageView(turn, { words: CHAT_WORDS[lang], lang }, () => []);
        expect(withClass(view, "asked").map(textOf)).toEqual([`${CHAT_WORDS[lang].youAsked}${question}`]);
      }),
      tries(100),
    );
  });
});
