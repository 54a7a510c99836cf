// The course of a conversation: a question goes out, its turn goes through its stages, whoever shows it hears of each.
// Everything is in memory. One question is on its way at a time: a new one stops the one before.
import type { Lang } from "../contract.ts";
import type { Answers } from "./answers.ts";
import { type Conversation, historyBefore, type Stage, type Turn, withTurn } from "./conversation.ts";
import type { Failure } from "./outcome.ts";
import { sendQuestion } from "./send-question.ts";
import type { ShownAnswer } from "./shown.ts";

export interface ChatListener {
  /** Brings what reads replies; rejects when it cannot be reached. */
  answers: () => Promise<Answers>;
  /** A turn is new or at another stage. */
  onTurn: (turn: Turn) => void;
  onAnswer: (turn: Turn, answer: ShownAnswer) => void;
  onFailure: (turn: Turn, failure: Failure) => void;
}

export class Chat {
  #conversation: Conversation = [];
  #stop: AbortController | null = null;
  #count = 0;
  readonly #listener: ChatListener;

  constructor(listener: ChatListener) {
    this.#listener = listener;
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  get isAsking(): boolean {
    return this.#stop !== null;
  }

  /** `again` is the turn that is asked once more. Gives the answer, or null when there is none. Never throws. */
  async ask(
    asked: { question: string; place: string; origin: string; lang: Lang },
    again?: Turn,
  ): Promise<ShownAnswer | null> {
    this.stop();
    const stop = new AbortController();
    this.#stop = stop;
    const { question, place, origin, lang } = asked;
    const turn: Turn = {
      id: again?.id ?? this.#count++,
      question,
      place,
      stage: { kind: "asking", patience: "fresh" },
    };
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
    if (this.#stop === stop) this.#stop = null;
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
    this.#stop?.abort();
    this.#stop = null;
  }

  clear(): void {
    this.stop();
    this.#conversation = [];
  }

  /** Puts back what was kept. */
  restore(conversation: Conversation): void {
    this.clear();
    this.#conversation = conversation;
    this.#count = conversation.length;
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
