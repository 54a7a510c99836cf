// The entry of `/kiosk.js`: the kiosk takes over its page.
import { isKioskData } from "./kiosk-data.ts";
import { watchLine } from "./line.ts";
import { startOffline } from "./offline-kit.ts";

const root = document.querySelector<HTMLElement>("#kiosk");
const text = root?.getAttribute("data-kiosk") ?? "null";
const data: unknown = JSON.parse(text);
if (root !== null && isKioskData(data)) root.textContent = data.index;
startOffline({ onWaiting: () => root?.setAttribute("data-waiting", "") });
watchLine({ onChange: (isUp) => root?.toggleAttribute("data-down", !isUp) });
