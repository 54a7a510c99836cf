// Loads a part of the chat that comes apart, by its whole address. Engines remember a module that failed, so the next try has
// another address.

/** How often an address has failed. */
const failures = new Map<string, number>();

/** Rejects when the part cannot be reached, or with `waitMs` when it takes longer. */
export async function loadPart<Part>(address: string, waitMs?: number): Promise<Part> {
  const failed = failures.get(address) ?? 0;
  try {
    const part: Promise<Part> = import(failed === 0 ? address : `${address}-${failed}`);
    return await (waitMs === undefined ? part : Promise.race([part, late(waitMs)]));
  } catch (error) {
    failures.set(address, failed + 1);
    throw error;
  }
}

function late(waitMs: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("late")), waitMs));
}
