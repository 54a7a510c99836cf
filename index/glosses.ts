// Reads glosses.csv: English translations of passages, for people who read no Chinese. A row that nobody has reviewed
// is validated but not used. A row whose passage is gone is left out with a warning. Any other fault stops the build.

import type { CorpusSource, WithdrawnText } from "../src/corpus.ts";
import type { Gloss } from "../src/glosses.ts";
import { findFigures, hanNumber } from "../src/question/figures.ts";
import { fold } from "../src/text.ts";
import { createAnchors } from "./anchors.ts";
import { GLOSSES_FILE } from "./documents.ts";
import type { Findings, Words } from "./notice.ts";
import { type Row, readTable, tellCell } from "./table.ts";

const COLUMNS = ["source", "anchor", "en", "reviewed_by", "reviewed_on"] as const;
type Column = (typeof COLUMNS)[number];
/** Maximum length of a gloss: two lines of the desk's page. */
const GLOSS_CHARS_MAX = 240;

interface Known {
  readonly sources: readonly CorpusSource[];
  readonly withdrawn: readonly WithdrawnText[];
}

/** The reviewed glosses, in text order. */
export function readGlosses(text: string | null, { sources, withdrawn }: Known, findings: Findings): Gloss[] {
  const rows = text === null ? [] : (readTable(GLOSSES_FILE, text, COLUMNS, findings) ?? []);
  const withdrawnIds = new Set(withdrawn.map(({ id }) => id));
  const find = createAnchors(sources);
  const read: (Gloss & { line: number })[] = [];
  for (const row of rows.filter(({ cells }) => !withdrawnIds.has(cells.source))) {
    const { source, anchor, en } = row.cells;
    const isReviewed = checkReview(row, findings);
    const found = find(source, anchor);
    if ("fault" in found) {
      tellAnchor(row, found.fault, findings);
      continue;
    }
    checkEnglish(row, findings);
    const [start, end] = found.span;
    const before = read.find((each) => each.source === source && each.start < end && start < each.end);
    if (before !== undefined) {
      tell(row, "anchor", findings, [
        `和第 ${before.line} 行的原文重叠。`,
        `It overlaps the anchor of row ${before.line}.`,
        "请把两行并成一行，或各抄各的一段。",
        "Merge both rows, or copy passages that do not overlap.",
      ]);
    }
    if (isReviewed) read.push({ source, start, end, en, line: row.line });
  }
  return read
    .map(({ line: _line, ...gloss }) => gloss)
    .sort((a, b) => (a.source === b.source ? a.start - b.start : a.source < b.source ? -1 : 1));
}

type Told = readonly [zh: string, en: string, remedyZh: string, remedyEn: string];

function tell({ line, written }: Row<Column>, column: Column, findings: Findings, [zh, en, remedyZh, remedyEn]: Told) {
  const at = { file: GLOSSES_FILE, line, column, written: written?.get(column) };
  tellCell(findings, at, { zh, en }, { zh: remedyZh, en: remedyEn });
}

/** Accepts 2026/11/2 too: Excel rewrites a typed 2026-11-02 that way. */
const DAY = /^\d{4}([-/])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])$/u;

/** Whether the row is reviewed. Reviewer and date must both be given, or both be empty for a draft. */
function checkReview(row: Row<Column>, findings: Findings): boolean {
  const { reviewed_by, reviewed_on } = row.cells;
  if (reviewed_by === "" && reviewed_on === "") return false;
  if (reviewed_by === "") {
    tell(row, "reviewed_by", findings, [
      "有日期，没有写是谁核对的。",
      "It has a date but does not say who reviewed it.",
      "请写核对人；还没核对的，两列都空着。",
      "Write the reviewer's name; leave both columns empty for a draft.",
    ]);
  } else if (!DAY.test(reviewed_on)) {
    tell(row, "reviewed_on", findings, [
      `“${reviewed_on}” 不是日期。`,
      `"${reviewed_on}" is not a date.`,
      "请写核对那天，比如 2026-11-30。",
      "Write the day of the review, such as 2026-11-30.",
    ]);
  }
  return true;
}

