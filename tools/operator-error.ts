// An expected end of a command: printed as it is, in Chinese and English, with its remedy. No stack, no insides.
import { toldOfDisk } from "../index/disk-fault.ts";

export class OperatorError extends Error {}

/** For a command's outermost promise: prints what went wrong and gives the exit code. */
export function tellFailure(error: unknown): number {
  const told = toldOfDisk(error) ?? (error instanceof Error ? error.message : String(error));
  process.stderr.write(`${told.trimEnd()}\n`);
  return 1;
}
