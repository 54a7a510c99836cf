// Runs the built kiosk engine in a JavaScript context without the built-ins newer than Chromium 80. It must give the
// same replies as in a current context.
import { readFile } from "node:fs/promises";
import { createContext, runInContext } from "node:vm";
import { beforeAll, expect, test } from "vitest";
import { LATER } from "../../browser/old-built-ins.ts";

const ROOT = new URL("../../../", import.meta.url);
const INDEX = "/kiosk-index.txt";
const KIT = {
  files: { [INDEX]: "0".repeat(64), "/kiosk": "0".repeat(64) },
  engine: "0".repeat(64),
  index: "ix_000000000000",
  settings: { asking: "on", origin: "" },
};
/**
 * Questions of every kind: a figure, a place, an article, danger, English, Traditional Chinese, several parts, and
 * facts that the sources do not state.
 */
const QUESTIONS = [
  "嘉善的网办率达到了多少？",
  "嘉兴有多少人民调解员？调解一次要多久？",
  "跟邻居吵架，找谁说和？",
  "老板欠我工资不给怎么办",
  "有人拿刀要砍我，怎么办？",
  "明天股票会涨还是跌？",
  "中心在哪里？",
  "How do I get legal aid in Jiaxing?",
  "離婚要去哪裡問？",
  "第三十条怎么说",
  "平湖的公证处电话",
  "你好",
  "",
  "我的身份证号是330402199001011234",
];

let program = "";
let index = "";
beforeAll(async () => {
  program = await readFile(new URL("public/kiosk-engine.js", ROOT), "utf8");
  index = await readFile(new URL("index/out/seeds/static/kiosk-index.txt", ROOT), "utf8");
});

type Reply = (question: string) => Promise<unknown>;

/** Starts the engine in a new context. The statements `removals` run first and delete built-ins. */
function begin(removals: string): Reply {
  const heard = new Map<string, (event: object) => void>();
  const cache = { match: async (name: string) => (name.endsWith(INDEX) ? new Response(index) : undefined) };
  const self = {
    FAWEN_KIT: KIT,
    registration: { active: null, update: async () => undefined },
    location: new URL("https://kiosk.test/kiosk/worker.js"),
    addEventListener: (type: string, listener: (event: object) => void) => heard.set(type, listener),
  };
  const world = createContext({
    ...{
      self,
      caches: { open: async () => cache },
      crypto,
      URL,
      URLSearchParams,
      Response,
      TextEncoder,
      TextDecoder,
      performance,
    },
    ...{ AbortController, setTimeout, clearTimeout, fetch: async () => Promise.reject(new Error("no line")) },
    WindowClient: class {},
  });
  runInContext(`${removals}\n${program}`, world);
  return async (question) => {
    let replied: Promise<Response> | undefined;
    heard.get("fetch")?.({
      request: new Request("https://kiosk.test/api/ask", { method: "POST", body: JSON.stringify({ question }) }),
      respondWith: (response: Promise<Response>) => {
        replied = response;
      },
    });
    const reply: unknown = await (await replied)?.json();
    // The UUID is the only part that differs between two replies.
    return JSON.parse(JSON.stringify(reply).replace(/urn:uuid:[0-9a-f-]{36}/u, "urn:uuid:"));
  };
}

test("the engine gives the same replies without any of the newer built-ins", async () => {
  const [current, old] = [begin(""), begin(Object.values(LATER).join("\n"))];
  for (const question of QUESTIONS) {
    const reply = await old(question);
    expect(reply, question).toEqual(await current(question));
    expect(reply, question).not.toMatchObject({ slug: "index_unavailable" });
  }
});
