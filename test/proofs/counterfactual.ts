// The first proof's two moves: cut the sentences that hold the answers out of a collection, and put texts with
// missing facts in. Files in, files out; the editors' files stay as they are, and the build drops what points nowhere.
import type { FolderFile } from "../../index/documents.ts";
import { sentences } from "../../src/text.ts";
import type { Item } from "../eval/questions.ts";
import type { Scored } from "../eval/report.ts";
import { askAll } from "./asking.ts";
import { type Opened, openFiles, textOf, withText } from "./collections.ts";

/** Every question is in one of them. */
export const FOLDS = [0, 1, 2];

/** What is compared: width made one, white space left out, with where each unit stood. */
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

/** Where `key` stands in the text, everywhere. */
function occurrences({ squeezed, offsets }: ReturnType<typeof squeeze>, key: string): [number, number][] {
  const wanted = squeeze(key).squeezed;
  const found: [number, number][] = [];
  for (let at = squeezed.indexOf(wanted); wanted !== "" && at >= 0; at = squeezed.indexOf(wanted, at + 1)) {
    found.push([offsets[at] ?? 0, (offsets[at + wanted.length - 1] ?? 0) + 1]);
  }
  return found;
}

/** The text without each sentence that holds one of `keys` or a part of it. */
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

/** The folder with the canonical texts of its sources, without the sentences that hold the items' answers. */
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

/** Cuts fold by fold, rebuilds, and asks each fold's questions again. */
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

/** A text that holds a missing fact, and what is said of it in sources.yaml. */
export interface Addition {
  file: string;
  text: string;
  /** Id of the place it is about. */
  place: string;
}

/** The id that an added text has as a source. */
export function addedId(file: string): string {
  return `added-${file.replace(/\.[^.]+$/u, "")}`;
}

/** The folder with texts added at the end of sources.yaml, each with an entry of its own. */
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
