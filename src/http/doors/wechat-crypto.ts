// Signatures and encryption of WeChat and WeCom: SHA-1 over the sorted parts, and AES-256-CBC by WebCrypto. The cipher
// does not authenticate, so callers check the signature before they decrypt.

/** Bytes to pad to. The protocol pads to 32, not to the AES block of 16, so WebCrypto cannot remove the padding. */
const PADDED_TO = 32;
const BLOCK = 16;
const RANDOM = 16;
/** Random bytes, then four bytes with the length of the message. */
const HEAD = RANDOM + 4;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

type Bytes = Uint8Array<ArrayBuffer>;

export async function sign(parts: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-1", new TextEncoder().encode([...parts].sort().join("")));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Compares in constant time, so that the duration reveals nothing about the signature. */
export async function isSigned(signature: string, parts: readonly string[]): Promise<boolean> {
  const expected = await sign(parts);
  if (signature.length !== expected.length) return false;
  let differing = 0;
  for (let i = 0; i < expected.length; i++) differing |= expected.charCodeAt(i) ^ signature.charCodeAt(i);
  return differing === 0;
}

/** Decrypts `sealed`; null when it is damaged, uses another key or names another receiver. */
export async function openSealed(aesKey: string, receiver: string, sealed: string): Promise<string | null> {
  if (!BASE64.test(sealed)) return null;
  const bytes = bytesOf(sealed);
  if (bytes.length % BLOCK !== 0) return null;
  const plain = withoutPadding(await decrypt(aesKey, bytes));
  if (plain === null || plain.length < HEAD) return null;
  const length = new DataView(plain.buffer, plain.byteOffset).getUint32(RANDOM);
  if (HEAD + length > plain.length) return null;
  const [message, wanted] = [plain.subarray(HEAD, HEAD + length), plain.subarray(HEAD + length)].map(textOf);
  return message !== undefined && message !== null && wanted === receiver ? message : null;
}

/** Encrypts a message. `random` precedes it, so that equal messages differ when encrypted. */
export async function seal(
  aesKey: string,
  receiver: string,
  message: string,
  random: Bytes = crypto.getRandomValues(new Uint8Array(RANDOM)),
): Promise<string> {
  const [text, to] = [new TextEncoder().encode(message), new TextEncoder().encode(receiver)];
  const length = HEAD + text.length + to.length;
  const padding = PADDED_TO - (length % PADDED_TO);
  const plain = new Uint8Array(length + padding).fill(padding, length);
  plain.set(random.subarray(0, RANDOM));
  new DataView(plain.buffer).setUint32(RANDOM, text.length);
  plain.set(text, HEAD);
  plain.set(to, HEAD + text.length);
  const { key, iv } = await keyOf(aesKey);
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-CBC", iv }, key, plain));
  // Drops the block of padding that WebCrypto appends.
  return btoa(binaryOf(sealed.subarray(0, -BLOCK)));
}

/** Decrypts and keeps the padding: appends a block that WebCrypto then removes as its own padding. */
async function decrypt(aesKey: string, sealed: Bytes): Promise<Bytes> {
  const { key, iv } = await keyOf(aesKey);
  const last = sealed.slice(-BLOCK);
  const added = await crypto.subtle.encrypt({ name: "AES-CBC", iv: last }, key, new Uint8Array());
  const whole = new Uint8Array(sealed.length + BLOCK);
  whole.set(sealed);
  whole.set(new Uint8Array(added), sealed.length);
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-CBC", iv }, key, whole));
}

function withoutPadding(plain: Bytes): Bytes | null {
  const padding = plain.at(-1) ?? 0;
  const isPadding = padding >= 1 && padding <= PADDED_TO && padding <= plain.length;
  if (!isPadding || plain.subarray(-padding).some((byte) => byte !== padding)) return null;
  return plain.subarray(0, -padding);
}

async function keyOf(aesKey: string): Promise<{ key: CryptoKey; iv: Bytes }> {
  // The console shows the key as 43 characters of base64, without the `=` at the end.
  const bytes = bytesOf(`${aesKey}=`);
  const key = await crypto.subtle.importKey("raw", bytes, "AES-CBC", false, ["encrypt", "decrypt"]);
  return { key, iv: bytes.slice(0, BLOCK) };
}

function bytesOf(base64: string): Bytes {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function binaryOf(bytes: Bytes): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return binary;
}

function textOf(bytes: Bytes): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
