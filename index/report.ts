// Texts of the build's report: progress while it runs and a summary at its end.
import { gzipSync } from "node:zlib";
import { limitRows, type Needed } from "./limits.ts";
import type { Made } from "./make-corpus.ts";
import type { Progress } from "./notice.ts";
import type { Built } from "./unchanged.ts";

const PROGRESS_TEXTS = 500;
const PROGRESS_MS = 2_000;

/** Reports the progress of a long build: every 500 texts, or 2 s after the last report, and its next step. */
export function createProgress(now: () => number, tell: (line: string) => void): Progress {
  const begun = now();
  let toldAt = begun;
  let toldDone = 0;
  return (done, total, next) => {
    const time = now();
    if (next !== undefined) {
      if (time - begun >= PROGRESS_MS) tell(`${next.zh} ${next.en}\n`);
      return;
    }
    if (done === total || (done - toldDone < PROGRESS_TEXTS && time - toldAt < PROGRESS_MS)) return;
    toldAt = time;
    toldDone = done;
    tell(`${done}/${total} 篇 texts\n`);
  };
}

/** The summary of one build. */
export function summary(
  made: Made,
  pressed: string,
  { directory, needed }: { directory: string; needed: Needed | null },
): string {
  const size = (text: string) => {
    const bytes = Buffer.byteLength(text);
    return `${count(bytes)} B, gzip ${count(gzipSync(text).length)} B`;
  };
  const rows: [string, string][] = [
    ["来源 sources", count(made.sources)],
    ["段落 passages", count(made.passages)],
    ["词项 terms", count(made.terms)],
    ["修复 repairs", made.repairs],
    ["corpus.txt", size(pressed)],
    ["事实 facts", `${count(made.facts)}, ${count(made.askings)} 问法 askings`],
    ["警告 warnings", count(made.warnings.length)],
    ...(needed === null ? [] : limitRows(needed)),
    ...(made.unread.length === 0 ? [] : [["没有读 not read", count(made.unread.length)] satisfies [string, string]]),
  ];
  return `${directory}\n${[...rows.map(([name, value]) => `  ${name}: ${value}`)].join("\n")}\n`;
}

/** Number of file names listed on one line. */
const NAMES_MAX = 5;

/** The three-line report of `npm start`: what was read, what was not, and where the details are. */
export function brief({ sources, passages, unread, withdrawn, warnings }: Made, details: string): string {
  const names = (files: readonly string[]) =>
    files.slice(0, NAMES_MAX).join("、") + (files.length > NAMES_MAX ? "…" : "");
  const [unreadFiles, withdrawnFiles] = [unread.map(({ file }) => file), withdrawn];
  const notRead =
    unreadFiles.length === 0 ? "没有读的：无" : `没有读的${count(unreadFiles.length)}个：${names(unreadFiles)}`;
  const takenBack =
    withdrawnFiles.length === 0 ? "" : `；撤下的${count(withdrawnFiles.length)}个：${names(withdrawnFiles)}`;
  return `读了${count(sources)}篇资料，${count(passages)}段。 / Read: ${count(sources)} texts, ${count(passages)} passages.
${notRead}${takenBack}。 / Not read: ${count(unreadFiles.length)}; withdrawn: ${count(withdrawnFiles.length)}.
原因、办法和${count(warnings.length)}条提示在 ${details} / Reasons, remedies and ${count(warnings.length)} warnings: in that file.
`;
}

/** The full report, for a file. */
export function details({ unread, warnings, summary: summaryText }: Built): string {
  return [...unread, ...warnings.map((warning) => `警告 warning: ${warning}`), summaryText].join("\n");
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}
