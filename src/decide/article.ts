// Answers a question for an article of a statute by its number: quotes the article whole, or says that there is none.
// Must not happen: another article, or the article of that number in another statute.
import { ARTICLE, ASKED_ARTICLE, ITEM } from "../articles.ts";
import type { Chunk, CorpusSource, Span } from "../corpus.ts";
import { CITATIONS_MAX, QUOTE_CHARS_MAX } from "../limits.ts";
import { hanNumber } from "../question/figures.ts";
import { fold, unmarked } from "../text.ts";
import { type Case, type Draft, NOTHING, type Quote } from "./draft.ts";

/** Endings of the names of statutes. */
const TYPE = /(?:法典|法|条例|办法|规定|规则|细则|章程|规范|决定|解释)$/u;
/** The same endings anywhere in a text, except those that are part of everyday words. */
const TYPES = /法典|(?<=[\p{Script=Han}]{2})(?:法(?!规|律|院|官|治)|条例|办法|规则|细则|章程)/gu;
/** Parts of a statute's name that people leave out. */
const LEFT_OUT = /中华人民共和国|关于|若干|管理|实施|暂行|试行|\(.*?\)/gu;
const NAME_CHARS_MIN = 2;
const PLACE_END = /^$|[省市县区州盟旗镇]$/u;
/** What may come before a statute's name in a question. Anything else makes it another statute: 森林 before 公园条例. */
const SAID_BEFORE = /^$|[省市县区州盟旗镇据照反问查看找下于解道我们那本说讲和与及对按依在]$/u;

interface Statute {
  readonly source: CorpusSource;
  readonly chunks: readonly Chunk[];
}

export function article({ question, collection }: Case): Draft | null {
  const asked = ASKED_ARTICLE.exec(question.folded);
  if (asked === null) return null;
  const statutes = statutesOf(collection.corpus);
  if (statutes.length === 0) return null;
  const [, written, more = "", english, paragraph] = asked;
  const before = unmarked(question.folded.slice(0, asked.index)).replace(/[的里中,:、。]+$/u, "");
  // The statute is named here or in the question before, or the answer before quoted it, or it is the only one.
  const said = TYPE.test(before) ? [before] : namesIn(question.scoped);
  const answered = question.before === null ? undefined : collection.statementChunks[question.before.statement]?.source;
  const called = (how: typeof isCalled) =>
    statutes.filter(({ source }) => said.some((name) => how(source.title, name)));
  const meant =
    said.length === 0
      ? statutes.filter(({ source }) => statutes.length === 1 || source.id === answered)
      : ([isCalled, isPartlyCalled, isOfItsType].map(called).find(({ length }) => length > 0) ?? []);
  const [statute] = meant;
  if (statute === undefined && said.length > 0) return NOTHING;
  if (statute === undefined || meant.length > 1) return told("L30", {});
  const number = hanOrDigits(written ?? english ?? "");
  const isMeant = ({ section }: Chunk) => {
    const label = ARTICLE.exec(section ?? "")?.[0] ?? "";
    const [, own = "", suffix = ""] = ASKED_ARTICLE.exec(fold(label)) ?? [];
    return hanOrDigits(own) === number && suffix === more;
  };
  const { source, chunks } = statute;
  const law = source.title;
  const found = chunks.filter(isMeant);
  if (found.length === 0) return told("L29", { law, last: chunks.at(-1)?.section ?? "" });
  const sentences = sentencesOf(source, found, paragraph === undefined ? null : hanOrDigits(paragraph));
  if (sentences.length === 0) return told("L29", { law, last: found[0]?.section ?? "" });
  return {
    status: "answered",
    reason: null,
    quotes: quotesOf(source, sentences),
    lead: { kind: "frame", frame: "L26", slots: {}, n: 1 },
    missing: [],
  };
}

const hanOrDigits = (written: string) => (/^\d+$/u.test(written) ? Number(written) : hanNumber(written));

/** The text up to the end of each statute's name. */
const namesIn = (text: string) =>
  [...text.matchAll(TYPES)].map(({ 0: type, index }) => unmarked(text.slice(0, index + type.length)));

