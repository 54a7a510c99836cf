// The doors: protocols that other people's programs speak already. Each is thin, over the one `ask`, and has no rule of its own
// about what is said. `DOORS` names those that are open.
import type { DoorName } from "../../settings.ts";
import type { Route } from "../route.ts";
import type { Serving } from "../serving.ts";

type AddDoor = (route: Route, serving: Serving) => void;

const DOORS: Partial<Record<DoorName, AddDoor>> = {};

export function addDoors(route: Route, serving: Serving): void {
  for (const name of serving.settings.DOORS) DOORS[name]?.(route, serving);
}
