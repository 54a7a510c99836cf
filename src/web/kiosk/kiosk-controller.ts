// The kiosk's controller. It turns requests of the visitor, the clock, the connection and the shell into state changes.
// One session object holds all data of a visitor; wiping drops it. A reply that arrives for a dropped session is
// ignored.
import { fill } from "../../view/chat-words.ts";
import type { Turn } from "../../view/conversation.ts";
import { PRINTED_WORDS } from "../../view/printed.ts";
import type { ShownAnswer } from "../../view/shown.ts";
import { LISTEN_SECONDS } from "../listen.ts";
import { canListen } from "../recognizer.ts";
import { spoken } from "../spoken.ts";
import type { Around } from "./around.ts";
import type { Display } from "./display.ts";
import { createEars, type Ears } from "./ears.ts";
import { createIdle, type Idle } from "./idle.ts";
import type { Looks } from "./kiosk-settings.ts";
import { KIOSK_WORDS as W } from "./kiosk-words.ts";
import { KnownTerminal } from "./known-terminal.ts";
import { packetOf } from "./packet.ts";
import { regionsOf } from "./regions.ts";
import { faultOf, freshState, type KioskState, type Screen, type Sheet, type Terminal } from "./screens.ts";
import { keepDraft, openSession, type Session } from "./session.ts";
import { answerInView } from "./sheet-views.ts";
import { createShellKeyboard } from "./shell-keyboard.ts";
import type { WipeReason } from "./shell-messages.ts";
import { createSound, type Sound, secondsToRead } from "./sound.ts";
import { printSlip, removeSlip, showCode } from "./take-along.ts";
import { wipeBrowser } from "./wipe.ts";

const LANG = "zh-CN";

export class KioskController {
  readonly #display: Display;
  readonly #idle: Idle;
  readonly #sound: Sound;
  readonly #ears: Ears;
  readonly #around: Around;
  readonly #keyboard: (isOpen: boolean) => void;
  readonly terminal: KnownTerminal;
  #state: KioskState;
  #session: Session | null = null;
  /** A headset is plugged in: a new session starts with everything read aloud. */
  #isPlugged = false;

