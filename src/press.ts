// Compresses text by prediction. At each position it guesses the characters that followed the same last characters
// before, longest context first, and spells out a character that no guess hits. The build compresses; a kiosk
// decompresses. There is no checksum: damaged input gives another text or none, which `seal.ts` refuses.
// Measured: after gzip the product's index has 207 kB instead of 315, and a kiosk's kit must not exceed 410. Decompressing
// takes about as long as all else of the Worker's start, so the Worker reads the form of `renumber.ts`.
import { type BitCoder, BitReader, BitWriter, Chances } from "./bit-coder.ts";
import { codeLengths, lengthsOf, type Spelling } from "./characters.ts";
import { codeNumber, createNumberChances } from "./coded-numbers.ts";

/**
 * Lengths of the contexts, longest first. Each context remembers the last two different characters that followed it.
 */
const ORDERS = [5, 3, 2, 1] as const;
const CONTEXTS = ORDERS.length;
const LAST = ORDERS[0];
const GUESSES = 2;
const CONTEXT_BITS = 17;
/** Layout of a remembered entry: the unit, how often in a row it came, and a mark that identifies the context. */
const UNIT = 0xffff;
const SURE_SHIFT = 16;
const SURE_MAX = 15;
const MARK_SHIFT = 20;
const MARK = 0xfff;
/**
 * A guess's probability also depends on whether the two characters before were guessed and on the kind of character.
 */
const HISTORIES = 4;
const KINDS = 4;
const STATES = (CONTEXTS * GUESSES) ** 2 * (SURE_MAX + 1) * HISTORIES * 2 * KINDS;
const HASH = 0x2c1b3c6d;
const PAIR_BITS = 19;
/** Characters after Chinese ones have another code than those after others; the first unit of each script. */
const SCRIPTS = [0, 0x3000] as const;

function scriptOf(before: number): number {
  return before < SCRIPTS[1] ? 0 : 1;
}

/** Returns ASCII that may stand in a string literal. The same text always gives the same result. */
export function press(text: string): string {
  const counts = SCRIPTS.map(() => new Uint32Array(UNIT + 1));
  const count = createText((_, unit, before) => {
    const of = counts[scriptOf(before)];
    if (of !== undefined) of[unit] = (of[unit] ?? 0) + 1;
    return unit;
  });
  for (let i = 0; i < text.length; i++) count(ECHO, text.charCodeAt(i));
  const writer = new BitWriter();
  codeNumber(writer, createNumberChances(), text.length);
  const write = createText(createSpeller(counts.map((each) => codeLengths(writer, lengthsOf(each)))));
  for (let i = 0; i < text.length; i++) write(writer, text.charCodeAt(i));
  return HEAD + writer.end();
}

/** Prefix of all compressed text. */
const HEAD = "pressed ";

/** A coder that returns the bit it is given. */
const ECHO: BitCoder = { code: (_, bit) => bit };

/** Returns the text that `press` was given. Damaged input gives some other text; never throws. */
export function open(pressed: string): string {
  if (!pressed.startsWith(HEAD)) return "";
  const reader = new BitReader(pressed.slice(HEAD.length));
  const length = codeNumber(reader, createNumberChances(), 0);
  const read = createText(createSpeller(SCRIPTS.map(() => codeLengths(reader, NO_LENGTHS))));
  const piece = new Uint16Array(PIECE);
  let text = "";
  for (let from = 0; from < length && !reader.isOver; from += PIECE) {
    const to = Math.min(PIECE, length - from);
    for (let i = 0; i < to; i++) piece[i] = read(reader, 0);
    text += Reflect.apply(String.fromCharCode, null, piece.subarray(0, to));
  }
  return text;
}

const NO_LENGTHS = new Uint8Array(0);
/** Units that are made a string at once; more would exceed the arguments that a call may have. */
const PIECE = 0x2000;

/** Writes or reads the next UTF-16 unit. */
type CodeUnit = (coder: BitCoder, unit: number) => number;
/** Writes or reads a unit that no guess hit, given the unit before it. */
type Spell = (coder: BitCoder, unit: number, before: number) => number;

function createText(spell: Spell): CodeUnit {
  const { guess, learn } = createGuesses();
  let before = 0;
  return (coder, unit) => {
    const guessed = guess(coder, unit);
    const coded = guessed < 0 ? spell(coder, unit, before) : guessed;
    learn(coded, guessed >= 0);
    before = coded;
    return coded;
  };
}

