// The canonical text contains exactly what a person sees in a document, in its order and with its numbers.
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../index/formats/read-document.ts";
import { repair } from "../../../index/repair.ts";
import { cells, docx, inGb18030, utf8, word, xlsx } from "./office-files.ts";
import { type Case, DRAWN, PRINTS } from "./printed-cases.ts";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const list = (level: number, id = 1) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
const level = (at: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING = {
  "word/numbering.xml": `<w:numbering ${W}>
    <w:abstractNum w:abstractNumId="0">${level(0, "chineseCountingThousand", "第%1条")}${level(1, "chineseCounting", "（%2）")}</w:abstractNum>
    <w:abstractNum w:abstractNumId="1">${level(0, "decimal", "%1.")}${level(1, "decimal", "%1.%2")}${level(2, "lowerLetter", "%3)")}</w:abstractNum>
    <w:abstractNum w:abstractNumId="2">${level(0, "bullet", "●")}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
    <w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
  </w:numbering>`,
};
const run = (text: string, properties = "") => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const tab = "<w:r><w:tab/></w:r>";
const cell = (text: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${word(text)}</w:tc>`;
const row = (...inner: string[]) => `<w:tr>${inner.join("")}</w:tr>`;

const WORDS: readonly Case[] = [
  {
    what: "keeps automatic article numbers, beyond ten, and their items",
    file: "a.docx",
    bytes: docx(
      [
        ...Array.from({ length: 11 }, (_, i) => word(`这是第${i + 1}件事的规定。`, list(0))),
        word("有下列情形的，可以申请：", list(0)),
        word("没有收入；", list(1)),
        word("收入很低。", list(1)),
        word("本办法自发布之日起施行。", list(0)),
      ].join(""),
      NUMBERING,
    ),
    lines: [
      ..."一二三四五六七八九".split("").map((number, i) => `第${number}条 这是第${i + 1}件事的规定。`),
      "第十条 这是第10件事的规定。",
      "第十一条 这是第11件事的规定。",
      "第十二条 有下列情形的，可以申请：",
      "（一）没有收入；",
      "（二）收入很低。",
      "第十三条 本办法自发布之日起施行。",
    ],
  },
  {
    what: "numbers lists of several levels, continued after a paragraph and restarted",
    file: "a.docx",
    bytes: docx(
      [
        word("先填表格。", list(0, 2)),
        word("写上姓名。", list(1, 2)),
        word("写上电话。", list(1, 2)),
        word("用黑笔写。", list(2, 2)),
        word("中间有一段话。"),
        word("再交费用。", list(0, 2)),
        word("另一件事。", list(0, 4)),
        word("带上证件。", list(0, 3)),
      ].join(""),
      NUMBERING,
    ),
    lines: [
      "1. 先填表格。",
      "1.1写上姓名。",
      "1.2写上电话。",
      "a)用黑笔写。",
      "中间有一段话。",
      "2. 再交费用。",
      "1. 另一件事。",
      "带上证件。",
    ],
  },
  {
    what: "accepts tracked changes, keeps moved text at its new place, and drops hidden text",
    file: "a.docx",
    bytes: docx(
      `<w:p>${run("办理时限为")}<w:del w:id="1"><w:r><w:delText>十五</w:delText></w:r></w:del><w:ins w:id="2">${run("十")}</w:ins>${run("个工作日。")}${run("内部用语。", "<w:vanish/>")}</w:p>
       <w:p><w:moveTo w:id="3">${run("移来的话在这里。")}</w:moveTo></w:p><w:p><w:moveFrom w:id="4">${run("移来的话在这里。")}</w:moveFrom></w:p>`,
    ),
    lines: ["办理时限为十个工作日。", "移来的话在这里。"],
  },
  {
    what: "reads tab columns as rows with a head, and a line break as a new line",
    file: "a.docx",
    bytes: docx(
      `<w:p>${run("地址：人民路1号")}<w:r><w:br/></w:r>${run("电话：0999-5551234")}</w:p>
       <w:p>${run("科室")}${tab}${run("姓名")}${tab}${run("电话")}</w:p><w:p>${run("公证窗口")}${tab}${run("张三")}${tab}${tab}${run("0999-5552345")}</w:p>
       <w:p>${run("法援窗口")}${tab}${run("李四")}${tab}${run("0999-5552346")}</w:p>`,
    ),
    lines: [
      "地址：人民路1号",
      "电话：0999-5551234",
      "公证窗口，姓名：张三，电话：0999-5552345。",
      "法援窗口，姓名：李四，电话：0999-5552346。",
    ],
  },
  {
    what: "repeats merged cells in each row, and combines a head of two rows",
    file: "a.docx",
    bytes: docx(
      `<w:tbl>${row(cell("事项", '<w:vMerge w:val="restart"/>'), cell("收费（元）", '<w:gridSpan w:val="2"/>'))}
       ${row(cell("", "<w:vMerge/>"), cell("普通"), cell("加急"))}${row(cell("委托公证", '<w:vMerge w:val="restart"/>'), cell("150"), cell("200"))}
       ${row(cell("", "<w:vMerge/>"), cell("160"), cell("210"))}${row(cell("学历公证"), cell("80"), cell("—"))}</w:tbl>`,
    ),
    lines: [
      "委托公证，收费（普通）：150元，收费（加急）：200元。",
      "委托公证，收费（普通）：160元，收费（加急）：210元。",
      "学历公证，收费（普通）：80元。",
    ],
  },
  {
    what: "drops the table of contents and note marks, and puts notes at the end",
    file: "a.docx",
    bytes: docx(
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${word("总则 1")}</w:sdtContent></w:sdt>
       ${word("云溪县公证处指南", '<w:jc w:val="center"/>')}<w:p>${run("公证费可以减免")}<w:r><w:footnoteReference w:id="2"/></w:r>${run("。")}</w:p>`,
      {
        "word/footnotes.xml": `<w:footnotes ${W}><w:footnote w:id="2">${word("低保户免收。")}</w:footnote></w:footnotes>`,
        "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="f" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`,
      },
    ),
    lines: ["云溪县公证处指南", "公证费可以减免。", "1. 低保户免收。"],
  },
];

