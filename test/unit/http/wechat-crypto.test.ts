// WeChat's signatures and encryption: its published examples, an independent implementation with Node's crypto, and
// damage.
import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSigned, openSealed, seal, sign } from "../../../src/http/doors/wechat-crypto.ts";

/** The example of the platform's own library. */
const TOKEN = "QDG6eK";
const KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
const CORP = "wx5823bf96d3bd56c7";
const ECHO = {
  signature: "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
  timestamp: "1409659589",
  nonce: "263014780",
  sealed: "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
  message: "1616140317555161061",
};
const HELLO = {
  signature: "477715d11cdb4164915debcba66cb864d751f3e6",
  timestamp: "1409659813",
  nonce: "1372623149",
  sealed:
    "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3" +
    "TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gs" +
    "ijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUa" +
    "x5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIG" +
    "HBZZIs2pDBS8R07+qN+E7Q==",
};

const keyOf = (aesKey: string) => Buffer.from(`${aesKey}=`, "base64");
const aesKeys = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString("base64").slice(0, 43));
const texts = fc.string({ unit: "grapheme", maxLength: 200 });

/** Encrypts as the platform documents, with Node's crypto. */
function sealedByNode(aesKey: string, receiver: string, message: string, random: Uint8Array): string {
  const key = keyOf(aesKey);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(message));
  const plain = Buffer.concat([random, length, Buffer.from(message), Buffer.from(receiver)]);
  const padding = 32 - (plain.length % 32);
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  return cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])).toString("base64");
}

function plainByNode(aesKey: string, sealed: string): Buffer {
  const key = keyOf(aesKey);
  const decipher = createDecipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([decipher.update(sealed, "base64"), decipher.final()]);
}

describe("the platform's published examples", () => {
  test("WeCom's check of an address is verified and decrypted", async () => {
    const { signature, timestamp, nonce, sealed, message } = ECHO;
    expect(await isSigned(signature, [TOKEN, timestamp, nonce, sealed])).toBe(true);
    expect(await openSealed(KEY, CORP, sealed)).toBe(message);
  });

  test("a message is verified and decrypted", async () => {
    const { signature, timestamp, nonce, sealed } = HELLO;
    expect(await isSigned(signature, [TOKEN, timestamp, nonce, sealed])).toBe(true);
    expect(await openSealed(KEY, CORP, sealed)).toContain("<Content><![CDATA[hello]]></Content>");
  });

  test("a message is encrypted byte for byte", async () => {
    const random = new TextEncoder().encode("aaaabbbbccccdddd");
    const aesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    expect(await seal(aesKey, "wxb11529c136998cb6", "我是中文abcd123", random)).toBe(
      "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==",
    );
  });
});

test("openSealed decrypts what seal encrypts, for its receiver only", async () => {
  await fc.assert(
    fc.asyncProperty(aesKeys, texts, texts, async (aesKey, receiver, message) => {
      const sealed = await seal(aesKey, receiver, message);
      expect(await openSealed(aesKey, receiver, sealed)).toBe(message);
      expect(await openSealed(aesKey, `${receiver}x`, sealed)).toBeNull();
    }),
  );
});

test("seal and openSealed agree with an independent implementation", async () => {
  const randoms = fc.uint8Array({ minLength: 16, maxLength: 16 });
  await fc.assert(
    fc.asyncProperty(aesKeys, texts, texts, randoms, async (aesKey, receiver, message, random) => {
      const sealed = sealedByNode(aesKey, receiver, message, random);
      expect(await seal(aesKey, receiver, message, new Uint8Array(random))).toBe(sealed);
      expect(await openSealed(aesKey, receiver, sealed)).toBe(message);
      const plain = plainByNode(aesKey, await seal(aesKey, receiver, message));
      expect(plain.subarray(20, 20 + plain.readUInt32BE(16)).toString()).toBe(message);
    }),
  );
});

test("isSigned rejects a changed byte in any part", async () => {
  const { signature, timestamp, nonce, sealed } = HELLO;
  const parts = [signature, timestamp, nonce, sealed];
  await fc.assert(
    fc.asyncProperty(fc.nat(3), fc.nat(), fc.integer({ min: 33, max: 126 }), async (which, at, code) => {
      const whole = parts[which] ?? "";
      const place = at % whole.length;
      const changed = `${whole.slice(0, place)}${String.fromCharCode(code)}${whole.slice(place + 1)}`;
      fc.pre(changed !== whole);
      const [seen = "", ...signed] = parts.map((part, i) => (i === which ? changed : part));
      expect(await isSigned(seen, [TOKEN, ...signed])).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test("openSealed returns null for an invalid message without throwing", async () => {
  const cases = ["", "a", "AAAA", "====", "A".repeat(64), HELLO.sealed.slice(0, -24), HELLO.sealed.replace("R", "S")];
  for (const sealed of cases) expect(await openSealed(KEY, CORP, sealed)).toBeNull();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 128 }), async (bytes) => {
      expect(await openSealed(KEY, CORP, Buffer.from(bytes).toString("base64"))).toBeNull();
    }),
  );
});

test("openSealed rejects a length beyond the end", async () => {
  const key = keyOf(KEY);
  const plain = Buffer.concat([Buffer.alloc(16), Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.alloc(44, 44)]);
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  expect(await openSealed(KEY, CORP, cipher.update(plain).toString("base64"))).toBeNull();
});

test("sign is SHA-1 over the sorted parts", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ maxLength: 20 }), { maxLength: 5 }), async (parts) => {
      const expected = createHash("sha1")
        .update([...parts].sort().join(""))
        .digest("hex");
      expect(await sign(parts)).toBe(expected);
    }),
  );
});
