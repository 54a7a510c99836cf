// Reads one file by its real format, or says why it cannot be read and what to do. An unreadable file does not stop the
// others.
import type { Notice, Words } from "../notice.ts";
import { parseText, SEED_BYTES_MAX } from "../parse.ts";
import { readDocx } from "./docx.ts";
import type { Encoding } from "./encoding.ts";
import { readHtml } from "./html.ts";
import { type Kind, kindOf } from "./kind.ts";
import { readMarkdown } from "./markdown.ts";
import { PackageError } from "./office-package.ts";
import { PdfError, readPdf } from "./pdf.ts";
import {
  brokenAs,
  type Converted,
  EMPTY,
  type Fault,
  NO_ARTICLE,
  NO_WORDS,
  NOT_READ,
  notText,
  PDF_FAULTS,
  packageFault,
  readAs,
  tooLarge,
  tooLong,
  unreadOf,
} from "./reasons.ts";
import { readDelimited, readWorkbook } from "./sheet.ts";
import type { Structured } from "./structured.ts";

export interface ReadDocument extends Structured {
  readonly file: string;
  /** A note for the editor on how it was read, such as another encoding. */
  readonly note: Words | null;
}

type Outcome = ReadDocument | { readonly unread: Notice };

const EXTENSION = /\.([a-z]+)$/iu;
/** Larger than the limit for plain texts, because documents also contain pictures and fonts. */
export const DOCUMENT_BYTES_MAX = 20 * 1024 * 1024;
const NONE = { title: null, publisher: null, published: null } as const;

/** File extensions of texts. */
export const DOCUMENT = /\.(?:txt|md|markdown|html?|docx|pdf|xlsx|csv)$/iu;
const BINARY: ReadonlySet<string> = new Set(["docx", "xlsx", "pdf"]);
/**
 * Old and foreign formats. Files with these extensions are sometimes web pages, tables or newer documents, which can be
 * read.
 */
const OLD = /^(?:docm?|dotx?|wps|wpt|xls[mt]?|xltx|et|ett|rtf|ppt|dps|odt|ods)$/u;
/** Portals write tab-separated tables and call them .xls. */
const OLD_TABLE = /^(?:xls|et)$/u;

export async function readDocument(file: string, bytes: Uint8Array): Promise<Outcome> {
  const extension = EXTENSION.exec(file)?.[1]?.toLowerCase() ?? "";
  if (bytes.length === 0) return unread(file, EMPTY);
  const kind = kindOf(bytes);
  const max = ["docx", "pdf", "xlsx", "zip"].includes(kind) ? DOCUMENT_BYTES_MAX : SEED_BYTES_MAX;
  if (bytes.length > max) return unread(file, tooLarge(bytes.length, max));
  const as = (read: ReadDocument | Outcome): Outcome => {
    if ("unread" in read || kind === extension || kind === "text") return read;
    const isSame = kind === "html" && /^(?:html?|md|markdown|txt)$/u.test(extension);
    return isSame ? read : { ...read, note: both(readAs(kind, extension), read.note) };
  };
  switch (kind) {
    case "docx":
      return as(await converted(file, "docx", () => readDocx(bytes)));
    case "xlsx":
      return as(await converted(file, "xlsx", async () => readWorkbook(bytes)));
    case "pdf":
      return as(await readPdfFile(file, bytes));
    case "zip":
      return extension === "docx" || extension === "xlsx"
        ? unread(file, brokenPackage(extension))
        : unread(file, NOT_READ.zip);
    case "html":
    case "text":
      return as(await readText(file, bytes, kind, extension));
    case "xml":
      return BINARY.has(extension) ? unread(file, NOT_READ.xml) : as(await readText(file, bytes, kind, extension));
    default:
      return unread(file, NOT_READ[kind]);
  }
}

/** The fault of a ZIP archive without the parts of a document. */
const brokenPackage = (kind: "docx" | "xlsx") => packageFault(kind, "incomplete");

