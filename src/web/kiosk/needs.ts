// The kiosk's menu in one place: what the page was given in, the needs and questions that are answered there out. Pure.
import type { KioskData } from "../../view/kiosk-data.ts";

export interface OfferedNeed {
  readonly id: string;
  readonly label: string;
  readonly questions: readonly string[];
  /** What a person may be about to write of it, in pieces. */
  readonly pieces: readonly string[];
}

/**
 * What is offered at a terminal in `placeName`, its id, name or another name; one that the collection does not know is
 * as none, as it is for the server that is asked.
 */
export function needsFor(
  { places, areas, needs }: Pick<KioskData, "places" | "areas" | "needs">,
  placeName: string | null,
): OfferedNeed[] {
  const place = places.find(({ id, name, aliases }) => [id, name, ...aliases].includes(placeName ?? ""));
  const here = place?.id ?? "";
  return needs.flatMap(({ id, label, questions, words }) => {
    const offered = questions
      .filter(({ area }) => areas[area]?.includes(here) === true)
      .map(({ question }) => question);
    if (offered.length === 0) return [];
    const pieces = [...words, ...offered.flatMap((question) => question.split(/[，。？！、“”]/))];
    return [{ id, label, questions: offered, pieces: [...new Set(pieces)].filter((piece) => piece !== "") }];
  });
}
