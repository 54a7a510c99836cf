// A kiosk's page for the tests of what goes on behind the screens: the two modules that its screens use, at hand for a test.
// Bundled by `lined-kiosk.ts`, which puts it in the place of `/kiosk.js`.
import { type LineWatch, watchLine } from "../../src/web/kiosk/line.ts";
import { type OfflineKit, startOffline } from "../../src/web/kiosk/offline-kit.ts";

export interface Behind {
  offline: OfflineKit;
  line: LineWatch;
  /** How often it was told that a worker waits. */
  waits: number;
  /** Somebody uses it. */
  isInUse: boolean;
  /** Every loss and return. */
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
