// Doors: protocols that existing clients already speak. Each door is a thin layer over the same `ask` and adds no rules
// about answers. The setting `DOORS` lists those that are open.
import type { DoorName } from "../../settings.ts";
import type { Route } from "../route.ts";
import type { Serving } from "../serving.ts";
import { addMcpDoor } from "./mcp/mcp.ts";
import { addNlwebDoor } from "./nlweb.ts";
import { addOpenAiDoor } from "./openai/openai.ts";
import { addSnippetDoor } from "./snippet.ts";
import { addWechatDoor } from "./wechat.ts";

type AddDoor = (route: Route, serving: Serving) => void;

/** `events` is missing: it is a form of `/api/ask`, not a route. */
const DOORS: Partial<Record<DoorName, AddDoor>> = {
  openai: addOpenAiDoor,
  mcp: addMcpDoor,
  nlweb: addNlwebDoor,
  snippet: addSnippetDoor,
  wechat: addWechatDoor,
};

export function addDoors(route: Route, serving: Serving): void {
  for (const name of serving.settings.DOORS) DOORS[name]?.(route, serving);
}
