// What a route needs of the service, exported from one place: asking, whether asking is switched off, the index's state, the
// limit on asking, the settings. Every door asks through here and never otherwise.
import type { Ask } from "../ask.ts";
import type { Collection } from "../collection.ts";
import type { Answer, AskRequest } from "../contract.ts";
import type { MenuWords } from "../menu-words.ts";
import { Problem } from "../problem.ts";
import type { Settings } from "../settings.ts";
import { announcementsOn, askingOff } from "./announcements.ts";
import { mayExplain } from "./staff.ts";

/** Counts an asking; gives the seconds to wait where there were too many, else null. */
export type Limit = (request: Request) => Promise<number | null>;

export interface ServingParts {
  /** Null when the index could not be opened: then what needs it is a problem, and the rest goes on. */
  index: { collection: Collection; ask: Ask } | null;
  /** The menu's words in other languages, where the collection has them. */
  menuWords?: MenuWords | undefined;
  settings: Settings;
  version: string;
  /** The day it is now, `YYYY-MM-DD`. */
  today: () => string;
  /** Null: nobody is kept from asking often. */
  limit: Limit | null;
}

export interface Serving {
  menuWords: MenuWords;
  settings: Settings;
  version: string;
  today: () => string;
  /** What links are made absolute with, `https://host` or `https://host/path`, or null. */
  origin: string | null;
  /** Throws `index_unavailable`. */
  collection: () => Collection;
  /** The same, or null: for a page that stands without it. */
  opened: Collection | null;
  /** Throws `index_unavailable` or `asking_disabled`. Call it before a body is read: nobody needs to send one in vain. */
  requireAsking: () => void;
  /** Counts a request that is worth counting: one that asks or searches. Throws `rate_limited`. */
  count: (request: Request) => Promise<void>;
  /**
   * The answer; counts `caller`. Throws what `requireAsking` and `count` throw. Null: a platform that hands on what many people
   * say, from few addresses and with its signature.
   */
  ask: (asked: AskRequest, caller: Request | null) => Promise<Answer>;
}

export function createServing({ index, menuWords = {}, settings, version, today, limit }: ServingParts): Serving {
  const origin = settings.PUBLIC_ORIGIN === "" ? null : settings.PUBLIC_ORIGIN;
  const opened = () => {
    if (index === null) throw new Problem("index_unavailable", "资料没有打开，现在查不了。请过一会儿再试。");
    return index;
  };
  const requireAsking = () => {
    opened();
    if (settings.ASKING === "on") return;
    throw new Problem("asking_disabled", askingOff(settings));
  };
  const count = async (request: Request) => {
    const seconds = limit === null ? null : await limit(request);
    if (seconds === null) return;
    throw new Problem("rate_limited", "问得太快了。请等一分钟再问；急的话请直接打电话。", {
      headers: { "Retry-After": String(seconds) },
    });
  };
  return {
    menuWords,
    settings,
    version,
    today,
    origin,
    opened: index?.collection ?? null,
    collection: () => opened().collection,
    requireAsking,
    count,
    ask: async (asked, caller) => {
      requireAsking();
      if (caller !== null) await count(caller);
      const isClosed = asked.explain === true && !(await mayExplain(settings, caller));
      const request = isClosed ? { ...asked, explain: false } : asked;
      const answer = await opened().ask(request, { month: today(), origin });
      const announcement = announcementsOn(settings, today()).join("\n");
      return announcement === "" ? answer : { ...answer, announcement };
    },
  };
}
