// What the kiosk reports to its surroundings: the shell, the connection watcher and the offline kit.
import type { ToShell } from "./shell-messages.ts";

export interface Around {
  tell: (message: ToShell) => void;
  /** A session has begun (the engine warms up, the connection is checked more often) or has ended. */
  onUse: (isInUse: boolean) => void;
}
