// Finds the words that a collection's sentences need to be written in Traditional characters: those that OpenCC, which
// knows whole phrases, converts otherwise than character by character.
import { Converter } from "opencc-js/cn2t";
import type { Corpus } from "../src/corpus.ts";
import { createTraditional } from "../src/in-traditional.ts";

/** Converts a text of the editors as Taiwan and the service's own words write it. */
export const toTraditional = Converter({ from: "cn", to: "tw" });

/** How many characters beside a wrong one belong to its word. Each round widens the words that are still wrong. */
const ROUNDS = [0, 1, 2, 3] as const;

type Written = Pick<Corpus, "contacts" | "matters" | "services" | "ambiguities" | "suggest">;

/** The exceptions of `createTraditional` for what the editors wrote. */
export function traditionalWords(written: Written): string[] {
  return exceptions(sentencesOf(written));
}

/** What the editors wrote for people to read, apart from what is quoted. */
function sentencesOf({ contacts, matters, services, ambiguities, suggest }: Written): string[] {
  return [
    ...contacts.flatMap((contact) => [contact.name, contact.for]),
    ...matters.flatMap(({ about, tip, suggest: asked }) => [about, tip, ...asked]),
    ...matters.flatMap(({ cases }) => cases.flatMap((each) => [each.about, each.beside, each.lacking, each.tip])),
    ...services.flatMap(({ questions }) => questions),
    ...ambiguities.flatMap(({ choices }) => choices.flatMap(({ label, question }) => [label, question])),
    ...suggest,
  ];
}

function exceptions(texts: readonly string[]): string[] {
  const wanted = [...new Set(texts)].map((text) => ({ text, traditional: toTraditional(text) }));
  const words: string[] = [];
  for (const before of ROUNDS) words.push(...exceptionsWith(before, wanted, createTraditional(words)));
  return words.sort();
}

/** The words of a wrong character and of `before` characters beside it, each in its most frequent form. */
function exceptionsWith(
  before: number,
  wanted: readonly { text: string; traditional: string }[],
  convert: (text: string) => string,
): string[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { text, traditional } of wanted) {
    const said = convert(text);
    if (said.length !== traditional.length) continue;
    for (let i = 0; i < text.length; i++) {
      // A single character counts where it is right, too: else a rare form would become the usual one.
      if (before > 0 && said[i] === traditional[i]) continue;
      // At the beginning of a text the characters after it are its context.
      const start = i < before ? i : i - before;
      const [word, form] = [text, traditional].map((each) => each.slice(start, start + before + 1));
      if (word === undefined || form === undefined) continue;
      const forms = counts.get(word) ?? new Map<string, number>();
      counts.set(word, forms.set(form, (forms.get(form) ?? 0) + 1));
    }
  }
  return [...counts].flatMap(([word, forms]) => {
    const [[form] = [word]] = [...forms].sort(([, a], [, b]) => b - a);
    return convert(word) === form ? [] : [`${word}${form}`];
  });
}
