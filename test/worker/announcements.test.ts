// The operator's announcements: a notice until its last day, and the reason why asking is off. They appear above every
// page, the frame and the kiosk, and replies carry them to chats on other sites.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PAGE_PATHS } from "../../src/http/page-paths.ts";
import { posting, type Served, serve, submitting } from "./serve.ts";
import { visible } from "./visible.ts";

const NOTICE = "12月20日到22日搬家，<b>来办事</b>请先打电话";
const REASON = "资料正在更新";
const PAGES = [...PAGE_PATHS, "/problems/not_found", "/nothing-here", "/a?i=nothing", "/explain"];
const HTML = { headers: { Accept: "text/html" } };
const asking = posting({ question: "嘉善的网办率达到了多少？" });
const dataOf = async (worker: Served) => {
  const [, data = ""] = /data-kiosk="([^"]*)"/u.exec(await (await worker.fetch("/kiosk")).text()) ?? [];
  return JSON.parse(data.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
};

describe("a current announcement", () => {
  let worker: Served;
  beforeAll(async () => {
    worker = await serve({ vars: { NOTICE, NOTICE_UNTIL: "9999-12-31" } });
  });
  afterAll(() => worker.close());

  test.each(PAGES)("appears above %s, escaped, before everything else", async (path) => {
    for (const lang of ["zh-CN", "en"]) {
      const html = await (await worker.fetch(`${path}${path.includes("?") ? "&" : "?"}lang=${lang}`, HTML)).text();
      expect(html).not.toContain("<b>来办事");
      expect(visible(html)).toContain(NOTICE);
      expect(html.indexOf("12月20日到22日搬家")).toBeLessThan(html.indexOf("<main"));
    }
  });

  test("appears once on the page of an answer", async () => {
    const html = await (await worker.fetch("/", submitting({ question: "嘉善的网办率达到了多少？" }))).text();
    expect(visible(html).split("搬家").length).toBe(2);
  });

  test("is passed to the frame, and with its last day to the kiosk", async () => {
    expect(await (await worker.fetch("/embed")).text()).toContain('announcement="12月20日到22日搬家');
    expect((await dataOf(worker)).announcements).toEqual([{ text: NOTICE, until: "9999-12-31" }]);
  });

  test("is a field of the reply, which is otherwise the same", async () => {
    const { body } = await worker.json("/api/ask", asking);
    const { announcement, ...rest } = body;
    expect(announcement).toBe(NOTICE);
    const plain = await serve();
    try {
      expect((await plain.json("/api/ask", asking)).body).toEqual(rest);
    } finally {
      await plain.close();
    }
  });

  test("is the first line in a terminal, except in danger", async () => {
    const headers = { Accept: "text/plain" };
    const text = await (await worker.fetch("/api/ask?q=a", { headers })).text();
    expect(text.startsWith(NOTICE)).toBe(true);
    const danger = await (await worker.fetch(`/api/ask?q=${encodeURIComponent("着火了")}`, { headers })).text();
    expect(danger.indexOf("119")).toBeLessThan(danger.indexOf(NOTICE));
  });
});

describe("an announcement whose last day is over", () => {
  let worker: Served;
  beforeAll(async () => {
    worker = await serve({ vars: { NOTICE, NOTICE_UNTIL: "2020-01-01" } });
  });
  afterAll(() => worker.close());

  test("appears nowhere", async () => {
    for (const path of [...PAGES, "/embed"]) {
      expect(await (await worker.fetch(path, HTML)).text(), path).not.toContain("搬家");
    }
    expect((await worker.json("/api/ask", asking)).body.announcement).toBeUndefined();
  });
});

describe("while asking is off", () => {
  let worker: Served;
  beforeAll(async () => {
    worker = await serve({ vars: { ASKING: "off", ASKING_REASON: `${REASON}。` } });
  });
  afterAll(() => worker.close());

  test("the 503 gives the reason, for programs, pages and terminals", async () => {
    const { body } = await worker.json("/api/ask", asking);
    expect(body).toMatchObject({
      slug: "asking_disabled",
      detail: `提问暂时停了：${REASON}。可以先看资料目录，过些时候再问。`,
    });
    for (const accept of ["text/html", "text/plain"]) {
      const response = await worker.fetch("/?q=a", { headers: { Accept: accept } });
      expect(response.status).toBe(503);
      expect(await response.text()).toContain(REASON);
    }
  });

  test("every page, the frame and the kiosk show the reason before anybody asks", async () => {
    for (const path of [...PAGES, "/embed", "/kiosk"]) {
      expect(await (await worker.fetch(path, HTML)).text(), path).toContain(REASON);
    }
  });
});

test.each(["2026-13-01", "2026-02-30", "soon", "2026-1-1"])(
  "%s is refused as the last day of a notice",
  async (day) => {
    const worker = await serve({ vars: { NOTICE, NOTICE_UNTIL: day } });
    try {
      expect((await worker.fetch("/")).status).toBe(500);
      expect(worker.logs()).toContain("NOTICE_UNTIL");
    } finally {
      await worker.close();
    }
  },
);
