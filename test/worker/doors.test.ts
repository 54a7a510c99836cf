// Rules that hold for every door: a closed door is not found, an open one answers, and a failure is reported in the
// door's own format and names the hotline. Every door refuses personal data, and none repeats it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Answer, ProblemBody } from "../../src/contract.ts";
import { DOOR_NAMES, type DoorName } from "../../src/settings.ts";
import { posting, type Served, serve } from "./serve.ts";
import { plainPath, posted, TOKEN, text } from "./wechat-messages.ts";

interface Door {
  /** Builds a request that asks a question. */
  knock: (question: string) => [path: string, init: RequestInit];
  /** The status when nothing can be answered. Some protocols report that inside a successful reply. */
  failing: 200 | 503;
  /** True when the reply does not contain the answer's id. */
  isNameless?: boolean;
}

const accepting = (accept: string, init: RequestInit): RequestInit => ({
  ...init,
  headers: { "Content-Type": "application/json", Accept: accept },
});
const messages = (question: string) => [{ role: "user", content: question }];
const DOORS: Readonly<Record<DoorName, Door>> = {
  events: {
    knock: (question) => ["/api/ask", accepting("text/event-stream", posting({ question }))],
    failing: 503,
  },
  openai: {
    knock: (question) => ["/v1/chat/completions", posting({ model: "fawen", messages: messages(question) })],
    failing: 503,
  },
  mcp: {
    knock: (question) => {
      const params = { name: "ask", arguments: { question } };
      const init = posting({ jsonrpc: "2.0", id: 1, method: "tools/call", params });
      return ["/mcp", accepting("application/json, text/event-stream", init)];
    },
    failing: 200,
  },
  nlweb: { knock: (query) => ["/ask", posting({ query })], failing: 503 },
  snippet: {
    knock: (question) => ["/snippet/chat/completions", posting({ messages: messages(question), stream: true })],
    failing: 503,
  },
  wechat: { knock: (question) => [plainPath(), posted(text(question))], failing: 200, isNameless: true },
};
/** Doors that are a form of an existing address, which answers without them, too. */
const FORMS: ReadonlySet<DoorName> = new Set(["events"]);
const QUESTION = "平湖请了多少名法治监督员？";
const PERSONAL = "我的身份证号是330402198001011234，能申请法律援助吗？";
const vars = { WECHAT_TOKEN: TOKEN };

/** Starts one Worker for a suite. */
function served(options: Parameters<typeof serve>[0]): {
  asked: (name: DoorName, question: string) => Promise<Response>;
  worker: () => Served;
} {
  let worker: Served | undefined;
  beforeAll(async () => {
    worker = await serve(options);
  });
  afterAll(() => worker?.close());
  const running = () => {
    if (worker === undefined) throw new Error("it does not run yet");
    return worker;
  };
  return { asked: (name, question) => running().fetch(...DOORS[name].knock(question)), worker: running };
}

describe("a closed door", () => {
  const { asked } = served({ vars: { ...vars, DOORS: "" } });

  test.each(DOOR_NAMES.filter((name) => !FORMS.has(name)))("%s: is not found", async (name) => {
    const response = await asked(name, QUESTION);
    expect(response.status).toBe(404);
    expect(ProblemBody.parse(await response.json()).slug).toBe("not_found");
  });

  test.each([...FORMS])("%s: its address answers in its usual form", async (name) => {
    expect(Answer.parse(await (await asked(name, QUESTION)).json()).status).toBe("answered");
  });
});

describe("an open door", () => {
  const { asked, worker } = served({ vars });
  const direct = async (question: string) =>
    Answer.parse((await worker().json("/api/ask", posting({ question }))).body);

  test.each(DOOR_NAMES)("%s: gives the same answer and quotes as /api/ask", async (name) => {
    const { id, citations } = await direct(QUESTION);
    const response = await asked(name, QUESTION);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toContain("no-store");
    const body = await response.text();
    for (const { quote } of citations) expect(body).toContain(quote);
    if (DOORS[name].isNameless !== true) expect(body).toContain(id.replace(/^r_/u, ""));
  });

  test.each(DOOR_NAMES)("%s: refuses personal data and does not repeat it", async (name) => {
    const { reason, answer } = await direct(PERSONAL);
    expect(reason).toBe("personal_data");
    const response = await asked(name, PERSONAL);
    expect(response.status).toBe(200);
    const body = await response.text();
    expect(body).toContain(answer.split("\n", 1)[0]);
    expect(body).not.toContain("330402198001011234");
    expect(JSON.stringify([...response.headers])).not.toContain("330402198001011234");
    expect(worker().logs()).toBe("");
  });
});

describe.each([
  ["asking is turned off", { vars: { ...vars, ASKING: "off" } }],
  ["the index is damaged", { vars, main: "broken-index-setup.ts" }],
])("while %s", (_, options) => {
  const { asked } = served(options);

  test.each(DOOR_NAMES)("%s: reports it in its own format and names the hotline", async (name) => {
    const response = await asked(name, QUESTION);
    expect(response.status).toBe(DOORS[name].failing);
    expect(await response.text()).toContain("12348");
  });
});

describe("a client that asks too often", () => {
  const { asked } = served({ main: "limited-ask-setup.ts" });

  // WeChat is not limited: its servers ask for everybody.
  test.each(DOOR_NAMES.filter((name) => name !== "wechat"))(
    "%s: is refused in the door's own format with the hotline",
    async (name) => {
      const response = await asked(name, QUESTION);
      expect(response.status).toBe(429);
      expect(response.headers.get("retry-after")).toBe("60");
      expect(await response.text()).toContain("12348");
    },
  );
});
