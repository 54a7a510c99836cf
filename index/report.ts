// What the build tells its reader: progress while it runs, a summary at its end. Text in, text out.
import { gzipSync } from "node:zlib";
import type { Made } from "./make-corpus.ts";

const PROGRESS_TEXTS = 500;
const PROGRESS_MS = 2_000;

/** Tells how far a long build is: every 500 texts, or when 2 s have passed since it last did. */
export function createProgress(now: () => number, tell: (line: string) => void): (done: number, total: number) => void {
  let toldAt = now();
  let toldDone = 0;
  return (done, total) => {
    const time = now();
    if (done === total || (done - toldDone < PROGRESS_TEXTS && time - toldAt < PROGRESS_MS)) return;
    toldAt = time;
    toldDone = done;
    tell(`${done}/${total} 篇 texts\n`);
  };
}

/** The summary of one build. */
export function summary(made: Made, pressed: string, directory: string): string {
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
    ...(made.unread.length === 0 ? [] : [["没有读 not read", count(made.unread.length)] satisfies [string, string]]),
  ];
  return `${directory}\n${[...rows.map(([name, value]) => `  ${name}: ${value}`)].join("\n")}\n`;
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}
