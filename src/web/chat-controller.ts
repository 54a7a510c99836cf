// What a person and a host do, as what the chat does. Holds what was chosen here, shows the conversation's turns, tells the
// host what came of them. No event holds the question, and nothing throws into the host's page.
import type { Lang } from "../contract.ts";
import { QUESTION_CHARS_MAX } from "../limits.ts";
import type { Settings, Size } from "../view/attributes.ts";
import { fill } from "../view/chat-words.ts";
import type { Turn } from "../view/conversation.ts";
import { markParts } from "../view/language-parts.ts";
import { type Failure, type FailureWords, failureSentence } from "../view/outcome.ts";
import type { ShownAnswer } from "../view/shown.ts";
import type { View } from "../view/view.ts";
import { listenToActs } from "./acts.ts";
import { adoptStyles, isOld } from "./adopt-styles.ts";
import type { Answers } from "./answers.ts";
import { Chat } from "./chat.ts";
import type { Host, HostStrings } from "./host.ts";
import { readKept, writeKept } from "./kept.ts";
import { loadAnswers } from "./load-answers.ts";
import { lacksWords, loadWords, withWords } from "./load-words.ts";
import { Panel, showLightTree } from "./panel.ts";
import { type PanelShowing, rootView } from "./panel-view.ts";
import { Preferences } from "./preferences.ts";
import type { Reader } from "./read-aloud.ts";
import { canListen } from "./recognizer.ts";
import baseSheet from "./styles/base.css";
import chatSheet from "./styles/chat.css";
import faceSheet from "./styles/face.css";
import { stageView } from "./turn-view.ts";

let controllers = 0;

export class ChatController {
  readonly panel: Panel;
  readonly chat: Chat;
  readonly host: Host;
  readonly #preferences: Preferences;
  readonly #root: ShadowRoot;
  readonly #keepEvents: (isOn: boolean) => void;
  readonly #ids = `fawen-${++controllers}-`;
  /** The part that shows answers: it comes with the first question. */
  answers: { part: Answers; reader: Reader } | null = null;
  #isStarted = false;
  /** An older browser, or one of another language, shows nothing until it has what it needs. */
  begun: Promise<void> | null = null;
  /** A conversation that waits for what can read it. */
  #kept: string | null = null;
  #isPresetAsked = false;
  /** What the last reply said that everybody is to read. */
  #announced = "";
  #canSpeak = false;

  constructor(root: ShadowRoot, host: Host) {
    this.host = host;
    this.#preferences = new Preferences(host);
    this.#root = root;
    this.panel = new Panel(root, () => this.answers?.reader.stop());
    this.chat = new Chat({
      answers: async () => (await this.needAnswers()).part,
      onTurn: (turn) => this.#onTurn(turn),
      onAnswer: (turn, answer) => this.#onAnswer(turn, answer),
      onFailure: (turn, failure) => this.#onFailure(turn, failure),
    });
    this.#keepEvents = listenToActs(root, this);
  }

  /** The chat stands in the place of what the page had there. */
  get isStarted(): boolean {
    return this.#isStarted;
  }

