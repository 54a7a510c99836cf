// A question of the menu as the corpus holds it → its words. No question of a person enters here.
import type { Corpus, Menu } from "./corpus.ts";

/** An editor's own stands there as text, a service's as the numbers of the service and of its question. */
export function menuQuestion(
  { services }: Pick<Corpus, "services">,
  written: Menu["needs"][number]["questions"][number][0],
): string {
  if (typeof written === "string") return written;
  const [service, question] = written;
  return services[service]?.questions[question] ?? "";
}