  constructor(display: Display, terminal: Terminal, around: Around) {
    this.#display = display;
    const show = () => this.#show();
    this.terminal = new KnownTerminal(terminal, around.tell, () => keepDraft(this.#session, display, show));
    this.#keyboard = createShellKeyboard(around.tell);
    this.#around = around;
    this.#state = freshState(terminal.settings);
    const { idleSeconds, warningSeconds } = terminal.settings;
    this.#idle = createIdle(idleSeconds, warningSeconds, {
      onWarning: (seconds) => this.#onWarning(seconds),
      onEnd: () => this.wipe("idle"),
    });
    const lookForVoices = () => this.terminal.onDevice({ read: this.#sound.canRead() });
    this.#sound = createSound({ onLine: (line) => this.#onLine(line), onVoices: lookForVoices });
    this.#ears = createEars(around.tell);
    lookForVoices();
    // The button for speaking appears once the shell offers `voice` or the device can recognize speech.
    void canListen(LANG).then((hear) => this.terminal.onDevice({ hear }));
  }

  get #now(): Terminal {
    return this.terminal.now;
  }

  get looks(): Looks {
    return this.#state.looks;
  }

  get isInUse(): boolean {
    return this.#session !== null;
  }

  /** Returns the session. The visitor's first action starts it. */
  begin(): Session {
    if (this.#session !== null) return this.#session;
    const session = openSession({
      onTurn: (turn) => this.#onTurn(turn),
      onAnswer: (answer) => this.#onAnswer(answer),
    });
    this.#session = session;
    this.#idle.touch();
    this.#around.tell({ type: "session-started" });
    this.#around.onUse(true);
    this.#change({ screen: { kind: "needs" }, looks: { ...this.#state.looks, isNarrated: this.#isPlugged } });
    return session;
  }

  /** Reports activity. Returns false if it came too late: the session is wiped, and the tap must do nothing. */
  touch(): boolean {
    const session = this.#session;
    if (session !== null) this.#idle.touch();
    return this.#session === session;
  }

  /** Wipes all data of the visitor and shows the first screen. Safe to call at any time. */
  wipe(why: WipeReason): void {
    const session = this.#session;
    this.#session = null;
    this.#state = freshState(this.#now.settings);
    this.#display.clear();
    wipeBrowser(() => session?.close(), this.#idle.stop, this.#sound.stop, removeSlip);
    this.#show();
    if (session === null) return;
    this.#around.onUse(false);
    this.#around.tell({ type: "session-cleared", why });
  }

  goTo(kind: "needs" | "ask"): void {
    const session = this.begin();
    session.chat.stop();
    session.draft = "";
    this.#sound.stop();
    this.#change({ sheet: null });
    if (kind === "ask") this.#write();
    else this.#change({ screen: { kind } });
    this.#display.draft = "";
  }

  /** Goes one level back: closes the warning or the sheet, else returns to the needs. */
  back(): void {
    if (this.#state.warning !== null) this.touch();
    else if (this.#state.sheet !== null) this.openSheet(null);
    else if (this.isInUse && this.#state.screen.kind !== "needs") this.goTo("needs");
  }

  pickNeed(id: string): void {
    const need = this.#now.needs.find((one) => one.id === id);
    if (need === undefined) return;
    const session = this.begin();
    // A new need starts a new conversation.
    session.chat.clear();
    session.need = need;
    const [only, ...more] = need.questions;
    if (only !== undefined && more.length === 0) void this.ask(only);
    else this.#change({ screen: { kind: "need", need } });
  }

  /** Shows the keys with the words of the need `id`; null shows the list of needs to choose from. */
  showKeys(id: string | null): void {
    this.#write({ keysOf: this.#now.needs.find((one) => one.id === id) ?? null });
  }

  /** Shows the writing screen. The keys stay as they were, or belong to the need in view. */
  #write(changed: Partial<Extract<Screen, { kind: "ask" }>> = {}): void {
    const { screen } = this.#state;
    const keysOf = screen.kind === "need" ? screen.need : screen.kind === "ask" ? screen.keysOf : null;
    this.#change({ screen: { kind: "ask", fault: null, isListening: false, keysOf, ...changed } });
  }

  /** Asks for the shell's keyboard while the field has the focus. */
  lookAtField(): void {
    this.#keyboard(this.#now.settings.keyboard === "shell" && this.#display.isWriting);
  }

  /** Sends the text of the field, or shows what is wrong with it. */
  send(): void {
    const question = this.#display.draft.trim();
    const fault = faultOf(question);
    if (fault === null) {
      this.begin().need = null;
      void this.ask(question);
    } else this.#write({ fault });
  }

  async ask(question: string, place: string | null = this.#now.place, again?: Turn): Promise<void> {
    const { chat } = this.begin();
    this.#sound.stop();
    this.#change({ sheet: null });
    // The origin is relative to the page, which may be served under a path of a portal.
    await chat.ask({ question, place: place ?? "", origin: ".", lang: LANG }, again);
  }

  again(): void {
    const { screen } = this.#state;
    if (screen.kind === "turn") void this.ask(screen.turn.question, screen.turn.place, screen.turn);
  }

  stopAsking = (): void => this.#session?.chat.stop();

  openSheet(sheet: Sheet | null): void {
    this.#sound.stop();
    this.#change({ sheet, isSent: false, isPrinted: false });
  }

  sendPacket(): void {
    const answer = answerInView(this.#state);
    if (answer === null || this.#state.isSent) return;
    this.#around.tell({ type: "handoff", packet: packetOf(answer, this.#now) });
    this.#change({ isSent: true });
  }

  print(): void {
    const answer = answerInView(this.#state);
    if (answer === null) return;
    this.#change({ isPrinted: true });
    printSlip(answer, this.#now);
  }

  look(looks: Partial<Looks>): void {
    this.#change({ looks: { ...this.#state.looks, ...looks } });
  }

  /** Reads the current screen or sheet aloud. */
  read(): void {
    const { screen, sheet, looks } = this.#state;
    const stage = screen.kind === "turn" && sheet === null ? screen.turn.stage : null;
    const text = stage?.kind === "answered" ? spoken(stage.answer, PRINTED_WORDS) : this.#display.words();
    this.#sound.read(text, looks.volume);
  }

  hush = (): void => this.#sound.stop();

  /** Reads the name of a newly focused control or heading, when narration is on. */
  onFocus(name: string): void {
    const { looks } = this.#state;
    if (looks.isNarrated) this.#sound.read(name, looks.volume);
  }

  /** Turns narration on or off. The star key can do so before a session exists. */
  narrate(): void {
    this.begin();
    const isNarrated = !this.looks.isNarrated;
    this.look({ isNarrated });
    if (isNarrated) this.read();
    else this.hush();
  }

  /** Starts speech recognition. The text goes into the field, where the visitor can check it before sending. */
  hear(): void {
    const { closed } = this.begin();
    const { screen } = this.#state;
    if (screen.kind === "ask" && screen.isListening) return;
    if (screen.kind !== "ask") this.goTo("ask");
    this.#sound.stop();
    this.#write({ isListening: true });
    this.#idle.hold(LISTEN_SECONDS);
    this.#ears.listen(this.#now.settings.can.includes("voice"), closed, (words) => this.#onWords(words.trim()));
  }

  /** Takes a speech result of the shell; a late one is dropped. */
  onHeard(id: string, text: string): void {
    this.#ears.onHeard(id, text);
  }

  #onTurn(turn: Turn): void {
    const { screen } = this.#state;
    if (turn.stage.kind === "failed") this.terminal.onFailure();
    // The visitor has gone back to another screen: a stopped question must not bring its screen up again.
    if (turn.stage.kind === "stopped" && (screen.kind !== "turn" || screen.turn.id !== turn.id)) return;
    this.#change({ screen: { kind: "turn", turn, need: this.#session?.need ?? null } });
  }

  #onAnswer(answer: ShownAnswer): void {
    const { id, index, status, reason, matter } = answer;
    this.touch();
    this.#around.tell({ type: "answer", id, index: index.id, status, reason, matter });
    if (this.#state.looks.isNarrated) this.read();
  }

  #onWords(words: string): void {
    this.#idle.hold(0);
    this.touch();
    const typed = this.#display.draft.trim();
    this.#write({ fault: words === "" ? W.notHeard : null });
    this.#display.draft = [typed, words].filter((part) => part !== "").join(" ");
  }

  onHeadset(isPlugged: boolean): void {
    this.#isPlugged = isPlugged;
    if (isPlugged) this.begin();
    this.touch();
    if (this.isInUse) this.look({ isNarrated: isPlugged });
    if (isPlugged) this.read();
    else this.hush();
  }

  /** Shows the idle warning now; its countdown runs as usual. */
  warnNow(): void {
    this.begin();
    this.#idle.warn();
  }

  #onWarning(seconds: number | null): void {
    const isNew = seconds !== null && this.#state.warning === null;
    this.#change({ warning: seconds });
    // The warning is over: stop reading it aloud.
    if (seconds === null) this.#sound.stop();
    if (!isNew) return;
    const { volume } = this.#state.looks;
    this.#sound.stop();
    this.#sound.chime(volume);
    this.#sound.read(`${W.warningTitle}\n${fill(W.warningCount, { n: seconds })}`, volume);
  }

  #onLine(line: string | null): void {
    // A listener counts as present to the end of the line. Reading the warning must not delay it.
    if (this.#state.warning === null) this.#idle.hold(line === null ? 0 : secondsToRead(line));
    this.#change({ caption: line, isReading: line !== null });
  }

  #change(changed: Partial<KioskState>): void {
    if (this.#session === null) return;
    this.#state = { ...this.#state, ...changed };
    const { screen } = this.#state;
    if (screen.kind !== "ask" || !screen.isListening) this.#ears.stop();
    this.#show();
  }

  #show(): void {
    const [state, terminal] = [this.#state, this.#now];
    this.#display.showLooks(state.looks);
    this.#display.show(regionsOf(state, terminal));
    const answer = state.sheet === "take" ? answerInView(state) : null;
    if (answer !== null) showCode(this.#display, answer, terminal);
    this.lookAtField();
  }
}
