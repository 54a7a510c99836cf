// Builds office files by hand, intact and broken, for the tests of the formats.
import { strToU8, zipSync } from "fflate";

export const utf8 = (text: string) => new TextEncoder().encode(text);
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Encoding table, derived from the platform's decoder. */
const GB18030: ReadonlyMap<string, readonly number[]> = (() => {
  const decoder = new TextDecoder("gb18030");
  const table = new Map<string, readonly number[]>();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      const sign = decoder.decode(Uint8Array.of(first, second));
      if (sign.length === 1 && !table.has(sign)) table.set(sign, [first, second]);
    }
  }
  return table;
})();

export const inGb18030 = (text: string) =>
  Uint8Array.from([...text].flatMap((sign) => GB18030.get(sign) ?? [sign.charCodeAt(0)]));

export const inUtf16 = (text: string, isLittle = true) =>
  Uint8Array.from(
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) =>
      isLittle ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff],
    ),
  );

export function archive(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]);
  return zipSync(Object.fromEntries(entries), { mtime: "2026-01-01" });
}

const rels = (...targets: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships xmlns="${RELATIONS}">${targets
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

export const word = (text: string, properties = "") =>
  `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export function wordTable(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<w:tc>${word(text)}</w:tc>`;
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
}

/** A Word document with this body. */
export function docx(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return archive({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": rels(["r1", "officeDocument", "word/document.xml"]),
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

export interface SheetXml {
  name: string;
  /** The content of the XML part. */
  xml: string;
  state?: string;
}

export const cells = (rows: readonly (readonly (string | number)[])[]) =>
  `<sheetData>${rows
    .map(
      (row, y) =>
        `<row r="${y + 1}">${row
          .map((cell, x) => {
            const at = `${String.fromCharCode(65 + x)}${y + 1}`;
            if (cell === "") return "";
            return typeof cell === "number"
              ? `<c r="${at}"><v>${cell}</v></c>`
              : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
          })
          .join("")}</row>`,
    )
    .join("")}</sheetData>`;

/** A workbook with these sheets; `formats` are the number formats that `s="1"`, `s="2"` … refer to. */
export function xlsx(sheets: readonly SheetXml[], formats: readonly string[] = []): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const listed = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i}"${state === undefined ? "" : ` state="${state}"`}/>`,
  );
  const styles = `<styleSheet xmlns="${main}"><numFmts>${formats
    .map((format, i) => `<numFmt numFmtId="${200 + i}" formatCode="${format.replaceAll('"', "&quot;")}"/>`)
    .join(
      "",
    )}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join("")}</cellXfs></styleSheet>`;
  return archive({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": rels(["r1", "officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${OFFICE}"><sheets>${listed.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": rels(
      ...sheets.map((_, i) => [`s${i}`, "worksheet", `worksheets/sheet${i + 1}.xml`] as const),
      ["st", "styles", "styles.xml"],
    ),
    "xl/styles.xml": styles,
    ...Object.fromEntries(
      sheets.map(({ xml }, i) => [`xl/worksheets/sheet${i + 1}.xml`, `<worksheet xmlns="${main}">${xml}</worksheet>`]),
    ),
  });
}

/** A run of text; plain strings on a page are PDF drawing operators. */
export interface Print {
  text: string;
  x?: number;
  y: number;
  size?: number;
}

/** A PDF with pages of text runs. Its font maps character codes to characters, unless `isIdentity` is set. */
export function pdf(
  pages: readonly (readonly (Print | string)[])[],
  { encoding = "UniGB-UCS2-H", isIdentity = false } = {},
): Uint8Array {
  // An identity font numbers its glyphs and does not say which characters they are.
  const signs = [...new Set(pages.flat().flatMap((each) => (typeof each === "string" ? [] : [...each.text])))];
  const hex = (text: string) =>
    isIdentity
      ? Array.from(text, (sign) => (signs.indexOf(sign) + 3).toString(16).padStart(4, "0")).join("")
      : Buffer.from(inUtf16(text, false)).toString("hex");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${6 + 2 * i} 0 R`).join(" ")}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /${isIdentity ? "Private" : "STSong-Light"} /Encoding /${isIdentity ? "Identity-H" : encoding} /DescendantFonts [4 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType${isIdentity ? 2 : 0} /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (${isIdentity ? "Identity" : "GB1"}) /Supplement 0 >> /DW 1000 /FontDescriptor 5 0 R >>`,
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 752 /Descent -271 /CapHeight 737 /StemV 58 >>",
    ...pages.flatMap((page, i) => {
      const content = page
        .map((each) => {
          if (typeof each === "string") return each;
          const { text, x = 72, y, size = 12 } = each;
          return `BT /F1 ${size} Tf ${x} ${y} Td <${hex(text)}> Tj ET`;
        })
        .join("\n");
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + 2 * i} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const xref = text.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

/** The container of the old office formats; encrypted new documents are wrapped in one too. */
export function compound(streams: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [i, name] of streams.entries()) bytes.set(inUtf16(name), 1024 + 128 * i);
  return bytes;
}
