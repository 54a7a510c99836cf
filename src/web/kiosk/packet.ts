// The handoff packet: what a lawyer or a clerk needs to go on, shown to the person before it is sent. Pure. It holds what the
// texts said, never what the person asked.

import type { KioskData } from "./kiosk-data.ts";
import type { TakenAnswer } from "./taken-answer.ts";

export interface Packet {
  /** The reply's and the index's id. */
  id: string;
  index: string;
  matter: { id: string; name: string } | null;
  /** The terminal's place, or null. */
  place: string | null;
  terminal: string;
  /** Names of the matter's services that the answer names. */
  services: readonly string[];
  quotes: readonly {
    passage: string;
    start: number;
    end: number;
    quote: string;
    title: string;
    published: string | null;
  }[];
  /** What the texts do not hold: 「以上各处：电话、地址」. */
  missing: readonly string[];
  hotline: { name: string; tel: string } | null;
}

export function packetOf(
  answer: TakenAnswer,
  { matters, hotline }: KioskData,
  { place, terminal }: { place: string | null; terminal: string },
): Packet {
  const matter = matters.find(({ id }) => id === answer.matter) ?? null;
  const about = new Map<string, string[]>();
  for (const one of answer.missing) about.set(one.about, [...(about.get(one.about) ?? []), one.label]);
  return {
    id: answer.id,
    index: answer.index.id,
    matter: matter === null ? null : { id: matter.id, name: matter.name },
    place,
    terminal,
    services: matter === null ? [] : matter.services.filter((name) => answer.answer.includes(name)),
    quotes: answer.citations.map(({ passage, start, end, quote, source }) => ({
      passage,
      start,
      end,
      quote,
      title: source.title,
      published: source.published,
    })),
    missing: [...about].map(([whose, labels]) => `${whose === "" ? "" : `${whose}：`}${labels.join("、")}`),
    hotline,
  };
}
