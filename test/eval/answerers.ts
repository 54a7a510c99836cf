// Two ways to ask: the core in this process, or a running service. Both take items and return replies validated by the
// contract.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createAsk } from "../../src/ask.ts";
import { type Collection, openCollection } from "../../src/collection.ts";
import { Answer } from "../../src/contract.ts";
import { AskRequest, SourceReply } from "../../src/endpoints.ts";
import { restore } from "../../src/renumber.ts";
import { createEngine } from "../../src/search/minisearch.ts";
import type { Item } from "./questions.ts";
import type { Texts } from "./score.ts";

/** What of an item is sent; the rest is its key. */
type Asking = Pick<Item, "question" | "history">;

export interface Answerer {
  /** The name of what is asked, for the report's heading. */
  name: string;
  answer(asking: Asking): Promise<Answer>;
  /** The canonical texts, at least of the sources that the replies so far have cited. */
  texts(): Promise<Texts>;
}

export function requestOf({ question, history: before }: Asking): AskRequest {
  const history = before?.map((content) => ({ role: "user" as const, content }));
  return { question, ...(history === undefined ? {} : { history }) };
}

/** Opens a collection from the folder that the build wrote. */
export async function readCollection(directory: string): Promise<Collection> {
  return openCollection(restore(await readFile(join(directory, "corpus.txt"), "utf8")), createEngine);
}

/** `month` is `YYYY-MM` and decides how old a citation is; `without` names outcomes that are left out. */
export function askCore(collection: Collection, month: string, without?: ReadonlySet<string>): Answerer {
  const ask = createAsk(collection, without);
  const texts = new Map(collection.corpus.sources.map(({ id, text }) => [id, text]));
  return {
    name: `${collection.info.id}, in this process`,
    answer: async (item) => Answer.parse(await ask(AskRequest.parse(requestOf(item)), { month, origin: null })),
    texts: async () => texts,
  };
}

const TIMEOUT_MS = 20_000;

export function askService(url: string): Answerer {
  const cited = new Set<string>();
  const fetchJson = async (path: string, init?: RequestInit): Promise<unknown> => {
    const response = await fetch(new URL(path, url), { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`${path} gave ${response.status}: ${(await response.text()).slice(0, 200)}`);
    return response.json();
  };
  return {
    name: url,
    answer: async (item) => {
      const reply = await fetchJson("/api/ask", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(requestOf(item)),
      });
      const answer = Answer.parse(reply);
      for (const { source } of answer.citations) cited.add(source.id);
      return answer;
    },
    texts: async () => {
      const texts = new Map<string, string>();
      for (const id of cited) {
        const { text } = SourceReply.parse(await fetchJson(`/api/sources/${encodeURIComponent(id)}`));
        texts.set(id, text);
      }
      return texts;
    },
  };
}
