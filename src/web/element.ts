// The custom element `<fawen-chat>`: attributes, methods and events as described in docs/embed.md. The controller does
// the work.
import { ATTRIBUTES, readSettings } from "../view/attributes.ts";
import { bare } from "./bare.ts";
import { ChatController } from "./chat-controller.ts";
import type { FawenChatElement, FawenReply } from "./fawen-chat.d.ts";
import { showLightTree } from "./panel.ts";
import { scriptOrigin } from "./script-origin.ts";

/**
 * The conversation so far, printed by the server. It is read once and removed, so that no question stays in the markup.
 */
const TURNS = "turns";

export class FawenChat extends HTMLElement implements FawenChatElement {
  static observedAttributes: readonly string[] = ATTRIBUTES;

  /** Null when the browser lacks a feature that the chat needs. Then the element's fallback content stays visible. */
  readonly #controller: ChatController | null = null;

  constructor() {
    super();
    let root: ShadowRoot | null = null;
    try {
      root = this.attachShadow(bare({ mode: "open" }));
      this.#controller = this.#control(root);
    } catch {
      if (root !== null) showLightTree(root);
    }
    // A property that was set before the script loaded hides the accessor.
    if (Object.keys(this).includes("strings")) {
      const { strings } = this;
      Reflect.deleteProperty(this, "strings");
      this.strings = strings;
    }
  }

  #control(root: ShadowRoot): ChatController {
    return new ChatController(root, {
      settings: () => readSettings((name) => this.getAttribute(name), scriptOrigin, navigator.languages),
      id: () => this.id,
      lightForm: () => ({
        question: this.querySelector("textarea")?.value ?? "",
        fault: this.querySelector(".fault")?.textContent ?? "",
        isFocused: this.querySelector("textarea:focus") !== null,
      }),
      emit: (type, detail) =>
        this.dispatchEvent(
          new CustomEvent<unknown>(String(type), { detail, bubbles: true, composed: true, cancelable: true }),
        ),
    });
  }

  connectedCallback(): void {
    const turns = this.getAttribute(TURNS);
    this.removeAttribute(TURNS);
    this.#controller?.start(turns);
  }

  disconnectedCallback(): void {
    this.#controller?.panel.composition.leave();
    // When the element is moved within the page it is connected again at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#controller?.rest();
    });
  }

  adoptedCallback(): void {
    this.#controller?.adoptStyles();
  }

  attributeChangedCallback(): void {
    this.#controller?.onSettings();
  }

  get isOpen(): boolean {
    return this.#controller?.panel.isOpen === true;
  }

  open(): void {
    this.#controller?.open();
  }

  close(): void {
    this.#controller?.panel.close();
  }

  async ask(question: string, options?: { place?: string }): Promise<FawenReply | null> {
    try {
      const controller = this.#controller;
      await controller?.begun;
      // Does not call `open()` of the controller, which would ask the preset question first.
      controller?.panel.open();
      return (await controller?.send(String(question), options?.place)) ?? null;
    } catch {
      // No argument of a host page may cause an exception there.
      return null;
    }
  }

  clear(): void {
    this.#controller?.clear();
  }

  get strings(): FawenChatElement["strings"] {
    return this.#controller?.strings ?? {};
  }

  set strings(strings: FawenChatElement["strings"]) {
    if (this.#controller !== null) this.#controller.strings = strings;
  }
}
