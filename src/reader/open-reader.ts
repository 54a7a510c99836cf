// Opens the reader that the settings name. Null if they name none: then no question leaves the server.
import type { Choose } from "../decide/draft.ts";
import type { Database } from "../feedback-table.ts";
import { type Settings, WORKERS_AI } from "../settings.ts";
import { countHere, countIn } from "./budget.ts";
import { createEndpoint, createModels, type Models } from "./endpoint.ts";
import { createReader } from "./reader.ts";

/** Bindings that the platform may provide. */
interface Platform {
  models: Models | undefined;
  database: Database | undefined;
}

export function openReader(settings: Settings, { models, database }: Platform): Choose | null {
  const { READER_URL: url, READER_MODEL: model, READER_KEY: key, READER_TIMEOUT_MS, READER_DAILY } = settings;
  const mayAsk = database === undefined ? countHere(READER_DAILY) : countIn(database, READER_DAILY);
  const bounds = { timeoutMs: READER_TIMEOUT_MS, mayAsk };
  if (url === "") return null;
  if (url !== WORKERS_AI) return createReader(createEndpoint({ url, key, model }), bounds);
  if (models === undefined) throw new Error("the binding AI is not there");
  return createReader(createModels(models, model), bounds);
}
