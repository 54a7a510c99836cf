// An expected end of a command: printed as it is, in Chinese and English, with its remedy. No stack, no insides.

export class OperatorError extends Error {}

/** For a command's outermost promise: prints what went wrong and gives the exit code. */
export function tellFailure(error: unknown): number {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
}