const BOOK_XML = `<cols><col min="4" max="4" hidden="1"/></cols><sheetData>
  <row r="1"><c r="A1" t="inlineStr"><is><t>收费标准表</t></is></c></row>
  <row r="2"><c r="A2" t="inlineStr"><is><t>事项</t></is></c><c r="B2" t="inlineStr"><is><t>收费</t></is></c><c r="C2" t="inlineStr"><is><t>优惠</t></is></c><c r="D2" t="inlineStr"><is><t>内部</t></is></c><c r="E2" t="inlineStr"><is><t>启用日期</t></is></c></row>
  <row r="3"><c r="A3" t="inlineStr"><is><t>委托公证</t></is></c><c r="B3" s="1"><v>1500</v></c><c r="C3" s="2"><v>0.5</v></c><c r="D3"><v>7</v></c><c r="E3" s="3"><v>46091</v></c></row>
  <row r="4"><c r="B4" s="1"><v>80.5</v></c><c r="C4" s="2"><v>0</v></c></row>
  <row r="5" hidden="1"><c r="A5" t="inlineStr"><is><t>藏起来的</t></is></c><c r="B5"><v>1</v></c></row>
  <row r="6"><c r="A6" t="inlineStr"><is><t>注：低保户免收。</t></is></c></row>
  <row r="8"><c r="A8" t="inlineStr"><is><t>窗口</t></is></c><c r="B8" t="inlineStr"><is><t>电话</t></is></c></row>
  <row r="9"><c r="A9" t="inlineStr"><is><t>一号</t></is></c><c r="B9" s="4"><v>9995552345</v></c></row>
  </sheetData><mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="A3:A4"/></mergeCells>`;

const TABLES: readonly Case[] = [
  {
    what: "shows cells as displayed below a merged title, notes and two tables, without hidden parts",
    file: "a.xlsx",
    bytes: xlsx(
      [
        { name: "收费", xml: BOOK_XML },
        { name: "内部", xml: cells([["密", "不给看"]]), state: "hidden" },
        {
          name: "人员",
          xml: cells([
            ["姓名", "职务"],
            ["张三", "主任"],
          ]),
        },
      ],
      ['#,##0.00"元"', "0%", "yyyy-mm-dd", "0000-0000000"],
    ),
    lines: [
      "收费",
      "收费标准表",
      "委托公证，收费：1,500.00元，优惠：50%，启用日期：2026年3月10日。",
      "委托公证，收费：80.50元，优惠：0%。",
      "注：低保户免收。",
      "一号，电话：0999-5552345。",
      "人员",
      "张三，职务：主任。",
    ],
  },
  ...[",", ";", "\t"].map((delimiter) => ({
    what: `reads GB18030 separated by ${JSON.stringify(delimiter)}, with the head below a title`,
    file: "a.csv",
    bytes: inGb18030(
      ["收费标准表", "事项,收费,说明", '委托公证,150元,"要带证件，本人来"', "学历公证,80元,", "注：低保户免收。"]
        .map((line) => line.replaceAll(",", delimiter))
        .join("\r\n"),
    ),
    lines: [
      "收费标准表",
      "委托公证，收费：150元，说明：要带证件，本人来。",
      "学历公证，收费：80元。",
      "注：低保户免收。",
    ],
  })),
  {
    what: "reads labels as one line each, and a table of questions as questions and answers",
    file: "a.csv",
    bytes: utf8("事项名称,公证\n办理地点,二楼\n联系电话,0999-5551234\n\n问题,答复\n能代办吗？,可以代办。\n"),
    lines: ["事项名称：公证", "办理地点：二楼", "联系电话：0999-5551234", "问：能代办吗？", "答：可以代办。"],
  },
];

