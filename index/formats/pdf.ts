// Converts a PDF with text to lines: words are joined by position, running heads and page numbers are left out, and
// larger text becomes headings.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { getDocumentProxy } from "unpdf";
import type { Run } from "./pdf-grid.ts";
import { linesOfRows, median } from "./pdf-lines.ts";
import { type Row, rowsOf, textOfRow, wordsOfRow } from "./pdf-page.ts";
import { rulesOf } from "./pdf-rules.ts";
import type { Structured } from "./structured.ts";

/** Says why a PDF cannot be read as text. */
export class PdfError extends Error {
  readonly why: "scanned" | "encrypted" | "broken" | "garbled" | "huge";
  constructor(why: PdfError["why"]) {
    super(why);
    this.why = why;
  }
}

export interface Printed extends Structured {
  /** Pages without text, counted from 1; usually pictures. */
  readonly bare: readonly number[];
}

/** Throws PdfError. */
export async function readPdf(bytes: Uint8Array): Promise<Printed> {
  const pages = await pagesOf(bytes);
  const bare = pages.flatMap((page, i) => (page.length === 0 ? [i + 1] : []));
  if (bare.length === pages.length) throw new PdfError("scanned");
  if (isGarbled(pages.flatMap((page) => page.map(wordsOfRow)).join("\n"))) throw new PdfError("garbled");
  const { lines, title } = linesOfRows(withoutFurniture(pages));
  return { text: `${lines.join("\n\n")}\n`, title, publisher: null, published: null, bare };
}

/** The folder with the character maps for fonts that name a Chinese character set but do not embed it. */
const PDFJS = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const PAGES_MAX = 2_000;

async function pagesOf(bytes: Uint8Array): Promise<Row[][]> {
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      cMapUrl: `${join(PDFJS, "cmaps")}/`,
      standardFontDataUrl: `${join(PDFJS, "standard_fonts")}/`,
    });
    if (document.numPages > PAGES_MAX) throw new PdfError("huge");
    const pages: Row[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      // The drawn lines only help; the text can be read without them.
      const rules = items.length === 0 ? [] : await page.getOperatorList().then(rulesOf, () => []);
      pages.push(
        rowsOf(
          items.flatMap((item): Run[] => {
            if (!("str" in item) || item.str === "") return [];
            const [a = 0, b = 0, , , x = 0, y = 0] = item.transform.map(Number);
            const isLevel = Math.abs(b) < 0.2 * Math.abs(a);
            return [{ text: plain(item.str), x, y, width: item.width, size: Math.hypot(a, b), isLevel }];
          }),
          rules,
        ),
      );
      page.cleanup();
    }
    await document.destroy();
    return pages;
  } catch (error) {
    if (error instanceof PdfError) throw error;
    const name = error instanceof Error ? error.name : "";
    throw new PdfError(name === "PasswordException" ? "encrypted" : "broken");
  }
}

/** Fonts use Kangxi radicals, ligatures and compatibility forms instead of the characters themselves. */
const plain = (text: string) =>
  text
    .replace(/[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/gu, (sign) => sign.normalize("NFKC"))
    .replace(/\u00ad/gu, "-");

const LETTERS_LOOKED_AT_MIN = 20;
const GARBLED_SHARE = 0.1;
const HAN_MIN = 80;
/** Common characters; at least FREQUENT_SHARE of the Han characters in any Chinese text are among them. */
const FREQUENT =
  /[的一是在有不了和人中大为上个以我地到时要会对年发于公法市区县办理电话请可事项月日第条国家出生所及其或者应当行政部门]/gu;
const FREQUENT_SHARE = 0.04;

/** Whether a font lacks its character mapping, so that the extracted letters belong to no language. */
function isGarbled(text: string): boolean {
  const letters = Array.from(text.replace(/\s/gu, ""));
  if (letters.length < LETTERS_LOOKED_AT_MIN)
    return letters.every((letter) => /[\p{Co}\p{Cc}\p{Cn}\ufffd]/u.test(letter));
  const lost = letters.filter((letter) => /[\p{Co}\p{Cc}\p{Cn}\ufffd]/u.test(letter)).length;
  if (lost > GARBLED_SHARE * letters.length) return true;
  const readable = letters.filter((letter) => /[\p{Script=Han}\p{Script=Latin}\p{N}]/u.test(letter)).length;
  if (readable < 0.5 * letters.length) return true;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han >= HAN_MIN) return (text.match(FREQUENT)?.length ?? 0) < FREQUENT_SHARE * han;
  // Accented Latin letters that form no words: Ã‡Ê¼þ.
  const foreign = text.match(/[\u00a1-\u024f]/gu)?.length ?? 0;
  return foreign > 0.3 * letters.length;
}

const HEAD_CHARS_MAX = 30;

/**
 * A line at the edge of a page, smaller than the others and far from them, is a running head, even on a single page.
 */
function isSmallPrint(row: Row, page: readonly Row[]): boolean {
  const usual = median(page.map(({ size }) => size));
  const nearest = Math.min(...page.filter((each) => each !== row).map(({ y }) => Math.abs(y - row.y)));
  const words = textOfRow(row);
  return (
    row.size < 0.85 * usual && nearest > 2.5 * usual && words.length <= HEAD_CHARS_MAX && !/[。；：:\d]/u.test(words)
  );
}

const PAGE_NUMBER =
  /^(?:第\s*)?[-—–·\s]*(?:\d{1,4}|[ivxlc]{1,6})[-—–·\s]*(?:页)?(?:[\s,，/／]*共?\s*\d{1,4}\s*页?)?$/iu;
/**
 * A line at the edge of a page that repeats on more than this share of pages, apart from its digits, is a running head.
 */
const REPEATED_SHARE = 0.5;
const EDGE_LINES = 2;

/** Maximum distance, in points, between the positions of a running head on two pages. */
const SAME_PLACE = 6;

function withoutFurniture(pages: readonly (readonly Row[])[]): Row[][] {
  const bare = (row: Row) => textOfRow(row).replace(/\d+/gu, "#").replace(/\s/gu, "");
  const places = new Map<string, number[]>();
  const edges = pages.map((page) => {
    const byHeight = page.filter(({ table }) => table === undefined).sort((a, b) => b.y - a.y);
    return new Set([...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)]);
  });
  for (const row of edges.flatMap((edge) => [...edge]))
    places.set(bare(row), [...(places.get(bare(row)) ?? []), row.y]);
  const filled = pages.filter((page) => page.length > 0).length;
  return pages.map((page, i) =>
    page.filter((row) => {
      if (edges[i]?.has(row) !== true) return true;
      if (PAGE_NUMBER.test(textOfRow(row)) || isSmallPrint(row, page)) return false;
      const same = places.get(bare(row))?.filter((y) => Math.abs(y - row.y) <= SAME_PLACE).length ?? 0;
      return filled < 2 || same <= Math.max(1, REPEATED_SHARE * filled);
    }),
  );
}
