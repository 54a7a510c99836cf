// The optional reader in workerd, with an endpoint that answers well, lies, delays, disconnects and redirects; and how
// every form of a chosen answer, and every page, declares the reader.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Answer } from "../../src/contract.ts";
import { PAGE_PATHS } from "../../src/http/page-paths.ts";
import { ANSWER_WORDS } from "../../src/view/answer-words.ts";
import { posting, type Served, serve, submitting } from "./serve.ts";
import { type Sent, type StandIn, saying, startStandIn } from "./stand-in.ts";
import { visible } from "./visible.ts";

const UNSURE = "农民工讨薪有没有绿色通道";
const SURE = "平湖请了多少名法治监督员？";
const MARK = ANSWER_WORDS["zh-CN"].machineMade;

let standIn: StandIn;
let plain: Served;
let worker: Served;

const first = ({ told }: Sent, lead = "") =>
  JSON.stringify({ statements: [told.statements[0]?.id], lead, missing: [] });
const ask = async (question: string, from = worker) =>
  Answer.parse((await from.json("/api/ask", posting({ question }))).body);
const vars = () => ({
  READER_URL: standIn.url,
  READER_MODEL: "test-model",
  READER_KEY: "test-key",
  READER_TIMEOUT_MS: "700",
});

beforeAll(async () => {
  standIn = await startStandIn();
  worker = await serve({ vars: vars() });
  plain = await serve();
});
afterAll(async () => {
  await worker.close();
  await plain.close();
  await standIn.close();
});
beforeEach(() => {
  standIn.sent.length = 0;
});

describe("an endpoint that answers well", () => {
  beforeEach(() => {
    standIn.reply = (sent, response) => saying(response, first(sent, sent.told.statements[0]?.text.slice(0, 6)));
  });

  test("receives the question, its model and its key, and chooses the quotes", async () => {
    const answer = await ask(UNSURE);
    expect(standIn.sent).toMatchObject([
      { authorization: "Bearer test-key", model: "test-model", told: { question: UNSURE, earlier: [] } },
    ]);
    expect(answer).toMatchObject({ selected_by: "reader", ai_generated: true });
    expect(standIn.sent[0]?.told.statements[0]?.text).toContain(answer.citations[0]?.quote.slice(0, 6));
    expect(await ask(UNSURE)).toEqual(answer);
  });

  test("is not called when the engine is sure, in danger, or with personal data", async () => {
    for (const question of [SURE, "我丈夫正在打我，怎么办？", `我的电话是13812345678，${UNSURE}`, "你好"]) {
      expect(await ask(question)).toEqual(await ask(question, plain));
    }
    expect(standIn.sent).toEqual([]);
  });

  test("causes a mark on its answers on the page, in a terminal and through the doors", async () => {
    const page = await (await worker.fetch("/", submitting({ question: UNSURE }))).text();
    expect(visible(page)).toContain(MARK);
    const path = `/api/ask?q=${encodeURIComponent(UNSURE)}`;
    const text = await (await worker.fetch(path, { headers: { Accept: "text/plain" } })).text();
    expect(text.replace(/\s+/gu, "")).toContain(MARK);
    const asking = posting({ model: "fawen", messages: [{ role: "user", content: UNSURE }] });
    expect(await (await worker.fetch("/v1/chat/completions", asking)).text()).toContain(MARK);
    const events = { ...posting({ question: UNSURE }) };
    events.headers = { ...events.headers, Accept: "text/event-stream" };
    expect(await (await worker.fetch("/api/ask", events)).text()).toContain('"selected_by":"reader"');
    // An answer of the engine has no mark.
    expect(visible(await (await worker.fetch("/", submitting({ question: SURE }))).text())).not.toContain(MARK);
  });
});

