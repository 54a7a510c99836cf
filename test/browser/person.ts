// A person in front of a page with the chat: reads what is displayed and acts only through mouse and keyboard, so it
// works on pages that have broken their own built-ins. Every lookup waits until the part appears, or fails.
import { expect } from "vitest";
import type { Visited } from "./host.ts";
import type { Seen } from "./kit.ts";

const TABS_MAX = 60;
const WAIT = { interval: 30 };

export class Person {
  readonly #visited: Visited;

  constructor(visited: Visited) {
    this.#visited = visited;
  }

  /** The current elements of a part. */
  all(part: string): Promise<Seen[]> {
    return this.#visited.look((name) => kit.parts(name).map((element) => kit.see(element)), part);
  }

  /** The `nth` element of a part, once it exists, has a size and does not move. */
  async sees(part: string, nth = 0): Promise<Seen> {
    let last = "";
    let found: Seen | undefined;
    await expect
      .poll(
        async () => {
          found = (await this.all(part))[nth];
          if (found === undefined || found.width === 0 || found.height === 0) return "not there";
          const now = JSON.stringify(found);
          const isStill = now === last;
          last = now;
          return isStill ? "there" : "moving";
        },
        { ...WAIT, message: `${part} ${nth}` },
      )
      .toBe("there");
    if (found === undefined) throw new Error(`no ${part}`);
    return found;
  }

  async seesNo(part: string): Promise<void> {
    const shown = async () => (await this.all(part)).filter(({ width, height }) => width > 0 && height > 0).length;
    await expect.poll(shown, { ...WAIT, message: part }).toBe(0);
  }

  async clicks(part: string, nth = 0): Promise<void> {
    const { x, y, width, height } = await this.sees(part, nth);
    await this.#visited.page.mouse.click(x + width / 2, y + height / 2);
  }

  async presses(...keys: string[]): Promise<void> {
    for (const key of keys) await this.#visited.page.keyboard.press(key);
  }

  async types(text: string): Promise<void> {
    await this.#visited.page.keyboard.type(text);
  }

  async tabsTo(part: string): Promise<void> {
    for (let presses = 0; presses < TABS_MAX; presses++) {
      if ((await this.focus()).split(" ").includes(part)) return;
      await this.presses("Tab");
    }
    throw new Error(`Tab does not reach the ${part}`);
  }

  focus(): Promise<string> {
    return this.#visited.look(() => kit.focus(), null);
  }

  async hasFocusOn(part: string): Promise<void> {
    await expect.poll(async () => (await this.focus()).split(" "), { ...WAIT, message: "focus" }).toContain(part);
  }

  /** The text in the chat's field. */
  async hasTyped(text: string): Promise<void> {
    await expect.poll(() => this.#visited.look(() => kit.field()?.value, null), WAIT).toBe(text);
  }

  /** Waits until this many answers have their quotes. */
  async hasAnswers(count: number): Promise<void> {
    const answered = () =>
      this.#visited.look(
        () => kit.parts("answer").filter((answer) => answer.querySelector('[part~="quote"]') !== null).length,
        null,
      );
    await expect.poll(answered, { ...WAIT, message: "answers" }).toBe(count);
  }
}
