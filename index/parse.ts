// Decodes the bytes of one file, strictly: whatever cannot be read with certainty is refused with line and remedy.
// Nothing is repaired here; a UTF-8 byte order mark stays in the text.
import { decode, type Encoding } from "./formats/encoding.ts";
import type { Notice, Words } from "./notice.ts";

/** A source text, unchanged. */
export interface Seed {
  file: string;
  text: string;
}

/** Larger files are books, not reports; their index would not fit a Worker. */
export const SEED_BYTES_MAX = 2 * 1024 * 1024;

const SAVE_AS_UTF8: Words = {
  zh: "请用编辑器另存为 UTF-8 编码，核对文字后再放回来。",
  en: "Save it as UTF-8 with an editor, check the words, and put it back.",
};

const NO_ENCODING: Words = {
  zh: "文件不是有效的 UTF-8，看不出是哪种编码。",
  en: "The file is not valid UTF-8, and its encoding cannot be determined.",
};

const CUT_UTF16: Words = {
  zh: "文件是 UTF-16 编码，但缺了字节或者有半个字，读不完整。",
  en: "The file is in UTF-16, but a byte or half a character is missing.",
};

const isMarkedUtf16 = ([first, second]: Uint8Array) =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/** The text of a file and its encoding, or a notice why it cannot be read. */
export function parseText(file: string, bytes: Uint8Array): { text: string; encoding: Encoding } | { error: Notice } {
  const fail = (line: number | null, reason: Words, remedy: Words) => ({ error: { file, line, reason, remedy } });
  if (bytes.length > SEED_BYTES_MAX) {
    return fail(
      null,
      {
        zh: `文件有 ${bytes.length} 字节，超过上限 ${SEED_BYTES_MAX} 字节。`,
        en: `The file has ${bytes.length} bytes, more than the ${SEED_BYTES_MAX} allowed.`,
      },
      { zh: "请按篇章拆成几个文件。", en: "Split it into several files." },
    );
  }
  const decoded = decode(bytes);
  if (decoded === null) {
    if (isMarkedUtf16(bytes)) return fail(null, CUT_UTF16, SAVE_AS_UTF8);
    const loose = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    return fail(lineOf(loose, loose.indexOf("\uFFFD")), NO_ENCODING, SAVE_AS_UTF8);
  }
  const { text, encoding } = decoded;
  const replaced = text.indexOf("\uFFFD");
  if (replaced >= 0) {
    return fail(
      lineOf(text, replaced),
      {
        zh: "这里有替换字符 U+FFFD（�）：原来的字在转换编码时丢失了。",
        en: "There is a U+FFFD here: a character was lost when the encoding was converted.",
      },
      { zh: "请对照原件补上这个字。", en: "Restore the character from the original." },
    );
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    return fail(
      lineOf(text, nul),
      { zh: "这里有空字符 NUL，这不像文本文件。", en: "There is a NUL character here: this does not look like text." },
      SAVE_AS_UTF8,
    );
  }
  if (!/[\p{L}\p{N}]/u.test(text)) {
    return fail(
      null,
      { zh: "文件里没有文字。", en: "The file contains no text." },
      { zh: "请放入正文，或者删掉这个文件。", en: "Put the text in, or remove the file." },
    );
  }
  return { text, encoding };
}

/** The line of `offset`, counted from 1. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, Math.max(offset, 0)).split("\n").length;
}
