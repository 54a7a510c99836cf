// Compares the Worker with the core in this process: runtime, bundler and transport do not change replies. Search hits
// show that the tokenizer behaves the same in workerd. Only with FULL=1, because it is slow.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ask, createAsk, withGlosses } from "../../src/ask.ts";
import type { Collection } from "../../src/collection.ts";
import { dayInChina } from "../../src/day.ts";
import { searchReply } from "../../src/http/read-replies.ts";
import { SEARCH_LIMIT_MAX } from "../../src/limits.ts";
import { readCollection, requestOf } from "../eval/answerers.ts";
import { type Item, parseQuestions } from "../eval/questions.ts";
import { posting, type Served, serve } from "./serve.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SAMPLE = 20;

/** The value after a round trip through JSON. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
/** The day in China, as the Worker passes it. */
const today = () => dayInChina(Date.now());

describe.runIf(process.env.FULL === "1")("the Worker gives the results of the core in this process", () => {
  let worker: Served;
  let collection: Collection;
  let ask: Ask;
  let items: Item[];

  beforeAll(async () => {
    worker = await serve();
    collection = await readCollection(`${ROOT}index/out/seeds`);
    const glosses = JSON.parse(await readFile(`${ROOT}index/out/seeds/glosses.json`, "utf8"));
    ask = withGlosses(createAsk(collection), glosses);
    const all = parseQuestions(await readFile(`${ROOT}test/eval/dev.jsonl`, "utf8"), "dev.jsonl");
    // Evenly from the whole file, which is sorted by kind.
    items = all.filter((_, i) => i % Math.floor(all.length / SAMPLE) === 0).slice(0, SAMPLE);
    expect(items).toHaveLength(SAMPLE);
  });
  afterAll(() => worker.close());

  test("for a search: the same passages, order and scores", async () => {
    let hits = 0;
    for (const { question } of items) {
      const { body } = await worker.json(`/api/search?q=${encodeURIComponent(question)}&limit=${SEARCH_LIMIT_MAX}`);
      const found = await searchReply(collection, { q: question, limit: SEARCH_LIMIT_MAX }, today());
      expect(body, question).toEqual(sent(found));
      hits += found.hits.length;
    }
    expect(hits).toBeGreaterThan(SAMPLE);
  });

  test("for a question: the same reply, including its id", async () => {
    for (const item of items) {
      const request = requestOf(item);
      const { body } = await worker.json("/api/ask", posting(request));
      expect(body, item.id).toEqual(sent(await ask(request, { month: today(), origin: null })));
    }
  });
});
