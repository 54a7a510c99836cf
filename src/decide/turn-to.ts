// Finds whom to turn to with a need: the service that is needed most, or those of the matter, in order of place. Takes
// the case; returns a draft that names one or two services, or a list of them, or null.
import type { DirectoryEntry, Matter } from "../corpus.ts";
import { quoteAt } from "../match/statements.ts";
import { fold } from "../text.ts";
import type { Case, Draft, Quote } from "./draft.ts";

/** Most services named in one answer, and most in a list. */
const SERVICES_MAX = 2;
const LISTED_MAX = 4;
/** 「有地方吗」 is answered with 有; 「找谁」 is answered with where to go first. */
const ASKS_WHETHER =
  /有(?:没有)?(?:地方|人|谁|单位|部门|什么)|有.{0,12}(?:吗|么)(?:[？?]|$)|\bis there\b|\bare there\b/u;
/** 「有哪些调解的地方」 asks for a list of services. */
const ASKS_LIST =
  /有(?:些)?(?:哪些|什么|哪几个).{0,6}(?:地方|机构|组织|单位|部门|中心|窗口|渠道|去处)|(?<![在到给向从由了])(?:哪些|什么|哪几个).{0,6}(?:地方|机构|组织|单位|部门|中心|窗口|渠道).{0,2}(?:能|可以|管|帮|受理)|(?:地方|机构|组织|单位|部门|中心|渠道).{0,3}(?:有哪些|都有什么|有几个)|what (?:places|offices|services)/u;
/** Words about an enterprise. Nobody else is sent to a service for enterprises. */
const OF_ENTERPRISE =
  /公司|企业|厂|店|工作室|个体户|合伙|股东|客户|供[应货]商|外贸|创业|园区|经营|生意|\b(?:compan(?:y|ies)|business|firm|enterprise|factory|startup|shop)\b/u;
/** Needs within this distance in score of the best are equally good: the place decides between them. */
const AS_GOOD = 1;
/** Id of the matter whose services help anybody. */
const ADVICE = "hotline";

/** The service of the best fact, and those whose needs are most similar to the question. */
function neededServices({ match, directory, about, thresholds }: Case): DirectoryEntry[] {
  const [top] = about < thresholds.about ? [] : match.ranked;
  const needs = match.ranked.filter(({ described }) => described.fact.kind === "need");
  const best = needs[0]?.score ?? 0;
  return [top, ...needs.filter(({ score }) => score > best - AS_GOOD)].flatMap((each) =>
    each === undefined ? [] : (directory.service(each.described.subject?.id ?? "") ?? []),
  );
}

