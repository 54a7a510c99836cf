// The entry of `/kiosk.js`: the kiosk takes over its page.
import { isKioskData } from "./kiosk-data.ts";

const root = document.querySelector<HTMLElement>("#kiosk");
const text = root?.getAttribute("data-kiosk") ?? "null";
const data: unknown = JSON.parse(text);
if (root !== null && isKioskData(data)) root.textContent = data.index;
