// The reasons why a file is not read, and what an office can do about each.
import type { Notice, Words } from "../notice.ts";
import type { Kind } from "./kind.ts";
import type { PackageError } from "./office-package.ts";
import type { PdfError } from "./pdf.ts";

export type Fault = readonly [reason: Words, remedy: Words];

export const unreadOf = (file: string, [reason, remedy]: Fault): Notice => ({ file, line: null, reason, remedy });

const SAVE_AS_NEW: Words = {
  zh: "请用 Word、WPS 或原来的程序打开，“另存为” .docx（表格存 .xlsx），再放进来。",
  en: "Open it in Word, WPS or its own program, save it as .docx (a table as .xlsx), and put that here.",
};
const SAVE_AGAIN: Words = {
  zh: "请用原来的程序打开，另存一次，再放回来；打不开的，请找原件，或者把文字存成 .txt。",
  en: "Open it with its original program and save it again; if that fails, save the text as .txt.",
};
const UNLOCK: Words = { zh: "请去掉密码，另存一份再放回来。", en: "Remove the password and save a copy." };
const RECOGNISE: Words = {
  zh: "请找有文字的原件，或者用文字识别软件转成 .docx 或 .txt，核对以后再放回来。",
  en: "Find the original with text, or use text recognition, check the result, and save it as .docx or .txt.",
};
const REMOVE: Words = { zh: "不是资料的，请移出这个文件夹。", en: "If it is not a text, move it out of the folder." };
const SPLIT: Words = { zh: "请按篇章拆成几个文件。", en: "Split it into several files." };
const PUT_TEXT: Words = { zh: "请放入有正文的文件，或者删掉它。", en: "Put a file with text there, or remove it." };

export const EMPTY: Fault = [{ zh: "这个文件是空的（0 字节）。", en: "The file is empty (0 bytes)." }, PUT_TEXT];
export const NO_WORDS: Fault = [{ zh: "文件里没有文字。", en: "The file contains no text." }, PUT_TEXT];
export const NO_ARTICLE: Fault = [
  {
    zh: "这个网页里没有正文，只有脚本、导航或链接，没有文字可读。",
    en: "This page contains only scripts, menus or links, and no text.",
  },
  {
    zh: "请打开正文那一页，另存为网页或 .txt 再放进来。",
    en: "Open the page with the article, and save that as .html or .txt.",
  },
];
export const FAILED: Fault = [
  {
    zh: "这个文件整理时出了错，没有读。",
    en: "An error occurred while this file was processed; it was not read.",
  },
  {
    zh: "请另存为 .txt 再放回来，并把原文件交给维护人员看。",
    en: "Save it as .txt, and show the file to the maintainers.",
  },
];
export const UNREADABLE: Fault = [
  {
    zh: "这个文件打不开：没有读取权限，或者文件名、磁盘有问题。",
    en: "The file cannot be opened: there is no read permission, or its name or the disk causes an error.",
  },
  {
    zh: "请检查文件的权限和文件名，改名或复制一份再放回来。",
    en: "Check its permissions and its name; rename it, or put a copy here.",
  },
];
export const LINK: Fault = [
  {
    zh: "这是快捷方式（链接），不是文件本身，没有读。",
    en: "This is a link, not the file itself; it was not read.",
  },
  { zh: "请把它指向的文件复制到这里。", en: "Copy the file that it points to here." },
];
export const LINKED_FOLDER: Fault = [
  {
    zh: "这是指向别处文件夹的链接，里面的文件没有读。",
    en: "This is a link to another folder; the files in it were not read.",
  },
  { zh: "请把要用的文件复制到这里。", en: "Copy the files you need here." },
];
export const FOLDER: Fault = [
  {
    zh: "这是文件夹，名字却像文件；里面的文件按各自的名字来读。",
    en: "This is a folder with the name of a file; the files in it are read by their own names.",
  },
  {
    zh: "请把文件夹改名；本来该是文件的，请把文件放回来。",
    en: "Rename the folder. If you meant a file, put the file here.",
  },
];
export const NO_FILE: Fault = [
  {
    zh: "这不是文件，是系统用的管道、套接字或设备，没有读。",
    en: "This is not a regular file but a pipe, socket or device; it was not read.",
  },
  { zh: "请把它移走，放入文件本身。", en: "Move it away, and put the file itself here." },
];
export const tooLarge = (bytes: number, max: number): Fault => [
  {
    zh: `文件有 ${bytes} 字节，超过上限 ${max} 字节。`,
    en: `The file has ${bytes} bytes, more than the ${max} allowed.`,
  },
  SPLIT,
];
export const tooLong = (bytes: number, max: number): Fault => [
  {
    zh: `文件里的文字有 ${bytes} 字节，超过上限 ${max} 字节。`,
    en: `Its text has ${bytes} bytes, but at most ${max} are allowed.`,
  },
  SPLIT,
];

