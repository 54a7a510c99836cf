// Turns a system error of the disk into a notice for the operator: the path, the reason and the remedy.
import { type Notice, renderNotice, type Words } from "./notice.ts";

const FULL: readonly [Words, Words] = [
  { zh: "磁盘满了，写不进去。", en: "The disk is full: it could not be written." },
  {
    zh: "请腾出空间再来一次；index/out 里不用的文件夹可以删掉。",
    en: "Free some space and run the command again; unused folders in index/out can be deleted.",
  },
];
const CLOSED: readonly [Words, Words] = [
  { zh: "没有写入的权限，或者磁盘是只读的。", en: "It may not be written to, or the disk is read-only." },
  {
    zh: "请检查这个文件夹属于谁、能不能写，换一个有权限的账号再运行。",
    en: "Check who owns the folder and whether it is writable, and run the command as a user with permission.",
  },
];
const LIMITED: readonly [Words, Words] = [
  { zh: "系统不许写这么大的文件。", en: "The system allows no file of this size." },
  { zh: "请放宽限制（ulimit -f unlimited）再运行。", en: "Lift the limit (ulimit -f unlimited) and run it again." },
];
const IN_THE_WAY: readonly [Words, Words] = [
  {
    zh: "这个位置被同名的东西占着：该是文件的是文件夹，或者反过来。",
    en: "Something else with this name is in the way.",
  },
  { zh: "请把它改名或移走，再来一次。", en: "Rename it or move it away, and run the command again." },
];
const BROKEN: readonly [Words, Words] = [
  { zh: "磁盘读写出错。", en: "The disk failed to read or write data." },
  { zh: "请检查磁盘和连接，换一个磁盘再试。", en: "Check the disk and its connection, or use another disk." },
];

const FAULTS: Readonly<Record<string, readonly [Words, Words]>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EACCES: CLOSED,
  EPERM: CLOSED,
  EROFS: CLOSED,
  EFBIG: LIMITED,
  EISDIR: IN_THE_WAY,
  ENOTDIR: IN_THE_WAY,
  EEXIST: IN_THE_WAY,
  ENOTEMPTY: IN_THE_WAY,
  EIO: BROKEN,
};

function diskNotice(error: unknown): Notice | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const fault = FAULTS[String(error.code)];
  if (fault === undefined) return null;
  const [reason, remedy] = fault;
  const file = "path" in error && typeof error.path === "string" ? error.path : error.message;
  return { file, line: null, reason, remedy };
}

/** The notice in both languages; null if the error is not a disk fault. */
export function toldOfDisk(error: unknown): string | null {
  const notice = diskNotice(error);
  return notice === null ? null : renderNotice(notice);
}
