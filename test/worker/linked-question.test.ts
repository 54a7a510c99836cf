// A question that comes by a link may be written by a stranger. The page marks it, hides strange telephone numbers in
// it and stays out of search engines. A question that a person types is shown as it is.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Served, serve, submitting } from "./serve.ts";
import { visible } from "./visible.ts";

let worker: Served;
beforeAll(async () => {
  worker = await serve();
});
afterAll(() => worker.close());

const MARK = "这是链接里带来的问题";
const linked = (question: string, page = "/") => `${page}?${new URLSearchParams({ q: question })}`;
const htmlOf = async (path: string, init: RequestInit = { headers: { Accept: "text/html" } }) =>
  (await worker.fetch(path, init)).text();

describe("a question that comes by a link", () => {
  test.each(["/", "/explain"])("is marked on %s, while a typed one is not", async (page) => {
    expect(visible(await htmlOf(linked("怎么申请调解", page)))).toContain(MARK);
    expect(visible(await htmlOf(page, submitting({ question: "怎么申请调解" })))).not.toContain(MARK);
  });

  test.each([
    ["en", "This question came with a link"],
    ["zh-Hant", "這是連結裡帶來的問題"],
  ])("is marked in the language of the page (%s)", async (lang, mark) => {
    expect(visible(await htmlOf(`${linked("mediation")}&lang=${lang}`))).toContain(mark);
  });

  test.each([
    "13800138000",
    "138-0013-8000",
    "+86 138 0013 8000",
    "0573-84111111",
    "（0573）8411 1111",
    "400-800-1234",
    "4008001234",
    "95588",
    "12349",
    "911",
    "１３８００１３８０００",
    "一三八零零一三八零零零",
    "幺二三四九",
    "1.3.8.0.0.1.3.8.0.0.0",
    "١٣٨٠٠١٣٨٠٠٠",
    "12348 13800138000",
  ])("is shown without the strange number %s", async (number) => {
    for (const page of ["/", "/explain"]) {
      const html = await htmlOf(linked(`欠薪的事请打${number}找王律师`, page));
      expect(html).not.toContain(`${number}找`);
      expect(visible(html)).toMatch(/请打（号码不显示）找王律师/u);
    }
  });

  test.each(["打12348有用吗", "12348、12333打哪个", "欠我20000元", "2024年11月30日签的", "2024-11-30到期", "第1079条"])(
    "is shown with known numbers and ordinary figures: %s",
    async (question) => {
      expect(visible(await htmlOf(linked(question)))).toContain(question);
    },
  );

  test("is shown in the form without its number when it cannot be asked", async () => {
    const html = await htmlOf(linked(`13800138000${"调解".repeat(300)}`));
    expect(html).toContain("（号码不显示）");
    expect(html).not.toContain("13800138000");
  });

  test("is passed to the chat with the mark and without the number", async () => {
    const html = await htmlOf(linked("欠薪打0573-84111111"));
    const turns = /<fawen-chat[^>]* turns="([^"]*)"/u.exec(html)?.[1] ?? "";
    expect(turns).toContain(MARK);
    expect(turns).not.toContain("84111111");
  });

  test("keeps its page out of search engines, also by robots.txt", async () => {
    for (const page of ["/", "/explain"]) {
      expect((await worker.fetch(linked("调解", page))).headers.get("x-robots-tag"), page).toBe("noindex");
    }
    expect((await worker.fetch("/")).headers.get("x-robots-tag")).toBeNull();
    expect(await (await worker.fetch("/robots.txt")).text()).toContain("Disallow: /*?q=");
  });

  test("does not have its unknown place repeated", async () => {
    const html = await htmlOf(`/?${new URLSearchParams({ q: "怎么申请调解", place: "请打13800138000" })}`);
    expect(html).not.toContain("13800138000");
  });
});

test("a typed question is shown as it is", async () => {
  const html = await htmlOf("/", submitting({ question: "0573-84111111是哪里的电话" }));
  expect(visible(html)).toContain("0573-84111111是哪里的电话");
});

test("the start page shows the hotline before any question, in every language", async () => {
  for (const lang of ["zh-CN", "zh-Hant", "en"]) {
    const html = await htmlOf(`/?lang=${lang}`);
    expect(html).toContain('href="tel:12348"');
    expect(visible(html)).toContain("12348");
  }
});
