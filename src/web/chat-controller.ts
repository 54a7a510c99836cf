// Connects the person, the host and the conversation: holds the chosen settings, displays the turns and emits events to
// the host. No event contains the question, and no error reaches the host's page.
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
  /** The part that displays answers. It is loaded with the first question. */
  answers: { part: Answers; reader: Reader } | null = null;
  #isStarted = false;
  /** Set only where more files are needed before the chat is displayed. Resolves when they are loaded or have failed. */
  begun: Promise<void> | null = null;
  /** The serialised conversation, until the part that parses it is loaded. */
  #kept: string | null = null;
  #isPresetAsked = false;
  /** The announcement of the last reply, for every visitor. */
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

  /** The chat has replaced the element's fallback content. */
  get isStarted(): boolean {
    return this.#isStarted;
  }

  /** Called when the element is connected. `turns` is the conversation that the server printed. */
  start(turns: string | null): void {
    this.adoptStyles();
    this.#keepEvents(true);
    this.panel.raise();
    if (this.#isStarted) return;
    this.#kept = turns ?? (this.settings.keepsSession ? readKept(this.#key) : null);
    const isWordless = lacksWords(this.settings.lang);
    const isLate = isOld || isWordless;
    // The server's content of the element stays visible, with a working form, until the chat can be displayed.
    if (turns === null && !isLate) this.#begin();
    else showLightTree(this.#root);
    if (this.#kept === null && !isLate) return;
    const needed = [
      isWordless ? loadWords(this.settings.lang) : null,
      isOld || this.#kept !== null ? this.needAnswers() : null,
    ];
    // A part that failed to load is loaded again with the next question.
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
      // The browser lacks a feature that the chat needs.
      this.#isStarted = false;
      showLightTree(this.#root);
    }
  };

  #takeOver(): void {
    this.#isStarted = true;
    // Take over what the person has typed into the server's form so far.
    const { question, fault, isFocused } = this.host.lightForm();
    this.show();
    if (question !== "") this.panel.draft = question;
    if (fault !== "") this.panel.showFault(fault, this.#ids);
    if (isFocused) this.panel.focusField();
    void this.#detectSpeech();
  }

  /** Called when the element is removed. A pending question continues, because the element may come back. */
  rest(): void {
    this.#keepEvents(false);
    this.panel.close();
    this.answers?.reader.close();
  }

  adoptStyles(): void {
    adoptStyles(this.#root, [faceSheet + baseSheet, this.answers?.part.sheet ?? "", chatSheet]);
  }

  /** Rebuilds everything after settings or strings have changed. */
  show(): void {
    if (this.#isStarted) this.panel.composition.afterwards(this.#build);
  }

  readonly #build = (): void => {
    // The button that stops reading aloud is rebuilt too.
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
      void this.#detectSpeech();
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

  /** Sends a question, or displays what is wrong with the typed text. `again` is the turn to ask again. */
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

  /** Loads the part that displays answers. Rejects when it cannot be loaded. */
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
      // The loaded part may have another version.
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
      // When another question replaced this one, that question is the one in view and announced.
      if (this.chat.asking === null) this.panel.say(stopped);
      return;
    }
    if (stage.kind === "asking") {
      this.panel.say({ fresh: asking, slow, "very-slow": verySlow }[stage.patience]);
      if (stage.patience !== "fresh") return;
    }
    // A question that the page itself asks does not scroll the page.
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
    // A question from a button also goes into the field, so that it is not lost.
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

  /** Shows the button for speaking once the device is known to recognise this language locally. */
  async #detectSpeech(): Promise<void> {
    const can = await canListen(this.settings.lang);
    if (can === this.#canSpeak) return;
    this.#canSpeak = can;
    this.show();
  }
}
