// Decodes the bytes of a text file. UTF-8 and byte order marks decide by themselves; UTF-16 without a mark and GB18030
// are accepted only if the result reads like Chinese. Ambiguous bytes are not decoded.

export type Encoding = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "GB18030";

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ["UTF-8", [0xef, 0xbb, 0xbf]],
  ["UTF-16LE", [0xff, 0xfe]],
  ["UTF-16BE", [0xfe, 0xff]],
];

/** The text and its encoding; null if no encoding is certain. Only UTF-8 keeps its byte order mark. */
export function decode(bytes: Uint8Array): Decoded | null {
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0];
  if (marked !== undefined && marked !== "UTF-8") return strictly(bytes.subarray(2), marked);
  const utf8 = strictly(bytes, "UTF-8");
  if (marked === "UTF-8" || (utf8 !== null && !utf8.text.includes("\0"))) return utf8;
  // UTF-16 text has an even number of bytes, and the wrong byte order does not give Chinese.
  const wide = bytes.length % 2 === 0 ? (["UTF-16LE", "UTF-16BE"] as const) : [];
  const readings = [...wide, ...(utf8 === null ? (["GB18030"] as const) : [])]
    .flatMap((encoding) => strictly(bytes, encoding) ?? [])
    .filter(({ text, encoding }) => readsAsChinese(text) || (encoding === "GB18030" && isOfCommonPairs(text, bytes)));
  const [only, ...others] = readings;
  return only !== undefined && others.length === 0 ? only : utf8;
}

function strictly(bytes: Uint8Array, encoding: Encoding): Decoded | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

/** Characters that Chinese texts consist of: common Han characters, punctuation, ASCII. */
const USUAL = /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2030\u2460-\u249b\x20-\x7e\s·×÷°①-⑳]/gu;
const USUAL_SHARE = 0.97;
/** Every Chinese text contains some of these; bytes decoded with the wrong table give rare characters. */
const FREQUENT = /[的一是在有不了和人中大为上个以我地到时要会对年发于公法市区县办理电话请可]/u;

const SHORT_TEXT_PAIRS_MAX = 60;
const COMMON_SHARE = 0.95;

/**
 * Whether a short text consists of characters from the first, common part of the GB table, since it has too few
 * characters for other tests.
 */
function isOfCommonPairs(text: string, bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let i = 0; i < bytes.length; i++) {
    const [first = 0, second = 0] = [bytes[i], bytes[i + 1]];
    if (first < 0x80) continue;
    i++;
    // Punctuation says nothing about the language.
    if (first >= 0xa1 && first <= 0xa3) continue;
    pairs++;
    if (first >= 0xb0 && first <= 0xd7 && second >= 0xa1) common++;
  }
  const usual = text.match(USUAL)?.length ?? 0;
  return (
    pairs > 1 && pairs <= SHORT_TEXT_PAIRS_MAX && common >= COMMON_SHARE * pairs && usual >= USUAL_SHARE * text.length
  );
}

function readsAsChinese(text: string): boolean {
  const usual = text.match(USUAL)?.length ?? 0;
  return usual >= USUAL_SHARE * text.length && FREQUENT.test(text);
}
