// Compares two snapshots of a collection: texts, numbers, addresses and facts that are new, gone or changed.
import type { Snapshot } from "../../index/snapshot.ts";

export interface Change {
  /** The subject of the change: a name, or the id of a source. */
  readonly about: string;
  readonly before: readonly string[];
  readonly now: readonly string[];
}

export interface Changes {
  readonly sources: readonly Change[];
  readonly shown: readonly Change[];
  readonly facts: readonly Change[];
}

export function findChanges(before: Snapshot, now: Snapshot): Changes {
  return {
    sources: changedSources(before, now),
    shown: changedValues(before.shown, now.shown),
    facts: changedValues(before.facts, now.facts),
  };
}

type Values = Readonly<Record<string, readonly string[]>>;

/** Returns, by subject, the values that only one of the snapshots has. */
function changedValues(before: Values, now: Values): Change[] {
  const abouts = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return abouts.flatMap((about) => {
    const [old, fresh] = [before[about] ?? [], now[about] ?? []];
    const change = {
      about,
      before: old.filter((value) => !fresh.includes(value)),
      now: fresh.filter((value) => !old.includes(value)),
    };
    return change.before.length + change.now.length > 0 ? [change] : [];
  });
}

function changedSources(before: Snapshot, now: Snapshot): Change[] {
  const ids = [...new Set([...Object.keys(before.sources), ...Object.keys(now.sources)])];
  return ids.flatMap((id): Change[] => {
    const [old, fresh] = [before.sources[id], now.sources[id]];
    if (old?.version === fresh?.version && old?.title === fresh?.title) return [];
    const title = (source: { title: string } | undefined, words: string) =>
      source === undefined ? [] : [`《${source.title}》${words}`];
    const isSame = old !== undefined && old.title === fresh?.title;
    return [{ about: id, before: isSame ? [] : title(old, ""), now: title(fresh, isSame ? "正文有改动" : "") }];
  });
}
