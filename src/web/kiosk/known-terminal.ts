// The terminal's state, which outlives sessions: the connection, the offline copy, the abilities of the device and the
// shell. It holds no data of a visitor. It reports changes to the shell.
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

  /** The network is up or down. `isBack`: it came back a moment ago. */
  onNetwork(isUp: boolean, isBack: boolean): void {
    if (isUp !== this.#now.isUp) this.#tell({ type: "line", isUp });
    this.#change({ isUp, isBack });
  }

  /** The terminal can answer offline, or it cannot. */
  onKept(isKept: boolean): void {
    this.#change({ isKept });
  }

  /** A question got no answer. If the network is down, the browser has deleted the offline copy. */
  onFailure(): void {
    if (!this.#now.isUp) this.#change({ isKept: false });
  }

  onDevice(device: Partial<Terminal["device"]>): void {
    this.#change({ device: { ...this.#now.device, ...device } });
  }

  /** The shell said hello. `able` lists all abilities of the terminal and the shell; it replaces earlier lists. */
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
