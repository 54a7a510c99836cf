// Finds the owner of a value: the nearest name before it, or else the subject of its heading or text.
import type { Statement } from "./cell.ts";
import { namesIn } from "./names.ts";

/** Names that say where a value applies, not whose it is. */
const NO_OWNER = /^(?:.*窗口|大厅|本?村|镇|社区|街道|.{1,6}(?:村|社区|镇|街道))$/u;

/** The subject of a sentence: its first name before an offset. */
export function topicBefore(statement: Statement, at: number): string {
  const { folded, body, row, fullName, source, scope } = statement;
  if (row !== "") return row;
  const first = namesIn(folded.slice(body, at)).find(({ name }) => !NO_OWNER.test(name));
  if (first === undefined) return scope;
  return fullName(source.text.slice(body + first.at, body + first.at + first.name.length));
}

/** The owner of what stands at an offset; `behind` is a name given after it. */
export function ownerBefore(statement: Statement, at: number, behind: string | null = null): string {
  const { folded, body, row, fullName, source, scope } = statement;
  if (behind !== null) return fullName(behind);
  if (row !== "") return row;
  const names = namesIn(folded.slice(body, at)).filter(({ name }) => !NO_OWNER.test(name));
  const nearest = names.at(-1);
  if (nearest === undefined) return scope;
  const from = body + nearest.at;
  return fullName(source.text.slice(from, from + nearest.name.length));
}
