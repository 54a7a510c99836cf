// Polyfills of the built-ins that the core uses and Chromium 80 lacks, because kiosk machines run old browsers. An
// existing built-in is never replaced.

/** Runs as soon as this module loads. Changing prototypes is safe here: the worker runs no other code than ours. */
export function addLaterBuiltIns(): void {
  Map.groupBy ??= groupBy;
  Array.prototype.toSorted ??= function toSorted<T>(this: T[], compare?: (a: T, b: T) => number) {
    return [...this].sort(compare);
  };
  Array.prototype.at ??= at;
  String.prototype.at ??= at;
  Object.hasOwn ??= (object, key) => Object.getOwnPropertyDescriptor(object, key) !== undefined;
  // Supports strings only: the core calls `replaceAll` with neither a pattern nor a function.
  String.prototype.replaceAll ??= function replaceAll(this: string, from: string | RegExp, to: unknown) {
    return this.split(from).join(String(to));
  };
  String.prototype.isWellFormed ??= function isWellFormed(this: string) {
    return !LONE.test(this);
  };
  String.prototype.toWellFormed ??= function toWellFormed(this: string) {
    return this.replace(LONES, "\ufffd");
  };
}

/** Matches a lone surrogate. */
const LONE = /\p{Surrogate}/u;
const LONES = /\p{Surrogate}/gu;

function at<T>(this: ArrayLike<T>, i: number): T | undefined {
  return this[i < 0 ? this.length + i : i];
}

function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T, i: number) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  let i = 0;
  for (const item of items) {
    const key = keyOf(item, i++);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

addLaterBuiltIns();
