// The entry of `/kiosk.js`. It takes over the page and connects the kiosk to the connection watcher, the offline kit
// and the shell.

import { isKioskData, type KioskData } from "../../view/kiosk-data.ts";
import { listenToActs } from "./acts.ts";
import { startDemo } from "./demo.ts";
import { Display } from "./display.ts";
import { guardPage } from "./guard-page.ts";
import { KioskController } from "./kiosk-controller.ts";
import { readKioskSettings } from "./kiosk-settings.ts";
import { watchLine } from "./line.ts";
import { needsFor } from "./needs.ts";
import { obey } from "./obey.ts";
import { startOffline } from "./offline-kit.ts";
import { openShell } from "./shell.ts";

/** Interval of the search for updates, so that an unused terminal gets new versions, too. */
const LOOK_EVERY_MS = 3_600_000;
/** How long the notice stays that the network is back. */
const BACK_MS = 6_000;

function start(root: HTMLElement, data: KioskData): void {
  const settings = readKioskSettings(location.search);
  const isNamed = ({ id, name, aliases }: KioskData["places"][number]) =>
    [id, name, ...aliases].includes(settings.place);
  const place = data.places.find(isNamed)?.name ?? null;
  const unread = settings.place !== "" && place === null ? [...settings.unread, "place"] : settings.unread;
  const needs = needsFor(data, place);
  // In a frame, no shell is known to listen before its `hello`. Only printing and `tel:` work without a shell.
  const isFramed = window.parent !== window;
  const display = new Display(root);
  const controller = new KioskController(
    display,
    {
      data,
      settings: {
        ...settings,
        unread,
        can: isFramed ? settings.can.filter((one) => one === "print" || one === "tel") : settings.can,
      },
      place,
      needs,
      device: { read: false, hear: false },
      isUp: true,
      isBack: false,
      isKept: null,
    },
    {
      tell: (message) => shell.tell(message),
      onUse: (isInUse) => {
        line.inUse(isInUse);
        if (isInUse) offline.warm();
        else onNobody();
      },
    },
  );
  const isFree = () => !controller.isInUse;
  const offline = startOffline({
    onWaiting: () => isFree() && offline.takeOver(),
    onKept: (isKept) => controller.terminal.onKept(isKept),
    isFree,
  });
  /** The terminal is free: activate a waiting version and look for a newer one. */
  const onNobody = () => {
    offline.takeOver();
    offline.update();
  };
  const updateIfFree = () => isFree() && offline.update();
  const line = watchLine({ onChange: onNetwork(controller, updateIfFree) });
  setInterval(updateIfFree, LOOK_EVERY_MS);
  const shell = openShell(data.shells, (message) => obey(message, { controller, offline, own: settings.can }));
  listenToActs(root, display, controller);
  addEventListener("resize", () => display.showPaging());
  // Wipes the page before it enters the back-forward cache, and again before it is shown from there.
  addEventListener("pagehide", () => controller.wipe("page"));
  addEventListener("pageshow", ({ persisted }) => persisted && controller.wipe("page"));
  guardPage();
  if (settings.isDemo) startDemo(controller, needs[0]);
}

/** Shows that the network is lost, and for a moment that it is back. */
function onNetwork(controller: KioskController, onBack: () => void): (isUp: boolean) => void {
  let back: ReturnType<typeof setTimeout> | undefined;
  return (isUp) => {
    clearTimeout(back);
    controller.terminal.onNetwork(isUp, isUp);
    if (!isUp) return;
    back = setTimeout(() => controller.terminal.onNetwork(true, false), BACK_MS);
    onBack();
  };
}

const root = document.querySelector<HTMLElement>("#kiosk");
if (root !== null) {
  // The page comes with a telephone number. It stays when the kiosk cannot start, for example in an old browser.
  const printed = root.textContent;
  try {
    const data: unknown = JSON.parse(root.getAttribute("data-kiosk") ?? "null");
    if (!isKioskData(data)) throw new TypeError("not the kiosk's data");
    start(root, data);
  } catch {
    root.textContent = printed;
  }
}
