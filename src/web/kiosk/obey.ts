// What the shell says, as what the kiosk does.
import type { KioskController } from "./kiosk-controller.ts";
import type { OfflineKit } from "./offline-kit.ts";
import type { FromShell } from "./shell-messages.ts";

export function obey(message: FromShell, controller: KioskController, offline: OfflineKit): void {
  if (message.type === "hello") controller.onHello(message.can);
  else if (message.type === "clear") controller.wipe("shell");
  else if (message.type === "stay") controller.touch();
  else if (message.type === "headset") controller.onHeadset(message.isPlugged);
  else if (message.type === "update") offline.update(true);
  else controller.onHeard(message.text);
}
