// The app over the built index with one part replaced, for entries that stand in for a broken or busy service.
import corpusText from "../../index/out/seeds/corpus.txt";
import { createAsk } from "../../src/ask.ts";
import { openCollection } from "../../src/collection.ts";
import { type AppParts, createApp } from "../../src/http/app.ts";
import { restore } from "../../src/renumber.ts";
import { createEngine } from "../../src/search/minisearch.ts";
import { Settings } from "../../src/settings.ts";

type Ask = NonNullable<AppParts["index"]>["ask"];

export function makeApp({
  ask,
  limit = null,
  waitInQueue = null,
}: { ask?: Ask } & Partial<Pick<AppParts, "limit" | "waitInQueue">>): {
  fetch: (request: Request) => Response | Promise<Response>;
} {
  const collection = openCollection(restore(corpusText), createEngine);
  const app = createApp({
    index: { collection, ask: ask ?? createAsk(collection) },
    settings: Settings.parse({}),
    version: "0.0.0",
    today: () => "2026-01-01",
    keepFeedback: null,
    limit,
    statics: { files: {}, engine: "" },
    waitInQueue,
  });
  return { fetch: (request) => app.fetch(request) };
}
