// Converts JSON to a form in which each name is written once: a list of objects with the same names becomes columns,
// and a list of words becomes one string. Similar values stand together, so it compresses better.

/** Precedes each word of a list. A list with this character in a word stays a list. */
const BEFORE_WORD = "¦";
/**
 * The only name of an object that holds columns, and that of one around a value that would be mistaken for either form.
 */
const COLUMNS = "[]";
const AS_IT_IS = "¦";

export function intoColumns(value: unknown): unknown {
  if (typeof value === "string") return value.startsWith(BEFORE_WORD) ? { [AS_IT_IS]: value } : value;
  if (Array.isArray(value)) return intoList(value);
  if (typeof value !== "object" || value === null) return value;
  const names = Object.keys(value);
  if (names.length === 1 && (names[0] === COLUMNS || names[0] === AS_IT_IS)) return { [AS_IT_IS]: value };
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, intoColumns(each)]));
}

function intoList(list: readonly unknown[]): unknown {
  if (list.length > 0 && list.every((each) => typeof each === "string" && !each.includes(BEFORE_WORD))) {
    return list.map((word) => `${BEFORE_WORD}${word}`).join("");
  }
  const names = namesOf(list[0]);
  const isTable = list.length > 1 && names !== null && list.every((each) => namesOf(each) === names);
  if (!isTable) return list.map(intoColumns);
  const rows = list.map((each) => Object.values(Object(each)));
  const columns = Object.keys(Object(list[0])).map((name, i) => [name, intoList(rows.map((row) => row[i]))]);
  return { [COLUMNS]: Object.fromEntries(columns) };
}

/** The names of an object in order, as JSON; null for other values and for an object without names. */
function namesOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const names = Object.keys(value);
  return names.length === 0 ? null : JSON.stringify(names);
}

export function fromColumns(value: unknown): unknown {
  if (typeof value === "string") return value.startsWith(BEFORE_WORD) ? value.slice(1).split(BEFORE_WORD) : value;
  if (Array.isArray(value)) return value.map(fromColumns);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [[name, first] = ["", null], ...more] = entries;
  if (more.length === 0 && name === AS_IT_IS) return first;
  if (more.length === 0 && name === COLUMNS) return fromTable(first);
  return Object.fromEntries(entries.map(([each, part]) => [each, fromColumns(part)]));
}

const PLAIN = { configurable: true, enumerable: true, writable: true } as const;

function fromTable(table: object): unknown[] {
  const columns = Object.entries(table).map(([name, column]) => ({ name, cells: listOf(fromColumns(column)) }));
  const rows = Array.from(columns[0]?.cells ?? [], (): Record<string, unknown> => ({}));
  // Column by column, so that the engine finds all rows alike: much faster than an object from entries for each.
  for (const { name, cells } of columns) {
    for (const [i, row] of rows.entries()) {
      if (name === "__proto__") Object.defineProperty(row, name, { value: cells[i], ...PLAIN });
      else row[name] = cells[i];
    }
  }
  return rows;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
