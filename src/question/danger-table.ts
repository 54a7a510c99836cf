// The table of the danger model's weights as text: an arithmetic coder makes it a sixth smaller than gzip does. One
// piece of code writes and reads it.
import { type BitCoder, BitReader, BitWriter } from "../bit-coder.ts";
import { codeNumber, createNumberChances } from "../coded-numbers.ts";
import { fromUnsigned, toUnsigned } from "../packed-numbers.ts";

/** The weights in steps, by the feature's place: of an alarm, and of each kind. */
export interface DangerTable {
  /** Fingerprints in ascending order. */
  readonly features: Int32Array;
  readonly alarm: Int16Array;
  readonly kinds: readonly Int16Array[];
}

/** Sorts of numbers, each with its own probabilities. The last three depend on what comes before. */
const SORTS = { gap: 0, kinds: 1, alarm: 2, nextKind: 6, weight: 10 } as const;
/** Number of contexts of a weight: the alarm's own, up to a highest. */
const ALARMS_MAX = 20;
const ALL_SORTS = SORTS.weight + ALARMS_MAX + 1;
/** A feature with more kinds counts as one with this many. */
const KINDS_MAX = 3;

export function packTable(table: DangerTable): string {
  const writer = new BitWriter();
  codeTable(writer, table, (i) => table.kinds.flatMap((weights, kind) => (weights[i] === 0 ? [] : [kind])));
  return writer.end();
}

export function openTable(packed: string, count: number, kinds: number): DangerTable {
  const table = {
    features: new Int32Array(count),
    alarm: new Int16Array(count),
    kinds: Array.from({ length: kinds }, () => new Int16Array(count)),
  };
  codeTable(new BitReader(packed), table, () => []);
  return table;
}

/**
 * Writes the table, or fills it with what is read. `kindsOf` gives the kinds that a feature has a weight of; none when
 * the table is read.
 */
function codeTable(
  coder: BitCoder,
  { features, alarm, kinds }: DangerTable,
  kindsOf: (feature: number) => readonly number[],
): void {
  const chances = createNumberChances(ALL_SORTS);
  const code = (number: number, sort: number) => codeNumber(coder, chances, number, sort);
  let last = 0;
  for (let i = 0; i < features.length; i++) {
    last += code((features[i] ?? 0) - last, SORTS.gap);
    features[i] = last;
    const own = kindsOf(i);
    const count = code(own.length, SORTS.kinds);
    const many = Math.min(KINDS_MAX, count);
    const ofAlarm = code(toUnsigned(alarm[i] ?? 0), SORTS.alarm + many);
    alarm[i] = fromUnsigned(ofAlarm);
    let kind = -1;
    for (let nth = 0; nth < count; nth++) {
      kind += 1 + code((own[nth] ?? 0) - kind - 1, SORTS.nextKind + many);
      const weights = kinds[kind];
      if (weights === undefined) throw new Error("a weight of a kind that does not exist");
      const sort = SORTS.weight + Math.min(ALARMS_MAX, ofAlarm);
      weights[i] = fromUnsigned(1 + code(toUnsigned(weights[i] ?? 0) - 1, sort));
    }
  }
}
