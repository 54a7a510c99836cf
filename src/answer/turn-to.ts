// Where to go with a need: services of the matter, the place deciding which comes first.
// Enter the case and the directory; leaves a draft that names one or two services, or null.
import type { DirectoryEntry, Matter } from "../corpus.ts";
import type { Directory } from "../question/directory.ts";
import type { Case, Draft, Quote } from "./draft.ts";

/** Services named in one answer. */
const PLACES_MAX = 2;
/** 「有地方吗」 is answered with 有; 「找谁」 with where to go first. */
const ASKS_WHETHER =
  /有(?:没有)?(?:地方|人|谁|单位|部门|什么)|有.{0,12}(?:吗|么)(?:[？?]|$)|\bis there\b|\bare there\b/u;

/** A need that an editor wrote is this like the question: a service of its matter is the one meant. */
const NEED_SIMILARITY = 0.3;
/** As like as this, a service is the one meant though the matter is another. */
const OTHER_MATTER_NEED = 0.45;
/** The matter whose services help anybody, where those of the matter are for enterprises. */
const ADVICE = "hotline";
/** Somebody who speaks of an enterprise; nobody else is sent to a service for enterprises. */
const OF_ENTERPRISE =
  /公司|企业|厂|店|工作室|个体户|合伙|股东|客户|供[应货]商|外贸|创业|园区|经营|生意|\b(?:compan(?:y|ies)|business|firm|enterprise|factory|startup|shop)\b/u;

/** A programme's need that is this like the question: nobody is to be turned to with it. */
const SAME_NEED = 0.6;
/** Needs nearly as like as the likest: the place decides between them. */
const LIKE_SHARE = 0.9;

export interface Needed {
  readonly service: DirectoryEntry;
  readonly similarity: number;
}

/** The service whose written need or question is most like this one, and how like; or null. */
export function neededService(asked: Case, directory: Directory): Needed | null {
  const likest: Needed[] = [];
  for (const { phrasing, similarity } of asked.alike) {
    const service = directory.serviceOf(phrasing);
    if (service === null) continue;
    const { matter } = asked;
    // Who only wants advice has told no matter.
    const isOfMatter = matter === null || matter.id === ADVICE || service.matters.includes(matter.id);
    const enough = isOfMatter ? NEED_SIMILARITY : OTHER_MATTER_NEED;
    if (similarity < Math.max(enough, (likest[0]?.similarity ?? 0) * LIKE_SHARE)) break;
    if (inOrderOfPlace([service], asked).length > 0) likest.push({ service, similarity });
    else if (likest.length === 0 && !isVisited(service) && similarity >= SAME_NEED) return null;
  }
  const [first] = inOrderOfPlace(
    likest.map(({ service }) => service),
    asked,
  );
  return likest.find(({ service }) => service === first) ?? null;
}

/** A draft that sends the person to one or two services, the needed one first; null when none fits. */
export function turnTo(asked: Case, directory: Directory, needed: Needed | null): Draft | null {
  const { question, matter, statements, places } = asked;
  const whether = needed !== null && ASKS_WHETHER.test(question.folded) && needed.service.place !== null;
  const listed = inOrderOfPlace(servicesOf(matter, asked, directory), asked);
  const chosen = [...new Set([...(needed === null ? [] : [needed.service]), ...listed])];
  const shown = chosen.slice(0, whether ? 1 : PLACES_MAX).flatMap((service) => {
    const spans = service.evidence.slice(0, whether ? 2 : 1);
    const quotes = spans.flatMap(({ source, start, end }) => statements.quoteAt(source, start, end) ?? []);
    return quotes.length === 0 ? [] : [{ service, quotes }];
  });
  const [first, second] = shown;
  if (first === undefined) return null;
  const place = places.byId(first.service.place);
  const about = second === undefined ? first.service.name : "";
  return {
    status: "answered",
    reason: null,
    quotes: shown.flatMap(({ quotes }) => quotes),
    lead: {
      kind: "frame",
      frame: whether && place !== null ? "L3" : "L4",
      slots: { name: first.service.name, gloss: first.service.gloss, place: place === null ? "" : place.name },
      n: 1,
    },
    ...(second === undefined ? {} : { also: { name: second.service.name, n: first.quotes.length + 1 } }),
    missing: [
      { kind: "telephone", about },
      { kind: "address", about },
    ],
    next: "N2",
  };
}

