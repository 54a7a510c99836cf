// The entry of `/kiosk.js`: the kiosk takes over its page, and is tied to the line, the kit for use off the line, and the shell.

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

/** A terminal that nobody comes to for days gets new versions, too. */
const LOOK_EVERY_MS = 3_600_000;
/** How long the line's return is told. */
const BACK_MS = 6_000;

function start(root: HTMLElement, data: KioskData): void {
  const settings = readKioskSettings(location.search);
  const isNamed = ({ id, name, aliases }: KioskData["places"][number]) =>
    [id, name, ...aliases].includes(settings.place);
  const place = data.places.find(isNamed)?.name ?? null;
  const unread = settings.place !== "" && place === null ? [...settings.unread, "place"] : settings.unread;
  const needs = needsFor(data, place);
  // In a frame nobody is known to listen before hello; the printer and the system's own telephone need nobody.
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
  /** The moment for a new version: to take the one that waits, to look for one. */
  const onNobody = () => {
    offline.takeOver();
    offline.update();
  };
  const look = () => isFree() && offline.update();
  const line = watchLine({ onChange: onNetwork(controller, look) });
  setInterval(look, LOOK_EVERY_MS);
  const shell = openShell(data.shells, (message) => obey(message, { controller, offline, own: settings.can }));
  listenToActs(root, display, controller);
  addEventListener("resize", () => display.showPaging());
  // What goes to the back-forward cache is empty, and is made empty once more before it is shown.
  addEventListener("pagehide", () => controller.wipe("page"));
  addEventListener("pageshow", ({ persisted }) => persisted && controller.wipe("page"));
  guardPage();
  if (settings.isDemo) startDemo(controller, needs[0]);
}

/** Tells the loss of the line, and for a moment its return. */
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
  // The number to call, until the kiosk can show more; an older browser than it needs leaves it there.
  const printed = root.textContent;
  try {
    const data: unknown = JSON.parse(root.getAttribute("data-kiosk") ?? "null");
    if (!isKioskData(data)) throw new TypeError("not the kiosk's data");
    start(root, data);
  } catch {
    root.textContent = printed;
  }
}