  /** The element stands in a page; `turns` is the conversation that the server printed. */
  start(turns: string | null): void {
    this.adoptStyles();
    this.#keepEvents(true);
    this.panel.raise();
    if (this.#isStarted) return;
    this.#kept = turns ?? (this.settings.keepsSession ? readKept(this.#key) : null);
    const isWordless = lacksWords(this.settings.lang);
    const isLate = isOld || isWordless;
    // What the server printed inside the element stays until the chat can show it; its form goes on working.
    if (turns === null && !isLate) this.#begin();
    else showLightTree(this.#root);
    if (this.#kept === null && !isLate) return;
    const needed = [
      isWordless ? loadWords(this.settings.lang) : null,
      isOld || this.#kept !== null ? this.needAnswers() : null,
    ];
    // What failed is tried again with the next question.
    const begun = Promise.all(needed)
      .then(() => this.panel.composition.afterwards(this.#begin))
      .catch(() => {});
    if (isLate) this.begun = begun;
  }

  readonly #begin = (): void => {
    try {
      if (!this.#isStarted) this.#takeOver();
      if (!this.settings.isLauncher) this.#askPreset();
    } catch {
      // The browser lacks what the chat needs.
      this.#isStarted = false;
      showLightTree(this.#root);
    }
  };

  #takeOver(): void {
    this.#isStarted = true;
    // Who began to write before the script was there goes on where they are.
    const { question, fault, isFocused } = this.host.lightForm();
    this.show();
    if (question !== "") this.panel.draft = question;
    if (fault !== "") this.panel.showFault(fault, this.#ids);
    if (isFocused) this.panel.focusField();
    void this.#lookForEars();
  }

  /** The element was taken out of its page. What was asked goes on: it may come back. */
  rest(): void {
    this.#keepEvents(false);
    this.panel.close();
    this.answers?.reader.close();
  }

  adoptStyles(): void {
    adoptStyles(this.#root, [faceSheet + baseSheet, this.answers?.part.sheet ?? "", chatSheet]);
  }

  /** Settings or words have changed: everything is shown anew. */
  show(): void {
    if (this.#isStarted) this.panel.composition.afterwards(this.#build);
  }

  readonly #build = (): void => {
    // The button that stops it is built anew, too.
    this.answers?.reader.stop();
    this.panel.build(markParts(rootView(this.showing), this.settings.lang), () => {
      for (const turn of this.chat.conversation) this.#show(turn);
      this.#showState();
    });
  };

  onSettings(): void {
    if (!this.#isStarted) return;
    withWords(this.settings.lang, () => {
      this.show();
      void this.#lookForEars();
    });
  }

  get settings(): Settings {
    return this.#preferences.settings;
  }

  get words(): FailureWords {
    return this.#preferences.words(this.answers?.part.failureWords);
  }

  get strings(): HostStrings {
    return this.#preferences.strings;
  }

  set strings(strings: HostStrings) {
    this.#preferences.strings = strings;
    this.show();
  }

  choose(chosen: { lang?: Lang; size?: Size }): void {
    this.#preferences.choose(chosen);
    this.onSettings();
  }

  open(): void {
    const open = () => {
      this.panel.open();
      this.#askPreset();
    };
    void this.begun?.then(open);
    if (!this.panel.isOpen) open();
  }

  clear(): void {
    this.#kept = null;
    this.chat.clear();
    if (this.settings.keepsSession) writeKept(this.#key, null);
    this.panel.draft = "";
    this.show();
    this.panel.say(this.words.cleared);
  }

  /** Asks, or says what is wrong with what was typed. `again` is the turn that is asked once more. */
  async send(typed: string, givenPlace?: string, again?: Turn): Promise<ShownAnswer | null> {
    if (!this.#isStarted) return null;
    const { words, settings } = this;
    const question = typed.trim();
    const count = Array.from(question).length;
    if (count === 0 || count > QUESTION_CHARS_MAX) {
      const fault = count === 0 ? words.empty : fill(words.tooLong, { max: QUESTION_CHARS_MAX, count });
      this.panel.showFault(fault, this.#ids);
      return null;
    }
    this.panel.showFault(null, this.#ids);
    this.answers?.reader.stop();
    const place = givenPlace ?? this.panel.place ?? settings.place;
    try {
      return await this.chat.ask({ question, place, origin: settings.api, lang: settings.lang }, again);
    } catch {
      return null;
    } finally {
      this.#showState();
    }
  }

  get showing(): PanelShowing & { lang: Lang } {
    return this.#preferences.showing(this.words, this.#ids, this.#canSpeak, this.#announced);
  }

  get #key(): string {
    return `fawen:${this.settings.api}:${this.host.id()}`;
  }

  /** Rejects when it cannot be reached. */
  async needAnswers(): Promise<{ part: Answers; reader: Reader }> {
    const part = await loadAnswers();
    this.answers ??= { part, reader: part.createReader((canRead) => this.panel.offer("read", canRead)) };
    this.adoptStyles();
    if (isOld) this.panel.plain = await part.dress(this.#root);
    const kept = this.#kept;
    if (kept !== null) {
      this.#kept = null;
      this.chat.restore(part.fromText(kept));
      this.show();
    }
    return this.answers;
  }

  #show(turn: Turn): void {
    const { showing } = this;
    const viewOf = (shown: Turn) =>
      markParts(
        stageView(shown, showing, (answered) => this.#answeredViews(answered)),
        showing.lang,
      );
    try {
      this.panel.showTurn(turn.id, viewOf(turn));
    } catch {
      // The part that shows answers may be of another version.
      const failure: Failure = { kind: "unreadable", status: null, slug: null, detail: null, contacts: [] };
      this.panel.showTurn(turn.id, viewOf({ ...turn, stage: { kind: "failed", failure } }));
    }
  }

  #answeredViews({ id, stage }: Turn): View[] {
    if (this.answers === null || stage.kind !== "answered") return [];
    const { part, reader } = this.answers;
    const showing = { ...this.showing, ids: `${this.#ids}${id}-`, reader };
    return part.answeredViews(stage.answer, stage.isJudged, showing);
  }

  #askPreset(): void {
    const { question, place } = this.settings;
    if (this.#isPresetAsked || question === "" || this.#kept !== null || this.chat.conversation.length > 0) return;
    this.#isPresetAsked = true;
    void this.send(question, place);
  }

  #onTurn(turn: Turn): void {
    this.#show(turn);
    this.#showState();
    const { stage } = turn;
    const { asking, slow, verySlow, stopped } = this.words;
    if (stage.kind === "stopped") {
      // Where it gave way to another question, that one is in view and is spoken of.
      if (this.chat.asking === null) this.panel.say(stopped);
      return;
    }
    if (stage.kind === "asking") {
      this.panel.say({ fresh: asking, slow, "very-slow": verySlow }[stage.patience]);
      if (stage.patience !== "fresh") return;
    }
    // A page that asks by itself is not scrolled.
    if (turn.question !== this.settings.question) this.panel.reveal(turn.id);
  }

  #onAnswer(turn: Turn, answer: ShownAnswer): void {
    const { id, status, reason, matter, index } = answer;
    const part = this.answers?.part;
    this.#announced = answer.announcement ?? "";
    this.panel.announce(this.showing.settings.announcement);
    if (this.panel.draft.trim() === turn.question) this.panel.draft = "";
    if (part !== undefined) {
      this.panel.say(part.spoken(answer, this.showing));
      if (this.settings.keepsSession) writeKept(this.#key, part.toText(this.chat.conversation));
    }
    this.host.emit("fawen:answer", { id, index: index.id, status, reason, matter, reply: answer });
  }

  #onFailure(turn: Turn, failure: Failure): void {
    const { kind, status, slug } = failure;
    this.panel.say(failureSentence(failure, this.words, this.settings.lang));
    // What was asked by a button comes into the field, too: it is never lost.
    if (this.panel.draft === "") this.panel.draft = turn.question;
    this.host.emit("fawen:error", { kind, status, slug });
  }

  #showState(): void {
    const { words } = this;
    const isOpening = this.chat.conversation.length === 0;
    this.panel.showOpening(isOpening, isOpening ? words.label : words.next);
    const isAsking = this.chat.asking !== null;
    this.panel.showSending(isAsking, isAsking ? words.stop : words.send);
  }

  /** The button for speaking comes when the device is known to understand this language by itself. */
  async #lookForEars(): Promise<void> {
    const can = await canListen(this.settings.lang);
    if (can === this.#canSpeak) return;
    this.#canSpeak = can;
    this.show();
  }
}
