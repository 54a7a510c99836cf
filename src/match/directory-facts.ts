// What the services of the directory are asked and needed for, as facts: a service's first passage answers its questions, and
// who has one of its needs is sent to it.
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
