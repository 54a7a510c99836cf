// Reads withdrawn.yaml: the texts that an editor has taken back, when and why. Such a text is no longer read, and its
// old links say so. An entry that matches no text stops the build, because the intended text would stay public.
import * as z from "zod/mini";
import type { WithdrawnText } from "../src/corpus.ts";
import { type EditorsFile, Id, readEditorsFile, Text } from "./editors.ts";
import { DOCUMENT } from "./formats/read-document.ts";
import type { Findings, Words } from "./notice.ts";
import { idsFromNames } from "./source-ids.ts";

export const WITHDRAWN_FILE = "withdrawn.yaml";

/** The reason is shown in a sentence on a page. */
const REASON_CHARS_MAX = 200;

const WithdrawnFile = z.nullable(
  z.array(
    z.object({
      file: z._default(z.nullable(z.string().check(z.regex(DOCUMENT))), null),
      id: z._default(z.nullable(Id), null),
      title: z._default(z.nullable(Text), null),
      reason: Text.check(z.maxLength(REASON_CHARS_MAX)),
      date: z.string().check(z.refine(isDay)),
    }),
  ),
);
export type WithdrawnFile = EditorsFile<z.infer<typeof WithdrawnFile>>;
type Entry = NonNullable<WithdrawnFile["value"]>[number];

/** A text that sources.yaml lists. */
interface Listed {
  readonly id: string;
  readonly file: string;
  readonly title: string | null;
}

export interface Withdrawn {
  readonly texts: WithdrawnText[];
  /** Names of files that are not read. */
  readonly files: ReadonlySet<string>;
  /** Ids, by name, of all texts that sources.yaml does not list, including withdrawn texts. */
  readonly ids: ReadonlyMap<string, string>;
}

export function readWithdrawn(text: string | null, findings: Findings): WithdrawnFile | null {
  return text === null ? null : readEditorsFile(WITHDRAWN_FILE, text, WithdrawnFile, findings);
}

/** `names` are the names of the texts in the folder. */
export function resolveWithdrawn(
  read: WithdrawnFile | null,
  names: readonly string[],
  listed: readonly Listed[],
  findings: Findings,
): Withdrawn {
  const entries = read?.value ?? [];
  const listedFiles = new Set(listed.map(({ file }) => file));
  // Deleted files are included, so that no other text takes over their ids.
  const unlisted = [...names, ...entries.flatMap(({ file }) => file ?? [])].filter((name) => !listedFiles.has(name));
  const ids = idsFromNames(
    unlisted,
    listed.map(({ id }) => id),
  );
  const idOf = new Map([...ids, ...listed.map(({ file, id }) => [file, id] as const)]);
  const known = { idOf, there: new Set([...names, ...listedFiles]) };
  const texts: WithdrawnText[] = [];
  const files = new Set<string>();
  for (const [i, entry] of entries.entries()) {
    const meant = textMeant(entry, known);
    if ("fault" in meant) {
      tell(read, [i, meant.at], meant.fault, meant.remedy, findings);
    } else if (texts.some(({ id }) => id === meant.id)) {
      tell(read, [i], { zh: "这篇已经写过了。", en: "It is withdrawn twice." }, ONE_ENTRY, findings);
    } else {
      files.add(meant.file);
      texts.push(withdrawnText(entry, meant.id, listed.find(({ id }) => id === meant.id)?.title ?? null));
    }
  }
  return { texts, files, ids };
}

type Meant = { id: string; file: string } | { at: "file" | "id"; fault: Words; remedy: Words };

/** The text that an entry refers to. If its file is gone, the entry must give both name and id. */
function textMeant({ file, id }: Entry, known: { idOf: Map<string, string>; there: ReadonlySet<string> }): Meant {
  const { idOf, there } = known;
  if (file === null) {
    if (id === null) return { at: "file", ...NOTHING_NAMED };
    const [found] = [...idOf].find(([name, of]) => of === id && there.has(name)) ?? [];
    if (found !== undefined) return { id, file: found };
    return {
      at: "id",
      fault: { zh: `没有 id 为 “${id}” 的资料。`, en: `There is no source with the id "${id}".` },
      remedy: {
        zh: "请改正 id；文件已经删掉的，请再写上它的文件名 file。",
        en: "Correct the id. If the file was deleted, give its name (file) too.",
      },
    };
  }
  const own = idOf.get(file) ?? "";
  if (there.has(file)) {
    if (id === null || id === own) return { id: own, file };
    return {
      at: "id",
      fault: { zh: `“${file}” 的 id 是 ${own}，不是 ${id}。`, en: `The id of "${file}" is ${own}, not ${id}.` },
      remedy: { zh: "请改正 id，或只写 file。", en: "Correct the id, or give only the file." },
    };
  }
  if (id === null) {
    return {
      at: "file",
      fault: { zh: `文件夹里没有 “${file}”。`, en: `The folder has no file "${file}".` },
      remedy: {
        zh: `文件名写错了请改正（在子文件夹里的，写上子文件夹）；文件已经删掉的，请再写一行 id: ${own}`,
        en: `Correct the name, including its sub-folder. If the file was deleted, add the line id: ${own}`,
      },
    };
  }
  const [other] = [...idOf].find(([name, of]) => of === id && there.has(name)) ?? [];
  if (other === undefined) return { id, file };
  return {
    at: "id",
    fault: { zh: `${id} 是 “${other}” 的 id。`, en: `${id} is the id of "${other}".` },
    remedy: {
      zh: "请改正 file 或 id；确实是同一个 id 的，请在 sources.yaml 里给现在这篇另起一个。",
      en: "Correct the file or the id. If both texts had that id, give the current text another one in sources.yaml.",
    },
  };
}

const NOTHING_NAMED = {
  fault: { zh: "没有写撤下哪一篇。", en: "The entry does not say which text." },
  remedy: { zh: "请写文件名 file，或资料的 id。", en: "Give the name of its file, or its id." },
};
const ONE_ENTRY: Words = { zh: "请删掉一条。", en: "Remove one of the entries." };

function withdrawnText({ title, reason, date }: Entry, id: string, listedTitle: string | null): WithdrawnText {
  const plain = reason
    .trim()
    .replace(/\s+/gu, " ")
    .replace(/[。.]+$/u, "");
  return { id, title: title ?? listedTitle, date, reason: plain };
}

function isDay(text: string): boolean {
  // Rejects dates such as 30 February, which JavaScript moves to another day.
  return /^\d{4}-\d\d-\d\d$/u.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}

function tell(
  read: WithdrawnFile | null,
  path: readonly PropertyKey[],
  reason: Words,
  remedy: Words,
  findings: Findings,
): void {
  findings.errors.push({ file: WITHDRAWN_FILE, line: read?.lineOf(path) ?? null, reason, remedy });
}
