// Text ⇄ the same text with its characters numbered anew, so that gzip makes less of it: the commonest take one byte,
// and the commonest neighbours are one character. The build presses, the Worker opens while it starts.
// Pressed text proves nothing: what was damaged opens to another text or to none, and `seal.ts` refuses that.

/** How many kinds of neighbours become one character: more would gain little and cost the build its time. */
const ROUNDS = 10;
const JOINED_AT_ONCE = 12;
/** Seldomer than this, and its place in the key costs as much. */
const JOINED_MIN = 20;
/** Numbers of one byte, written from the blank to the tilde; the others behind them. */
const ONE_BYTE = 95;
const ONE_BYTE_FROM = 0x20;
const MORE_FROM = 0xa1;
const SURROGATES_FROM = 0xd800;
const SURROGATES_TO = 0xe000;
/** Numbers stand in tiers by how common they are, inside a tier by their units: so written, the key is short. */
const TIER = 512;

/** The first line: what each number stands for. */
interface Key {
  /** Number, first and second of each joined pair, one after the other; a pair may hold pairs that stand before. */
  pairs: number[];
  /** The UTF-16 units of the other numbers in their order, each as its distance from the one before. */
  units: number[];
}

/** `text` as a key, a line break and its numbers; it may hold 60,000 kinds of characters. The same text gives the same. */
export function press(text: string): string {
  const { symbols, units, pairs } = join(text);
  const counts = new Array<number>(units.length + pairs.length).fill(0);
  for (const symbol of symbols) counts[symbol] = (counts[symbol] ?? 0) + 1;
  const numbers = new Array<number>(counts.length).fill(0);
  for (const [number, symbol] of inTiers(counts, units).entries()) numbers[symbol] = number;
  const isPair = (symbol: number) => symbol >= units.length;
  const plain = [...numbers.keys()].filter((symbol) => !isPair(symbol));
  plain.sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
  const ordered = plain.map((symbol) => units[symbol] ?? 0);
  const key: Key = {
    pairs: pairs.flatMap((pair, i) => [units.length + i, ...pair].map((symbol) => numbers[symbol] ?? 0)),
    units: ordered.map((unit, i) => unit - (ordered[i - 1] ?? 0)),
  };
  const characters = numbers.map((number) => String.fromCharCode(characterOf(number)));
  return `${JSON.stringify(key)}\n${Array.from(symbols, (symbol) => characters[symbol] ?? "").join("")}`;
}

/** The text that `press` was given; of anything else, some other text. Never throws. */
export function open(pressed: string): string {
  const from = pressed.indexOf("\n") + 1;
  try {
    const key: Key = JSON.parse(pressed.slice(0, from));
    return spellOut(pressed, from, readKey(key));
  } catch {
    return "";
  }
}

/** What the characters of pressed text stand for: one unit, or, where that is 0, several. */
interface Spelling {
  readonly single: Uint16Array;
  readonly several: ReadonlyMap<number, Uint16Array>;
}

function readKey({ pairs, units }: Key): Spelling {
  const single = new Uint16Array(0x10000);
  const several = new Map<number, Uint16Array>();
  const isPair = new Set(pairs.filter((_, i) => i % 3 === 0));
  let number = 0;
  let unit = 0;
  for (const distance of units) {
    while (isPair.has(number)) number++;
    unit += distance;
    if (unit === 0) several.set(characterOf(number), Uint16Array.of(0));
    single[characterOf(number++)] = unit;
  }
  const spelt = (of: number) => several.get(of) ?? single.subarray(of, of + 1);
  for (let i = 0; i + 2 < pairs.length; i += 3) {
    const [of = 0, first = 0, second = 0] = pairs.slice(i, i + 3).map(characterOf);
    several.set(of, Uint16Array.from([...spelt(first), ...spelt(second)]));
  }
  return { single, several };
}

/** Units that become a string at once: more would be more arguments than a call may have. */
const PIECE = 0x2000;

