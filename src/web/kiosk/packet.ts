// The handoff packet: what a lawyer or a clerk needs to continue. The visitor sees it before it is sent. It holds what
// the sources say, never the visitor's question. Pure.
import type { Terminal } from "./screens.ts";
import type { TakenAnswer } from "./taken-answer.ts";

export interface Packet {
  /** Id of the reply; `index` is the index's id. */
  id: string;
  index: string;
  /** Emergency numbers, the most urgent first; empty when there is no danger. */
  emergency: readonly { name: string; tel: string }[];
  matter: { id: string; name: string } | null;
  /** The terminal's place, or null. */
  place: string | null;
  terminal: string;
  /** Services of the matter that the answer mentions. */
  services: readonly string[];
  quotes: readonly {
    passage: string;
    start: number;
    end: number;
    quote: string;
    title: string;
    published: string | null;
  }[];
  /** Facts that the sources do not state: 「诉讼服务中心：电话、地址」. */
  missing: readonly string[];
  hotline: { name: string; tel: string } | null;
}

export function packetOf(answer: TakenAnswer, { data, place, settings }: Terminal): Packet {
  const { matters, hotline } = data;
  const matter = matters.find(({ id }) => id === answer.matter) ?? null;
  // The subject of a missing fact may be a name that only the visitor used; such a name is left out.
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
