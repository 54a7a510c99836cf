// SHA-256 of text. It is synchronous, so that the index can be checked while the Worker starts.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 of the UTF-8 bytes, in hex; `length` cuts it to that many digits. */
export function digest(text: string, length = 64): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, length);
}
