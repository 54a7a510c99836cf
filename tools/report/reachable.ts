// Finds every telephone number and address that a citizen can see, with all its occurrences and the basis of each.

import { type Shown, type ShownKind, shownIn } from "../../index/shown.ts";
import { createNames, type Names } from "../../index/snapshot.ts";
import type { CorpusSource } from "../../src/corpus.ts";
import type { ReportedCollection } from "./collection.ts";

/** One occurrence of a number or an address. */
export interface Standing {
  /** The owner that is named at this place, or "". */
  readonly owner: string;
  /** The basis (依据) that an editor gives, or the text in which it occurs. */
  readonly basis: string;
  /** The file and the line or id to correct. */
  readonly place: string;
  readonly checkedOn: string | null;
}

export interface Reachable {
  readonly kind: ShownKind;
  readonly written: string;
  readonly standings: readonly Standing[];
}

/**
 * Returns telephone numbers first, then addresses, then web pages. In each group the entries of texts and tables come
 * first, then those of the folder's contacts, and the product's default contacts last.
 */
export function findReachable(collection: ReportedCollection): Reachable[] {
  const names = createNames(collection.corpus);
  const byKey = Map.groupBy(shownIn(collection.corpus), ({ kind, key }) => `${kind} ${key}`);
  const kinds: readonly ShownKind[] = ["telephone", "address", "page"];
  return [...byKey.values()]
    .flatMap((group): Reachable[] => {
      const [first] = group;
      if (first === undefined) return [];
      const [said, told] = [group.filter(isSentence), group.filter((shown) => !isSentence(shown))];
      const standings = [...unique(told.map((shown) => standingOf(shown, names, collection))), ...sentencesIn(said)];
      return [{ kind: first.kind, written: first.written, standings }];
    })
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || rankOf(a) - rankOf(b));
}

const OWN_CONTACTS = "产品自带的 contacts.yaml";

function rankOf({ standings }: Reachable): number {
  const [first] = standings;
  if (first === undefined || first.place.startsWith(OWN_CONTACTS)) return 2;
  return first.place.startsWith("contacts.yaml") ? 1 : 0;
}

const isSentence = ({ by }: Shown): boolean => by.what === "sentence";

/** Summarises the occurrences in editors' sentences, one entry per file. */
function sentencesIn(said: readonly Shown[]): Standing[] {
  const byFile = Map.groupBy(said, ({ by }) => (by.what === "sentence" ? by.file : ""));
  return [...byFile].map(([file, { length }]) => ({
    owner: "",
    basis: `编者写的话里也提到（${file}，${length}次）`,
    place: "",
    checkedOn: null,
  }));
}

function unique(standings: readonly Standing[]): Standing[] {
  return [...new Map(standings.map((each) => [JSON.stringify(each), each])).values()];
}

function standingOf(shown: Shown, names: Names, collection: ReportedCollection): Standing {
  const { by } = shown;
  const owner = names.ownerOf(shown).replace(/ · [^·]+$/u, "");
  switch (by.what) {
    case "contact": {
      const kept = collection.contacts.get(by.contact.id);
      const place = kept?.isOwn === true ? OWN_CONTACTS : "contacts.yaml";
      return {
        owner,
        basis: by.contact.basis,
        place: `${place}（${by.contact.id}）`,
        checkedOn: kept?.checkedOn ?? null,
      };
    }
    case "sentence":
      return { owner, basis: by.sentence, place: by.file, checkedOn: null };
    case "fact":
    case "text": {
      const row = by.what === "fact" ? by.fact.row : 0;
      const own = collection.officeRows.find(({ line }) => line === row);
      if (by.source.office !== undefined && own !== undefined) {
        const place = `${collection.factsFile} 第${row}行`;
        return { owner, basis: `本单位资料：${own.cells.basis}`, place, checkedOn: own.cells.checked_on };
      }
      const table = row > 0 ? `；${collection.factsFile} 第${row}行` : "";
      const place = `${placeIn(by.source, shown.written, by.at, collection)}${table}`;
      return {
        owner: owner === `《${by.source.title}》` ? "" : owner,
        basis: titleOf(by.source),
        place,
        checkedOn: null,
      };
    }
  }
}

function titleOf({ title, publisher, published }: CorpusSource): string {
  const known = [publisher, published].filter((part) => part !== null).join("，");
  return `《${title}》${known === "" ? "" : `（${known}）`}`;
}

/** Names the file and the line; for a file without lines of text, the line of the text that was read from it. */
function placeIn(source: CorpusSource, written: string, at: number, { seeds }: ReportedCollection): string {
  const found = seeds.get(source.id);
  const inText = lineAt(source.text, at);
  if (found === undefined) return `第${inText}行`;
  if (!/\.(?:txt|md|markdown)$/iu.test(found.file)) return `${found.file}，读出的文字第${inText}行`;
  const before = source.text.slice(0, at).split(written).length - 1;
  const starts = startsOf(found.seed, written);
  const start = starts[before];
  // The line of the file is known only if repairs have neither removed nor duplicated an occurrence.
  const isSure = start !== undefined && starts.length === startsOf(source.text, written).length;
  return isSure ? `${found.file} 第${lineAt(found.seed, start)}行` : `${found.file}，整理后第${inText}行`;
}

function startsOf(text: string, part: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) starts.push(at);
  return starts;
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split("\n").length;
