// The two operations of the first proof: cutting the sentences with the answers out of a collection, and adding texts
// with missing facts. Both take and return files. The editors' files stay as they are, and the build drops rows that
// point nowhere.
import type { FolderFile } from "../../index/documents.ts";
import { sentences } from "../../src/text.ts";
import type { Item } from "../eval/questions.ts";
import type { Scored } from "../eval/report.ts";
import { askAll } from "./asking.ts";
import { type Opened, openFiles, textOf, withText } from "./collections.ts";

/** Every question belongs to one fold. */
export const FOLDS = [0, 1, 2];

/** Makes width the same and removes white space, and keeps the offset of each unit. */
function squeeze(text: string): { squeezed: string; offsets: number[] } {
  let squeezed = "";
  const offsets: number[] = [];
  for (let i = 0; i < text.length; i++) {
    for (const unit of text.charAt(i).normalize("NFKC").replace(/\s/gu, "")) {
      squeezed += unit;
      offsets.push(i);
    }
  }
  return { squeezed, offsets };
}

/** All spans of `key` in the text. */
function occurrences({ squeezed, offsets }: ReturnType<typeof squeeze>, key: string): [number, number][] {
  const wanted = squeeze(key).squeezed;
  const found: [number, number][] = [];
  for (let at = squeezed.indexOf(wanted); wanted !== "" && at >= 0; at = squeezed.indexOf(wanted, at + 1)) {
    found.push([offsets[at] ?? 0, (offsets[at + wanted.length - 1] ?? 0) + 1]);
  }
  return found;
}

/** Removes each sentence that contains one of `keys` or a part of it. */
export function cutSentences(text: string, keys: readonly string[]): string {
  const squeezed = squeeze(text);
  const held = keys.flatMap((key) => occurrences(squeezed, key));
  const cut = sentences(text).filter(([start, end]) => held.some(([from, to]) => from < end && to > start));
  let kept = "";
  let at = 0;
  for (const [start, end] of cut) {
    kept += text.slice(at, start);
    at = end;
  }
  return kept + text.slice(at);
}

function keysOf({ must_include, any_of }: Item): string[] {
  return [...must_include, ...(any_of ?? []).flat()];
}

/** The folder with the canonical texts of its sources, without the sentences that contain the items' answers. */
export function withoutAnswers(
  files: readonly FolderFile[],
  { collection, fileOf }: Opened,
  items: readonly Item[],
): FolderFile[] {
  const keys = items.flatMap(keysOf);
  return [...fileOf].reduce<FolderFile[]>(
    (changed, [id, file]) => withText(changed, file, cutSentences(collection.sources.get(id)?.text ?? "", keys)),
    [...files],
  );
}

/** The reply to a question before and after its evidence was cut. */
export interface Counterfactual {
  before: Scored;
  after: Scored;
}

/** For each fold, cuts its evidence, rebuilds the collection and asks its questions again. */
export async function askWithoutAnswers(
  files: readonly FolderFile[],
  whole: Opened,
  { items, folds }: { items: readonly Item[]; folds: readonly number[] },
): Promise<Counterfactual[]> {
  const answerable = items.filter((item) => item.answerable);
  const asked: Counterfactual[] = [];
  for (const fold of folds) {
    const some = answerable.filter((_, i) => i % FOLDS.length === fold);
    const before = await askAll(whole.collection, some);
    const { collection } = await openFiles(withoutAnswers(files, whole, some));
    const after = await askAll(collection, some);
    asked.push(...before.flatMap((one, i) => pair(one, after[i])));
  }
  return asked;
}

function pair(before: Scored, after: Scored | undefined): Counterfactual[] {
  return after === undefined ? [] : [{ before, after }];
}

/** A text with a missing fact, and its entry in sources.yaml. */
export interface Addition {
  file: string;
  text: string;
  /** Id of the place it is about. */
  place: string;
}

/** The source id of an added text. */
export function addedId(file: string): string {
  return `added-${file.replace(/\.[^.]+$/u, "")}`;
}

/** The folder with added texts and their entries at the end of sources.yaml. */
export function withAdditions(files: readonly FolderFile[], additions: readonly Addition[]): FolderFile[] {
  const entries = additions.map(({ file, place }) =>
    [
      `  - id: ${addedId(file)}`,
      `    file: ${file}`,
      '    published: "2026-10"',
      `    place: ${place}`,
      "    relative: {}",
    ].join("\n"),
  );
  const sources = `${textOf(files, "sources.yaml").trimEnd()}\n${entries.join("\n")}\n`;
  return additions.reduce<FolderFile[]>(
    (changed, { file, text }) => withText(changed, file, text),
    withText(files, "sources.yaml", sources),
  );
}
