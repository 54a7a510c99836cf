// What is known of the terminal, which changes while people come and go: the line, the copy for use off the line, what the
// device and the shell can do. Nothing of a person is in it. The shell is told what it has to know.
import type { Around } from "./around.ts";
import { ABILITIES, type Ability } from "./kiosk-settings.ts";
import type { Terminal } from "./screens.ts";

export class KnownTerminal {
  #now: Terminal;
  readonly #tell: Around["tell"];
  readonly #onChange: () => void;

  constructor(now: Terminal, tell: Around["tell"], onChange: () => void) {
    this.#now = now;
    this.#tell = tell;
    this.#onChange = onChange;
  }

  get now(): Terminal {
    return this.#now;
  }

  /** The network is there, or is not; `isBack`: since a moment ago. */
  onNetwork(isUp: boolean, isBack: boolean): void {
    if (isUp !== this.#now.isUp) this.#tell({ type: "line", isUp });
    this.#change({ isUp, isBack });
  }

  /** It answers without a line, or does not. */
  onKept(isKept: boolean): void {
    this.#change({ isKept });
  }

  /** Nothing answered: without a line, what was kept is gone, since the browser has thrown it away. */
  onFailure(): void {
    if (!this.#now.isUp) this.#change({ isKept: false });
  }

  onDevice(device: Partial<Terminal["device"]>): void {
    this.#change({ device: { ...this.#now.device, ...device } });
  }

  /** `able` is all that the terminal and its shell do now; what they did before may be over. */
  onHello(able: readonly Ability[], isInUse: boolean): void {
    const { settings, data, place, isUp } = this.#now;
    const can = ABILITIES.filter((ability) => able.includes(ability));
    this.#tell({ type: "ready", place, terminal: settings.terminal, index: data.index, can, isInUse, isUp });
    this.#change({ settings: { ...settings, can } });
  }

  dial(name: string, tel: string): void {
    if (this.#now.settings.can.includes("tel")) location.assign(`tel:${tel}`);
    else this.#tell({ type: "dial", name, tel });
  }

  #change(changed: Partial<Terminal>): void {
    this.#now = { ...this.#now, ...changed };
    this.#onChange();
  }
}
