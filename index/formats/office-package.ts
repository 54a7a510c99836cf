// Opens an office file (.docx, .xlsx), which is a ZIP archive of XML parts. An archive that would fill the memory is
// refused before it is unpacked.
import { DOMParser, type Document, type Element, type Node, onErrorStopParsing } from "@xmldom/xmldom";
import { unzipSync } from "fflate";

/** Says why an office file cannot be read. */
export class PackageError extends Error {
  readonly why: "broken" | "locked" | "huge" | "incomplete";
  constructor(why: PackageError["why"]) {
    super(why);
    this.why = why;
  }
}

export type Parts = ReadonlyMap<string, Uint8Array>;

/** Limits of unpacked size: a part is the text of a document of at most 2 MiB, with its markup. */
const PART_BYTES_MAX = 32 * 1024 * 1024;
const PARTS_BYTES_MAX = 64 * 1024 * 1024;
const PARTS_MAX = 5_000;

/** The XML parts by name, without pictures and fonts. Throws PackageError. */
export function openPackage(bytes: Uint8Array): Parts {
  let total = 0;
  let count = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(?:xml|rels)$/iu.test(name)) return false;
        total += originalSize;
        count++;
        if (originalSize > PART_BYTES_MAX || total > PARTS_BYTES_MAX || count > PARTS_MAX)
          throw new PackageError("huge");
        return true;
      },
    });
    return new Map(Object.entries(parts).map(([name, part]) => [name.replaceAll("\\", "/").replace(/^\//u, ""), part]));
  } catch (error) {
    throw error instanceof PackageError ? error : new PackageError("broken");
  }
}

/** A part as a tree. Throws PackageError. */
export function readPart(parts: Parts, name: string): Document {
  const found = parts.get(name);
  if (found === undefined) throw new PackageError("incomplete");
  return parseXml(found);
}

/** A part that may be missing or broken without loss of text. */
export function readOptionalPart(parts: Parts, name: string): Document | null {
  try {
    return readPart(parts, name);
  } catch {
    return null;
  }
}

function parseXml(bytes: Uint8Array): Document {
  try {
    const wide = bytes[0] === 0xff ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
    const text = new TextDecoder(wide, { fatal: true }).decode(bytes);
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, "text/xml");
  } catch {
    throw new PackageError("broken");
  }
}

/** The parts that a part refers to: names by relation id and by relation type. */
export function relations(parts: Parts, of: string): { byId: Map<string, string>; byType: Map<string, string> } {
  const folder = of.slice(0, of.lastIndexOf("/") + 1);
  const rels = readOptionalPart(parts, `${folder}_rels/${of.slice(folder.length)}.rels`);
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  for (const each of rels === null ? [] : descendants(rels, "Relationship")) {
    const target = each.getAttribute("Target") ?? "";
    const name = target.startsWith("/") ? target.slice(1) : normal(`${folder}${target}`);
    byId.set(each.getAttribute("Id") ?? "", name);
    byType.set((each.getAttribute("Type") ?? "").replace(/^.*\//u, ""), name);
  }
  return { byId, byType };
}

/** The name of the part with the document itself. */
export function mainPart(parts: Parts, usual: string): string {
  const declared = relations(parts, "").byType.get("officeDocument");
  return declared !== undefined && parts.has(declared) ? declared : usual;
}

function normal(path: string): string {
  const kept: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") kept.pop();
    else if (step !== "." && step !== "") kept.push(step);
  }
  return kept.join("/");
}

/** All elements below a node with this local name, in document order. */
export function descendants(node: Document | Element, name: string): Element[] {
  const found: Element[] = [];
  // Follows sibling links, because the library rebuilds its node lists after each change.
  for (let at = node.firstChild; at !== null; ) {
    if (isElement(at) && at.localName === name) found.push(at);
    if (at.firstChild !== null) {
      at = at.firstChild;
      continue;
    }
    while (at !== null && at !== node && at.nextSibling === null) at = at.parentNode;
    at = at === null || at === node ? null : at.nextSibling;
  }
  return found;
}

const isElement = (node: Node): node is Element => node.nodeType === node.ELEMENT_NODE;

export function childrenOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = element.firstChild; at !== null; at = at.nextSibling) if (isElement(at)) found.push(at);
  return found;
}

/** The first child with this local name. */
export function child(element: Element | null | undefined, name: string): Element | null {
  return (element && childrenOf(element).find(({ localName }) => localName === name)) ?? null;
}

/** An attribute by its local name: `val` is `w:val`. */
export function attributeOf(element: Element | null | undefined, name: string): string | null {
  const found = element && Array.from(element.attributes).find((each) => each.localName === name);
  return found?.value ?? null;
}

/** A switch such as `<w:vanish/>`: on unless its value says off. */
export function isOn(element: Element | null | undefined): boolean {
  return (
    element !== null && element !== undefined && !/^(?:0|false|off|none)$/u.test(attributeOf(element, "val") ?? "")
  );
}
