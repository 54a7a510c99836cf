// The limits of the platform for one Worker, compared with what a collection needs. The build warns from half of a
// limit on and fails above it; a measured time fails only above twice its limit.
import type { Notice, Words } from "./notice.ts";

const KIB = 1024;
const MIB = 1024 * KIB;

/** The resources that the Worker of one collection needs. */
export interface Needed {
  /** Size of the upload: program and corpus. */
  readonly uploadBytes: number;
  readonly uploadGzipBytes: number;
  /** CPU milliseconds until the Worker can answer. */
  readonly startMs: number;
  /** Memory in use after the Worker has started and answered. */
  readonly memoryBytes: number;
  /** Mean CPU milliseconds of one answer; null if there is no question to ask. */
  readonly answerMs: number | null;
}

export interface Limit {
  readonly name: keyof Needed;
  readonly words: Words;
  readonly max: number;
  readonly show: (value: number) => string;
  /** The build fails above `max` times this factor. It is larger for times, since a busy machine distorts them. */
  readonly refusedFrom: number;
}

const number = (value: number) => value.toLocaleString("en-US", { maximumFractionDigits: value < 10 ? 1 : 0 });
const milliseconds = (value: number) => `${number(value)} ms`;
const mebibytes = (bytes: number) => `${number(bytes / MIB)} MiB`;
const kibibytes = (bytes: number) => `${number(bytes / KIB)} KiB`;

/** Cloudflare Workers, free plan: https developers.cloudflare.com/workers/platform/limits, read in November 2026. */
export const LIMITS: readonly Limit[] = [
  {
    name: "uploadGzipBytes",
    words: { zh: "上传", en: "upload, gzipped" },
    max: 3 * MIB,
    show: kibibytes,
    refusedFrom: 1,
  },
  {
    name: "uploadBytes",
    words: { zh: "上传（未压缩）", en: "upload" },
    max: 64 * MIB,
    show: kibibytes,
    refusedFrom: 1,
  },
  { name: "startMs", words: { zh: "启动", en: "start-up" }, max: 1_000, show: milliseconds, refusedFrom: 2 },
  { name: "memoryBytes", words: { zh: "内存", en: "memory" }, max: 128 * MIB, show: mebibytes, refusedFrom: 1 },
  { name: "answerMs", words: { zh: "一次回答", en: "one answer" }, max: 10, show: milliseconds, refusedFrom: 2 },
];

/** Share of a limit from which the build warns. */
const NEAR = 0.5;
const SHOWN = new Set<keyof Needed>(["uploadGzipBytes", "startMs", "memoryBytes", "answerMs"]);

/** One row per limit, for the build's summary. */
export function limitRows(needed: Needed): [string, string][] {
  return LIMITS.flatMap(({ name, words, max, show }): [string, string][] => {
    const value = needed[name];
    if (value === null || (!SHOWN.has(name) && value < NEAR * max)) return [];
    const share = Math.round((100 * value) / max);
    return [[`${words.zh} ${words.en}`, `${show(value)} / ${show(max)} (${share} %)`]];
  });
}

const REMEDY: Words = {
  zh: "请减少或拆分文件：把不同的事分成几个文件夹，各建一个服务（SEEDS=文件夹）。装在自己的服务器上（npm run serve）没有这些限制，可以用 LIMITS=none 再运行一次。",
  en: "Remove files, or split the folder into several services (SEEDS=FOLDER). Your own server (npm run serve) has no such limits: run the build again with LIMITS=none.",
};

/** Notices for the values that are near a limit and for those above one. */
export function judgeLimits(needed: Needed, limits: readonly Limit[] = LIMITS): { near: Notice[]; above: Notice[] } {
  const near: Notice[] = [];
  const above: Notice[] = [];
  for (const { name, words, max, show, refusedFrom } of limits) {
    const value = needed[name];
    if (value === null || value < NEAR * max) continue;
    const [is, limit] = [show(value), show(max)];
    const isAbove = value > refusedFrom * max;
    (isAbove ? above : near).push({
      file: ".",
      line: null,
      reason: isAbove
        ? {
            zh: `这个文件夹太大：${words.zh}要 ${is}，Cloudflare Workers 免费版最多 ${limit}。`,
            en: `The folder is too large: ${words.en} takes ${is}; Cloudflare Workers, free plan, allows ${limit}.`,
          }
        : {
            zh: `${words.zh}要 ${is}，已经超过 Cloudflare Workers 免费版上限 ${limit} 的一半。`,
            en: `${words.en} takes ${is}, more than half of the ${limit} that Cloudflare Workers, free plan, allows.`,
          },
      remedy: REMEDY,
    });
  }
  return { near, above };
}
