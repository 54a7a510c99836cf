// Reads the editors' files of a folder, and uses the product's own files where the folder has none: place names,
// contacts, danger, and everyday questions that belong elsewhere.
import type { CorpusSource, Danger } from "../src/corpus.ts";
import { NO_DANGER, numbersIn, readDanger } from "./danger.ts";
import { type FolderFile, isTextName, tellEncoding } from "./documents.ts";
import { type ContactsFile, type PlacesFile, readContacts, readPlaces } from "./editors.ts";
import { unreadOf } from "./formats/reasons.ts";
import type { Findings } from "./notice.ts";
import type { OwnFile } from "./own-files.ts";
import { parseText } from "./parse.ts";
import { elsewhereOf } from "./scope.ts";
import { readSources, type SourcesFile } from "./sources.ts";
import type { WithdrawnFile } from "./withdrawn.ts";

export function readEditors(
  files: readonly FolderFile[],
  own: readonly FolderFile[],
  withdrawn: WithdrawnFile | null,
  findings: Findings,
): { places: PlacesFile; sources: SourcesFile; contacts: ContactsFile; danger: Danger; elsewhere: string[] } {
  const read = <T>(name: string, parse: (file: string, text: string) => T): T | null => {
    const text = readPlain(files, name, findings);
    return text === null ? null : parse(name, text);
  };
  const ownOr = (name: OwnFile): string => readPlain(files, name, findings) ?? ownText(files, own, name, findings);
  const places = read("places.yaml", (file, text) => readPlaces(file, text, findings)) ?? { places: [], outside: [] };
  const known = {
    files: new Set(files.map(({ name }) => name).filter(isTextName)),
    places: new Set(places.places.map(({ id }) => id)),
    withdrawn: new Set((withdrawn?.value ?? []).flatMap(({ file, id }) => [file ?? [], id ?? []].flat())),
  };
  const sources = read("sources.yaml", (file, text) => readSources(file, text, known, findings)) ?? {
    collection: { region: null, places: [], suggest: [] },
    sources: [],
  };
  const elsewhere = elsewhereOf(ownOr("elsewhere.txt"));
  const contacts = readContacts("contacts.yaml", ownOr("contacts.yaml"), findings);
  // Without contacts, every kind of danger would be reported as lacking its number.
  if (contacts.length === 0) return { places, sources, contacts, danger: NO_DANGER, elsewhere };
  // Faults in the product's own contacts are reported when the product's own collection is built.
  const untold: Findings = { errors: [], warnings: [] };
  const spare = readContacts("contacts.yaml", readPlain(own, "contacts.yaml", untold) ?? "", untold).filter(
    ({ id }) => !contacts.some((contact) => contact.id === id),
  );
  const danger = readDanger("danger.yaml", ownOr("danger.yaml"), [...contacts, ...spare], findings);
  const added = spare.filter(({ id }) => numbersIn(danger).has(id));
  if (added.length > 0) tellAdded(added, findings);
  return { places, sources, contacts: [...contacts, ...added], danger, elsewhere };
}

/**
 * Names of places that the collection is not about. A folder without places.yaml gets those of the product's own that
 * none of its texts contains: it answers nothing about another city.
 */
export function outsidePlaces(
  files: readonly FolderFile[],
  own: readonly FolderFile[],
  { places, texts }: { places: PlacesFile; texts: readonly Pick<CorpusSource, "title" | "text">[] },
): readonly string[] {
  if (files.some(({ name }) => name === "places.yaml")) return places.outside;
  const untold: Findings = { errors: [], warnings: [] };
  const spare = readPlaces("places.yaml", readPlain(own, "places.yaml", untold) ?? "", untold).outside;
  return spare.filter((name) => !texts.some(({ title, text }) => title.includes(name) || text.includes(name)));
}

/** Emergency numbers are valid nationwide, so a missing one is added from the product's own file. */
function tellAdded(added: ContactsFile, findings: Findings): void {
  const names = added.map(({ id }) => id).join(", ");
  findings.warnings.push({
    file: "contacts.yaml",
    line: null,
    reason: {
      zh: `没有这些紧急电话：${names}。用了产品自带的。`,
      en: `It lacks the emergency numbers ${names}: the product's own are used.`,
    },
    remedy: {
      zh: "请核对它们在当地是否适用，再照产品自带的 seeds/contacts.yaml 补上。",
      en: "Check that they are valid in your area, then copy them from the product's own seeds/contacts.yaml.",
    },
  });
}

/** The product's own file where the folder has none. Contacts depend on the place, so their use is reported. */
function ownText(files: readonly FolderFile[], own: readonly FolderFile[], name: OwnFile, findings: Findings): string {
  // An unreadable file has already been reported.
  if (name === "contacts.yaml" && !files.some((file) => file.name === name)) {
    findings.warnings.push({
      file: name,
      line: null,
      reason: {
        zh: "文件夹里没有 contacts.yaml，用了产品自带的电话。",
        en: "The folder has no contacts.yaml: the product's own contacts are used.",
      },
      remedy: { zh: "请核对这些电话在当地是否适用。", en: "Check that they are valid in your area." },
    });
  }
  return readPlain(own, name, findings) ?? "";
}

/** The text of an editors' file, or null if the folder has none. */
export function readPlain(files: readonly FolderFile[], name: string, findings: Findings): string | null {
  const found = files.find((file) => file.name === name);
  if (found === undefined) return null;
  const parsed = found.fault === undefined ? parseText(name, found.bytes) : { error: unreadOf(name, found.fault) };
  if ("error" in parsed) {
    findings.errors.push(parsed.error);
    return null;
  }
  tellEncoding(name, parsed.encoding, findings);
  return parsed.text;
}
