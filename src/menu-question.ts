// Resolves a question of the kiosk's menu to its words. It never handles a visitor's question.
import type { Corpus, Menu } from "./corpus.ts";

/** An editor's question is stored as text, a service's as the indexes of the service and of its question. */
export function menuQuestion(
  { services }: Pick<Corpus, "services">,
  written: Menu["needs"][number]["questions"][number][0],
): string {
  if (typeof written === "string") return written;
  const [service, question] = written;
  return services[service]?.questions[question] ?? "";
}
