// Finds files of a folder that are not read but were probably meant to be.
import { type Fault, LINK, NOT_READ } from "./formats/reasons.ts";
import type { Findings } from "./notice.ts";

/** Names of all editors' files, including those that other stages read. */
const EDITORS_FILES = ["sources", "places", "contacts", "danger", "matters", "ambiguous", "office", "withdrawn"].map(
  (name) => `${name}.yaml`,
);

/** Common office formats that are not read, by file extension. */
const FOREIGN: readonly (readonly [RegExp, Fault])[] = [
  [/\.(?:doc|dot|wps|wpt|xls|xlt|et|ett|ppt|pps|dps)$/iu, NOT_READ.compound],
  [/\.(?:docm|dotx|dotm|xlsm|xltx|xltm|xlsb|pages|numbers|epub|mht|mhtml|eml|msg|caj)$/iu, NOT_READ.other],
  [/\.(?:pptx|pptm|ppsx|odp|key)$/iu, NOT_READ.pptx],
  [/\.rtf$/iu, NOT_READ.rtf],
  [/\.(?:odt|ods)$/iu, NOT_READ.opendocument],
  [/\.ofd$/iu, NOT_READ.ofd],
  [/\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic)$/iu, NOT_READ.picture],
  [/\.(?:zip|rar|7z|gz|tar|tgz)$/iu, NOT_READ.archive],
  [/\.(?:lnk|url|webloc|desktop)$/iu, LINK],
];

/** The reason why a file of this name is not read; null if it is a text or of no interest. */
export function foreignFault(name: string): Fault | null {
  return FOREIGN.find(([ending]) => ending.test(name))?.[1] ?? null;
}

/** Whether the extension is that of an old document format. The file's bytes tell what it really is. */
export function isOldDocument(name: string): boolean {
  return /\.(?:docm?|dot[xm]?|wps|wpt|xls[mt]?|xlt[xm]|et|ett|rtf|odt|ods)$/iu.test(name);
}

/** Warns of YAML files whose names look like a misspelt editors' file. */
export function tellIgnored(files: readonly { readonly name: string }[], findings: Findings): void {
  for (const { name } of files) {
    const meant = /\.ya?ml$/iu.test(name) && !EDITORS_FILES.includes(name) ? nearest(name) : null;
    if (meant === null) continue;
    findings.warnings.push({
      file: name,
      line: null,
      reason: { zh: "这个文件没有读。", en: "This file was not read." },
      remedy: { zh: `是不是想写 ${meant}？`, en: `Did you mean ${meant}?` },
    });
  }
}

function nearest(name: string): string | null {
  const plain = name.toLowerCase().replace(/\.yml$/u, ".yaml");
  return EDITORS_FILES.find((known) => distance(plain, known) <= 2) ?? null;
}

/** Levenshtein distance: the number of letters to change, insert or delete. */
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
