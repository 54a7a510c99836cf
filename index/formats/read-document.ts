// A file of an office → the text that the build reads, by what kind of file it is; or why it is not read, with a remedy. One
// file that cannot be read stops no other.
import type { Notice, Words } from "../notice.ts";
import { parseText, SEED_BYTES_MAX } from "../parse.ts";
import { readDocx } from "./docx.ts";
import { readHtml } from "./html.ts";
import { PdfError, readPdf } from "./pdf.ts";
import { readDelimited, readWorkbook } from "./sheet.ts";
import type { Structured } from "./structured.ts";

export interface ReadDocument extends Structured {
  readonly file: string;
  /** What was done to read it that a person should know of, such as another encoding. */
  readonly told: Words | null;
}

type Outcome = ReadDocument | { readonly unread: Notice };

const EXTENSION = /\.([a-z]+)$/iu;
/** Documents hold pictures and fonts beside their words. */
const DOCUMENT_BYTES_MAX = 20 * 1024 * 1024;
const NONE = { title: null, publisher: null, published: null, told: null } as const;

/** Kinds of files that hold texts, by the ends of their names. */
export const DOCUMENT = /\.(?:txt|md|markdown|html?|docx|pdf|xlsx|csv)$/iu;

export async function readDocument(file: string, bytes: Uint8Array): Promise<Outcome> {
  const kind = EXTENSION.exec(file)?.[1]?.toLowerCase() ?? "";
  const max = ["docx", "pdf", "xlsx"].includes(kind) ? DOCUMENT_BYTES_MAX : SEED_BYTES_MAX;
  if (bytes.length > max) return unread(file, tooLarge(bytes.length, max), SPLIT);
  switch (kind) {
    case "docx":
      return converted(file, () => readDocx(bytes), BROKEN.docx);
    case "xlsx":
      return converted(file, () => readWorkbook(bytes), BROKEN.xlsx);
    case "pdf":
      return readPdfFile(file, bytes);
    default: {
      const parsed = parseText(file, bytes);
      if ("error" in parsed) return { unread: parsed.error };
      const told = parsed.encoding === "UTF-8" ? null : fromEncoding(parsed.encoding);
      if (kind === "csv") return converted(file, async () => readDelimited(parsed.text), BROKEN.csv, told);
      if (kind === "html" || kind === "htm")
        return converted(file, async () => readHtml(parsed.text), BROKEN.html, told);
      return { ...NONE, file, text: parsed.text, told };
    }
  }
}

async function converted(
  file: string,
  read: () => Promise<Structured>,
  reason: Words,
  told: Words | null = null,
): Promise<Outcome> {
  try {
    const structured = await read();
    return /[\p{L}\p{N}]/u.test(structured.text) ? { ...structured, file, told } : unread(file, NO_WORDS, PUT_TEXT);
  } catch {
    // Libraries throw whatever they like at a broken file.
    return unread(file, reason, SAVE_AGAIN);
  }
}

async function readPdfFile(file: string, bytes: Uint8Array): Promise<Outcome> {
  try {
    return { ...(await readPdf(bytes)), file, told: null };
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    const [reason, remedy] = PDF_FAULTS[error.why];
    return unread(file, reason, remedy);
  }
}

const unread = (file: string, reason: Words, remedy: Words): Outcome => ({
  unread: { file, line: null, reason, remedy },
});

const fromEncoding = (encoding: string): Words => ({
  zh: `文件是 ${encoding} 编码，已转成 UTF-8 来读。`,
  en: `The file is in ${encoding} and was read as such.`,
});

const tooLarge = (bytes: number, max: number): Words => ({
  zh: `文件有 ${bytes} 字节，超过上限 ${max} 字节。`,
  en: `The file has ${bytes} bytes, more than the ${max} allowed.`,
});

const SPLIT: Words = { zh: "请按篇章拆成几个文件。", en: "Split it into several files." };
const NO_WORDS: Words = { zh: "文件里没有文字。", en: "The file holds no text." };
const PUT_TEXT: Words = { zh: "请放入有正文的文件，或者删掉它。", en: "Put a file with text there, or remove it." };
const SAVE_AGAIN: Words = {
  zh: "请用原来的程序打开，另存一次，再放回来；打不开的，请换成 .txt。",
  en: "Open it with the program it came from and save it again; where that fails, save the words as .txt.",
};
const BROKEN = {
  docx: { zh: "这不是能读的 Word 文档（.docx）。", en: "This is no Word document that can be read." },
  xlsx: { zh: "这不是能读的表格文件（.xlsx）。", en: "This is no workbook that can be read." },
  csv: { zh: "这个表格读不出行和列。", en: "No rows and columns can be read in this table." },
  html: { zh: "这个网页读不出正文。", en: "No article can be read in this page." },
} as const satisfies Record<string, Words>;
const PDF_FAULTS: Record<PdfError["why"], readonly [Words, Words]> = {
  scanned: [
    { zh: "这个 PDF 里只有图，没有文字，像是扫描件。", en: "This PDF holds pictures and no text: it looks scanned." },
    {
      zh: "请找有文字的原件，或者用文字识别软件转成 .docx 或 .txt，核对以后再放回来。",
      en: "Find the original with text, or have it recognised, check it, and save it as .docx or .txt.",
    },
  ],
  encrypted: [
    { zh: "这个 PDF 加了密码。", en: "This PDF is locked with a password." },
    { zh: "请去掉密码，另存一份再放回来。", en: "Remove the password and save a copy." },
  ],
  broken: [{ zh: "这个 PDF 坏了，读不出来。", en: "This PDF is broken." }, SAVE_AGAIN],
};
