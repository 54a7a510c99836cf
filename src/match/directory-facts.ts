// What the services of the directory are asked and needed for, as facts: a service's first passage answers its questions, and
// who has one of its needs is sent to it.
import type { DirectoryEntry, Fact } from "../corpus.ts";

export function factsOfServices(services: readonly DirectoryEntry[]): Fact[] {
  return services.flatMap(({ id, place, plan, needs, questions, evidence }) => {
    const [first] = evidence;
    if (first === undefined) return [];
    const bare: Omit<Fact, "kind" | "asks"> = {
      ...first,
      row: 0,
      subject: id,
      values: [],
      unit: "",
      of: "",
      places: place === null ? [] : [place],
      time: "",
      modality: plan ? "planned" : "is",
      mark: "",
      checked_on: null,
    };
    const asked: Fact = { ...bare, kind: "statement", asks: questions };
    return needs.length === 0 ? [asked] : [asked, { ...bare, kind: "need", asks: needs }];
  });
}
