// A link for taking an answer along leads to exactly the quotes of that reply.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createAsk } from "../../../src/ask.ts";
import { AskRequest } from "../../../src/endpoints.ts";
import { findTaken } from "../../../src/http/taken-quotes.ts";
import { readTaken, takenPath } from "../../../src/view/taken-link.ts";
import { Item } from "../../eval/questions.ts";
import { openSeeds } from "./seeds-collection.ts";

/** One question in four with FULL=1, else one in twelve. */
const STEP = process.env.FULL === "1" ? 4 : 12;
const DEV = fileURLToPath(new URL("../../eval/dev.jsonl", import.meta.url));

test("findTaken returns the quotes of any reply from its link, letter by letter", async () => {
  const collection = await openSeeds();
  const ask = createAsk(collection);
  const lines = readFileSync(DEV, "utf8").trim().split("\n");
  const questions = [
    ...lines.map((line) => Item.parse(JSON.parse(line)).question),
    ...collection.corpus.facts.flatMap(({ asks }) => asks),
  ].filter((_, i) => i % STEP === 0);
  let linked = 0;
  for (const question of questions) {
    const answer = await ask(AskRequest.parse({ question }), { month: "2026-11", origin: null });
    const path = takenPath(answer);
    expect(path === null, question).toBe(answer.citations.length === 0);
    if (path === null) continue;
    const link = readTaken(path.slice("/a?".length));
    const found = link === null ? [] : findTaken(collection, link);
    const shown = found.map((quote) =>
      quote.kind === "quote" ? quote.source.text.slice(quote.start, quote.end) : quote.kind,
    );
    expect(shown, question).toEqual([...new Set(answer.citations.map(({ quote }) => quote))]);
    linked++;
  }
  expect(linked).toBeGreaterThan(questions.length / 2);
});
