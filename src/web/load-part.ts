// Loads a separate part of the chat by its absolute address. Browsers cache a failed module import, so every retry uses
// another address.

/** The number of failures of each address. */
const failures = new Map<string, number>();

/** Rejects when the part cannot be loaded, or takes longer than `waitMs`. */
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
