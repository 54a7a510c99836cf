// Determines the format of a file from its first bytes, not its name: people rename files, and portals name them
// wrongly.

export type Kind =
  | "pdf"
  | "docx"
  | "xlsx"
  | "pptx"
  | "ofd"
  | "opendocument"
  | "zip"
  | "archive"
  | "compound"
  | "locked"
  | "rtf"
  | "picture"
  | "program"
  | "html"
  | "xml"
  | "text";

const startsWith = (bytes: Uint8Array, signs: readonly number[]) => signs.every((sign, i) => bytes[i] === sign);

const PICTURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];
const ARCHIVES: readonly (readonly number[])[] = [
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
];
const PROGRAMS: readonly (readonly number[])[] = [
  [0x4d, 0x5a, 0x90],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20],
];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const LOOKED_AT = 1024;

export function kindOf(bytes: Uint8Array): Kind {
  const latin = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString("latin1");
  const head = latin(0, LOOKED_AT);
  if (/^(?:\u00ef\u00bb\u00bf)?\s*%PDF-/u.test(head)) return "pdf";
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return kindOfArchive(bytes);
  if (startsWith(bytes, COMPOUND)) return isLocked(bytes) ? "locked" : "compound";
  if (head.startsWith("{\\rtf")) return "rtf";
  if (PICTURES.some((signs) => startsWith(bytes, signs)) || /^RIFF.{4}WEBP|^BM.{4}\0{4}/su.test(head)) return "picture";
  if (ARCHIVES.some((signs) => startsWith(bytes, signs))) return "archive";
  if (PROGRAMS.some((signs) => startsWith(bytes, signs))) return "program";
  const plain = head
    .replace(/^\u00ef\u00bb\u00bf/u, "")
    .replaceAll("\0", "")
    .trimStart();
  if (/^(?:<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<table[\s>])/iu.test(plain)) return "html";
  if (plain.startsWith("<?xml")) return "xml";
  return "text";
}

/** Archives store the names of their parts uncompressed, so they can be searched for. */
function kindOfArchive(bytes: Uint8Array): Kind {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (name: string) => raw.includes(name, 0, "latin1");
  if (has("word/document") || (has("word/") && has("[Content_Types].xml"))) return "docx";
  if (has("xl/workbook") || has("xl/worksheets")) return "xlsx";
  if (has("ppt/presentation") || has("ppt/slides")) return "pptx";
  if (has("OFD.xml")) return "ofd";
  if (raw.subarray(0, 200).includes("application/vnd.oasis.opendocument", 0, "latin1")) return "opendocument";
  return "zip";
}

/** An encrypted .docx or .xlsx is wrapped in the container of the old formats. */
function isLocked(bytes: Uint8Array): boolean {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return raw.includes(Buffer.from("EncryptedPackage", "utf16le"));
}
