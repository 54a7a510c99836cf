// Reads the key of a program from the header `Authorization: Bearer KEY`. Pure.

const BEARER = /^Bearer +(\S+) *$/iu;

/** The key; null when the header is absent or uses another scheme. */
export function bearerOf(authorization: string | null | undefined): string | null {
  return BEARER.exec(authorization ?? "")?.[1] ?? null;
}
