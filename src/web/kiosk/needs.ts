// Selects the kiosk's menu for one place: the needs and questions that have an answer there. Pure.
import type { KioskData } from "../../view/kiosk-data.ts";

export interface OfferedNeed {
  readonly id: string;
  readonly label: string;
  readonly questions: readonly string[];
  /** Words and phrases for the on-screen keys, to build a question from. */
  readonly pieces: readonly string[];
}

/**
 * Returns the needs for a terminal in `placeName`, given as an id, a name or an alias. An unknown place counts as no
 * place, as on the server.
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