const PAGES: readonly Case[] = [
  {
    what: "reads an old portal page with a form around it, menus, hidden text, line breaks and merged cells",
    file: "a.html",
    bytes: inGb18030(
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>收费通告_云溪县政府网</title><style>.x{display:none}</style></head><body><form id="aspnetForm">
      <div class="top-nav nav"><a href="/">首页</a></div><ul class="menu"><li>政务公开</li></ul><div id="zoom"><p>地址：人民路1号<br>电话：0999-5551234</p><p class="x">藏一</p><p style="display:none">藏二</p>
      <table><tr><td rowspan="2">事项</td><td colspan="2">收费</td></tr><tr><td>普通</td><td>加急</td></tr><tr><td>公证</td><td>80元</td><td>100元</td></tr><tr><td colspan="3">注：老人免收。</td></tr></table>
      <dl><dt>投诉电话</dt><dd>12348</dd></dl><ol start="3"><li>第三步要缴费；</li><li>第四步领证书。<ul><li>带回执。</li></ul></li></ol></div><div class="footer">版权所有</div></form><script>var a="脚本"</script></body></html>`,
    ),
    lines: [
      "收费通告",
      "地址：人民路1号",
      "电话：0999-5551234",
      "公证，收费（普通）：80元，收费（加急）：100元。",
      "注：老人免收。",
      "投诉电话：12348",
      "3. 第三步要缴费；",
      "4. 第四步领证书。",
      "带回执。",
    ],
  },
  {
    what: "reads Markdown with front matter, contents, links, emphasis, tasks, HTML and a comment",
    file: "a.md",
    bytes: utf8(
      "---\ntitle: 公证指南\ndate: 2026-03-01\n---\n\n# 公证指南\n\n[TOC]\n\n<!-- 内部 -->\n地址：**人民路1号**  \n电话：[0999-5551234](tel:09995551234)\n\n<div align=center>\n<p>中间的一句话。</p>\n</div>\n\n- [ ] 身份证\n- [x] 户口簿\n  - 复印件也要\n\n![图](a.png)\n> 引用的*一句*话。\n\n费用\n----\n80元\\*起。\n",
    ),
    lines: [
      "公证指南",
      "地址：人民路1号",
      "电话：0999-5551234",
      "中间的一句话。",
      "身份证",
      "户口簿",
      "复印件也要",
      "引用的一句话。",
      "费用",
      "80元*起。",
    ],
  },
  {
    what: "reads Markdown with unclosed front matter and unclosed HTML",
    file: "a.md",
    bytes: utf8("---\ntitle: 公证指南\ntags: 甲\n\n公证处在人民路1号。\n\n<div><b>电话是12348。\n\n后面还有一句话。\n"),
    lines: ["公证指南", "公证处在人民路1号。", "电话是12348。", "后面还有一句话。"],
  },
];

async function linesOf({ file, bytes }: Case): Promise<string[]> {
  const read = await readDocument(file, bytes);
  if ("unread" in read) return [read.unread.reason.zh];
  const { text, parts } = repair({ file, text: read.text });
  return parts.map(({ start, end }) => text.slice(start, end));
}

describe.each([
  ["a Word document", WORDS],
  ["a table", TABLES],
  ["a PDF", PRINTS],
  ["a printed form", DRAWN],
  ["a web page or Markdown", PAGES],
] as const)("%s", (_, cases) => {
  test.each(cases.map((each) => [each.what, each] as const))("%s", async (_what, each) => {
    expect(await linesOf(each)).toEqual(each.lines);
  });
});
