// Selects the text documents of a collection folder, reads them, and reports the files that cannot be read.
import type { Encoding } from "./formats/encoding.ts";
import { DOCUMENT, fromEncoding, type ReadDocument, readDocument } from "./formats/read-document.ts";
import { FAILED, type Fault, NO_WORDS, unreadOf } from "./formats/reasons.ts";
import { foreignFault, isOldDocument } from "./ignored.ts";
import type { Findings, Notice, Words } from "./notice.ts";
import { rebuild } from "./repair/record.ts";
import { type Document, repair } from "./repair.ts";

/** A file, with its path inside the folder as `name`. */
export interface FolderFile {
  name: string;
  bytes: Uint8Array;
  /** The reason why its bytes are not available: a link, or no permission. */
  fault?: Fault;
}

const NO_TEXTS = /^(?:\.|readme\b|licen[cs]e\b|notice\b|(?:office-)?lexicon\.txt$|elsewhere\.txt$)/iu;
export const MATTER_EXAMPLES = "matters.tsv";
export const GLOSSES_FILE = "glosses.csv";
const TABLES = ["facts.csv", "facts.xlsx", "subjects.csv", "subjects.xlsx"];

/** Whether the name belongs to an editors' file beside the texts. */
export function isEditorsName(name: string): boolean {
  return (
    name.endsWith(".yaml") || ["lexicon.txt", "elsewhere.txt", GLOSSES_FILE, ...TABLES, MATTER_EXAMPLES].includes(name)
  );
}

/** Whether the name belongs to a source text. Editors' files lie in the folder itself, not in a sub-folder. */
export function isTextName(name: string): boolean {
  const own = name.slice(name.lastIndexOf("/") + 1);
  return DOCUMENT.test(own) && !NO_TEXTS.test(own) && !isEditorsName(name);
}

/** Reads the texts of a folder, sorted by name. An unreadable file is reported and does not stop the others. */
export async function readDocuments(
  files: readonly FolderFile[],
  progress: (done: number, total: number) => void,
  findings: Findings,
): Promise<{ documents: Document[]; unread: Notice[] }> {
  const meant = files.filter(({ name }) => isTextName(name) || foreignFault(name) !== null || name.endsWith("/"));
  const texts = meant.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const documents: Document[] = [];
  const unread: Notice[] = [];
  for (const [i, file] of texts.entries()) {
    const read = await readOne(file, findings);
    if ("parts" in read) documents.push(read);
    else unread.push(read);
    progress(i + 1, texts.length);
  }
  if (documents.length === 0) findings.errors.push(...(unread.length > 0 ? unread : [NO_DOCUMENT]));
  return { documents, unread };
}

/** Reads one file. Any failure becomes a notice for that file. */
async function readOne({ name, bytes, fault }: FolderFile, findings: Findings): Promise<Document | Notice> {
  const foreign = foreignFault(name);
  if (fault !== undefined) return unreadOf(name, fault);
  if (foreign !== null && (bytes.length === 0 || !isOldDocument(name))) return unreadOf(name, foreign);
  try {
    const read = await readDocument(name, bytes);
    if ("unread" in read) return read.unread;
    const own: Findings = { errors: [], warnings: [] };
    const document = toDocument(read, own);
    if (document.parts.length === 0) return unreadOf(name, NO_WORDS);
    findings.warnings.push(...own.warnings);
    return document;
  } catch {
    return unreadOf(name, FAILED);
  }
}

const NO_DOCUMENT: Notice = {
  file: ".",
  line: null,
  reason: {
    zh: "文件夹里没有能读的文件（.txt、.md、.docx、.pdf、.html、.xlsx、.csv）。",
    en: "The folder contains no readable file (.txt, .md, .docx, .pdf, .html, .xlsx, .csv).",
  },
  remedy: {
    zh: "请放入原文，或检查 SEEDS 指的文件夹。",
    en: "Put texts there, or check the folder in SEEDS.",
  },
};

function toDocument({ file, text, title, publisher, published, note }: ReadDocument, findings: Findings): Document {
  const document = repair({ file, text });
  if (rebuild(document.text, document.log) !== text) {
    throw new Error(`${file}: the repair log does not give the seed back; this is a fault of the build`);
  }
  if (note !== null) findings.warnings.push({ file, line: null, reason: note, remedy: NO_REMEDY });
  tellDocument(document, findings);
  return { ...document, title: titleOf(title ?? document.title, document), found: { publisher, published } };
}

const LETTERHEAD = /^.{2,24}(?:文件|公报|简报)$/u;
const SORT = /(?:通知|通告|公告|意见|办法|规定|决定|方案|批复|报告|纪要|细则|规则|函)(?:[（(].*[）)])?$/u;

/** The title of an official letter stands below the sender's letterhead: 「某某县司法局文件」. */
function titleOf(title: string | null, { text, parts }: Document): string | null {
  if (title === null || !LETTERHEAD.test(title)) return title;
  const headings = parts.filter(({ kind }) => kind === "heading").map(({ start, end }) => text.slice(start, end));
  return headings.find((heading) => SORT.test(heading)) ?? title;
}

const NO_REMEDY: Words = { zh: "一般不用处理。", en: "Usually nothing needs to be done." };

/** Warns, once per file, that an editors' file was read in an encoding other than UTF-8. */
export function tellEncoding(file: string, encoding: Encoding, findings: Findings): void {
  const note = fromEncoding(encoding);
  const isReported = findings.warnings.some((each) => each.file === file && each.reason.en === note?.en);
  if (note !== null && !isReported) findings.warnings.push({ file, line: null, reason: note, remedy: NO_REMEDY });
}

function tellDocument({ file, parts, invisibleLines }: Document, findings: Findings): void {
  if (!parts.some(({ kind }) => kind !== "heading" && kind !== "byline")) {
    findings.warnings.push({
      file,
      line: null,
      reason: { zh: "这篇只有标题，没有可以引用的正文。", en: "It has only headings and no text that can be quoted." },
      remedy: { zh: "请补上正文，或删掉这个文件。", en: "Add the text, or remove the file." },
    });
  }
  if (invisibleLines.length > 0) {
    findings.warnings.push({
      file,
      line: invisibleLines[0] ?? null,
      reason: {
        zh: `有 ${invisibleLines.length} 行含看不见的字符（零宽、方向控制等），已去掉。`,
        en: `Invisible characters on ${invisibleLines.length} line(s) (zero-width, direction marks) were left out.`,
      },
      remedy: NO_REMEDY,
    });
  }
}
