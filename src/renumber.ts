// Numbers the characters of a text anew, the commonest first, so that most take one byte of UTF-8 and few take three. The
// Worker's corpus is uploaded like this: gzip makes it an eighth smaller than the text itself, and it is restored in a
// few milliseconds of the Worker's start, where the smaller form of `press.ts` takes half of it. There is no checksum:
// damaged input gives another text or none, which `seal.ts` refuses.

/** Numbers of one byte are printable ASCII, the others begin behind the control characters. */
const ONE_BYTE_FROM = 0x20;
const ONE_BYTE = 0x7f - ONE_BYTE_FROM;
const MORE_FROM = 0xa1;
/** Halves of surrogate pairs stay as they are, so that the result is well-formed. */
const SURROGATES_FROM = 0xd800;
const SURROGATES_TO = 0xe000;
/** Characters are ordered by how common they are in steps, and within a step by their code: the list is smaller. */
const TIER = 256;

const KINDS_MAX = 60_000;

const isSurrogate = (unit: number) => unit >= SURROGATES_FROM && unit < SURROGATES_TO;

function unitOf(number: number): number {
  if (number < ONE_BYTE) return ONE_BYTE_FROM + number;
  const unit = MORE_FROM + number - ONE_BYTE;
  return unit < SURROGATES_FROM ? unit : unit + SURROGATES_TO - SURROGATES_FROM;
}

/** Returns how many different characters there are, at most KINDS_MAX, these in order, and the renumbered text. */
export function renumber(text: string): string {
  const counts = new Map<number, number>();
  for (let i = 0; i < text.length; i++) counts.set(text.charCodeAt(i), (counts.get(text.charCodeAt(i)) ?? 0) + 1);
  const common = [...counts].filter(([unit]) => !isSurrogate(unit)).sort(([a, m], [b, n]) => n - m || a - b);
  const key: number[] = [];
  while (key.length < common.length) {
    const tier = common.slice(key.length, key.length === 0 ? ONE_BYTE : key.length + TIER).map(([unit]) => unit);
    key.push(...tier.sort((a, b) => a - b));
  }
  const numbered = new Map(key.map((unit, number) => [unit, unitOf(number)]));
  const body = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) body[i] = numbered.get(text.charCodeAt(i)) ?? text.charCodeAt(i);
  return `${key.length} ${written(Uint16Array.from(key))}${written(body)}`;
}

/** Units that are made a string at once; more would exceed the arguments that a call may have. */
const PIECE = 0x2000;

function written(units: Uint16Array): string {
  let text = "";
  for (let at = 0; at < units.length; at += PIECE) {
    text += Reflect.apply(String.fromCharCode, null, units.subarray(at, at + PIECE));
  }
  return text;
}

/** Returns the text that `renumber` was given. Damaged input gives some other text; never throws. */
export function restore(renumbered: string): string {
  const count = Number.parseInt(renumbered, 10);
  const from = renumbered.indexOf(" ") + 1;
  if (!(count >= 0 && count <= KINDS_MAX)) return "";
  const meant = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (let number = 0; number < count; number++) meant[unitOf(number)] = renumbered.charCodeAt(from + number);
  const start = from + count;
  const body = new Uint16Array(Math.max(0, renumbered.length - start));
  for (let i = 0; i < body.length; i++) body[i] = meant[renumbered.charCodeAt(start + i)] ?? 0;
  return written(body);
}
