// Bytes of one file → its text, as strictly as a legal text deserves: whatever cannot be read for certain
// is refused with its line and a remedy. Nothing is repaired here; a byte order mark stays in the text.
import type { Notice, Words } from "./notice.ts";

/** A source text as it came. */
export interface Seed {
  file: string;
  text: string;
}

/** Larger files are books, not reports: their index would not fit a Worker. */
export const SEED_BYTES_MAX = 2 * 1024 * 1024;

const SAVE_AS_UTF8: Words = {
  zh: "请用编辑器另存为 UTF-8 编码，核对文字后再放回来。",
  en: "Save it as UTF-8 with an editor, check the words, and put it back.",
};

/** The text of a file, or the notice that says why it cannot be read. */
export function parseText(file: string, bytes: Uint8Array): { text: string } | { error: Notice } {
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
  const text = decode(bytes);
  if (text === null) {
    const loose = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    return fail(lineOf(loose, loose.indexOf("\uFFFD")), { ...encodingReason(bytes) }, SAVE_AS_UTF8);
  }
  const replaced = text.indexOf("\uFFFD");
  if (replaced >= 0) {
    return fail(
      lineOf(text, replaced),
      {
        zh: "这里有替换字符 U+FFFD（�）：原来的字在转换编码时丢失了。",
        en: "Here stands U+FFFD: a character was lost when the encoding was converted.",
      },
      { zh: "请对照原件补上这个字。", en: "Restore the character from the original." },
    );
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    return fail(
      lineOf(text, nul),
      { zh: "这里有空字符 NUL，这不像文本文件。", en: "Here stands a NUL character: this does not look like text." },
      SAVE_AS_UTF8,
    );
  }
  if (!/[\p{L}\p{N}]/u.test(text)) {
    return fail(
      null,
      { zh: "文件里没有文字。", en: "The file holds no text." },
      { zh: "请放入正文，或者删掉这个文件。", en: "Put the text in, or remove the file." },
    );
  }
  return { text };
}

/** The line, counted from 1, that `offset` stands on. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, Math.max(offset, 0)).split("\n").length;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function encodingReason(bytes: Uint8Array): Words {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { zh: "文件是 UTF-16 编码，不是 UTF-8。", en: "The file is UTF-16, not UTF-8." };
  }
  if (looksLikeGb18030(bytes)) {
    return { zh: "文件看来是 GB18030（GBK）编码，不是 UTF-8。", en: "The file looks like GB18030 (GBK), not UTF-8." };
  }
  return { zh: "文件不是有效的 UTF-8。", en: "The file is not valid UTF-8." };
}

/** Chinese read with the right table is mostly Han characters; read with the wrong one it fails or is not. */
function looksLikeGb18030(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder("gb18030", { fatal: true }).decode(bytes);
    const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
    return han > 0 && han * 2 > text.replace(/[\s\p{P}\p{N}]/gu, "").length;
  } catch {
    return false;
  }
}
