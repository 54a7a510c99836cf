// Questions for what a service is, and which service a question names.
import type { MissingKind } from "../contract.ts";
import type { DirectoryEntry } from "../corpus.ts";
import { QUOTES_MAX } from "../limits.ts";
import { type Directory, unmarked } from "../question/directory.ts";
import type { Question } from "../question/understand.ts";
import { OFFICE } from "../question/wants.ts";
import { fold, terms } from "../text.ts";
import type { Case, Draft } from "./draft.ts";
import { SHORT_KINDS } from "./extract.ts";

/** Asked what a service is: the editor's sentence, with what it rests on; or that the text only names it. */
export function define(asked: Case, directory: Directory): Draft | null {
  const { question, statements } = asked;
  const [want, ...more] = question.wants;
  if (want === undefined || more.length > 0 || !DEFINING.has(want.kind) || want.exact !== null) return null;
  // Who holds an office is no question for what the office is.
  if (want.kind === "person" && OFFICE.test(question.folded)) return null;
  if (ASKS_FOR_OTHERS.test(question.folded) || (want.kind === "list" && /哪/u.test(question.folded))) return null;
  const service = namedService(asked, directory);
  if (service === null || !isAllOf(question, service, want.kind)) return null;
  const quotes = service.evidence
    .flatMap(({ source, start, end }) => statements.quoteAt(source, start, end) ?? [])
    .slice(0, QUOTES_MAX);
  if (quotes.length === 0) return null;
  if (service.what !== null) {
    return {
      status: "answered",
      reason: null,
      quotes: quotes.slice(0, 2),
      lead: { kind: "editor", text: service.what },
      missing: [],
    };
  }
  if (service.holds !== "mention") return null;
  const missing = [{ kind: "definition" as const, about: service.name }];
  return { status: "partial", reason: "missing_facts", quotes: quotes.slice(0, 1), lead: null, missing };
}

/** 「跟民主法治村一起创建的是什么」 asks for another thing than it names. */
const ASKS_FOR_OTHERS = /(?:跟|和|与|同|除了?).+(?:一起|一同|之外|以外|并列|还有)/u;

/** Asked whether a thing that is only named is there: that is told. */
const WHETHER_DONE = /已经|[建办做推]成|[建办做]好|了(?:吗|没)/u;
/** An editor's question this like the one asked is about the same thing. */
const SAME_THING = 0.6;
const NEARLY = 0.9;

/**
 * A passage that only names the thing asked about holds no answer but that it is there: what was asked is missing.
 * Null where the passage found says more than the editor knew, or the thing is told of.
 */
export function onlyNamed(asked: Case, directory: Directory, found: Draft): Draft | null {
  const { question } = asked;
  const service = [askedService(asked, directory), namedService(asked, directory)].find(
    (each) => each?.holds === "mention" && each.status === "partial",
  );
  if (service === undefined || service === null) return null;
  // A figure or a date was found beside the name.
  if (question.wants.some(({ kind }) => SHORT_KINDS.has(kind))) return null;
  const isWhether = question.wants.length > 0 && question.wants.every(({ kind }) => kind === "yes_no");
  if (isWhether && !WHETHER_DONE.test(question.folded)) return null;
  const own = found.quotes.filter(({ source, span: [from, to] }) =>
    service.evidence.some(({ source: id, start, end }) => id === source.id && start < to && end > from),
  );
  if (own.length === 0 || own[0] !== found.quotes[0]) return null;
  return {
    status: "partial",
    reason: "missing_facts",
    quotes: own,
    lead: null,
    missing: [...new Set(kindsAsked(question))].map((kind) => ({ kind, about: service.name })),
  };
}

function kindsAsked({ wants, turnTo, folded }: Question): readonly MissingKind[] {
  if (wants.length > 0) return wants.map(({ kind }) => kind);
  if (turnTo) return ["telephone", "address"];
  return folded.includes("怎") ? ["procedure"] : ["definition"];
}

/** The service that the likest phrasing is a question about, when it is as good as the same question. */
function askedService({ alike }: Case, directory: Directory): DirectoryEntry | null {
  const enough = Math.max(SAME_THING, (alike[0]?.similarity ?? 0) * NEARLY);
  for (const { phrasing, similarity } of alike) {
    if (similarity < enough) return null;
    const service = directory.serviceOf(phrasing);
    if (service !== null) return service;
  }
  return null;
}

/** The one service that the question names, the place deciding between two of one name; null when none or several. */
export function namedService({ question, places }: Case, directory: Directory): DirectoryEntry | null {
  const fits = ({ place: id }: DirectoryEntry) => {
    const place = places.byId(id);
    return (
      place === null ||
      question.place === null ||
      place === question.place ||
      places.isWithin(place, question.place) ||
      places.isWithin(question.place, place)
    );
  };
  const fitting = directory.named(question.folded).filter(fits);
  const exact = fitting.filter(({ place }) => question.place !== null && place === question.place.id);
  const [service, ...others] = exact.length === 1 && haveOneName(fitting) ? exact : fitting;
  return service === undefined || others.length > 0 ? null : service;
}

/** All are called by a name of the first. */
function haveOneName([first, ...others]: readonly DirectoryEntry[]): boolean {
  const namesOf = ({ name, aliases }: DirectoryEntry) => [name, ...aliases].map((each) => unmarked(fold(each)));
  const names = new Set(first === undefined ? [] : namesOf(first));
  return others.every((other) => namesOf(other).some((name) => names.has(name)));
}

const DEFINING: ReadonlySet<MissingKind> = new Set(["definition", "person", "list"]);
/** Terms beside the name: 村里说的“法律明白人”; 「有什么」 of a name with more to it asks for that. */
const BESIDE_NAME_MAX = { definition: 3, other: 0 } as const;

/** The question is about the service as such: little but its name is left of it. */
function isAllOf(question: Question, service: DirectoryEntry, kind: MissingKind): boolean {
  const beside = kind === "list" ? BESIDE_NAME_MAX.other : BESIDE_NAME_MAX.definition;
  const ofName = new Set([service.name, ...service.aliases].flatMap((name) => terms(name)));
  return [...question.terms.keys()].filter((term) => !ofName.has(term)).length <= beside;
}

/**
 * A legal matter told without a place or a service of the collection is mostly about what the law says, which
 * the texts of such a collection do not hold.
 */
export function isGeneral({ question, said }: Case, directory: Directory): boolean {
  const isBare = question.place === null && directory.named(question.folded).length === 0;
  return said !== null && isBare && !question.carried;
}