/** Reads a text file in any supported encoding. */
async function readText(file: string, bytes: Uint8Array, kind: Kind, extension: string): Promise<Outcome> {
  if (OLD.test(extension) && kind === "text" && !OLD_TABLE.test(extension))
    return unread(file, isWords(bytes) ? notText(extension) : NOT_READ.other);
  if (extension === "pdf") return unread(file, kind === "html" ? notText(extension) : PDF_FAULTS.broken);
  if ((extension === "docx" || extension === "xlsx") && kind !== "html")
    return unread(file, isWords(bytes) ? notText(extension) : brokenAs(extension));
  const parsed = parseText(file, bytes);
  if ("error" in parsed) return { unread: parsed.error };
  const { text, encoding } = parsed;
  const note = fromEncoding(encoding);
  const isPage = kind === "html" && extension !== "md" && extension !== "markdown" && extension !== "txt";
  if (isPage || /^html?$/u.test(extension)) return converted(file, "html", async () => readHtml(text), note);
  if (extension === "md" || extension === "markdown")
    return converted(file, "md", async () => readMarkdown(text), note);
  if (extension !== "csv" && !OLD_TABLE.test(extension)) return { ...NONE, file, text, note };
  return converted(file, "csv", async () => readDelimited(text), note);
}

const isWords = (bytes: Uint8Array) => "text" in parseText("", bytes.subarray(0, SEED_BYTES_MAX));

async function converted(
  file: string,
  kind: Converted,
  read: () => Promise<Structured & { readonly isQuotedWell?: boolean }>,
  note: Words | null = null,
): Promise<Outcome> {
  try {
    const { isQuotedWell = true, ...structured } = await read();
    const bytes = Buffer.byteLength(structured.text);
    if (bytes > SEED_BYTES_MAX) return unread(file, tooLong(bytes, SEED_BYTES_MAX));
    if (!/[\p{L}\p{N}]/u.test(structured.text)) return unread(file, kind === "html" ? NO_ARTICLE : NO_WORDS);
    return { ...structured, file, note: both(note, isQuotedWell ? null : QUOTES) };
  } catch (error) {
    // The libraries throw arbitrary errors for broken files.
    return unread(file, error instanceof PackageError ? packageFault(kind, error.why) : brokenAs(kind));
  }
}

async function readPdfFile(file: string, bytes: Uint8Array): Promise<Outcome> {
  try {
    const { bare, ...printed } = await readPdf(bytes);
    const size = Buffer.byteLength(printed.text);
    if (size > SEED_BYTES_MAX) return unread(file, tooLong(size, SEED_BYTES_MAX));
    if (!/[\p{L}\p{N}]/u.test(printed.text)) return unread(file, PDF_FAULTS.scanned);
    return { ...printed, file, note: bare.length === 0 ? null : barePages(bare) };
  } catch (error) {
    return unread(file, PDF_FAULTS[error instanceof PdfError ? error.why : "broken"]);
  }
}

const unread = (file: string, fault: Fault): Outcome => ({ unread: unreadOf(file, fault) });

function both(one: Words | null, other: Words | null): Words | null {
  if (one === null || other === null) return one ?? other;
  return { zh: `${one.zh}${other.zh}`, en: `${one.en} ${other.en}` };
}

/** The note about a file that was read in an encoding other than UTF-8. */
export const fromEncoding = (encoding: Encoding): Words | null =>
  encoding === "UTF-8"
    ? null
    : {
        zh: `文件是 ${encoding} 编码，已转成 UTF-8 来读。`,
        en: `The file is in ${encoding} and was read as such.`,
      };

const QUOTES: Words = {
  zh: "表格里的引号不成对，引号按普通字来读，请核对。",
  en: "Its quotes do not come in pairs and were read as plain characters: check the table.",
};

function barePages(pages: readonly number[]): Words {
  const list = pages.slice(0, 10);
  const more = pages.length > list.length;
  return {
    zh: `第 ${list.join("、")}${more ? " 等" : ""} 页没有文字（像是图片），没有读。`,
    en: `Page ${list.join(", ")}${more ? " and more" : ""} contains no text (it seems to be a picture) and was not read.`,
  };
}
