// A replacement of the kiosk's script for tests. It has no screens and gives tests access to the connection watcher and
// the offline kit. `lined-kiosk.ts` bundles it and serves it as `/kiosk.js`.
import { type LineWatch, watchLine } from "../../src/web/kiosk/line.ts";
import { type OfflineKit, startOffline } from "../../src/web/kiosk/offline-kit.ts";

export interface Behind {
  offline: OfflineKit;
  line: LineWatch;
  /** Number of `onWaiting` calls. */
  waits: number;
  /** Set by a test: somebody uses the kiosk. */
  isInUse: boolean;
  /** Every reported loss (false) and return (true) of the network. */
  changes: boolean[];
}

declare global {
  var behind: Behind;
}

const changes: boolean[] = [];
globalThis.behind = {
  offline: startOffline({
    onWaiting: () => globalThis.behind.waits++,
    onKept: () => {},
    isFree: () => !globalThis.behind.isInUse,
  }),
  line: watchLine({ onChange: (isUp) => changes.push(isUp) }),
  waits: 0,
  isInUse: false,
  changes,
};
