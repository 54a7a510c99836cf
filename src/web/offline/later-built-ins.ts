// What the core uses and Chromium 80 lacks: the kiosks' machines are older than the Worker's platform.
// Nothing enters, nothing leaves; where a built-in is there already, it stays.

/** Done as soon as this is loaded, in a worker of our own: nobody else's code runs here. */
export function addLaterBuiltIns(): void {
  Map.groupBy ??= groupBy;
  Array.prototype.toSorted ??= function toSorted<T>(this: T[], compare?: (a: T, b: T) => number) {
    return [...this].sort(compare);
  };
  Array.prototype.at ??= at;
  String.prototype.at ??= at;
  Object.hasOwn ??= (object, key) => Object.getOwnPropertyDescriptor(object, key) !== undefined;
  // No pattern and no function: nothing in the core replaces by one.
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

/** Half of a pair without the other. */
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
