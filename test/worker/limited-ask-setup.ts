// An entry whose rate limit is always reached.

import corpusText from "../../index/out/seeds/corpus.txt";
import { createAsk } from "../../src/ask.ts";
import { openCollection } from "../../src/collection.ts";
import { createApp } from "../../src/http/app.ts";
import { open } from "../../src/press.ts";
import { createEngine } from "../../src/search/minisearch.ts";
import { Settings } from "../../src/settings.ts";

const collection = openCollection(open(corpusText), createEngine);
const app = createApp({
  index: { collection, ask: createAsk(collection) },
  settings: Settings.parse({}),
  version: "0.0.0",
  today: () => "2026-01-01",
  keepFeedback: null,
  limit: () => Promise.resolve(60),
  kiosk: { corpusText, statics: { files: {}, engine: "" } },
});

export default { fetch: (request: Request) => app.fetch(request) };
