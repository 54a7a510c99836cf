// An arithmetic coder between bits and ASCII that may stand in a string literal, six bits per letter. The less likely a
// bit is, the more it costs. One piece of code serves both directions: `code` either writes the bit it is given, or
// ignores it and returns the bit it reads.

export interface BitCoder {
  /** `chance` is the probability that the bit is 1, in 1/65,536; neither 0 nor 65,536. */
  code(chance: number, bit: number): number;
}

const FULL = 2 ** 30;
/** A range below it is widened by one letter. */
const NARROW = 2 ** 24;
const LETTER_BITS = 6;
/** Letters that are needed to end a message. */
const LAST_LETTERS = 5;
const FIRST_LETTER = 0x23;
const BACKSLASH = 0x5c;

/** The bound that splits a range; values below it mean 1. */
function boundOf(range: number, chance: number): number {
  return (range >>> 14) * (chance >>> 2);
}

export class BitWriter implements BitCoder {
  readonly #digits: number[] = [];
  #low = 0;
  #range = FULL - 1;

  code(chance: number, bit: number): number {
    const bound = boundOf(this.#range, chance);
    if (bit === 1) {
      this.#range = bound;
    } else {
      this.#low += bound;
      this.#range -= bound;
    }
    if (this.#low >= FULL) this.#carry();
    while (this.#range < NARROW) {
      this.#write();
      this.#range <<= LETTER_BITS;
    }
    return bit;
  }

  /** Returns the text. Nothing can be written afterwards. */
  end(): string {
    for (let i = 0; i < LAST_LETTERS; i++) this.#write();
    return this.#digits.map(letter).join("");
  }

  #carry(): void {
    this.#low -= FULL;
    let at = this.#digits.length - 1;
    for (; this.#digits[at] === 2 ** LETTER_BITS - 1; at--) this.#digits[at] = 0;
    this.#digits[at] = (this.#digits[at] ?? 0) + 1;
  }

  #write(): void {
    this.#digits.push(Math.floor(this.#low / NARROW));
    this.#low = (this.#low % NARROW) * 2 ** LETTER_BITS;
  }
}

/** Reads zeros past the end, so a caller has to know how many bits there are. */
export class BitReader implements BitCoder {
  readonly #text: string;
  #at = 0;
  #code = 0;
  #range = FULL - 1;

  constructor(text: string) {
    this.#text = text;
    for (let i = 0; i < LAST_LETTERS; i++) this.#code = (this.#code << LETTER_BITS) | this.#digit();
  }

  code(chance: number, _bit: number): number {
    let bit = 1;
    const bound = boundOf(this.#range, chance);
    if (this.#code < bound) {
      this.#range = bound;
    } else {
      this.#code -= bound;
      this.#range -= bound;
      bit = 0;
    }
    while (this.#range < NARROW) {
      this.#code = (this.#code << LETTER_BITS) | this.#digit();
      this.#range <<= LETTER_BITS;
    }
    return bit;
  }

  /** Whether more was read than was written. */
  get isOver(): boolean {
    return this.#at > this.#text.length;
  }

  #digit(): number {
    if (this.#at++ >= this.#text.length) return 0;
    const code = this.#text.charCodeAt(this.#at - 1);
    return (code > BACKSLASH ? code - 1 : code) - FIRST_LETTER;
  }
}

function letter(digit: number): string {
  const code = FIRST_LETTER + digit;
  return String.fromCharCode(code < BACKSLASH ? code : code + 1);
}

/**
 * How fast a probability moves towards the bits that occur, in 1/32,768, by how often it was used: ever more slowly.
 */
const PACE = Int32Array.from({ length: 256 }, (_, seen) => Math.round(32_768 / (seen + 1.5)));
const LEAST = 48;

/** Adaptive probabilities of bits, by their index. */
export class Chances {
  readonly chance: Uint16Array;
  readonly seen: Uint8Array;
  readonly #most: number;

  /** After `most` uses a probability keeps its pace. */
  constructor(count: number, most: number) {
    this.chance = new Uint16Array(count).fill(32_768);
    this.seen = new Uint8Array(count);
    this.#most = most;
  }

  code(coder: BitCoder, number: number, bit: number): number {
    const coded = coder.code(this.chance[number] ?? 0, bit);
    this.learn(number, coded);
    return coded;
  }

  learn(number: number, bit: number): void {
    const seen = this.seen[number] ?? 0;
    const chance = this.chance[number] ?? 0;
    const goal = bit === 1 ? 65_536 - LEAST : LEAST;
    this.chance[number] = chance + (((goal - chance) * (PACE[seen] ?? 0)) >> 15);
    if (seen < this.#most) this.seen[number] = seen + 1;
  }
}
