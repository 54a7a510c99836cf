// Tests what host pages do with the element: adding it twice, moving it, removing it, opening it before the first
// question. The conversation survives, nothing is left behind, and the page never jumps.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Chat } from "./chat.ts";
import { type Host, openHost, type Visited, visitHost } from "./host.ts";
import { Person } from "./person.ts";
import { connect, leave, SITE } from "./visit.ts";

const QUESTION = "嘉善的网办率达到了多少？";
const SECOND = "平湖请了多少名法治监督员？";
const TAG = '<script src="%SITE%/widget.js" async data-place="嘉善县"></script>';
const MODULE = '<script type="module" src="%SITE%/widget.js"></script>';
const LAUNCHER = '<fawen-chat launcher place="嘉善县"></fawen-chat>';
let browser: Browser;
let host: Host;

beforeAll(async () => {
  browser = await connect();
  host = await openHost();
});
afterEach(() => leave(browser));
afterAll(() => host.close());

function htmlOf(body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>某县</title></head><body>${body}</body></html>`;
}

async function open(body: string, prepare: (page: Page) => Promise<void> = async () => {}) {
  const visited = await visitHost(browser, host, { html: htmlOf(body) }, { prepare });
  return { ...visited, person: new Person(visited) };
}

/** The number of launchers that a person sees. */
function launchers({ look }: Visited): Promise<number> {
  return look(() => kit.parts("launcher").filter((element) => element.getBoundingClientRect().width > 0).length, null);
}

/** Holds back replies until the returned function is called. */
async function holdReplies(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/ask", async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

describe("an element that is moved", () => {
  const BOXES = `<div id="one">${LAUNCHER}</div><div id="two"></div><div id="three"></div>${MODULE}`;

  /** Moves the element fifty times. With `pause` it waits for a frame while the element is detached. */
  function shuffle(page: Page, pause: boolean): Promise<void> {
    return page.evaluate(async (isPausing) => {
      const chat = document.querySelector<Chat>("fawen-chat");
      const three = document.querySelector("#three");
      if (chat === null || three === null) throw new Error("no chat");
      const inside = three.shadowRoot ?? three.attachShadow({ mode: "open" });
      const places = [document.querySelector("#one"), inside, document.querySelector("#two"), document.body];
      for (let i = 0; i < 50; i++) {
        if (i % 3 !== 0) chat.remove();
        if (isPausing && i % 10 === 1) await new Promise(requestAnimationFrame);
        places[i % places.length]?.append(chat);
        if (i % 7 === 0) chat.open();
      }
      document.querySelector("#one")?.append(chat);
    }, pause);
  }

  test.each([false, true])("keeps its conversation, open or closed (detached for a frame: %s)", async (pause) => {
    const { page, person, troubles } = await open(BOXES);
    await person.clicks("launcher");
    await person.types(QUESTION);
    await person.presses("Enter");
    await person.hasAnswers(1);
    await shuffle(page, pause);
    await page.evaluate(() => document.querySelector<Chat>("fawen-chat")?.open());
    expect((await person.sees("dialog")).isOnTop).toBe(true);
    await person.tabsTo("textarea");
    await person.types(SECOND);
    await person.presses("Enter");
    await person.hasAnswers(2);
    expect((await person.all("question")).map(({ text }) => text.includes(QUESTION))).toEqual([true, false]);
    await person.presses("Escape");
    await person.seesNo("dialog");
    expect(await troubles()).toEqual([]);
  });

  test.each([false, true])("gets the answer that it was waiting for (detached for a frame: %s)", async (pause) => {
    let release = () => {};
    const { page, person, troubles } = await open(BOXES, async (opened) => {
      release = await holdReplies(opened);
    });
    await person.sees("launcher");
    const sent = page.waitForRequest("**/api/ask");
    const reply = page.evaluate(async (question) => {
      const answer = await document.querySelector<Chat>("fawen-chat")?.ask(question);
      return answer?.status;
    }, QUESTION);
    await sent;
    await shuffle(page, pause);
    release();
    expect(await reply).toBe("answered");
    await page.evaluate(() => document.querySelector<Chat>("fawen-chat")?.open());
    await person.hasAnswers(1);
    expect(await troubles()).toEqual([]);
  });

  test("into the document of a frame and back keeps its styles and its conversation", async () => {
    const { page, person, troubles } = await open(
      `${LAUNCHER}<iframe srcdoc="<!doctype html><title>x</title>" width="800" height="700"></iframe>${MODULE}`,
    );
    await person.clicks("launcher");
    await person.types(QUESTION);
    await person.presses("Enter");
    await person.hasAnswers(1);
    const inside = await page.evaluate(async (question) => {
      const chat = document.querySelector<Chat>("fawen-chat");
      const frame = document.querySelector("iframe");
      const other = frame?.contentDocument;
      if (!chat || !frame || !other) throw new Error("no chat or no frame");
      other.body.append(other.adoptNode(chat));
      const answer = await chat.ask(question);
      const launcher = chat.shadowRoot?.querySelector('[part~="launcher"]');
      const send = chat.shadowRoot?.querySelector('[part~="send"]');
      const view = frame.contentWindow;
      if (!launcher || !send || view === null) throw new Error("no parts");
      const seen = {
        status: answer?.status,
        answers: chat.shadowRoot?.querySelectorAll('[part~="quote"]').length,
        position: view.getComputedStyle(chat).position,
        letters: Number.parseFloat(view.getComputedStyle(send).fontSize),
        ground: view.getComputedStyle(send).backgroundColor,
        sheets: chat.shadowRoot?.adoptedStyleSheets.length,
      };
      document.body.append(document.adoptNode(chat));
      return seen;
    }, SECOND);
    await page.evaluate(() => document.querySelector<Chat>("fawen-chat")?.open());
    await person.hasAnswers(2);
    const back = await page.evaluate(() => {
      const chat = document.querySelector<Chat>("fawen-chat");
      const send = chat?.shadowRoot?.querySelector('[part~="send"]');
      if (!chat || !send) throw new Error("no chat");
      return { position: getComputedStyle(chat).position, ground: getComputedStyle(send).backgroundColor };
    });
    expect(inside).toMatchObject({ status: "answered", ...back });
    expect(inside.answers).toBeGreaterThanOrEqual(2);
    expect(inside.sheets).toBeGreaterThan(0);
    expect(inside.letters).toBeGreaterThanOrEqual(16);
    for (const part of ["send", "lead", "quote"]) expect((await person.sees(part)).faults).toEqual([]);
    expect(await troubles()).toEqual([]);
  });
});

describe("a page has one launcher", () => {
  test.each([
    ["the tag appears twice", TAG + TAG],
    [
      "the tag appears twice with different attributes",
      `${TAG}${TAG.replace("data-place", 'data-lang="en" data-place')}`,
    ],
    ["the tag appears beside the element and the module", `${LAUNCHER}${MODULE}${TAG}`],
    ["the module is loaded from two addresses", `${LAUNCHER}${MODULE}${MODULE.replace(".js", ".js?v=2")}`],
  ])("when %s", async (_name, body) => {
    const visited = await open(body);
    await visited.person.sees("launcher");
    await visited.page.waitForLoadState("networkidle");
    expect(await launchers(visited)).toBe(1);
    expect(await visited.troubles()).toEqual([]);
  });

  test("or none without an error when it has defined the name for another element", async () => {
    const visited = await open(
      `<script>customElements.define("fawen-chat", class extends HTMLElement {});</script>${TAG}`,
    );
    await visited.page.waitForLoadState("networkidle");
    expect(await launchers(visited)).toBe(0);
    expect(await visited.troubles()).toEqual([]);
  });

  test("when it replaces its body and adds the tag again", async () => {
    const visited = await open(TAG);
    const { page, person } = visited;
    for (let round = 0; round < 3; round++) {
      await person.sees("launcher");
      await page.evaluate((source) => {
        document.body.innerHTML = "<h1>下一页</h1>";
        const script = document.createElement("script");
        script.src = source;
        script.dataset.place = "嘉善县";
        document.body.append(script);
      }, `${SITE}/widget.js`);
    }
    await person.clicks("launcher");
    await person.types(QUESTION);
    await person.presses("Enter");
    await person.hasAnswers(1);
    expect(await launchers(visited)).toBe(1);
    expect(await visited.troubles()).toEqual([]);
  });
});

describe("several chats in one page", () => {
  test("each have their own language, place and conversation", async () => {
    const settings = [
      { lang: "zh-CN", place: "嘉善县" },
      { lang: "zh-Hant", place: "平湖市" },
      { lang: "en", place: "嘉兴市" },
    ];
    const chats = settings.map(({ lang, place }) => `<fawen-chat lang="${lang}" place="${place}"></fawen-chat>`);
    const { page, person, troubles } = await open(chats.join("") + MODULE);
    await person.sees("send", 2);
    const bodies: unknown[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/api/ask") && request.method() === "POST") bodies.push(request.postDataJSON());
    });
    const counts = await page.evaluate(async (question) => {
      const all = [...document.querySelectorAll<Chat>("fawen-chat")];
      await all[1]?.ask(question);
      const first = all.map(({ shadowRoot }) => shadowRoot?.querySelectorAll('[part~="answer"]').length);
      await Promise.all([all[0]?.ask(question), all[2]?.ask(question)]);
      return [first, all.map(({ shadowRoot }) => shadowRoot?.querySelectorAll('[part~="answer"]').length)];
    }, QUESTION);
    expect(counts).toEqual([
      [0, 1, 0],
      [1, 1, 1],
    ]);
    const asked = [settings[1], settings[0], settings[2]].map((setting) => ({ question: QUESTION, ...setting }));
    expect(bodies).toHaveLength(3);
    expect(bodies[0]).toMatchObject(asked[0] ?? {});
    expect(bodies.slice(1)).toEqual(
      expect.arrayContaining(asked.slice(1).map((body) => expect.objectContaining(body))),
    );
    const labels = (await person.all("send")).map(({ text }) => text);
    expect(new Set(labels).size).toBe(3);
    expect(await troubles()).toEqual([]);
  });
});

describe("before the first question", () => {
  test("the page does not shift, even when the dialog opens, and only the script is requested", async () => {
    const text = "<p>公告：本局网站改版，旧地址停用。请各位办事群众相互转告。</p>".repeat(60);
    const { page, person, look, requests } = await open(`${TAG}${text}`);
    await person.sees("launcher");
    await page.evaluate(() => document.querySelector<Chat>("fawen-chat")?.open());
    await person.sees("dialog");
    await page.evaluate(() => document.querySelector<Chat>("fawen-chat")?.close());
    await person.seesNo("dialog");
    expect(await look(() => kit.shift(), null)).toBe(0);
    expect(requests.filter((url) => url.startsWith(SITE))).toEqual([`${SITE}/widget.js`]);
  });

  test("the test would notice a layout shift", async () => {
    const { page, look } = await open("<p>公告</p>");
    await page.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      document.querySelector("p")?.before(Object.assign(document.createElement("div"), { textContent: "广告" }));
    });
    await expect.poll(() => look(() => kit.shift(), null)).toBeGreaterThan(0);
  });
});
