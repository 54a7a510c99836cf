// Files of a folder that are not read and look as if they were meant to be.
import type { Findings } from "./notice.ts";

/** Files that editors keep beside the texts; those that this stage does not read belong to others. */
const EDITORS_FILES = ["sources", "places", "contacts", "danger", "matters", "ambiguous", "office"].map(
  (name) => `${name}.yaml`,
);

/** Tells of files that look as if they were meant to be read. */
export function tellIgnored(files: readonly { readonly name: string }[], findings: Findings): void {
  for (const { name } of files) {
    const meant = /\.ya?ml$/iu.test(name) && !EDITORS_FILES.includes(name) ? nearest(name) : null;
    const document = /\.(?:doc|wps|et|xls|ppt|pptx|rtf|odt|ods|ofd|caj|jpe?g|png|zip|rar|7z)$/iu.test(name);
    if (meant === null && !document) continue;
    findings.warnings.push({
      file: name,
      line: null,
      reason: { zh: "这个文件没有读。", en: "This file was not read." },
      remedy:
        meant === null
          ? {
              zh: "请用原来的程序另存为 .docx、.xlsx、.pdf（有文字的）或 .txt。",
              en: "Save it as .docx, .xlsx, .pdf with text, or .txt.",
            }
          : { zh: `是不是想写 ${meant}？`, en: `Did you mean ${meant}?` },
    });
  }
}

function nearest(name: string): string | null {
  const plain = name.toLowerCase().replace(/\.yml$/u, ".yaml");
  return EDITORS_FILES.find((known) => distance(plain, known) <= 2) ?? null;
}

/** How many letters have to be changed, put in or left out. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const same = (row[j] ?? 0) + (letter === b[j] ? 0 : 1);
      next.push(Math.min(same, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
