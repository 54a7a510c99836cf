// Packs whole numbers ≥ 0 into ASCII that may stand in a string literal; small numbers take one letter. For tables that
// are part of the program.

/** Whole numbers as numbers ≥ 0: 2n for n ≥ 0 and −2n − 1 for n < 0. */
export const toUnsigned = (signed: number) => (signed < 0 ? -2 * signed - 1 : 2 * signed);
export const fromUnsigned = (number: number) => (number % 2 === 1 ? -(number + 1) / 2 : number / 2);

/** Number of letters that end a number. The other letters, which come before, are its higher digits. */
const ENDS = 64;
const FIRST_LETTER = 0x23;
const BACKSLASH = 0x5c;
const LETTERS = 0x7f - FIRST_LETTER - 1;
const CARRIES = LETTERS - ENDS;

export function packNumbers(numbers: readonly number[]): string {
  return numbers.map((number) => carried(Math.floor(number / ENDS)) + letter(number % ENDS)).join("");
}

function carried(times: number): string {
  return times === 0 ? "" : carried(Math.floor(times / CARRIES)) + letter(ENDS + (times % CARRIES));
}

function letter(digit: number): string {
  const code = FIRST_LETTER + digit;
  return String.fromCharCode(code < BACKSLASH ? code : code + 1);
}

export function unpackNumbers(packed: string): number[] {
  const numbers: number[] = [];
  let times = 0;
  for (let i = 0; i < packed.length; i++) {
    const code = packed.charCodeAt(i);
    const digit = code - FIRST_LETTER - (code > BACKSLASH ? 1 : 0);
    if (digit >= ENDS) {
      times = times * CARRIES + digit - ENDS;
    } else {
      numbers.push(times * ENDS + digit);
      times = 0;
    }
  }
  return numbers;
}