/** Formats that are not read, as detected from the bytes or the name. */
export const NOT_READ: Record<Exclude<Kind, "pdf" | "docx" | "xlsx" | "html" | "text"> | "other", Fault> = {
  compound: [
    {
      zh: "这是旧格式的 Office 或 WPS 文件（.doc、.xls、.ppt、.wps、.et），不能读。",
      en: "This is a file of an old Office or WPS format (.doc, .xls, .ppt, .wps, .et), which cannot be read.",
    },
    SAVE_AS_NEW,
  ],
  rtf: [{ zh: "这是 RTF 文件，不能读。", en: "This is an RTF file, which cannot be read." }, SAVE_AS_NEW],
  opendocument: [
    {
      zh: "这是 OpenDocument 文件（.odt、.ods），不能读。",
      en: "This is an OpenDocument file (.odt, .ods), which cannot be read.",
    },
    SAVE_AS_NEW,
  ],
  pptx: [
    { zh: "这是演示文稿（PPT），不能读。", en: "This is a presentation, which cannot be read." },
    { zh: "请把要用的文字存成 .docx 或 .txt。", en: "Save the text you need as .docx or .txt." },
  ],
  ofd: [
    { zh: "这是 OFD 版式文件，不能读。", en: "This is an OFD file, which cannot be read." },
    {
      zh: "请用 OFD 阅读器另存为 PDF 或 .txt；有原来的 .docx 更好。",
      en: "Save it as PDF or .txt with an OFD reader; the original .docx is better.",
    },
  ],
  locked: [{ zh: "这个文件加了密码。", en: "This file is locked with a password." }, UNLOCK],
  picture: [{ zh: "这是图片，里面的文字读不出来。", en: "This is a picture; text in it cannot be read." }, RECOGNISE],
  zip: [
    { zh: "这是压缩包，里面没有能读的文档。", en: "This is an archive, not a readable document." },
    { zh: "请解压，把里面的文件放进来。", en: "Unpack it, and put the files here." },
  ],
  archive: [
    { zh: "这是压缩包，没有读里面的文件。", en: "This is an archive; the files in it were not read." },
    { zh: "请解压，把里面的文件放进来。", en: "Unpack it, and put the files here." },
  ],
  program: [{ zh: "这是程序或数据库文件，不是文字资料。", en: "This is a program or a database, not a text." }, REMOVE],
  xml: [
    { zh: "这是 XML 文件，看不出是哪种文档。", en: "This is an XML file, but not a known kind of document." },
    SAVE_AS_NEW,
  ],
  other: [{ zh: "这种文件不能读。", en: "Files of this kind cannot be read." }, SAVE_AS_NEW],
};

/** The fault of plain text in a file with the extension of another format. */
export const notText = (extension: string): Fault => [
  {
    zh: `文件名说是 .${extension}，内容却是普通文字或者已经损坏。`,
    en: `Its name says .${extension}, but it contains plain text or is damaged.`,
  },
  {
    zh: "是文字的，请把文件名改成 .txt；不是的，请用原来的程序另存一次。",
    en: "If it is plain text, rename it to .txt; otherwise save it again with its own program.",
  },
];

const named: Record<"docx" | "xlsx" | "csv" | "html" | "md", Words> = {
  docx: {
    zh: "这不是能读的 Word 文档（.docx），可能没有下载完整，或者已经损坏。",
    en: "This Word document cannot be read: it may be incomplete or damaged.",
  },
  xlsx: {
    zh: "这不是能读的表格文件（.xlsx），可能没有下载完整，或者已经损坏。",
    en: "This workbook cannot be read: it may be incomplete or damaged.",
  },
  csv: { zh: "这个表格读不出行和列。", en: "No rows and columns can be read in this table." },
  html: { zh: "这个网页读不出正文。", en: "No article can be read in this page." },
  md: { zh: "这个 Markdown 文件读不出正文。", en: "No text can be read in this Markdown file." },
};

export type Converted = keyof typeof named;

export const brokenAs = (kind: Converted): Fault => [named[kind], SAVE_AGAIN];

export function packageFault(kind: Converted, why: PackageError["why"]): Fault {
  switch (why) {
    case "broken":
      return brokenAs(kind);
    case "incomplete":
      return [
        {
          zh: `${named[kind].zh.replace(/，.*$/u, "")}：里面缺了正文那一部分。`,
          en: `${named[kind].en.replace(/:.*$/u, "")}: the part with its text is missing.`,
        },
        SAVE_AGAIN,
      ];
    case "huge":
      return [
        {
          zh: "这个文件解压以后大得不正常，没有读。",
          en: "When unpacked, this file is larger than any document; it was not read.",
        },
        {
          zh: "请确认来源可靠；确实是资料的，请只把要用的文字另存成新文件。",
          en: "Check where it comes from. If it is a real document, save the text you need as a new file.",
        },
      ];
    case "locked":
      return NOT_READ.locked;
  }
}

export const PDF_FAULTS: Record<PdfError["why"], Fault> = {
  scanned: [
    {
      zh: "这个 PDF 里只有图，没有文字，像是扫描件。",
      en: "This PDF contains pictures and no text: it seems to be a scan.",
    },
    RECOGNISE,
  ],
  encrypted: [{ zh: "这个 PDF 加了密码。", en: "This PDF is locked with a password." }, UNLOCK],
  garbled: [
    {
      zh: "这个 PDF 的字体没有说明是哪些字，读出来是乱码。",
      en: "The fonts of this PDF do not say which characters they show, so the extracted text is garbage.",
    },
    RECOGNISE,
  ],
  huge: [{ zh: "这个 PDF 页数太多。", en: "This PDF has too many pages." }, SPLIT],
  broken: [{ zh: "这个 PDF 坏了，读不出来，可能没有下载完整。", en: "This PDF is damaged or incomplete." }, SAVE_AGAIN],
};

/** The note about a file whose format differs from its name. */
export const readAs = (kind: Kind, extension: string): Words => ({
  zh: `文件名是 .${extension}，内容其实是 ${LABELS[kind] ?? kind}，已按内容来读。`,
  en: `Its name says .${extension}, but it is ${LABELS[kind] ?? kind} and was read as such.`,
});
const LABELS: Partial<Record<Kind, string>> = {
  pdf: "PDF",
  docx: "Word (.docx)",
  xlsx: "Excel (.xlsx)",
  html: "HTML",
  text: "TXT",
};
