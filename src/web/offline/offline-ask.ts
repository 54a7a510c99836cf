// Answers questions offline: takes the body of a question and returns the reply that the server would send. It opens
// the collection when it is first needed and keeps it open. It never throws.
import { type Ask, answerJson, createAsk } from "../../ask.ts";
import { type Collection, openCollection } from "../../collection.ts";
import { dayInChina } from "../../day.ts";
import { open } from "../../press.ts";
import { createEngine } from "../../search/minisearch.ts";
import type { Kit } from "../../view/kit.ts";
import { readAskBody } from "./ask-body.ts";
import { readKit } from "./kept-kit.ts";
import { offlineProblem } from "./problem-body.ts";

const INDEX = "/kiosk-index.txt";

export interface OfflineAsk {
  /** Opens the collection. Never rejects. */
  warm: () => Promise<unknown>;
  answer: (body: string) => Promise<Response>;
}

export function createOfflineAsk(kit: Kit): OfflineAsk {
  let opening: Promise<Opened | null> | undefined;
  const warm = async (): Promise<Opened | null> => {
    opening ??= openIndex(kit);
    const opened = await opening;
    // Forgets a failure, so that the next call tries again.
    if (opened === null) opening = undefined;
    return opened;
  };
  return { warm, answer: async (body) => answerWith(kit, await warm(), body) };
}

interface Opened {
  collection: Collection;
  ask: Ask;
}

async function openIndex(kit: Kit): Promise<Opened | null> {
  try {
    const text = await (await readKit(kit, INDEX)).text();
    const collection = openCollection(open(text), createEngine);
    return { collection, ask: createAsk(collection) };
  } catch {
    // Missing or damaged: the visitor gets the same message for both.
    return null;
  }
}

async function answerWith({ settings }: Kit, opened: Opened | null, body: string): Promise<Response> {
  const refuse = (slug: Parameters<typeof offlineProblem>[0], said?: string) => {
    const problem = offlineProblem(slug, opened?.collection ?? null, said);
    return reply(JSON.stringify(problem), problem.status, "application/problem+json; charset=utf-8");
  };
  if (settings.asking === "off") return refuse("asking_disabled", settings.refusal);
  if (opened === null) return refuse("index_unavailable");
  const request = readAskBody(body);
  if (request === null) return refuse("invalid_request");
  const month = dayInChina(Date.now());
  const origin = settings.origin === "" ? null : settings.origin;
  try {
    return reply(answerJson(await opened.ask(request, { month, origin })), 200, "application/json; charset=utf-8");
  } catch {
    return refuse("index_unavailable");
  }
}

/** The `Fawen-Answered` header tells the page that the reply was made offline. */
function reply(text: string, status: number, type: string): Response {
  return new Response(text, {
    status,
    headers: { "Content-Type": type, "Cache-Control": "no-store", "Fawen-Answered": "offline" },
  });
}
