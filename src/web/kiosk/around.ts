// What the kiosk tells to what is around it: the shell, the line, the kit for use off the line.
import type { ToShell } from "./shell-messages.ts";

export interface Around {
  tell: (message: ToShell) => void;
  /** A person has come: the engine is got ready, the line is looked at more often; or they have gone. */
  onUse: (isInUse: boolean) => void;
}
