// Compares two snapshots of answers and renders the changes as text. Pure.
import type { QuestionSet, Reply, Snapshot } from "./snapshot.ts";

export interface Change {
  set: string;
  id: string;
  /** `new` and `gone`: only one of the snapshots has the question. `order`: the same quotes in another order. */
  what: ("status" | "lead" | "quotes" | "order" | "new" | "gone")[];
  before: Reply | null;
  after: Reply | null;
}

export function compare(before: Snapshot, after: Snapshot): Change[] {
  const names = new Set([...Object.keys(before.sets), ...Object.keys(after.sets)]);
  return [...names].flatMap((set) => {
    const old = new Map((before.sets[set] ?? []).map((reply) => [reply.id, reply]));
    const now = new Map((after.sets[set] ?? []).map((reply) => [reply.id, reply]));
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
      const one = { before: old.get(id) ?? null, after: now.get(id) ?? null };
      const what = changesOf(one.before, one.after);
      return what.length === 0 ? [] : [{ set, id, what, ...one }];
    });
  });
}

function changesOf(before: Reply | null, after: Reply | null): Change["what"] {
  if (before === null) return ["new"];
  if (after === null) return ["gone"];
  const what: Change["what"] = [];
  if (before.status !== after.status) what.push("status");
  if (before.lead !== after.lead) what.push("lead");
  if (!same(before.quotes.toSorted(), after.quotes.toSorted())) what.push("quotes");
  else if (!same(before.quotes, after.quotes)) what.push("order");
  return what;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

/** Renders every change, set by set. A silent set shows only the ids and what changed. */
export function renderChanges(
  changes: readonly Change[],
  after: Snapshot,
  sets: readonly Pick<QuestionSet, "name" | "silent">[],
): string {
  const blocks = sets.flatMap(({ name, silent }) => {
    const asked = after.sets[name];
    if (asked === undefined) return [];
    const some = changes.filter(({ set }) => set === name);
    const shown = some.map((change) => (silent ? headOf(change) : renderChange(change)));
    return [`${name}: ${some.length} 题有变化 / ${some.length} of ${asked.length} changed`, ...shown];
  });
  return `${blocks.join("\n")}\n`;
}

function headOf({ id, what }: Change): string {
  return `  ${id}  ${what.join(", ")}`;
}

function renderChange(change: Change): string {
  const { before, after } = change;
  return [
    `${headOf(change)}: ${(after ?? before)?.question ?? ""}`,
    ...(before === null ? [] : renderReply("-", before)),
    ...(after === null ? [] : renderReply("+", after)),
  ].join("\n");
}

function renderReply(sign: string, { status, lead, quotes }: Reply): string[] {
  return [
    `    ${sign} ${status}: ${lead ?? "no lead"}`,
    ...quotes.map((quote, i) => `    ${sign}   [${i + 1}] ${quote}`),
  ];
}
