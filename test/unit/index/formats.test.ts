// Files of offices as the build reads them: pages, tables and unreadable files.
import { describe, expect, test } from "vitest";
import { readHtml } from "../../../index/formats/html.ts";
import { readDocument } from "../../../index/formats/read-document.ts";
import { readDelimited } from "../../../index/formats/sheet.ts";
import { tableLines } from "../../../index/formats/tables.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("a table", () => {
  test("becomes one sentence per row, with the names of its columns, below a merged title", () => {
    expect(
      tableLines([
        ["公证收费标准", "公证收费标准", "公证收费标准"],
        ["序号", "事项", "收费标准"],
        ["1", "委托公证", "150元/件"],
        ["2", "", "免费"],
      ]),
    ).toEqual(["## 公证收费标准", "委托公证，收费标准：150元/件。", "委托公证，收费标准：免费。"]);
  });

  test("of labels and values becomes one line per label", () => {
    expect(
      tableLines([
        ["地址：", "人民路1号"],
        ["电话：", "0999-5551234"],
      ]),
    ).toEqual(["地址：人民路1号", "电话：0999-5551234"]);
  });

  test("separated by commas or by tabs gives the same text", () => {
    for (const table of ["科室,电话\n公证窗口,0999-5552345\n", "科室\t电话\n公证窗口\t0999-5552345\n"]) {
      expect(readDelimited(table).text.trim()).toBe("公证窗口，电话：0999-5552345。");
    }
  });

  test("keeps its columns when somebody wrote commas in the last one without quotes", () => {
    const table =
      "站点,电话,说明\n受理台,0999-5551111,不知道找谁就打这个\n警调站,0999-5552222,打架、吵闹;正在打的,拨110\n";
    expect(readDelimited(table).text.trim().split("\n\n")).toEqual([
      "受理台，电话：0999-5551111，说明：不知道找谁就打这个。",
      "警调站，电话：0999-5552222，说明：打架、吵闹;正在打的，拨110。",
    ]);
  });
});

describe("a web page", () => {
  const PAGE = `<html><head><title>关于调整办公时间的通知-云溪县司法局</title><meta name="PubDate" content="2026-03-02">
    <meta name="ContentSource" content="云溪县司法局"></head><body><div class="nav">首页</div><nav>导航</nav>
    <div class="article"><h1>关于调整办公时间的通知</h1><p>自3月10日起<b>调整</b>办公时间。</p><ol><li>上午办公；</li><li>下午办公。</li></ol>
    <table><tr><th>星期</th><th>上午</th></tr><tr><td rowspan="2">周一</td><td>8:30</td></tr><tr><td>9:00</td></tr></table>
    <dl><dt>地址</dt><dd>人民路18号</dd></dl><p hidden>看不见</p><script>fired(1)</script></div><div id="footer">版权所有</div></body></html>`;

  test("is reduced to its article", () => {
    const { text, title, publisher, published } = readHtml(PAGE);
    expect({ title, publisher, published }).toEqual({
      title: "关于调整办公时间的通知",
      publisher: "云溪县司法局",
      published: "2026-03-02",
    });
    expect(text.trim().split("\n\n")).toEqual([
      "# 关于调整办公时间的通知",
      "自3月10日起调整办公时间。",
      "1. 上午办公；",
      "2. 下午办公。",
      "周一，上午：8:30。",
      "周一，上午：9:00。",
      "地址：人民路18号",
    ]);
  });
});

describe("an unreadable file", () => {
  test.each([
    ["broken.docx", utf8("PK\u0003\u0004 no document"), /archive|Word/u],
    ["broken.xlsx", utf8("PK\u0003\u0004 no workbook"), /archive|workbook/u],
    ["broken.pdf", utf8("%PDF-1.4 broken"), /PDF/u],
    ["empty.txt", utf8(" \n"), /no text/u],
    ["empty.html", utf8("<html></html>"), /no text/u],
  ])("%s is reported with a remedy in both languages", async (file, bytes, reason) => {
    const read = await readDocument(file, bytes);
    const notice = "unread" in read ? read.unread : null;
    expect(notice).toMatchObject({ file, line: null });
    expect(notice?.reason.en).toMatch(reason);
    for (const words of [notice?.reason, notice?.remedy]) {
      expect(words?.zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(words?.en).toMatch(/^[\x20-\x7e]+\.$/u);
    }
  });
});
