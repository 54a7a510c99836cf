// The doors: protocols that other people's programs speak already. Each is thin, over the one `ask`, and has no rule of its own
// about what is said. `DOORS` names those that are open.
import type { DoorName } from "../../settings.ts";
import type { Route } from "../route.ts";
import type { Serving } from "../serving.ts";
import { addMcpDoor } from "./mcp/mcp.ts";
import { addNlwebDoor } from "./nlweb.ts";
import { addOpenAiDoor } from "./openai/openai.ts";
import { addSnippetDoor } from "./snippet.ts";
import { addWechatDoor } from "./wechat.ts";

type AddDoor = (route: Route, serving: Serving) => void;

/** `events` is a form of `/api/ask` and no route of its own. */
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
