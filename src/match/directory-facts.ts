// Makes facts of the services in the directory. A service's first passage answers its questions; its needs become a
// second fact, of the kind `need`, so that people with such a need are sent to the service.
import type { DirectoryEntry, Fact } from "../corpus.ts";
import { BARE_FACT } from "./bare-fact.ts";

export function factsOfServices(services: readonly DirectoryEntry[]): Fact[] {
  return services.flatMap(({ id, place, plan, needs, questions, evidence }) => {
    const [first] = evidence;
    if (first === undefined) return [];
    const bare: Omit<Fact, "kind" | "asks"> = {
      ...BARE_FACT,
      ...first,
      subject: id,
      places: place === null ? [] : [place],
      modality: plan ? "planned" : "is",
    };
    const asked: Fact = { ...bare, kind: "statement", asks: questions };
    return needs.length === 0 ? [asked] : [asked, { ...bare, kind: "need", asks: needs }];
  });
}
