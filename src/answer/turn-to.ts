// Where to go with a need: services of the matter, the place deciding which comes first.
// Enter the case and the directory; leaves a draft that names one or two services, or null.
import type { DirectoryEntry } from "../corpus.ts";
import type { Directory } from "../question/directory.ts";
import type { Case, Draft, Quote } from "./draft.ts";

/** Services named in one answer. */
const PLACES_MAX = 2;
/** 「有地方吗」 is answered with 有; 「找谁」 with where to go first. */
const ASKS_WHETHER =
  /有(?:没有)?(?:地方|人|谁|单位|部门|什么)|有.{0,12}(?:吗|么)(?:[？?]|$)|\bis there\b|\bare there\b/u;

/** A draft that sends the person to services; `first` is a service found otherwise, to be named first. */
export function turnTo(asked: Case, directory: Directory, danger: boolean): Draft | null {
  const { question, matter, statements, places } = asked;
  const candidates = (matter?.services ?? []).flatMap((id) => directory.service(id) ?? []);
  const fitting = inOrderOfPlace(candidates, asked);
  const chosen = fitting.slice(0, danger ? 1 : PLACES_MAX);
  const quotes = chosen.flatMap((service): { service: DirectoryEntry; quote: Quote }[] => {
    const [span] = service.evidence;
    const quote = span === undefined ? null : statements.quoteAt(span.source, span.start, span.end);
    return quote === null ? [] : [{ service, quote }];
  });
  const [first, second] = quotes;
  if (first === undefined) return null;
  const whether = ASKS_WHETHER.test(question.folded) && first.service.place !== null;
  const place = places.byId(first.service.place);
  const about = second === undefined ? first.service.name : null;
  return {
    status: danger ? "partial" : "answered",
    reason: danger ? "missing_facts" : null,
    quotes: quotes.map(({ quote }) => quote),
    lead: {
      kind: "frame",
      frame: danger ? "L19" : whether && place !== null ? "L3" : "L4",
      slots: { name: first.service.name, gloss: first.service.gloss, place: place?.name ?? "" },
      n: 1,
    },
    ...(second === undefined ? {} : { also: { name: second.service.name, n: 2 } }),
    missing: [
      { kind: "telephone", about: about ?? "" },
      { kind: "address", about: about ?? "" },
    ],
    next: danger ? "N11" : "N2",
  };
}

/** The services of the place asked about, then those of the places around it; without a place the widest first. */
function inOrderOfPlace(services: readonly DirectoryEntry[], { question, places }: Case): DirectoryEntry[] {
  const asked = question.place;
  const rank = (service: DirectoryEntry): number => {
    const place = places.byId(service.place);
    if (place === null) return 2;
    if (asked === null) return places.depth(place);
    if (place === asked) return 0;
    if (places.isWithin(place, asked)) return 1;
    return places.isWithin(asked, place) ? 1 : Number.POSITIVE_INFINITY;
  };
  return services
    .filter((service) => service.holds === "service" && !service.plan && rank(service) < Number.POSITIVE_INFINITY)
    .map((service, i) => ({ service, i, rank: rank(service) }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ service }) => service);
}
