// Session storage, for hosts that enable it. It can be full or blocked; then nothing is stored. Its content is
// untrusted.

export function readKept(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Null removes the entry. */
export function writeKept(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // The conversation continues in memory.
  }
}
