// Questions for what a service is, and which service a question names.
import type { MissingKind } from "../contract.ts";
import type { DirectoryEntry } from "../corpus.ts";
import { QUOTES_MAX } from "../limits.ts";
import type { Directory } from "../question/directory.ts";
import type { Question } from "../question/understand.ts";
import { OFFICE } from "../question/wants.ts";
import { terms } from "../text.ts";
import type { Case, Draft } from "./draft.ts";

/** Asked what a service is: the editor's sentence, with what it rests on; or that the text only names it. */
export function define(asked: Case, directory: Directory): Draft | null {
  const { question, statements } = asked;
  const [want, ...more] = question.wants;
  if (want === undefined || more.length > 0 || !DEFINING.has(want.kind) || want.exact !== null) return null;
  // Who holds an office is no question for what the office is.
  if (want.kind === "person" && OFFICE.test(question.folded)) return null;
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
  const [service, ...others] = directory.named(question.folded).filter(fits);
  return service === undefined || others.length > 0 ? null : service;
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
