// Which host the reader sends questions to, in a form to show to people.
import { type Settings, WORKERS_AI } from "./settings.ts";

/** The host of the reader's endpoint; "" when there is no reader. */
export function readerHost({ READER_URL }: Pick<Settings, "READER_URL">): string {
  if (READER_URL === "") return "";
  return READER_URL === WORKERS_AI ? "Cloudflare Workers AI" : new URL(READER_URL).host;
}