function spellOut(pressed: string, from: number, { single, several }: Spelling): string {
  const piece = new Uint16Array(PIECE);
  let text = "";
  let used = 0;
  const flush = (units: Uint16Array) => {
    text += Reflect.apply(String.fromCharCode, null, units);
    used = 0;
  };
  for (let i = from; i < pressed.length; i++) {
    const character = pressed.charCodeAt(i);
    const unit = single[character] ?? 0;
    if (unit !== 0) {
      piece[used++] = unit;
    } else {
      const units = several.get(character) ?? NO_UNITS;
      if (used + units.length > PIECE) flush(piece.subarray(0, used));
      for (let k = 0; k < units.length; k++) piece[used++] = units[k] ?? 0;
    }
    if (used === PIECE) flush(piece);
  }
  flush(piece.subarray(0, used));
  return text;
}

const NO_UNITS = new Uint16Array(0);

/** Symbols are units and, behind them, pairs of symbols: the commonest neighbours, found and joined one after the other. */
function join(text: string): { symbols: Int32Array; units: number[]; pairs: [number, number][] } {
  const units = [...new Set(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)))].sort((a, b) => a - b);
  const symbolOf = new Map(units.map((unit, symbol) => [unit, symbol]));
  let symbols = Int32Array.from({ length: text.length }, (_, i) => symbolOf.get(text.charCodeAt(i)) ?? 0);
  const pairs: [number, number][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const apart = commonestPairs(symbols, units.length + pairs.length);
    symbols = joined(symbols, units.length + pairs.length, apart);
    pairs.push(...apart);
  }
  return { symbols, units, pairs };
}

/** The commonest pairs of neighbours, none of which has a symbol of another, so that all can be joined at one go. */
function commonestPairs(symbols: Int32Array, kinds: number): [number, number][] {
  const counts = new Map<number, number>();
  for (let i = 0; i + 1 < symbols.length; i++) {
    const pair = (symbols[i] ?? 0) * kinds + (symbols[i + 1] ?? 0);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const common = [...counts].filter(([, count]) => count >= JOINED_MIN).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const taken = new Set<number>();
  const apart: [number, number][] = [];
  for (const [pair] of common) {
    const [first, second] = [Math.floor(pair / kinds), pair % kinds];
    if (apart.length === JOINED_AT_ONCE) break;
    if (taken.has(first) || taken.has(second)) continue;
    taken.add(first).add(second);
    apart.push([first, second]);
  }
  return apart;
}

/** Each of the pairs becomes a symbol, numbered from `from` on. */
function joined(symbols: Int32Array, from: number, pairs: readonly [number, number][]): Int32Array<ArrayBuffer> {
  const byFirst = new Map(pairs.map(([first, second], i) => [first, { second, as: from + i }]));
  const kept = new Int32Array(symbols.length);
  let used = 0;
  for (let i = 0; i < symbols.length; i++) {
    const symbol = symbols[i] ?? 0;
    const pair = byFirst.get(symbol);
    const isPair = pair !== undefined && i + 1 < symbols.length && symbols[i + 1] === pair.second;
    kept[used++] = isPair ? pair.as : symbol;
    if (isPair) i++;
  }
  return kept.subarray(0, used);
}

/** The symbols in the order of their numbers. */
function inTiers(counts: readonly number[], units: readonly number[]): number[] {
  const byCount = [...counts.keys()].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const ordered = byCount.slice(0, ONE_BYTE);
  for (let from = ONE_BYTE; from < byCount.length; from += TIER) {
    ordered.push(...byCount.slice(from, from + TIER).sort((a, b) => (units[a] ?? 0) - (units[b] ?? 0)));
  }
  return ordered;
}

function characterOf(number: number): number {
  if (number < ONE_BYTE) return ONE_BYTE_FROM + number;
  const code = MORE_FROM + number - ONE_BYTE;
  return code < SURROGATES_FROM ? code : code + SURROGATES_TO - SURROGATES_FROM;
}
