// The state of a conversation: sends questions and reports every change of a turn to a listener. Everything stays in
// memory. Only one question is pending at a time; a new question stops the previous one.
import type { Lang } from "../contract.ts";
import { type Conversation, historyBefore, type Stage, type Turn, withTurn } from "../view/conversation.ts";
import type { Failure } from "../view/outcome.ts";
import type { ShownAnswer } from "../view/shown.ts";
import type { Answers } from "./answers.ts";
import { sendQuestion } from "./send-question.ts";

export interface ChatListener {
  /** Loads the part that reads replies. Rejects when it cannot be loaded. */
  answers: () => Promise<Pick<Answers, "readOutcome">>;
  /** Called when a turn is new or its stage has changed. */
  onTurn: (turn: Turn) => void;
  onAnswer: (turn: Turn, answer: ShownAnswer) => void;
  onFailure: (turn: Turn, failure: Failure) => void;
}

export class Chat {
  #conversation: Conversation = [];
  /** The pending question. */
  #pending: { turn: Turn; stop: AbortController } | null = null;
  #count = 0;
  readonly #listener: ChatListener;

  constructor(listener: ChatListener) {
    this.#listener = listener;
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  /** The pending question, or null. */
  get asking(): string | null {
    return this.#pending?.turn.question ?? null;
  }

  /**
   * Asks a question. `again` is the turn to ask again. Resolves to the answer, or null when there is none. Never
   * throws.
   */
  async ask(
    asked: { question: string; place: string; origin: string; lang: Lang },
    again?: Turn,
  ): Promise<ShownAnswer | null> {
    this.stop();
    const stop = new AbortController();
    const { question, place, origin, lang } = asked;
    const turn: Turn = {
      id: again?.id ?? this.#count++,
      question,
      place,
      stage: { kind: "asking", patience: "fresh" },
    };
    const pending = { turn, stop };
    this.#pending = pending;
    this.#put(turn);
    const outcome = await sendQuestion(
      origin,
      { question, place, lang, history: historyBefore(this.#conversation, turn) },
      stop,
      {
        answers: this.#listener.answers,
        onWait: (patience) => this.#change(turn, { kind: "asking", patience }),
      },
    );
    if (this.#pending === pending) this.#pending = null;
    // The turn was asked again in the meantime and shows the newer request.
    if (this.#pending?.turn.id === turn.id) return null;
    if (outcome.kind === "stopped") {
      this.#change(turn, { kind: "stopped" });
      return null;
    }
    if (outcome.kind === "failure") {
      const failed = this.#change(turn, { kind: "failed", failure: outcome.failure });
      if (failed !== null) this.#listener.onFailure(failed, outcome.failure);
      return null;
    }
    const { answer } = outcome;
    const answered = this.#change(turn, { kind: "answered", answer, isJudged: false });
    if (answered === null) return null;
    this.#listener.onAnswer(answered, answer);
    return answer;
  }

  stop(): void {
    this.#pending?.stop.abort();
    this.#pending = null;
  }

  clear(): void {
    this.stop();
    this.#conversation = [];
  }

  /** Puts the kept turns before the turns of this session. */
  restore(kept: Conversation): void {
    const earlier = kept.map((turn) => ({ ...turn, id: turn.id - kept.length }));
    this.#conversation = [...earlier, ...this.#conversation];
  }

  turn(id: number): Turn | undefined {
    return this.#conversation.find((turn) => turn.id === id);
  }

  /** Records that the answer of a turn was rated, so that the chat does not ask again. */
  judge({ id, stage }: Turn): void {
    if (stage.kind !== "answered") return;
    this.#conversation = this.#conversation.map((turn) =>
      turn.id === id ? { ...turn, stage: { ...stage, isJudged: true } } : turn,
    );
  }

  #put(turn: Turn): void {
    this.#conversation = withTurn(this.#conversation, turn);
    this.#listener.onTurn(turn);
  }

  /** Returns the turn at its new stage, or null when it was cleared in the meantime. */
  #change(turn: Turn, stage: Stage): Turn | null {
    if (this.turn(turn.id) === undefined) return null;
    const changed = { ...turn, stage };
    this.#put(changed);
    return changed;
  }
}
