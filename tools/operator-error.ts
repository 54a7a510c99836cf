// An expected failure of a command. Its message, in Chinese and English with the remedy, is printed without a stack
// trace.
import { toldOfDisk } from "../index/disk-fault.ts";

export class OperatorError extends Error {}

/** Prints the error of a command's outermost promise and returns the exit code. */
export function tellFailure(error: unknown): number {
  const told = toldOfDisk(error) ?? (error instanceof Error ? error.message : String(error));
  process.stderr.write(`${told.trimEnd()}\n`);
  return 1;
}
