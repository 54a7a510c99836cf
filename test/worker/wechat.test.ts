// The WeChat and WeCom door, with messages as the platform sends them. The answer is that of /api/ask. A request that
// is unsigned, old, incomplete or for another account is refused without an explanation.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { Answer } from "../../src/contract.ts";
import { takenPath } from "../../src/view/taken-link.ts";
import { posting, type Served, serve } from "./serve.ts";
import {
  AES_KEY,
  APP_ID,
  enveloped,
  fieldsIn,
  message,
  now,
  opened,
  plainPath,
  posted,
  sealed,
  sign,
  TOKEN,
  text,
} from "./wechat-messages.ts";

const PUBLIC_ORIGIN = "https://fawen.example";
const QUESTION = "平湖请了多少名法治监督员？";
const BYTES_MAX = 2_048;
const linesOf = (path: string) =>
  readFileSync(new URL(`../${path}`, import.meta.url), "utf8")
    .trim()
    .split("\n");
const QUESTIONS = linesOf("eval/dev.jsonl")
  .map((line) => z.object({ question: z.string() }).parse(JSON.parse(line)).question)
  .slice(0, 40);
const DANGERS = linesOf("danger/development.jsonl")
  .map((line) => z.object({ text: z.string(), alarm: z.boolean() }).parse(JSON.parse(line)))
  .flatMap(({ text: said, alarm }, i) => (alarm && i % 20 === 0 ? [said] : []))
  .slice(0, 10);

let plain: Served;
let secret: Served;

beforeAll(async () => {
  plain = await serve({ vars: { WECHAT_TOKEN: TOKEN, PUBLIC_ORIGIN } });
  secret = await serve({
    vars: { WECHAT_TOKEN: TOKEN, WECHAT_AES_KEY: AES_KEY, WECHAT_APP_ID: APP_ID, PUBLIC_ORIGIN },
  });
});
afterAll(async () => {
  await plain.close();
  await secret.close();
});

const said = async (xml: string) => fieldsIn(await (await plain.fetch(plainPath(), posted(xml))).text());
const asked = async (question: string) => Answer.parse((await plain.json("/api/ask", posting({ question }))).body);

/** The reply of the encrypted door, with its signature checked and its text decrypted. */
async function saidSecretly(xml: string): Promise<Record<string, string>> {
  const response = await secret.fetch(...enveloped(xml));
  expect(response.status).toBe(200);
  const { Encrypt = "", MsgSignature, TimeStamp = "", Nonce = "" } = fieldsIn(await response.text());
  expect(MsgSignature).toBe(sign(TOKEN, TimeStamp, Nonce, Encrypt));
  return fieldsIn(opened(Encrypt));
}

async function expectRefused(served: Served, path: string, init: RequestInit | undefined, status: number) {
  const response = await served.fetch(path, init);
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toContain("text/plain");
  expect(await response.text()).toMatch(/^[a-z_]+\n$/u);
}

describe("the platform's check of the server", () => {
  test("returns an official account's plain text", async () => {
    const response = await plain.fetch(`${plainPath()}&echostr=5837397011`);
    expect(await response.text()).toBe("5837397011");
    expect(response.headers.get("content-type")).toContain("text/plain");
    expect(await (await secret.fetch(`${plainPath()}&echostr=5837397011`)).text()).toBe("5837397011");
  });

  test("returns WeCom's decrypted text", async () => {
    for (const write of [encodeURIComponent, (text: string) => text]) {
      let cipher = "";
      while (!cipher.includes("+")) cipher = sealed("1616140317555161061");
      const timestamp = now();
      const query = `msg_signature=${sign(TOKEN, timestamp, "42", cipher)}&timestamp=${timestamp}&nonce=42&echostr=${write(cipher)}`;
      expect(await (await secret.fetch(`/wechat?${query}`)).text()).toBe("1616140317555161061");
    }
  });

  test("refuses a missing, foreign or old signature", async () => {
    const old = String(Number(now()) - 86_400);
    await expectRefused(plain, "/wechat", undefined, 403);
    await expectRefused(plain, `${plainPath(old)}&echostr=1`, undefined, 403);
    await expectRefused(plain, `${plainPath().replace("nonce=42", "nonce=43")}&echostr=1`, undefined, 403);
    await expectRefused(plain, `${plainPath()}&echostr=${encodeURIComponent("<script>")}`, undefined, 403);
    await expectRefused(plain, `${plainPath()}`, undefined, 403);
  });
});

