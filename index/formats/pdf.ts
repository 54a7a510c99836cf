// A PDF with text → its lines: words in their places joined, running heads and page numbers left out, larger letters as
// headings. Whether a line goes on in the next is settled where all texts are repaired.
import { getDocumentProxy } from "unpdf";
import type { Structured } from "./structured.ts";

/** A run of letters where it stands on its page, in points from the lower left. */
interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

interface PrintedLine {
  readonly text: string;
  readonly y: number;
  readonly size: number;
}

/** Why a PDF cannot be read as text. */
export class PdfError extends Error {
  readonly why: "scanned" | "encrypted" | "broken";
  constructor(why: PdfError["why"]) {
    super(why);
    this.why = why;
  }
}

/** Throws PdfError. */
export async function readPdf(bytes: Uint8Array): Promise<Structured> {
  const pages = await pagesOf(bytes);
  const lines = withoutFurniture(pages);
  if (lines.length === 0) throw new PdfError("scanned");
  const usual = median(lines.flatMap(({ text, size }) => Array.from(text, () => size)));
  const marked = lines.map(({ text, size }) =>
    size > LARGER * usual && text.length <= HEADING_CHARS_MAX ? `# ${text}` : text,
  );
  const title = marked.find((line) => line.startsWith("# "))?.slice(2) ?? null;
  return { text: `${marked.join("\n")}\n`, title, publisher: null, published: null };
}

/** Letters that are so much larger than most are a heading. */
const LARGER = 1.18;
const HEADING_CHARS_MAX = 60;

async function pagesOf(bytes: Uint8Array): Promise<PrintedLine[][]> {
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const pages: PrintedLine[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(
        linesOf(
          items.flatMap((item): Run[] => {
            if (!("str" in item) || item.str === "") return [];
            const [a = 0, b = 0, , , x = 0, y = 0] = item.transform.map(Number);
            return [{ text: plain(item.str), x, y, width: item.width, size: Math.hypot(a, b) }];
          }),
        ),
      );
    }
    await document.cleanup();
    return pages;
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    throw new PdfError(name === "PasswordException" ? "encrypted" : "broken");
  }
}

/** Kangxi radicals and ligatures stand in fonts for the characters themselves. */
const plain = (text: string) => text.replace(/[\u2e80-\u2fdf\ufb00-\ufb06]/gu, (sign) => sign.normalize("NFKC"));

/** Runs whose base lines are as near, in sizes of a letter, stand on one line. */
const SAME_LINE = 0.5;
/** A gap this wide, in sizes of a letter, parts two columns; a narrower one is a blank. */
const COLUMN_GAP = 2;
const BLANK_GAP = 0.25;

function linesOf(runs: readonly Run[]): PrintedLine[] {
  const rows: Run[][] = [];
  for (const run of [...runs].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (
      row !== undefined &&
      first !== undefined &&
      Math.abs(first.y - run.y) <= SAME_LINE * Math.max(first.size, run.size)
    )
      row.push(run);
    else rows.push([run]);
  }
  return rows.flatMap((row) => {
    const ordered = row.sort((a, b) => a.x - b.x);
    const text = ordered.reduce((line, run, i) => {
      const before = ordered[i - 1];
      const gap = before === undefined ? 0 : (run.x - before.x - before.width) / Math.max(1, run.size);
      const isHan = /\p{Script=Han}$/u.test(line) || /^\p{Script=Han}/u.test(run.text);
      return `${line}${gap > COLUMN_GAP ? "   " : gap > BLANK_GAP && !isHan ? " " : ""}${run.text}`;
    }, "");
    const size = Math.max(...ordered.map((run) => run.size));
    return text.trim() === "" ? [] : [{ text: text.trim(), y: ordered[0]?.y ?? 0, size }];
  });
}

const PAGE_NUMBER = /^(?:第\s*)?[-—–·\s]*\d{1,4}[-—–·\s]*(?:页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?$/u;
/** Lines at the edge of a page that stand, but for their figures, on so many pages are its furniture. */
const REPEATED_SHARE = 0.5;
const EDGE_LINES = 2;

function withoutFurniture(pages: readonly PrintedLine[][]): PrintedLine[] {
  const bare = ({ text }: PrintedLine) => text.replace(/\d+/gu, "#").replace(/\s/gu, "");
  const counts = new Map<string, number>();
  const edges = (page: readonly PrintedLine[]) => [...page.slice(0, EDGE_LINES), ...page.slice(-EDGE_LINES)];
  for (const page of pages)
    for (const key of new Set(edges(page).map(bare))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return pages.flatMap((page) => {
    const atEdge = new Set(edges(page));
    return page.filter((line) => {
      if (!atEdge.has(line)) return true;
      const isRepeated = pages.length > 1 && (counts.get(bare(line)) ?? 0) > Math.max(1, REPEATED_SHARE * pages.length);
      return !isRepeated && !PAGE_NUMBER.test(line.text);
    });
  });
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
