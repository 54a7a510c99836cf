// Codes characters in bits, common ones in few (Huffman). From the counts of characters it makes a binary tree, which
// is rebuilt from its coded form.
import type { BitCoder } from "./bit-coder.ts";
import { codeNumber, createNumberChances } from "./coded-numbers.ts";

/** A binary tree with UTF-16 units for leaves. */
export interface Spelling {
  /** The next fork at index 2 × fork + bit, or −1 − unit at a leaf. */
  readonly next: Int32Array;
  /** The code of each unit from the root on, and its length in bits. */
  readonly bits: Uint32Array;
  readonly lengths: Uint8Array;
}

const UNITS = 0x10000;
/** Longest code, in bits. */
const LENGTH_MAX = 24;

/** Returns the length of each unit's Huffman code, from the counts of the units. */
export function lengthsOf(counts: Uint32Array): Uint8Array {
  const lengths = new Uint8Array(UNITS);
  const units = [...counts.keys()].filter((unit) => (counts[unit] ?? 0) > 0);
  const leaves = units
    .sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b)
    .map((unit): Tree => ({ count: counts[unit] ?? 0, unit, parts: null }));
  const made: Tree[] = [];
  let [leaf, tree] = [0, 0];
  const least = () => {
    const [a, b] = [leaves[leaf], made[tree]];
    const isLeaf = a !== undefined && (b === undefined || a.count <= b.count);
    if (isLeaf) leaf++;
    else tree++;
    return isLeaf ? a : b;
  };
  for (let joined = 1; joined < leaves.length; joined++) {
    const [a, b] = [least(), least()];
    if (a !== undefined && b !== undefined) made.push({ count: a.count + b.count, unit: 0, parts: [a, b] });
  }
  const measure = ({ unit, parts }: Tree, depth: number): void => {
    if (parts === null) lengths[unit] = Math.max(1, depth);
    else for (const part of parts) measure(part, depth + 1);
  };
  const root = made.at(-1) ?? leaves[0];
  if (root !== undefined) measure(root, 0);
  return lengths;
}

interface Tree {
  readonly count: number;
  readonly unit: number;
  readonly parts: readonly [Tree, Tree] | null;
}

/** Writes or reads the lengths. For each length it codes the units of that length as differences between neighbours. */
export function codeLengths(coder: BitCoder, given: Uint8Array): Spelling {
  const chances = createNumberChances(2);
  const lengths = new Uint8Array(UNITS);
  const ordered: number[] = [];
  const wanted = Array.from({ length: LENGTH_MAX + 1 }, (): number[] => []);
  for (const [unit, length] of given.entries()) if (length > 0) wanted[length]?.push(unit);
  for (let length = 1; length <= LENGTH_MAX; length++) {
    const units = wanted[length] ?? [];
    // Damaged input may contain any count.
    const count = Math.min(codeNumber(coder, chances, units.length), UNITS - ordered.length);
    let before = 0;
    for (let i = 0; i < count; i++) {
      const unit = (before + codeNumber(coder, chances, (units[i] ?? 0) - before, 1)) % UNITS;
      lengths[unit] = length;
      ordered.push(unit);
      before = unit;
    }
  }
  return spellingOf(ordered, lengths);
}

/** Builds a canonical code: units of one length get consecutive codes, in the order given. */
function spellingOf(ordered: readonly number[], lengths: Uint8Array): Spelling {
  const bits = new Uint32Array(UNITS);
  const next = new Int32Array(2 * Math.max(1, ordered.length));
  let forks = 1;
  let code = 0;
  let before = 0;
  for (const unit of ordered) {
    const length = lengths[unit] ?? 0;
    code <<= length - before;
    before = length;
    bits[unit] = code;
    let fork = 0;
    for (let at = length - 1; at > 0; at--) {
      const place = 2 * fork + ((code >>> at) & 1);
      if (next[place] === 0) next[place] = forks++;
      fork = next[place] ?? 0;
    }
    next[2 * fork + (code & 1)] = -1 - unit;
    code++;
  }
  return { next, bits, lengths };
}
