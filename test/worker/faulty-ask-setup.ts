// An entry whose `ask` throws an error with the question in its message, the worst case of a bug.

import corpusText from "../../index/out/seeds/corpus.txt";
import { openCollection } from "../../src/collection.ts";
import { createApp } from "../../src/http/app.ts";
import { open } from "../../src/press.ts";
import { createEngine } from "../../src/search/minisearch.ts";
import { Settings } from "../../src/settings.ts";

const collection = openCollection(open(corpusText), createEngine);
const app = createApp({
  index: {
    collection,
    ask: ({ question }) => {
      throw new TypeError(`cannot read ${question}`);
    },
  },
  settings: Settings.parse({}),
  version: "0.0.0",
  today: () => "2026-01-01",
  keepFeedback: null,
  limit: null,
  kiosk: { corpusText, statics: { files: {}, engine: "" } },
});

export default { fetch: (request: Request) => app.fetch(request) };
