// The course of a conversation: a question goes out, its turn goes through its stages, whoever shows it hears of each.
// Everything is in memory. One question is on its way at a time: a new one stops the one before.
import type { Lang } from "../contract.ts";
import { type Conversation, historyBefore, type Stage, type Turn, withTurn } from "../view/conversation.ts";
import type { Failure } from "../view/outcome.ts";
import type { ShownAnswer } from "../view/shown.ts";
import type { Answers } from "./answers.ts";
import { sendQuestion } from "./send-question.ts";

export interface ChatListener {
  /** Brings what reads replies; rejects when it cannot be reached. */
  answers: () => Promise<Pick<Answers, "readOutcome">>;
  /** A turn is new or at another stage. */
  onTurn: (turn: Turn) => void;
  onAnswer: (turn: Turn, answer: ShownAnswer) => void;
  onFailure: (turn: Turn, failure: Failure) => void;
}

export class Chat {
  #conversation: Conversation = [];
  /** What is on its way. */
  #pending: { turn: Turn; stop: AbortController } | null = null;
  #count = 0;
  readonly #listener: ChatListener;

  constructor(listener: ChatListener) {
    this.#listener = listener;
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  /** The question on its way, or null. */
  get asking(): string | null {
    return this.#pending?.turn.question ?? null;
  }

  /** `again` is the turn that is asked once more. Gives the answer, or null when there is none. Never throws. */
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
    // Asked once more meanwhile: the turn shows how that goes.
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

  /** Puts what was kept before what has been asked since. */
  restore(kept: Conversation): void {
    const earlier = kept.map((turn) => ({ ...turn, id: turn.id - kept.length }));
    this.#conversation = [...earlier, ...this.#conversation];
  }

  turn(id: number): Turn | undefined {
    return this.#conversation.find((turn) => turn.id === id);
  }

  /** The answer of a turn was judged: it is not asked about again. */
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

  /** The turn at its new stage, or null when it was cleared away meanwhile. */
  #change(turn: Turn, stage: Stage): Turn | null {
    if (this.turn(turn.id) === undefined) return null;
    const changed = { ...turn, stage };
    this.#put(changed);
    return changed;
  }
}
