// Wraps text for a terminal. Han and full-width characters take two columns, words and links stay whole, and no line
// begins with closing punctuation or ends with opening punctuation.

const WIDE =
  /^[\u1100-\u115f\u2014\u2018-\u201d\u2026\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;
const MARK = /^\p{M}$/u;
const CLOSING = new Set("，。！？；：、）」』”’》】〕…—,.!?;:)]%％·");
const OPENING = new Set("（「『“‘《【〔([");

/** Columns of one character. Most are ideographs or Latin letters, which the first checks decide without a pattern. */
function columnsOf(character: string): number {
  if (character >= "\u4e00" && character <= "\u9fff") return 2;
  if (character < "\u0300") return 1;
  return MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}

/** Columns that a text takes. Quotation marks and dashes count two, as most Chinese fonts draw them. */
export function columns(text: string): number {
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
}

/**
 * Splits text into lines of at most `width` columns, indented by `indent` and from the second line on by `hanging`.
 * Only a unit that cannot be broken makes a line longer.
 */
export function wrap(text: string, width: number, indent = "", hanging = indent): string[] {
  const lines: string[] = [];
  let line = indent;
  let taken = columns(indent);
  let isEmpty = true;
  for (const unit of units(text)) {
    if (!isEmpty && taken + columns(unit.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = hanging;
      taken = columns(hanging);
      isEmpty = true;
    }
    const added: string = isEmpty ? unit.trimStart() : unit;
    line += added;
    taken += columns(added);
    isEmpty = isEmpty && added === "";
  }
  return [...lines, line.trimEnd()];
}

/** The smallest units that a line can break between. */
function units(text: string): string[] {
  const pieces: string[] = [];
  let word = "";
  const push = (piece: string) => {
    const previous = pieces.at(-1);
    const last = previous?.at(-1) ?? "";
    const isReference = last === "」" && /^\[\d+\]/.test(piece);
    if (previous !== undefined && (CLOSING.has(piece.charAt(0)) || OPENING.has(last) || isReference)) {
      pieces[pieces.length - 1] = previous + piece;
    } else pieces.push(piece);
  };
  const flush = () => {
    if (word !== "") push(word);
    word = "";
  };
  for (const character of text) {
    if (columnsOf(character) === 2) {
      flush();
      push(character);
    } else if (character === " ") {
      word += character;
      flush();
    } else word += character;
  }
  flush();
  return pieces;
}
