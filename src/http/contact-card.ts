// A reviewed contact as a vCard 3.0 file, the version that both phones and desktop programs read.
import { type Collection, contactIn } from "../collection.ts";
import type { Lang } from "../contract.ts";

/** `name` is the file name in the address: digits and `.vcf`. Null when no reviewed contact has that number. */
export function contactCard(collection: Collection, name: string, lang: Lang): string | null {
  const wanted = /^(\+?\d+)\.vcf$/.exec(name)?.[1];
  const found = collection.corpus.contacts
    .filter(({ tel }) => tel !== null && tel.replace(/[ -]/g, "") === wanted)
    .map((contact) => contactIn(collection, contact, lang));
  const [first] = found;
  if (first === undefined) return null;
  // Two services may share a number.
  const shown = escaped([...new Set(found.map((contact) => contact.name))].join("、"));
  return [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `N:${shown};;;;`,
    `FN:${shown}`,
    `TEL;TYPE=WORK,VOICE:${first.tel}`,
    "END:VCARD",
    "",
  ].join("\r\n");
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/[\r\n]+/g, "\\n");
}
