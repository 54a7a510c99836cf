// Messages as WeChat's servers send them, written and signed from the platform's documentation with Node's crypto only.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { DOMParser, onErrorStopParsing } from "@xmldom/xmldom";

export const TOKEN = "fawenToken2026";
export const AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
export const APP_ID = "wx5823bf96d3bd56c7";
const KEY = Buffer.from(`${AES_KEY}=`, "base64");

export const now = () => String(Math.floor(Date.now() / 1000));
export const sign = (...parts: string[]) => createHash("sha1").update(parts.sort().join("")).digest("hex");

export function sealed(message: string, receiver = APP_ID): string {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(message));
  const plain = Buffer.concat([randomBytes(16), length, Buffer.from(message), Buffer.from(receiver)]);
  const padding = 32 - (plain.length % 32);
  const cipher = createCipheriv("aes-256-cbc", KEY, KEY.subarray(0, 16)).setAutoPadding(false);
  return cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])).toString("base64");
}

export function opened(text: string): string {
  const decipher = createDecipheriv("aes-256-cbc", KEY, KEY.subarray(0, 16)).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(text, "base64"), decipher.final()]);
  const end = 20 + plain.readUInt32BE(16);
  if (plain.subarray(end, -(plain.at(-1) ?? 0)).toString() !== APP_ID) throw new Error("it is for another account");
  return plain.subarray(20, end).toString();
}

/** A message of a type; `own` is the XML that is specific to the type. */
export function message(type: string, own: string): string {
  return (
    "<xml><ToUserName><![CDATA[gh_0123456789ab]]></ToUserName><FromUserName><![CDATA[oSOMEBODY-4711]]></FromUserName>" +
    `<CreateTime>${now()}</CreateTime><MsgType><![CDATA[${type}]]></MsgType>${own}<MsgId>6054768590064713728</MsgId></xml>`
  );
}

export const text = (content: string) => message("text", `<Content><![CDATA[${content}]]></Content>`);

export function posted(body: string): RequestInit {
  return { method: "POST", headers: { "Content-Type": "text/xml" }, body };
}

/** The address of a plain message. */
export function plainPath(timestamp = now()): string {
  return `/wechat?signature=${sign(TOKEN, timestamp, "42")}&timestamp=${timestamp}&nonce=42&openid=oSOMEBODY-4711`;
}

/** The address of an encrypted message, and the request with its envelope. */
export function enveloped(inner: string, timestamp = now(), receiver = APP_ID): [path: string, init: RequestInit] {
  const cipher = sealed(inner, receiver);
  const path = `/wechat?msg_signature=${sign(TOKEN, timestamp, "42", cipher)}&timestamp=${timestamp}&nonce=42&encrypt_type=aes`;
  return [path, posted(`<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[${cipher}]]></Encrypt></xml>`)];
}

/** The fields of a reply by name, read independently of our parser. */
export function fieldsIn(xml: string): Record<string, string> {
  const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, "text/xml").documentElement;
  return Object.fromEntries(
    [...(root?.childNodes ?? [])].map(({ nodeName, textContent }) => [nodeName, textContent ?? ""]),
  );
}
