// The door for WeChat official accounts and WeCom applications. The platform forwards a person's message, signed, in
// plain text or encrypted, and receives one text. The sender's id only addresses the reply: it is not stored, counted
// or logged. The platform's signature is the only proof of origin; without it the reply says nothing, not even why.
import { Problem } from "../../problem.ts";
import { readBody } from "../read-body.ts";
import { queryText, readPairs } from "../read-pairs.ts";
import type { Route, RouteRules } from "../route.ts";
import type { Serving } from "../serving.ts";
import { isSigned, openSealed, seal, sign } from "./wechat-crypto.ts";
import { replyTo } from "./wechat-reply.ts";
import { type Fields, readXml, writeXml } from "./wechat-xml.ts";

/** Oldest accepted timestamp, and how far it may lie in the future: an older request may be a replay. */
const AGE_SECONDS_MAX = 300;
const SECONDS = /^\d{1,10}$/;
/**
 * The value that the platform sends to be echoed; the pattern excludes anything that a browser could render as a page.
 */
const ECHO = /^[\w+/=.-]{1,200}$/;
const PARAMETERS = ["signature", "msg_signature", "timestamp", "nonce", "echostr"] as const;
/** Acknowledges a message without a reply: the platform then shows nothing and does not retry. */
const SILENT = "success";
const NO_STORE = { "Cache-Control": "no-store" };

/** Only the platform's servers call, and they need no explanation. */
const RULES: RouteRules = {
  readers: "own",
  problems: () => ({ type: "text/plain", print: ({ slug }) => `${slug}\n` }),
};

type Parameters = Partial<Record<(typeof PARAMETERS)[number], string>>;

/** The secrets that prove a request comes from the platform. */
interface Secrets {
  token: string;
  /** Null when messages come in plain text. */
  sealing: { aesKey: string; receiver: string } | null;
}

export function addWechatDoor(route: Route, serving: Serving): void {
  const { WECHAT_TOKEN: token, WECHAT_AES_KEY: aesKey, WECHAT_APP_ID: receiver } = serving.settings;
  if (token === "") return;
  if (aesKey !== "" && receiver === "") {
    console.error("WECHAT_AES_KEY is set and WECHAT_APP_ID is not: /wechat stays closed");
    return;
  }
  const secrets: Secrets = { token, sealing: aesKey === "" ? null : { aesKey, receiver } };
  route(
    "/wechat",
    {
      GET: async (c) => {
        const echo = await echoOf(parametersOf(c.req.raw), secrets);
        return c.text(echo, 200, NO_STORE);
      },
      POST: async (c) => {
        const message = await readMessage(c.req.raw, secrets);
        const text = await replyTo(message, serving);
        if (text === null) return c.text(SILENT, 200, NO_STORE);
        const reply = await writeReply(message, text, secrets);
        return c.body(reply, 200, { ...NO_STORE, "Content-Type": "text/xml; charset=utf-8" });
      },
    },
    RULES,
  );
}

/**
 * Answers the platform's check that this is the account's server. An official account sends plain text, WeCom encrypted
 * text.
 */
async function echoOf(parameters: Parameters, secrets: Secrets): Promise<string> {
  const { signature, msg_signature, echostr: sent = "" } = parameters;
  // Base64 has no spaces: a space is a plus sign that was not escaped.
  const echostr = sent.replaceAll(" ", "+");
  if (!ECHO.test(echostr)) throw refused();
  if (msg_signature === undefined) {
    await requireSigned(signature, parameters, secrets);
    return echostr;
  }
  return openOf(echostr, parameters, secrets);
}

async function readMessage(request: Request, secrets: Secrets): Promise<Fields> {
  const parameters = parametersOf(request);
  // Checked before the body is read, so that only the platform can have one read.
  if (secrets.sealing === null) await requireSigned(parameters.signature, parameters, secrets);
  const fields = xmlIn(await readBody(request, ["text/xml", "application/xml"]));
  if (secrets.sealing === null) return addressed(fields);
  // Only the encrypted part is signed: the plain fields beside it are ignored.
  return addressed(xmlIn(await openOf(fields.get("Encrypt") ?? "", parameters, secrets)));
}

function parametersOf(request: Request): Parameters {
  const parameters = readPairs(queryText(request), PARAMETERS);
  const { timestamp = "" } = parameters;
  const isFresh = SECONDS.test(timestamp) && Math.abs(secondsNow() - Number(timestamp)) <= AGE_SECONDS_MAX;
  if (!isFresh) throw refused();
  return parameters;
}

/** `more` is signed in addition to the request's own parameters. */
async function requireSigned(
  signature: string | undefined,
  { timestamp = "", nonce = "" }: Parameters,
  { token }: Secrets,
  ...more: readonly string[]
): Promise<void> {
  if (signature === undefined || !(await isSigned(signature, [token, timestamp, nonce, ...more]))) throw refused();
}

async function openOf(sealed: string, parameters: Parameters, secrets: Secrets): Promise<string> {
  await requireSigned(parameters.msg_signature, parameters, secrets, sealed);
  const { sealing } = secrets;
  const opened = sealing === null ? null : await openSealed(sealing.aesKey, sealing.receiver, sealed);
  if (opened === null) throw refused();
  return opened;
}

function xmlIn(text: string): Fields {
  const fields = readXml(text);
  if (fields === null) throw new Problem("invalid_request", "发来的内容不是消息。");
  return fields;
}

/** Requires a sender, a receiver and a message type. */
function addressed(fields: Fields): Fields {
  if (fields.get("FromUserName") && fields.get("ToUserName") && fields.get("MsgType")) return fields;
  throw new Problem("invalid_request", "发来的内容不是消息。");
}

async function writeReply(message: Fields, text: string, { token, sealing }: Secrets): Promise<string> {
  const now = secondsNow();
  const reply = writeXml([
    ["ToUserName", message.get("FromUserName") ?? ""],
    ["FromUserName", message.get("ToUserName") ?? ""],
    ["CreateTime", now],
    ["MsgType", "text"],
    ["Content", text],
  ]);
  if (sealing === null) return reply;
  const sealed = await seal(sealing.aesKey, sealing.receiver, reply);
  const nonce = String(crypto.getRandomValues(new Uint32Array(1))[0]);
  return writeXml([
    ["Encrypt", sealed],
    ["MsgSignature", await sign([token, String(now), nonce, sealed])],
    ["TimeStamp", now],
    ["Nonce", nonce],
  ]);
}

function secondsNow(): number {
  return Math.floor(Date.now() / 1000);
}

function refused(): Problem {
  return new Problem("forbidden", "没有通过签名检查。");
}