const told = (frame: "L29" | "L30", slots: Readonly<Record<string, string>>): Draft => ({
  ...NOTHING,
  lead: { kind: "frame", frame, slots, n: null },
});

function statutesOf({ chunks, sources }: { chunks: readonly Chunk[]; sources: readonly CorpusSource[] }): Statute[] {
  const bySource = Map.groupBy(
    chunks.filter(({ section }) => ARTICLE.test(section ?? "")),
    ({ source }) => source,
  );
  return sources.flatMap((source) => {
    const own = bySource.get(source.id);
    return own === undefined ? [] : [{ source, chunks: own }];
  });
}

/** A text without marks and without what people leave out of a statute's name. */
const plainName = (text: string) => unmarked(fold(text).replace(LEFT_OUT, ""));

/**
 * Compares a title with the words before the number: whether their common ending names a statute, and the rest of each.
 */
function compared(title: string, before: string) {
  const [name, said] = [plainName(title), /[\p{Script=Han}]*$/u.exec(plainName(before))?.[0] ?? ""];
  let same = 0;
  while (same < Math.min(name.length, said.length) && name.at(-1 - same) === said.at(-1 - same)) same++;
  const isNamed = name.slice(name.length - same).replace(TYPE, "").length >= NAME_CHARS_MIN;
  return { isNamed, rest: name.slice(0, name.length - same), ahead: said.slice(0, said.length - same) };
}

/** Whether the words before the number end with the statute's name, whole or without its place. */
function isCalled(title: string, before: string): boolean {
  const { isNamed, rest, ahead } = compared(title, before);
  const isOtherPlace = rest !== "" && ahead !== "" && PLACE_END.test(ahead);
  return isNamed && PLACE_END.test(rest) && SAID_BEFORE.test(ahead) && !isOtherPlace;
}

/** Whether those words end with the last part of a longer name, and name no other statute: 「那个援助服务规定」. */
function isPartlyCalled(title: string, before: string): boolean {
  const { isNamed, ahead } = compared(title, before);
  return isNamed && /(?:^|[个的里上这那该本])$/u.test(ahead);
}

/** Whether those words are the statute's type, alone or behind a run of its name: 「办法第十条」, 「那个调解规定」. */
function isOfItsType(title: string, before: string): boolean {
  const name = plainName(title);
  const said = plainName(before).replace(/^.*[个里上这那该本们]|的/gu, "");
  const [type] = TYPE.exec(said) ?? [];
  return type !== undefined && TYPE.exec(name)?.[0] === type && name.includes(said.slice(0, -type.length));
}

/** Characters before a sentence that are searched for a line break, since white space comes before a sentence. */
const LINE_START = 8;

interface Sentence {
  readonly chunk: Chunk;
  readonly span: Span;
}

/** The sentences of an article, or of one of its paragraphs. Items belong to the paragraph that leads to them. */
function sentencesOf({ text }: CorpusSource, chunks: readonly Chunk[], paragraph: number | null): Sentence[] {
  let count = 0;
  return chunks.flatMap((chunk) =>
    chunk.sentences.flatMap((span): Sentence[] => {
      const begins = /\n\s*$/u.test(text.slice(Math.max(0, span[0] - LINE_START), span[0]));
      if (count === 0 || (begins && !ITEM.test(text.slice(...span)))) count++;
      return paragraph === null || paragraph === count ? [{ chunk, span }] : [];
    }),
  );
}

/** Joins sentences into as few quotes as possible, each inside one passage. */
function quotesOf(source: CorpusSource, sentences: readonly Sentence[]): Quote[] {
  const quotes: { chunk: Chunk; source: CorpusSource; span: [number, number] }[] = [];
  for (const { chunk, span } of sentences) {
    const last = quotes.at(-1);
    if (last?.chunk === chunk && span[1] - last.span[0] <= QUOTE_CHARS_MAX) last.span[1] = span[1];
    else quotes.push({ chunk, source, span: [span[0], Math.min(span[1], span[0] + QUOTE_CHARS_MAX)] });
  }
  return quotes.slice(0, CITATIONS_MAX);
}
