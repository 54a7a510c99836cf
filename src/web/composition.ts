// While an input method composes, what stands in the field is not yet what was meant, and a field that is built anew, left or
// written into loses it. Whatever would do that waits here until the composition is over.

export class Composition {
  /** The field that is composed in. */
  #field: Node | null = null;
  readonly #waiting = new Set<() => void>();

  constructor(root: ShadowRoot) {
    root.addEventListener("compositionstart", (event) => {
      const [field] = event.composedPath();
      this.#field = field instanceof Node ? field : null;
    });
    root.addEventListener("compositionend", () => {
      this.#field = null;
      // Some browsers write the words, or send the key that ended it, only after this.
      setTimeout(() => this.#flush());
    });
  }

  /** A field that was taken out of the page does not tell that it has ended. */
  get isOn(): boolean {
    return this.#field?.isConnected === true;
  }

  /** Taken out of the page, the field composes no more, and does not tell. */
  leave(): void {
    this.#field = null;
  }

  /** Now, or once the composition is over; what waits already is not done twice. */
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