/** Remembers what followed each context. `guess` codes whether a guess is right, and returns −1 when none is. */
function createGuesses() {
  const contexts = new Uint32Array((CONTEXTS * GUESSES) << CONTEXT_BITS);
  /** Slots of the current contexts, and the marks that identify them. */
  const places = new Int32Array(CONTEXTS);
  const marks = new Int32Array(CONTEXTS);
  const chances = new Chances(STATES, 250);
  const missed = new Int32Array(CONTEXTS * GUESSES);
  const last = new Int32Array(LAST);
  /** Whether each of the last characters was guessed, one bit each. */
  let history = 0;

  const guess = (coder: BitCoder, unit: number): number => {
    let misses = 0;
    for (let context = 0; context < CONTEXTS; context++) {
      const place = places[context] ?? 0;
      if ((contexts[place] ?? 0) >>> MARK_SHIFT !== marks[context]) continue;
      for (let i = 0; i < GUESSES; i++) {
        const remembered = contexts[place + i] ?? 0;
        const sure = (remembered >>> SURE_SHIFT) & SURE_MAX;
        if (sure === 0) break;
        const guessed = remembered & UNIT;
        let isNew = true;
        for (let k = 0; k < misses; k++) if (missed[k] === guessed) isNew = false;
        if (!isNew) continue;
        const isOnly = i > 0 || (contexts[place + 1] ?? 0) === 0 ? 1 : 0;
        const which = ((context * GUESSES + i) * (SURE_MAX + 1) + sure) * missed.length + misses;
        const state = ((which * HISTORIES + history) * 2 + isOnly) * KINDS + kindOf(guessed);
        if (chances.code(coder, state, unit === guessed ? 1 : 0) === 1) return guessed;
        missed[misses++] = guessed;
      }
    }
    return -1;
  };

  const learn = (unit: number, isGuessed: boolean) => {
    history = ((history << 1) | (isGuessed ? 1 : 0)) & (HISTORIES - 1);
    for (let context = 0; context < CONTEXTS; context++) {
      remember(contexts, places[context] ?? 0, marks[context] ?? 0, unit);
    }
    last.copyWithin(1, 0);
    last[0] = unit;
    findContexts(last, places, marks);
  };
  findContexts(last, places, marks);
  return { guess, learn };
}

/** Records a unit in the slot of a context. */
function remember(contexts: Uint32Array, place: number, mark: number, unit: number): void {
  const first = contexts[place] ?? 0;
  const sure = first >>> MARK_SHIFT === mark ? (first >>> SURE_SHIFT) & SURE_MAX : 0;
  if (sure > 0 && (first & UNIT) === unit) {
    if (sure < SURE_MAX) contexts[place] = first + (1 << SURE_SHIFT);
    return;
  }
  const less = sure > 1 ? sure >>> 1 : sure;
  contexts[place + 1] = sure === 0 ? 0 : (first & UNIT) | (less << SURE_SHIFT);
  contexts[place] = unit | (1 << SURE_SHIFT) | (mark << MARK_SHIFT);
}

/** Finds the slots of the current contexts. The hash of each continues that of the next shorter one. */
function findContexts(last: Int32Array, places: Int32Array, marks: Int32Array): void {
  let hash = 0;
  let hashed = 0;
  for (let context = CONTEXTS - 1; context >= 0; context--) {
    for (const order = ORDERS[context] ?? 0; hashed < order; hashed++) {
      hash = Math.imul(hash ^ (hash >>> 15) ^ ((last[hashed] ?? 0) + 1), HASH);
    }
    const mixed = hash ^ (hash >>> 15);
    places[context] = GUESSES * ((context << CONTEXT_BITS) + (Math.imul(mixed, HASH) >>> (32 - CONTEXT_BITS)));
    marks[context] = mixed & MARK;
  }
}

/** Classes of characters, in two bits: from Han on, digits, lower-case letters, the rest. */
function kindOf(unit: number): number {
  if (unit >= 0x4e00) return 0;
  if (unit >= 0x30 && unit <= 0x39) return 1;
  return unit >= 0x61 && unit <= 0x7a ? 2 : 3;
}

/** Weight of a pair's probability against the fork's alone, in 1/4,096, by how often the pair was seen. */
const SHARE = Int32Array.from({ length: 16 }, (_, seen) => Math.round((4_096 * seen) / (seen + 0.5)));
/** How fast a pair's probability adapts, in 1/4,096, by how often it was seen. */
const PACE = Int32Array.from({ length: 16 }, (_, seen) => Math.round(4_096 / (seen + 1.5)));

function createSpeller(spellings: readonly Spelling[]): Spell {
  const tables = spellings.map((spelling) => ({ ...spelling, forks: new Chances(spelling.next.length, 250) }));
  /**
   * For each pair, its probability in 1/4,096, with the times it was seen in the lowest four bits. A small table is
   * cached better.
   */
  const pairs = new Uint16Array(1 << PAIR_BITS).fill(2_048 << 4);
  return (coder, unit, before) => {
    const table = tables[scriptOf(before)];
    if (table === undefined) return 0;
    const { next, forks } = table;
    const path = table.bits[unit] ?? 0;
    const of = Math.imul(before + 1, HASH);
    let at = table.lengths[unit] ?? 0;
    let fork = 0;
    do {
      const pair = Math.imul(of ^ Math.imul(fork + 1, 0x297a2d39), 0x9e3779b1) >>> (32 - PAIR_BITS);
      const known = pairs[pair] ?? 0;
      const own = known >>> 4;
      const seen = known & 15;
      const alone = forks.chance[fork] ?? 0;
      const bit = coder.code(alone + ((((own << 4) - alone) * (SHARE[seen] ?? 0)) >> 12), (path >>> --at) & 1);
      forks.learn(fork, bit);
      const learnt = own + ((((bit === 1 ? 4_090 : 6) - own) * (PACE[seen] ?? 0)) >> 12);
      pairs[pair] = (learnt << 4) | Math.min(15, seen + 1);
      fork = next[2 * fork + bit] ?? -1;
    } while (fork > 0);
    return fork < 0 ? -1 - fork : 0;
  };
}