/** The services of a matter; where they are for enterprises, a citizen gets those that advise anybody. */
function servicesOf(matter: Matter | null, asked: Case, directory: Directory): DirectoryEntry[] {
  const of = (one: Matter | null) => (one?.services ?? []).flatMap((id) => directory.service(id) ?? []);
  const own = of(matter);
  const [first] = own;
  return first === undefined || isFor(first, asked) ? own : of(directory.matter(ADVICE));
}

/** Whether the service is for the person who asks: what is only for enterprises is not for a citizen. */
function isFor({ audience }: DirectoryEntry, { question }: Case): boolean {
  const isOpen = audience.length === 0 || audience.includes("citizen");
  return isOpen || OF_ENTERPRISE.test(question.folded);
}

/** 「有哪些调解的地方」: services are asked for as a list; 「讲到了哪些地方」 asks what the text says. */
const ASKS_LIST =
  /有(?:些)?(?:哪些|什么|哪几个).{0,6}(?:地方|机构|组织|单位|部门|中心|窗口|渠道|去处)|(?<![在到给向从由了])(?:哪些|什么|哪几个).{0,6}(?:地方|机构|组织|单位|部门|中心|窗口|渠道).{0,2}(?:能|可以|管|帮|受理)|(?:地方|机构|组织|单位|部门|中心|渠道).{0,3}(?:有哪些|都有什么|有几个)|what (?:places|offices|services)/u;
const LISTED_MAX = 4;

/** A draft that lists the services of a matter, each with its place and time; null when no list is asked for. */
export function listServices(asked: Case, directory: Directory): Draft | null {
  const { question, said: matter, statements } = asked;
  if (matter === null || !ASKS_LIST.test(question.folded)) return null;
  const listed = matter.services.flatMap((id) => directory.service(id) ?? []);
  // The editor's order, not the place's: a list that only names the city's would hide the rest.
  const fitting = new Set(inOrderOfPlace(listed, asked));
  const shown: { service: DirectoryEntry; quote: Quote }[] = [];
  for (const service of listed.filter((each) => fitting.has(each))) {
    const [span] = service.evidence;
    const quote = span === undefined ? null : statements.quoteAt(span.source, span.start, span.end);
    const isShown = shown.some(
      (other) => other.quote.source === quote?.source && other.quote.span[0] === quote.span[0],
    );
    if (quote !== null && !isShown && shown.length < LISTED_MAX) shown.push({ service, quote });
  }
  if (shown.length < 2) return null;
  return {
    status: "answered",
    reason: null,
    quotes: shown.map(({ quote }) => quote),
    lead: { kind: "frame", frame: "L5", slots: { name: shown.map(({ service }) => service.name).join("、") }, n: 1 },
    each: true,
    missing: [
      { kind: "telephone", about: "" },
      { kind: "address", about: "" },
    ],
    next: "N2",
  };
}

/** Somewhere to go or something to use, and there already. */
function isVisited({ holds, plan }: DirectoryEntry): boolean {
  return holds === "service" && !plan;
}

/** The services of the place asked about, then those of the places around it; without a place the widest first. */
function inOrderOfPlace(services: readonly DirectoryEntry[], asking: Case): DirectoryEntry[] {
  const { question, places } = asking;
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
    .filter((service) => isVisited(service) && isFor(service, asking) && rank(service) < Number.POSITIVE_INFINITY)
    .map((service, i) => ({ service, i, rank: rank(service) }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ service }) => service);
}
