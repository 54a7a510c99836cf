// How WeChat and WeCom sign and encrypt what they send: SHA-1 over the sorted parts, and AES-256-CBC by WebCrypto. The
// cipher itself proves nothing about who wrote a message: the signature is checked before anything is decrypted.

/** Not 16, the block of AES: padding runs up to 32 bytes, which WebCrypto would not take off. */
const PADDED_TO = 32;
const BLOCK = 16;
const RANDOM = 16;
/** The random bytes, and four that say how long the message is. */
const HEAD = RANDOM + 4;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

type Bytes = Uint8Array<ArrayBuffer>;

export async function sign(parts: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-1", new TextEncoder().encode([...parts].sort().join("")));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Looks at every character whatever the first ones are, so that the time it takes tells nothing. */
export async function isSigned(signature: string, parts: readonly string[]): Promise<boolean> {
  const expected = await sign(parts);
  if (signature.length !== expected.length) return false;
  let differing = 0;
  for (let i = 0; i < expected.length; i++) differing |= expected.charCodeAt(i) ^ signature.charCodeAt(i);
  return differing === 0;
}

/** The message in `sealed`, or null: not of this key, not for this receiver, or not whole. */
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

/** `random` stands before the message, so that two of the same text differ. */
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
  // WebCrypto adds a block of padding of its own.
  return btoa(binaryOf(sealed.subarray(0, -BLOCK)));
}

/** With its padding: a block is added that WebCrypto takes for the padding and takes off. */
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
  // The console gives it as 43 characters of base64, without the sign of equality at the end.
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
