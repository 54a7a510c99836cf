// Writes a collection's own sentences in Traditional characters: the editors' hints, suggestions and names of contacts,
// never a quote. Character by character, with the words of the collection for which that is wrong.
import { toSimplified } from "./traditional.ts";

const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

/** The first Traditional character of each Simplified one. */
function usualCharacters(): Map<string, string> {
  const usual = new Map<string, string>();
  for (let code = LAST_HAN; code >= FIRST_HAN; code--) {
    const simplified = toSimplified(code);
    if (simplified !== code) usual.set(String.fromCharCode(simplified), String.fromCharCode(code));
  }
  return usual;
}

/**
 * `words` are exceptions: each is a Simplified word and the same word in Traditional characters, without anything between
 * them. The longest one applies.
 */
export function createTraditional(words: readonly string[]): (text: string) => string {
  const usual = usualCharacters();
  const own = new Map(words.map((word) => [word.slice(0, word.length / 2), word.slice(word.length / 2)]));
  const lengths = [...new Set([...own.keys()].map(({ length }) => length))].sort((a, b) => b - a);
  return (text) => {
    let said = "";
    for (let at = 0; at < text.length; ) {
      const length = lengths.find((each) => own.has(text.slice(at, at + each))) ?? 1;
      const word = text.slice(at, at + length);
      said += own.get(word) ?? usual.get(word) ?? word;
      at += length;
    }
    return said;
  };
}
