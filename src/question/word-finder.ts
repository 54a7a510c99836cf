// Which of many words stand in a text. The words are laid out once by their first unit, so that a question looks at a
// few of hundreds.

/** Gives, for a text, the numbers of the words that stand in it: each once, ascending. An empty word stands nowhere. */
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
