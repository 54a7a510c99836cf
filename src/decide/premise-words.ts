// Extracts what stands around a claim: its clause, and the pairs of characters beside it that say what it is about.
// Takes folded text.

interface At {
  readonly at: number;
  readonly end: number;
}

const CLAUSE = /[，,。；;？?！!：:]/u;

/** The text around a claim, up to the nearest of `marks` on both sides. */
export function clauseAround(folded: string, { at, end }: At, marks: RegExp = CLAUSE): string {
  let from = at;
  let to = end;
  while (from > 0 && !marks.test(folded.charAt(from - 1))) from--;
  while (to < folded.length && !marks.test(folded.charAt(to))) to++;
  return folded.slice(from, to);
}

/** Words to ignore: those that presume or ask, and those that say nothing about the matter. */
const MUTE =
  /听说|听讲|听人讲|听人说|我记得|我看|文章说|报上说|既然|对不对|对吗|对吧|是不是|是吗|是吧|是真的|没错|没记错|为什么|为啥|怎么|不是|那么|什么|哪里|哪个|多少|[吧吗呢呀啊的了是就都才也还有]/gu;
const STOPS = /[，,、。；;？?！!]/u;

export function pairsOfRun(run: string): string[] {
  const signs = [...run];
  return signs.slice(1).map((sign, i) => `${signs[i] ?? ""}${sign}`);
}

/**
 * Pairs of characters up to `behind` after a claim and `before` in front of it; a finite `behind` also stops at marks.
 */
export function pairsAround(folded: string, { at, end }: At, behind: number, before: number = behind): string[] {
  const ahead = folded.slice(Math.max(0, at - before), at);
  const after = folded.slice(end, end + behind);
  const sides = Number.isFinite(behind)
    ? [ahead.split(STOPS).at(-1) ?? "", after.split(STOPS)[0] ?? ""]
    : [ahead, after];
  return sides.flatMap((side) =>
    side
      .replace(MUTE, " ")
      .split(/[\s\p{P}\p{S}]+/u)
      .flatMap(pairsOfRun),
  );
}

/** The share of the pairs that a text contains; 0 without pairs. */
export function shareOf(pairs: readonly string[], text: string): number {
  if (pairs.length === 0) return 0;
  return pairs.filter((pair) => text.includes(pair)).length / pairs.length;
}
