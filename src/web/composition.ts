// Tracks the composition of an input method. During a composition the text of the field is not final, and rebuilding,
// blurring or writing the field would lose it. Actions that would do so wait here until the composition ends.

export class Composition {
  /** The field that is being composed in. */
  #field: Node | null = null;
  readonly #waiting = new Set<() => void>();

  constructor(root: ShadowRoot) {
    root.addEventListener("compositionstart", (event) => {
      const [field] = event.composedPath();
      this.#field = field instanceof Node ? field : null;
    });
    root.addEventListener("compositionend", () => {
      this.#field = null;
      // Some browsers write the text, or send the key that ended the composition, only after this event.
      setTimeout(() => this.#flush());
    });
  }

  /** A field that was removed from the page does not report the end of its composition. */
  get isOn(): boolean {
    return this.#field?.isConnected === true;
  }

  /** Call when the field is removed from the page: its composition ends without an event. */
  leave(): void {
    this.#field = null;
  }

  /** Runs `act` now, or when the composition ends. An action that is already waiting runs only once. */
  afterwards(act: () => void): void {
    this.#waiting.add(act);
    this.#flush();
  }

  #flush(): void {
    if (this.isOn) return;
    const acts = [...this.#waiting];
    this.#waiting.clear();
    for (const act of acts) act();
  }
}