export function turnTo(asked: Case): Draft | null {
  const needed = inOrderOfPlace(neededServices(asked), asked);
  const chosen = [...new Set([...needed.slice(0, 1), ...inOrderOfPlace(servicesOf(asked), asked)])];
  const whether = needed.length > 0 && ASKS_WHETHER.test(asked.question.folded) && needed[0]?.place !== null;
  const shown = chosen.slice(0, whether ? 1 : SERVICES_MAX).flatMap((service) => {
    const quotes = quotesOf(asked, service, whether ? 2 : 1);
    return quotes.length === 0 ? [] : [{ service, quotes }];
  });
  const [first, second] = shown;
  if (first === undefined) return null;
  const place = asked.places.byId(first.service.place);
  const about = second === undefined ? first.service.name : "";
  return {
    status: "answered",
    reason: null,
    quotes: shown.flatMap(({ quotes }) => quotes),
    lead: {
      kind: "frame",
      frame: whether && place !== null && !first.service.name.includes(place.name) ? "L3" : "L4",
      slots: { name: first.service.name, gloss: first.service.gloss, place: place?.name ?? "" },
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

/** Words that ask what to do or whom to turn to. If the rest of the question asks, too, it asks for something else. */
const FOR_HELP =
  /怎么办|咋办|咋整|怎么弄|怎么(?:才能)?(?:要|讨|拿)(?:得?回来?|到)?|(?:可以|能|该|要)?(?:找|问|去|到|上)(?:谁|哪(?:里|儿|个(?:部门|单位))?|什么地方)(?:管|帮|问|讨|要|说|告)?|有没有人管|谁(?:来)?管|怎么会这样|为什么这样|what (?:can|should|do) i do|where (?:can|should|do) i go|who can help/u;
const ASKS_MORE =
  /什么|啥|多[少久长大]|几[个天年倍]|怎|咋|如何|谁|哪|能|可以|是否|是不是|吗|合法|违法|规定|算|\b(?:can|is|how|what|when|which|does)\b/u;

/** The draft for somebody who describes a case that an editor has advice on and asks only for help; otherwise null. */
export function adviseOn(asked: Case): Draft | null {
  const { question, said } = asked;
  const told = said?.cases.find(({ words }) => words.some((word) => question.folded.includes(fold(word))));
  if (said === null || told === undefined || ASKS_MORE.test(question.folded.replace(FOR_HELP, ""))) return null;
  const service = asked.directory.service(said.services[0] ?? "");
  const [quote] = service === null ? [] : evidenceOf(asked, service);
  if (service === null || quote === undefined) return null;
  return {
    status: "answered",
    reason: null,
    quotes: [quote],
    lead: null,
    told,
    missing: (["address", "procedure"] as const).map((kind) => ({ kind, about: service.name })),
  };
}

/** A list of the matter's services, each with its place and date, if the question asks for a list; otherwise null. */
export function listServices(asked: Case): Draft | null {
  const { question, said } = asked;
  if (said === null || !ASKS_LIST.test(question.folded)) return null;
  const listed = said.services.flatMap((id) => asked.directory.service(id) ?? []);
  // Keeps the editor's order, not that of places: a list of the city's services only would hide the others.
  const fitting = new Set(inOrderOfPlace(listed, asked));
  const shown: { service: DirectoryEntry; quote: Quote }[] = [];
  for (const service of listed.filter((each) => fitting.has(each))) {
    const [quote] = quotesOf(asked, service, 1);
    const isShown = shown.some(
      (other) => other.quote.source === quote?.source && other.quote.span[0] === quote.span[0],
    );
    if (quote !== undefined && !isShown && shown.length < LISTED_MAX) shown.push({ service, quote });
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

/** Quotes of the passages that an editor chose as evidence of a service. */
export function evidenceOf({ collection }: Case, { evidence }: DirectoryEntry): Quote[] {
  return evidence.flatMap(({ source, start, end }) => quoteAt(collection, source, [start, end]) ?? []);
}

function quotesOf(asked: Case, service: DirectoryEntry, count: number): Quote[] {
  return evidenceOf(asked, service).slice(0, count);
}

/** The services of the matter. If they are for enterprises, a citizen gets the services that advise anybody. */
function servicesOf(asked: Case): DirectoryEntry[] {
  const of = (one: Matter | null) => (one?.services ?? []).flatMap((id) => asked.directory.service(id) ?? []);
  const own = of(asked.matter);
  const [first] = own;
  return first === undefined || isFor(first, asked) ? own : of(asked.directory.matter(ADVICE));
}

/** Whether a service is open to the person who asks: one for enterprises only is not open to a citizen. */
function isFor({ audience }: DirectoryEntry, { question }: Case): boolean {
  const isOpen = audience.length === 0 || audience.includes("citizen");
  return isOpen || OF_ENTERPRISE.test(question.folded);
}

/** Whether people can already go to the service or use it. */
function isVisited({ holds, plan }: DirectoryEntry): boolean {
  return holds === "service" && !plan;
}

/**
 * The open services in order of place: those of the place asked about, those inside or around it, those without a
 * place. If the question has no place, the widest come first.
 */
function inOrderOfPlace(services: readonly DirectoryEntry[], asked: Case): DirectoryEntry[] {
  const { question, places } = asked;
  const [wanted] = question.places;
  const rank = (service: DirectoryEntry): number => {
    const place = places.byId(service.place);
    if (place === null) return 2;
    if (wanted === undefined) return places.depth(place);
    if (place === wanted) return 0;
    return places.isWithin(place, wanted) || places.isWithin(wanted, place) ? 1 : Number.POSITIVE_INFINITY;
  };
  return services
    .filter((service) => isVisited(service) && isFor(service, asked) && rank(service) < Number.POSITIVE_INFINITY)
    .map((service, i) => ({ service, i, rank: rank(service) }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ service }) => service);
}
