// Lists every telephone number and address that a user of the collection can see: in contacts, facts, texts and the
// editors' sentences. Used for the report and for the changes since the last build.
import type { Corpus, CorpusContact, CorpusSource, Fact, Span } from "../src/corpus.ts";
import { fold } from "../src/text.ts";
import { TELEPHONE, TELEPHONE_CUE } from "./drafted/contacts.ts";

export type ShownKind = "telephone" | "address" | "page";

/** A number or address, and where it can be seen. */
export interface Shown {
  readonly kind: ShownKind;
  /** As written there. */
  readonly written: string;
  /** Equal for numbers that are dialled alike and for addresses that are written alike. */
  readonly key: string;
  readonly by: ShownBy;
}

export type ShownBy =
  | { readonly what: "contact"; readonly contact: CorpusContact }
  | { readonly what: "fact"; readonly source: CorpusSource; readonly fact: Fact; readonly at: number }
  | { readonly what: "text"; readonly source: CorpusSource; readonly at: number }
  /** A sentence by an editor, and the file that contains it. */
  | { readonly what: "sentence"; readonly file: string; readonly sentence: string };

/** Reduces a number to its digits, and an address to its text without punctuation. */
function keyOf(kind: ShownKind, written: string): string {
  const plain = fold(written);
  return kind === "telephone" ? plain.replace(/\D/gu, "") : plain.replace(/[\s\p{P}]+/gu, "");
}

export function shownIn(corpus: Corpus): Shown[] {
  const facts = Map.groupBy(
    corpus.facts.filter(({ kind }) => kind === "telephone" || kind === "address"),
    ({ source }) => source,
  );
  return [
    ...corpus.contacts.flatMap(ofContact),
    ...corpus.sources.flatMap((source) => ofSource(source, facts.get(source.id) ?? [])),
    ...sentencesOf(corpus).flatMap(({ file, sentence }) =>
      telephonesIn(sentence).map((span) =>
        shown("telephone", sentence.slice(...span), { what: "sentence", file, sentence }),
      ),
    ),
  ];
}

function shown(kind: ShownKind, written: string, by: ShownBy): Shown {
  const flat = written.replace(/\s+/gu, " ");
  return { kind, written: flat, key: keyOf(kind, flat), by };
}

function ofContact(contact: CorpusContact): Shown[] {
  const { tel, url } = contact;
  const by = { what: "contact", contact } as const;
  return [...(tel === null ? [] : [shown("telephone", tel, by)]), ...(url === null ? [] : [shown("page", url, by)])];
}

/** Values of facts first, then numbers and addresses of the text that no fact has. */
function ofSource(source: CorpusSource, facts: readonly Fact[]): Shown[] {
  const ofFacts = facts.flatMap((fact) =>
    fact.values.flatMap((span) => {
      const kind = fact.kind === "telephone" ? "telephone" : "address";
      return [{ span, shown: shown(kind, source.text.slice(...span), { what: "fact", source, fact, at: span[0] }) }];
    }),
  );
  const isOfFact = ([start, end]: Span) => ofFacts.some(({ span }) => span[0] < end && start < span[1]);
  const rest = (kind: ShownKind, spans: readonly Span[]) =>
    spans
      .filter((span) => !isOfFact(span))
      .map((span) => shown(kind, source.text.slice(...span), { what: "text", source, at: span[0] }));
  return [
    ...ofFacts.map((each) => each.shown),
    ...rest("telephone", telephonesIn(source.text)),
    ...rest("address", addressesIn(source.text)),
  ];
}

function sentencesOf({ contacts, matters, danger, services }: Corpus): { file: string; sentence: string }[] {
  const from = (file: string, sentences: readonly (string | null)[]) =>
    sentences.flatMap((sentence) => (sentence === null || sentence === "" ? [] : [{ file, sentence }]));
  return [
    ...from(
      "contacts.yaml",
      contacts.map((contact) => contact.for),
    ),
    ...from(
      "matters.yaml",
      matters.flatMap(({ tip, cases }) => [tip, ...cases.map((each) => each.tip)]),
    ),
    ...from(
      "danger.yaml",
      danger.kinds.flatMap(({ say, variant }) => [say["zh-CN"], variant?.say["zh-CN"] ?? null]),
    ),
    ...from(
      "subjects.csv",
      services.map(({ what }) => what),
    ),
  ];
}

/** Spans of telephone numbers; bare digits count only on a line that mentions calling. */
function telephonesIn(text: string): Span[] {
  const folded = fold(text);
  return [...folded.matchAll(TELEPHONE)].flatMap((match): Span[] => {
    const { bare, alarm } = match.groups ?? {};
    const before = folded.slice(folded.lastIndexOf("\n", match.index) + 1, match.index);
    if ((bare ?? alarm) !== undefined && !TELEPHONE_CUE.test(before)) return [];
    return [[match.index, match.index + match[0].length]];
  });
}

/** A street with a house number, and the rest of the address if it continues without a gap. */
const ADDRESS =
  /[\p{Script=Han}]{1,16}?(?:大道|[路街道巷弄])\s?\d{1,5}(?:-\d{1,4})?号(?:[\p{Script=Han}\dA-Za-z-]{0,14}?(?:楼|室|座|层|院|栋|幢|大厅|中心))?/gu;

/** Words before an address that are not part of it. */
const TO_THERE = /^.*(?:位于|地址|地点|住所|坐落|搬[到至]|迁[到至]|设在|[在到至])(?=\p{Script=Han}{2})/u;

function addressesIn(text: string): Span[] {
  return [...fold(text).matchAll(ADDRESS)].map(({ 0: found, index }) => {
    const before = TO_THERE.exec(found)?.[0].length ?? 0;
    return [index + before, index + found.length];
  });
}
