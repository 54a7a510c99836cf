// Carries out the shell's messages.
import type { KioskController } from "./kiosk-controller.ts";
import type { Ability } from "./kiosk-settings.ts";
import type { OfflineKit } from "./offline-kit.ts";
import type { FromShell } from "./shell-messages.ts";

interface Obeying {
  controller: KioskController;
  offline: OfflineKit;
  /** The abilities in the terminal's address. */
  own: readonly Ability[];
}

export function obey(message: FromShell, { controller, offline, own }: Obeying): void {
  if (message.type === "hello") controller.terminal.onHello([...own, ...message.can], controller.isInUse);
  else if (message.type === "clear") controller.wipe("shell");
  else if (message.type === "stay") controller.touch();
  else if (message.type === "headset") controller.onHeadset(message.isPlugged);
  else if (message.type === "update") offline.update(true);
  else controller.onHeard(message.id, message.text);
}
