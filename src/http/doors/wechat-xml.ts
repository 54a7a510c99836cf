// Reads and writes the XML of WeChat messages: one element with named texts in it. The parser rejects everything that
// the platform never sends: document types, custom entities, attributes, comments. It expands and loads nothing, which
// leaves nothing to attack.

/** Texts by the names of their elements. An element that contains elements is left out. */
export type Fields = ReadonlyMap<string, string>;

const DEPTH_MAX = 8;
/** A token: the start of an element, its end, an empty element, a CDATA section, or text. */
const PIECE =
  /(?<open><[A-Za-z_][\w.-]*[ \t\r\n]*>)|(?<close><\/[A-Za-z_][\w.-]*[ \t\r\n]*>)|(?<empty><[A-Za-z_][\w.-]*[ \t\r\n]*\/>)|<!\[CDATA\[(?<data>[\s\S]*?)\]\]>|(?<text>[^<]+)/uy;
const DECLARATION =
  /^\uFEFF?(?:<\?xml[ \t\r\n]+version=(?:"1\.0"|'1\.0')(?:[ \t\r\n]+encoding=(?:"utf-8"|'utf-8'))?[ \t\r\n]*\?>)?/iu;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([a-z]{1,4}));/gu;
/** Characters that XML 1.0 does not allow, including unpaired surrogates. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const BLANK = /^[ \t\r\n]*$/u;

interface Element {
  name: string;
  text: string;
  hasElements: boolean;
}

/** Parses a message; null when it is not valid. */
export function readXml(document: string): Fields | null {
  if (FORBIDDEN.test(document)) return null;
  const fields = new Map<string, string>();
  const open: Element[] = [];
  let isOver = false;
  PIECE.lastIndex = DECLARATION.exec(document)?.[0].length ?? 0;
  while (PIECE.lastIndex < document.length) {
    const piece = PIECE.exec(document)?.groups;
    if (piece === undefined) return null;
    const start = piece.open ?? piece.empty;
    if (start !== undefined) {
      if (isOver || open.length === DEPTH_MAX) return null;
      const parent = open.at(-1);
      if (parent !== undefined) parent.hasElements = true;
      open.push({ name: nameIn(start), text: "", hasElements: false });
    }
    if (piece.close !== undefined || piece.empty !== undefined) {
      const element = open.pop();
      if (element === undefined || element.name !== nameIn(piece.close ?? piece.empty ?? "")) return null;
      if (open.length === 0) isOver = true;
      if (open.length === 1 && !keep(fields, element)) return null;
    }
    const text = textIn(piece);
    if (text === null || !add(open, text, piece.data !== undefined)) return null;
  }
  return isOver ? fields : null;
}

/** Writes one document with `fields` in their order. Numbers are written without CDATA, as the platform writes them. */
export function writeXml(fields: readonly (readonly [name: string, value: string | number])[]): string {
  const written = (value: string | number) => (typeof value === "number" ? String(value) : marked(value));
  const elements = fields.map(([name, value]) => `<${name}>${written(value)}</${name}>`);
  return `<xml>${elements.join("")}</xml>`;
}

function nameIn(tag: string): string {
  return tag.replace(/[<>/ \t\r\n]/gu, "");
}

/** Stores a field; false when the name occurs twice, because the message is then ambiguous. */
function keep(fields: Map<string, string>, { name, text, hasElements }: Element): boolean {
  if (fields.has(name)) return false;
  if (!hasElements) fields.set(name, text);
  return true;
}

function textIn({ data, text }: Record<string, string | undefined>): string | null {
  if (data !== undefined) return withPlainLines(data);
  if (text === undefined) return "";
  if (text.includes("]]>") || text.replace(REFERENCE, "").includes("&")) return null;
  let isKnown = true;
  const read = withPlainLines(text).replace(REFERENCE, (_, decimal, hexadecimal, name) => {
    const character = name === undefined ? characterOf(decimal, hexadecimal) : NAMED[name];
    isKnown &&= character !== undefined && !FORBIDDEN.test(character);
    return character ?? "";
  });
  return isKnown ? read : null;
}

function characterOf(decimal: string | undefined, hexadecimal: string | undefined): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Appends text to the open element. Outside the root element only white space is allowed. */
function add(open: Element[], text: string, isData: boolean): boolean {
  const element = open.at(-1);
  if (element === undefined) return !isData && BLANK.test(text);
  element.text += text;
  return true;
}

/** Normalizes line ends as XML requires. */
function withPlainLines(text: string): string {
  return text.replace(/\r\n?/gu, "\n");
}

function marked(text: string): string {
  const allowed = text.toWellFormed().replace(new RegExp(FORBIDDEN, "gu"), "");
  return `<![CDATA[${allowed.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}
