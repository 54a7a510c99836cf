// The reader that the settings name, or null: then no question leaves.
import type { Choose } from "../decide/draft.ts";
import { type Settings, WORKERS_AI } from "../settings.ts";
import { createEndpoint, createModels, type Models } from "./endpoint.ts";
import { createReader } from "./reader.ts";

/** `models` is the platform's binding, where there is one. */
export function openReader(settings: Settings, models: Models | undefined): Choose | null {
  const { READER_URL: url, READER_MODEL: model, READER_KEY: key, READER_TIMEOUT_MS, READER_DAILY } = settings;
  const bounds = { timeoutMs: READER_TIMEOUT_MS, daily: READER_DAILY };
  if (url === "") return null;
  if (url !== WORKERS_AI) return createReader(createEndpoint({ url, key, model }), bounds);
  if (models === undefined) throw new Error("the binding AI is not there");
  return createReader(createModels(models, model), bounds);
}