function tellAnchor(row: Row<Column>, fault: "no_source" | "gone" | "twice", findings: Findings): void {
  const { source, anchor } = row.cells;
  if (fault === "gone") {
    const shown = anchor.length > 24 ? `${anchor.slice(0, 24)}…` : anchor;
    const reason: Words = {
      zh: `anchor 列：原文 ${source} 里没有 “${shown}”，这一行没有用。`,
      en: `Column anchor: "${shown}" is not in ${source}; the row is left out.`,
    };
    findings.warnings.push({
      file: GLOSSES_FILE,
      line: row.line,
      gone: true,
      reason,
      remedy: {
        zh: "原文改了就照新的抄，英文也再核对一遍；内容没了就删掉这一行。",
        en: "Copy the passage again and review the English, or remove the row.",
      },
    });
  } else if (fault === "twice") {
    tell(row, "anchor", findings, [
      "这段话在原文里不止一处。",
      "It occurs in the source more than once.",
      "请多抄几个字，让它只有一处。",
      "Copy a longer passage, so that it is unique.",
    ]);
  } else {
    tell(row, "source", findings, [
      `没有 id 为 “${source}” 的原文。`,
      `There is no source "${source}".`,
      "请改成 sources.yaml 里的 id。",
      "Use an id from sources.yaml.",
    ]);
  }
}

function checkEnglish(row: Row<Column>, findings: Findings): void {
  const { en, anchor } = row.cells;
  if (en === "" || /\p{Script=Han}/u.test(en)) {
    tell(row, "en", findings, [
      en === "" ? "没有写。" : "里面有汉字。",
      en === "" ? "It is empty." : "It contains Chinese characters.",
      "请用一句英文写出这段话的意思。",
      "Write in one English sentence what the passage says.",
    ]);
  } else if (en.length > GLOSS_CHARS_MAX) {
    tell(row, "en", findings, [
      `有 ${en.length} 个字符，最多 ${GLOSS_CHARS_MAX} 个。`,
      `It has ${en.length} characters, but at most ${GLOSS_CHARS_MAX} are allowed.`,
      "请写短一些。",
      "Make it shorter.",
    ]);
  }
  const allowed = figuresOfText(anchor);
  const strange = figuresOfEnglish(en).find(({ value }) => !allowed.some((each) => isSame(each, value)));
  if (strange !== undefined) {
    tell(row, "en", findings, [
      `“${strange.written}” 这个数，anchor 里没有。`,
      `The anchor does not contain the figure "${strange.written}".`,
      "请照原文的数写，别的数不要写。",
      "Write the figures of the text, and no others.",
    ]);
  }
}

const isSame = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(a, b);

/** The figures of a text, with and without their scale: 「3.5万」 is both 35000 and 3.5. */
function figuresOfText(anchor: string): number[] {
  const folded = fold(anchor);
  const digits = folded.match(/\d+(?:,\d{3})*(?:\.\d+)?/gu) ?? [];
  const numerals = folded.match(/[零〇一二两三四五六七八九十百千万]+/gu) ?? [];
  return [
    ...findFigures(folded).map(({ value }) => value),
    ...digits.map((each) => Number(each.replaceAll(",", ""))),
    ...numerals.map(hanNumber),
  ];
}

const NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve".split(" ");
const SCALES: ReadonlyMap<string, number> = new Map([
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
]);
/** "One" is excluded, because it is often not a figure. */
const FIGURE = new RegExp(
  `\\b(?:(\\d+(?:,\\d{3})*(?:\\.\\d+)?)|(${NUMBER_WORDS.join("|")}))(?:[ -](${[...SCALES.keys()].join("|")}))?`,
  "giu",
);

function figuresOfEnglish(en: string): { written: string; value: number }[] {
  return [...en.matchAll(FIGURE)].map(([written, digits, word = "", scale = ""]) => {
    const value =
      digits === undefined ? NUMBER_WORDS.indexOf(word.toLowerCase()) + 2 : Number(digits.replaceAll(",", ""));
    return { written, value: value * (SCALES.get(scale.toLowerCase()) ?? 1) };
  });
}
