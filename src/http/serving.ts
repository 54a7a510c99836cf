// The service as routes see it: asking, the `ASKING` switch, the index, the rate limit, the settings. Every route and
// door asks through this module.
import type { Ask } from "../ask.ts";
import type { Collection } from "../collection.ts";
import type { Answer } from "../contract.ts";
import type { AskRequest } from "../endpoints.ts";
import type { MenuWords } from "../menu-words.ts";
import { Problem } from "../problem.ts";
import type { WaitInQueue } from "../queue.ts";
import type { Settings } from "../settings.ts";
import { announcementsOn } from "./announcements.ts";
import { askingOff, NO_INDEX, TOO_MANY, TOO_OFTEN } from "./problem-sentences.ts";
import { mayExplain } from "./staff.ts";

/** Counts one request. Resolves to the seconds to wait when the caller has sent too many, else to null. */
export type Limit = (request: Request) => Promise<number | null>;

export interface ServingParts {
  /** Null when the index could not be opened: routes that need it reply with a problem, all others work. */
  index: { collection: Collection; ask: Ask } | null;
  /** The menu's labels and questions in other languages, if the collection has any. */
  menuWords?: MenuWords | undefined;
  settings: Settings;
  version: string;
  /** Returns the current day in China, `YYYY-MM-DD`. */
  today: () => string;
  /** Null when there is no rate limit. */
  limit: Limit | null;
  /** Null when nobody waits for others. */
  waitInQueue: WaitInQueue | null;
}

/** Seconds until a refused caller may ask again: a rush of questions is over by then. */
const BUSY_WAIT_S = 5;

export interface Serving {
  menuWords: MenuWords;
  settings: Settings;
  version: string;
  today: () => string;
  /** Prefix of absolute links, `https://host` or `https://host/path`; null when none is configured. */
  origin: string | null;
  /** Returns the collection. Throws `index_unavailable`. */
  collection: () => Collection;
  /** The collection, or null when the index could not be opened: for pages that work without it. */
  opened: Collection | null;
  /**
   * Throws `index_unavailable` or `asking_disabled`. Call it before reading the body, so that no client uploads one in
   * vain.
   */
  requireAsking: () => void;
  /**
   * Counts a request that asks or searches, and waits until it may be worked on. Throws `rate_limited`, and
   * `index_unavailable` when too many ask at once. Call it when the body is there, so that no slow sender has a place in the queue.
   */
  admit: (request: Request) => Promise<void>;
  /**
   * Answers a question and admits `caller`. Throws what `requireAsking` and `admit` throw. Pass null for a platform
   * that forwards many people's messages: it signs them and sends them from few addresses, so they are not counted.
   */
  ask: (asked: AskRequest, caller: Request | null) => Promise<Answer>;
}

export function createServing(parts: ServingParts): Serving {
  const { index, menuWords = {}, settings, version, today, limit, waitInQueue } = parts;
  const origin = settings.PUBLIC_ORIGIN === "" ? null : settings.PUBLIC_ORIGIN;
  const opened = () => {
    if (index === null) throw new Problem("index_unavailable", NO_INDEX);
    return index;
  };
  const requireAsking = () => {
    opened();
    if (settings.ASKING === "on") return;
    throw new Problem("asking_disabled", askingOff(settings.ASKING_REASON));
  };
  const admit = async (request: Request | null) => {
    const seconds = limit === null || request === null ? null : await limit(request);
    if (seconds !== null) {
      throw new Problem("rate_limited", TOO_OFTEN, {
        headers: { "Retry-After": String(seconds) },
      });
    }
    if (waitInQueue === null || (await waitInQueue())) return;
    throw new Problem("index_unavailable", TOO_MANY, {
      headers: { "Retry-After": String(BUSY_WAIT_S) },
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
    admit,
    ask: async (asked, caller) => {
      requireAsking();
      await admit(caller);
      const isClosed = asked.explain === true && !(await mayExplain(settings, caller));
      const request = isClosed ? { ...asked, explain: false } : asked;
      const answer = await opened().ask(request, { month: today(), origin });
      const announcement = announcementsOn(settings, today()).join("\n");
      return announcement === "" ? answer : { ...answer, announcement };
    },
  };
}
