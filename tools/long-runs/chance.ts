// Chance for generated requests: picks and shares, the same for the same seed.
import { random } from "../../index/learning/random.ts";

export interface Chance {
  /** A whole number from 0, below `max`. */
  upTo: (max: number) => number;
  isOne: (share: number) => boolean;
  pick: <T>(things: readonly T[]) => T;
}

export function createChance(seed: number): Chance {
  const next = random(seed);
  // A generator like this one is poor in its first numbers.
  for (let i = 0; i < 10; i++) next();
  const upTo = (max: number) => Math.floor(next() * max);
  return {
    upTo,
    isOne: (share) => next() < share,
    pick: (things) => {
      const found = things[upTo(things.length)];
      if (found === undefined) throw new Error("nothing to pick from");
      return found;
    },
  };
}
