// The handoff packet: what a lawyer or a clerk needs to go on, shown to the person before it is sent. Pure. It holds what the
// texts said, never what the person asked.
import type { Terminal } from "./screens.ts";
import type { TakenAnswer } from "./taken-answer.ts";

export interface Packet {
  /** The reply's and the index's id. */
  id: string;
  index: string;
  /** Whom to call in danger, the first to call first; empty without danger. */
  emergency: readonly { name: string; tel: string }[];
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
  /** What the texts do not hold: 「诉讼服务中心：电话、地址」. */
  missing: readonly string[];
  hotline: { name: string; tel: string } | null;
}

export function packetOf(answer: TakenAnswer, { data, place, settings }: Terminal): Packet {
  const { matters, hotline } = data;
  const matter = matters.find(({ id }) => id === answer.matter) ?? null;
  // A reply may name what is missing with a name that only the person used: that stays here.
  const said = [
    ...data.matters.flatMap(({ services }) => services),
    ...answer.citations.flatMap(({ quote, source }) => [quote, source.title]),
  ];
  const missing = new Map<string, string[]>();
  for (const { about, label } of answer.missing) {
    const whose = said.some((text) => text.includes(about)) ? about : "";
    missing.set(whose, [...(missing.get(whose) ?? []), label]);
  }
  return {
    id: answer.id,
    index: answer.index.id,
    emergency: (answer.alert?.contacts ?? []).flatMap(({ name, tel }) => (tel === null ? [] : [{ name, tel }])),
    matter: matter === null ? null : { id: matter.id, name: matter.name },
    place,
    terminal: settings.terminal,
    services: matter === null ? [] : matter.services.filter((name) => answer.answer.includes(name)),
    quotes: answer.citations.map(({ passage, start, end, quote, source }) => ({
      passage,
      start,
      end,
      quote,
      title: source.title,
      published: source.published,
    })),
    missing: [...missing].map(
      ([whose, labels]) => `${whose === "" ? "" : `${whose}：`}${[...new Set(labels)].join("、")}`,
    ),
    hotline,
  };
}
