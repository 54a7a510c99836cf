// Session storage, for hosts that asked for it. It may be full, forbidden or written by others: then nothing is kept.

export function readKept(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Null leaves nothing behind. */
export function writeKept(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // In memory it goes on.
  }
}
