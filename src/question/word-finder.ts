// Finds which of many words occur in a text. The words are indexed by their first UTF-16 unit, so that a text is
// compared with few of them.

/**
 * Returns a function that lists the indexes of the words in a text, each once, ascending. It never lists an empty word.
 */
export function createWordFinder(words: readonly string[]): (text: string) => number[] {
  const byBeginning = new Map<number, number[]>();
  for (const [number, word] of words.entries()) {
    const beginning = word.charCodeAt(0);
    const listed = byBeginning.get(beginning);
    if (listed === undefined) byBeginning.set(beginning, [number]);
    else listed.push(number);
  }
  return (text) => {
    const found = new Set<number>();
    for (let at = 0; at < text.length; at++) {
      for (const number of byBeginning.get(text.charCodeAt(at)) ?? []) {
        const word = words[number];
        if (word !== undefined && text.startsWith(word, at)) found.add(number);
      }
    }
    return [...found].sort((a, b) => a - b);
  };
}