describe("a message with words", () => {
  test("is answered with a text to its sender", async () => {
    const reply = await said(text(QUESTION));
    expect(reply).toMatchObject({ ToUserName: "oSOMEBODY-4711", FromUserName: "gh_0123456789ab", MsgType: "text" });
    expect(reply.Content).toMatch(/^首批19名。\n原文：「.*」\[1\]/u);
    expect(reply.Content).toContain("12348");
  });

  test("is answered with the same text when encrypted", async () => {
    const reply = await saidSecretly(text(QUESTION));
    expect(reply).toMatchObject({ ToUserName: "oSOMEBODY-4711", FromUserName: "gh_0123456789ab", MsgType: "text" });
    expect(reply.Content).toBe((await said(text(QUESTION))).Content);
  });

  test("is answered by its transcript when spoken", async () => {
    const voice = `<MediaId><![CDATA[m]]></MediaId><Format><![CDATA[amr]]></Format><Recognition><![CDATA[${QUESTION}]]></Recognition>`;
    expect((await said(message("voice", voice))).Content).toBe((await said(text(QUESTION))).Content);
  });

  test("gets the quotes, numbers and words of /api/ask, for forty questions and ten dangers", async () => {
    expect(DANGERS).toHaveLength(10);
    for (const question of [...QUESTIONS, ...DANGERS]) {
      const answer = await asked(question);
      const { Content = "" } = await said(text(question));
      expect(new TextEncoder().encode(Content).length).toBeLessThanOrEqual(BYTES_MAX);
      const path = takenPath(answer);
      if (path !== null) expect(Content).toContain(`${PUBLIC_ORIGIN}${path}\n`);
      for (const { quote } of answer.citations) expect(Content).toContain(quote);
      for (const line of answer.answer.split("\n").filter((one) => !one.includes("」[")))
        expect(Content).toContain(line);
      for (const { tel } of [...(answer.alert?.contacts ?? []), ...answer.handoff.contacts])
        expect(Content).toContain(tel);
      if (answer.alert !== null)
        expect(Content.startsWith(`${answer.alert.title}\n${answer.alert.contacts[0]?.tel}`)).toBe(true);
      expect(Content.endsWith(answer.notice)).toBe(true);
    }
    for (const danger of DANGERS) expect((await asked(danger)).alert).not.toBeNull();
  });

  test("is refused without repeating its personal data", async () => {
    const { Content = "" } = await said(text("我的身份证号是330402199003071234，怎么办"));
    expect(Content).toContain("身份证号");
    expect(Content).not.toContain("330402199003071234");
  });

  test("is answered in English when it is in English", async () => {
    expect((await said(text("How many legal supervisors does Pinghu have?"))).Content).toContain("not legal advice");
  });

  test("is refused with the limit and the hotline when it exceeds 500 characters", async () => {
    const { Content } = await said(text("问".repeat(501)));
    expect(Content).toContain("减到500个字");
    expect(Content).toContain("12348");
  });

  test("may contain the end of a CDATA section", async () => {
    const { Content } = await said(message("text", "<Content>]]&gt;&lt;/Content&gt;平湖的法治监督员</Content>"));
    expect(Content).toContain("12348");
  });
});

describe("a message without a question", () => {
  test("is greeted with the notice and the hotline on subscribing", async () => {
    const { Content } = await said(message("event", "<Event><![CDATA[subscribe]]></Event><EventKey/>"));
    expect(Content).toContain("不是真人，也不是律师");
    expect(Content).toContain("仅供参考，不构成法律意见");
    expect(Content).toContain("12348");
    expect(Content).toContain("不会保存");
  });

  test.each([
    ["unsubscribe", "<EventKey/>"],
    ["scancode_push", "<ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>1</ScanResult></ScanCodeInfo>"],
  ])("gets no reply for the event %s", async (event, own) => {
    const response = await plain.fetch(plainPath(), posted(message("event", `<Event>${event}</Event>${own}`)));
    expect(await response.text()).toBe("success");
  });

  test.each(["image", "video", "location", "link", "voice", "text", "of-tomorrow"])(
    "is told what can be sent, for the type %s",
    async (type) => {
      const { Content } = await said(message(type, "<MediaId><![CDATA[m]]></MediaId>"));
      expect(Content).toContain("打字");
      expect(Content).toContain("12348");
    },
  );
});

