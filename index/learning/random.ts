// Reproducible pseudo-random numbers.

/** Numbers in [0, 1), the same for the same seed (linear congruential generator). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A shuffled copy; the order depends on the seed alone (Fisher–Yates). */
export function shuffled<T>(things: readonly T[], seed: number): T[] {
  const next = random(seed + 1);
  const mixed = [...things];
  for (let i = mixed.length - 1; i > 0; i--) {
    const other = Math.floor(next() * (i + 1));
    const [a, b] = [mixed[i], mixed[other]];
    if (a === undefined || b === undefined) continue;
    mixed[i] = b;
    mixed[other] = a;
  }
  return mixed;
}