describe("an endpoint that fails", () => {
  const REPLIES: [name: string, reply: StandIn["reply"]][] = [
    ["replies late", (sent, response) => void setTimeout(() => saying(response, first(sent)), 1_500)],
    [
      "sends its reply slowly and never ends",
      (_, response) => {
        response.write(" ");
        const timer = setInterval(() => response.write(" "), 100);
        response.once("close", () => clearInterval(timer));
      },
    ],
    ["sends too much", (_, response) => void response.end(`"${"x".repeat(200_000)}"`)],
    [
      "redirects",
      ({ told }, response) => {
        response.writeHead(302, { Location: `${standIn.url}/elsewhere?${told.statements.length}` }).end();
      },
    ],
    [
      "has a server error",
      (sent, response) => {
        response.statusCode = 500;
        saying(response, first(sent));
      },
    ],
    ["disconnects", (_, response) => void response.destroy()],
    ["sends invalid JSON", (_, response) => void response.end("<html>")],
    ["sends JSON that is not a completion", (_, response) => void response.end("{}")],
    ["sends invalid UTF-8", (_, response) => void response.end(Buffer.from([0x22, 0xff, 0xfe, 0x22]))],
    ["sends a choice that is cut off", (sent, response) => saying(response, first(sent).slice(0, -3))],
    ["invents a fact", (sent, response) => saying(response, first(sent, "可以拿到赔偿款三万元"))],
    ["invents a telephone number", (sent, response) => saying(response, first(sent, "请打98765432"))],
    [
      "chooses an unknown statement",
      (_, response) => saying(response, '{"statements":["s99"],"lead":"","missing":[]}'),
    ],
    [
      "adds fields of its own",
      (sent, response) => saying(response, first(sent).replace("{", '{"answer":"请打98765432","selected_by":"me",')),
    ],
  ];

  test.each(REPLIES)("leaves the engine's answer unchanged when it %s", async (_, reply) => {
    standIn.reply = reply;
    const before = standIn.reached();
    expect(await ask(UNSURE)).toEqual(await ask(UNSURE, plain));
    expect(standIn.reached()).toBe(before + 1);
  });

  test("is logged by the kind of failure, without questions or replies", () => {
    const lines = worker.logs().split("\n");
    expect(lines.filter((line) => line.includes("reader:")).length).toBeGreaterThan(5);
    expect(worker.logs()).not.toMatch(/农民工|98765432|test-key|赔偿/u);
  });
});

describe("READER_DAILY", () => {
  test("limits the calls of a day", async () => {
    standIn.reply = (sent, response) => saying(response, first(sent));
    const twice = await serve({ vars: { ...vars(), READER_DAILY: "2" } });
    try {
      const chosen = [];
      for (let i = 0; i < 4; i++) chosen.push((await ask(UNSURE, twice)).selected_by);
      expect(chosen).toEqual(["reader", "reader", undefined, undefined]);
      expect(standIn.sent).toHaveLength(2);
    } finally {
      await twice.close();
    }
  });
});

describe("the treatment of a question", () => {
  const html = async (from: Served, path: string) => visible(await (await from.fetch(path)).text());

  test.each(["zh-CN", "zh-Hant", "en"])("is described on a page that every footer links to: %s", async (lang) => {
    for (const from of [plain, worker]) {
      expect(await (await from.fetch(`/?lang=${lang}`)).text()).toContain(`href="/privacy?lang=${lang}"`);
    }
    const host = new URL(standIn.url).host;
    const said = await html(worker, `/privacy?lang=${lang}`);
    for (const words of [host, "test-model"]) expect(said).toContain(words);
    expect(await html(plain, `/privacy?lang=${lang}`)).not.toContain(host);
    expect(await html(plain, `/privacy?lang=${lang}`)).not.toMatch(/\{\w+\}/u);
  });

  test("is stated on every page, in the frame and on the kiosk, with the reader's host", async () => {
    const host = new URL(standIn.url).host;
    for (const path of [...PAGE_PATHS, "/embed", "/kiosk"]) {
      expect(await (await worker.fetch(path)).text(), path).toContain(host);
      expect(await (await plain.fetch(path)).text(), path).not.toContain(host);
    }
    for (const path of ["/", "/kiosk", "/openapi.json"]) {
      expect(await (await worker.fetch(path)).text(), path).not.toContain("test-key");
    }
  });
});

test("a reader with incomplete settings stops the service, and the log names the setting", async () => {
  for (const [set, name] of [
    [{ READER_URL: standIn.url }, "READER_MODEL"],
    [{ READER_URL: "http://model.example/v1", READER_MODEL: "m" }, "READER_URL"],
    [{ READER_URL: "workers-ai", READER_MODEL: "m" }, "AI"],
  ] as const) {
    const half = await serve({ vars: set });
    try {
      expect((await half.fetch("/healthz")).status).toBe(500);
      expect(half.logs()).toContain(name);
    } finally {
      await half.close();
    }
  }
});
