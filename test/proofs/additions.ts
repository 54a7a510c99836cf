// The second half of the first proof: the invented texts, each with the fact that one `near` question lacks.
import { readdir, readFile } from "node:fs/promises";
import type { FolderFile } from "../../index/documents.ts";
import type { Collection } from "../../src/collection.ts";
import type { Item } from "../eval/questions.ts";
import type { Scored } from "../eval/report.ts";
import { askAll } from "./asking.ts";
import { openFiles } from "./collections.ts";
import { type Addition, addedId, withAdditions } from "./counterfactual.ts";

const FOLDER = new URL("added/", import.meta.url);

/** The place that each text is about, as an editor would enter it. */
const PLACES: Readonly<Record<string, string>> = {
  "d056.txt": "jiaxing",
  "d057.txt": "jiaxing",
  "d058.txt": "tongxiang",
  "d059.txt": "haiyan",
  "d060.txt": "luoxing",
  "d061.txt": "jiaxing",
  "d062.txt": "jiashan",
};

async function readAdditions(): Promise<Addition[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".txt")).sort();
  return Promise.all(
    names.map(async (file) => {
      const place = PLACES[file];
      if (place === undefined) throw new Error(`${file} has no place in additions.ts`);
      return { file, place, text: await readFile(new URL(file, FOLDER), "utf8") };
    }),
  );
}

export interface Added {
  before: Scored;
  after: Scored;
  /** Whether it is `answered` with a quote of the text that was added for this question. */
  found: boolean;
}

/** Asks the `near` questions of the collection as it is, and again with all texts added at once. */
export async function askWithAdditions(
  files: readonly FolderFile[],
  whole: Collection,
  items: readonly Item[],
): Promise<Added[]> {
  const near = items.filter(({ type }) => type === "near");
  const before = await askAll(whole, near);
  const { collection } = await openFiles(withAdditions(files, await readAdditions()));
  const after = await askAll(collection, near);
  return before.flatMap((one, i) => {
    const then = after[i];
    if (then === undefined) return [];
    const { status, citations } = then.answer;
    const source = addedId(`${one.item.id}.txt`);
    return [{ before: one, after: then, found: status === "answered" && citations[0]?.source.id === source }];
  });
}