describe("a request that is not from the platform", () => {
  const refusedPlain: [string, () => [string, RequestInit], number][] = [
    ["no signature", () => ["/wechat", posted(text(QUESTION))], 403],
    ["a wrong signature", () => [plainPath().replace(/signature=./u, "signature=g"), posted(text(QUESTION))], 403],
    ["a signature from six minutes ago", () => [plainPath(String(Number(now()) - 360)), posted(text(QUESTION))], 403],
    ["a signature from tomorrow", () => [plainPath(String(Number(now()) + 86_400)), posted(text(QUESTION))], 403],
    [
      "a timestamp that is not a number",
      () => ["/wechat?signature=a&timestamp=x&nonce=1", posted(text(QUESTION))],
      403,
    ],
    ["invalid XML", () => [plainPath(), posted("hello")], 400],
    ["an empty body", () => [plainPath(), posted("")], 400],
    ["a document type", () => [plainPath(), posted(`<!DOCTYPE a [<!ENTITY b "c">]>${text("&b;")}`)], 400],
    ["a message without a sender", () => [plainPath(), posted("<xml><MsgType>text</MsgType></xml>")], 400],
    ["JSON", () => [plainPath(), posting({ question: QUESTION })], 415],
    ["a body that is too large", () => [plainPath(), posted(text("问".repeat(30_000)))], 413],
  ];
  test.each(refusedPlain)("is refused in plain text: %s", async (_, request, status) => {
    const [path, init] = request();
    await expectRefused(plain, path, init, status);
  });

  const refusedSealed: [string, () => [string, RequestInit], number][] = [
    ["a plain message without an encrypted one", () => [plainPath(), posted(text(QUESTION))], 403],
    ["an encrypted message of another account", () => enveloped(text(QUESTION), now(), "wx0000000000000000"), 403],
    ["an encrypted message from six minutes ago", () => enveloped(text(QUESTION), String(Number(now()) - 360)), 403],
    ["an encrypted text that is not a message", () => enveloped("hello"), 400],
    ["invalid XML", () => [plainPath(), posted("hello")], 400],
    [
      "one character changed",
      () => {
        const [path, init] = enveloped(text(QUESTION));
        const body = String(init.body).replace(
          /(<Encrypt><!\[CDATA\[)(.)/u,
          (_, before, first) => `${before}${first === "A" ? "B" : "A"}`,
        );
        return [path, { ...init, body }];
      },
      403,
    ],
  ];
  test.each(refusedSealed)("is refused when encrypted: %s", async (_, request, status) => {
    const [path, init] = request();
    await expectRefused(secret, path, init, status);
  });

  test("is refused with another method", async () => {
    const response = await plain.fetch("/wechat", { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD, POST");
  });
});

test("the reply in docs/doors.md is current, except ids and times", async () => {
  const document = readFileSync(new URL("../../docs/doors.md", import.meta.url), "utf8");
  const [, written = ""] = /```xml\n(<xml>.*?<\/xml>)\n```/su.exec(document) ?? [];
  const masked = (content = "") => content.replace(/\/a\?\S+/u, "/a?…");
  expect(masked(fieldsIn(written).Content)).toBe(masked((await said(text(QUESTION))).Content));
  const [, reply = ""] = /```json\n(\{[^`]*"status"[^`]*\})\n```\n*$/u.exec(document) ?? [];
  expect(Answer.parse(JSON.parse(reply)).answer).toBe((await asked(QUESTION)).answer);
});

test("no message and no sender is logged", async () => {
  await said(text("独一无二的问题：谁来调解？"));
  await saidSecretly(text("独一无二的问题：谁来调解？"));
  for (const served of [plain, secret]) {
    const logs = served.logs();
    for (const word of ["独一无二", "4711", "gh_0123456789ab", TOKEN]) expect(logs).not.toContain(word);
  }
});

test("asking that is turned off is reported with the hotline", async () => {
  const off = await serve({ vars: { WECHAT_TOKEN: TOKEN, ASKING: "off" } });
  try {
    const { Content } = fieldsIn(await (await off.fetch(plainPath(), posted(text(QUESTION)))).text());
    expect(Content).toContain("提问暂时停了");
    expect(Content).toContain("12348");
  } finally {
    await off.close();
  }
});

test("the door is closed without its secret, and by DOORS", async () => {
  for (const vars of [{}, { WECHAT_TOKEN: TOKEN, DOORS: "" }, { WECHAT_TOKEN: TOKEN, WECHAT_AES_KEY: AES_KEY }]) {
    const closed = await serve({ vars });
    try {
      expect((await closed.fetch(`${plainPath()}&echostr=1`)).status).toBe(404);
    } finally {
      await closed.close();
    }
  }
});
