// Every door alike: closed there is nothing, open it answers, and where nothing can be answered it says so in its own form and
// names the hotline. Personal data is refused through each, and comes back through none.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Answer, ProblemBody } from "../../src/contract.ts";
import { DOOR_NAMES, type DoorName } from "../../src/settings.ts";
import { posting, type Served, serve } from "./serve.ts";
import { plainPath, posted, TOKEN, text } from "./wechat-messages.ts";

interface Door {
  /** A request that asks. */
  knock: (question: string) => [path: string, init: RequestInit];
  /** The status where nothing can be answered: some protocols say that inside of a reply. */
  failing: 200 | 503;
  /** Its reply has no id of ours in it. */
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
/** A form of an address that is there without it. */
const FORMS: ReadonlySet<DoorName> = new Set(["events"]);
const QUESTION = "平湖请了多少名法治监督员？";
const PERSONAL = "我的身份证号是330402198001011234，能申请法律援助吗？";
const vars = { WECHAT_TOKEN: TOKEN };

/** One Worker for a suite. */
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

describe("closed", () => {
  const { asked } = served({ vars: { ...vars, DOORS: "" } });

  test.each(DOOR_NAMES.filter((name) => !FORMS.has(name)))("%s: there is nothing at its address", async (name) => {
    const response = await asked(name, QUESTION);
    expect(response.status).toBe(404);
    expect(ProblemBody.parse(await response.json()).slug).toBe("not_found");
  });

  test.each([...FORMS])("%s: the address answers in its own form", async (name) => {
    expect(Answer.parse(await (await asked(name, QUESTION)).json()).status).toBe("answered");
  });
});

describe("open", () => {
  const { asked, worker } = served({ vars });
  const direct = async (question: string) =>
    Answer.parse((await worker().json("/api/ask", posting({ question }))).body);

  test.each(DOOR_NAMES)("%s answers with the one reply and its quotes", async (name) => {
    const { id, citations } = await direct(QUESTION);
    const response = await asked(name, QUESTION);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toContain("no-store");
    const body = await response.text();
    for (const { quote } of citations) expect(body).toContain(quote);
    if (DOORS[name].isNameless !== true) expect(body).toContain(id.replace(/^r_/u, ""));
  });

  test.each(DOOR_NAMES)("%s refuses personal data and does not say it again", async (name) => {
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

  test.each(DOOR_NAMES)("%s says so in its form and names the hotline", async (name) => {
    const response = await asked(name, QUESTION);
    expect(response.status).toBe(DOORS[name].failing);
    expect(await response.text()).toContain("12348");
  });
});

describe("where somebody asks too often", () => {
  const { asked } = served({ main: "limited-ask-setup.ts" });

  // The platform's servers ask for everybody: they are not counted.
  test.each(DOOR_NAMES.filter((name) => name !== "wechat"))("%s says so and names the hotline", async (name) => {
    const response = await asked(name, QUESTION);
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("60");
    expect(await response.text()).toContain("12348");
  });
});
