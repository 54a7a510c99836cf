// One guide of an office in each supported format: the same questions get the same correct answers.
import { describe, expect, test } from "vitest";
import { makeCorpus } from "../../../index/make-corpus.ts";
import { readOwnFiles } from "../../../index/own-files.ts";
import { createAsk } from "../../../src/ask.ts";
import { openCollection } from "../../../src/collection.ts";
import { createEngine } from "../../../src/search/minisearch.ts";
import { cells, docx, inGb18030, type Print, pdf, utf8, word, wordTable, xlsx } from "./office-files.ts";

const TITLE = "云溪县公证处办事指南";
const LABELS = [
  ["地址", "云溪县人民路18号政务服务中心二楼"],
  ["咨询电话", "0999-5552345"],
  ["办公时间", "周一至周五上午8:30—12:00，下午14:00—17:30"],
] as const;
const FEES = [
  ["事项", "收费标准", "办理时限"],
  ["委托公证", "150元/件", "5个工作日"],
  ["学历公证", "80元/件", "3个工作日"],
] as const;
const STEPS = ["带身份证到二楼公证窗口填写申请表；", "公证员审查材料；", "到收费窗口缴费；", "凭回执领取公证书。"];
const FAQ = [
  ["可以请别人代办吗？", "声明、遗嘱、收养公证必须本人亲自办理，其他公证可以委托他人代办。"],
  ["外地户口能办吗？", "可以办，请带居住证原件。"],
] as const;
const HEADINGS = ["一、基本信息", "二、收费标准", "三、办理流程", "四、常见问题"] as const;

const lines = (label: (name: string, value: string) => string, step: (words: string, i: number) => string) => ({
  labels: LABELS.map(([name, value]) => label(name, value)),
  steps: STEPS.map(step),
});

function asText(row: (cells: readonly string[]) => string, heading: (words: string) => string): string {
  const { labels, steps } = lines(
    (name, value) => `${name}：${value}`,
    (words, i) => `${i + 1}. ${words}`,
  );
  return [
    heading(TITLE),
    "",
    heading(HEADINGS[0]),
    ...labels,
    "",
    heading(HEADINGS[1]),
    ...FEES.map(row),
    "",
    heading(HEADINGS[2]),
    ...steps,
    "",
    heading(HEADINGS[3]),
    ...FAQ.flatMap(([question, answer]) => [`问：${question}`, `答：${answer}`]),
    "",
  ].join("\n");
}

function asMarkdown(): string {
  const text = asText(
    (row) => `| ${row.join(" | ")} |`,
    (words) => `${words === TITLE ? "#" : "##"} ${words}`,
  );
  return text.replace(/(\| 事项.*\n)/u, "$1| --- | --- | --- |\n").replace("0999-5552345", "**0999-5552345**");
}

function asPage(): string {
  const { labels, steps } = lines(
    (name, value) => `<p>${name}：${value}</p>`,
    (words) => `<li>${words}</li>`,
  );
  const table = FEES.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("");
  const faq = FAQ.map(([question, answer]) => `<p>问：${question}</p><p>答：${answer}</p>`).join("");
  const [first, second, third, fourth] = HEADINGS.map((words) => `<h2>${words}</h2>`);
  return `<html><head><title>${TITLE}-云溪县政府网</title></head><body><div class="nav"><a href="/">首页</a></div><div class="content"><h1>${TITLE}</h1>${first}${labels.join("")}${second}<table>${table}</table>${third}<ol>${steps.join("")}</ol>${fourth}${faq}</div></body></html>`;
}

function asWord(): Uint8Array {
  const { labels, steps } = lines(
    (name, value) => word(`${name}：${value}`),
    (words) => word(words, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
  );
  const heading = (words: string, level: number) => word(words, `<w:pStyle w:val="Heading${level}"/>`);
  const faq = FAQ.flatMap(([question, answer]) => [word(`问：${question}`), word(`答：${answer}`)]);
  const [first, second, third, fourth] = HEADINGS.map((words) => heading(words, 2));
  const numbering = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
  const body = [heading(TITLE, 1), first, ...labels, second, wordTable(FEES), third, ...steps, fourth, ...faq].join("");
  return docx(body, { "word/numbering.xml": numbering });
}

function asPrint(): Uint8Array {
  const page: Print[] = [{ text: TITLE, y: 780, size: 20 }];
  let y = 740;
  const put = (text: string, size = 12) => {
    page.push({ text, y, size });
    y -= 22;
  };
  const { labels, steps } = lines(
    (name, value) => `${name}：${value}`,
    (words, i) => `${i + 1}. ${words}`,
  );
  put(HEADINGS[0], 15);
  for (const label of labels) put(label);
  put(HEADINGS[1], 15);
  for (const row of FEES) {
    for (const [i, text] of row.entries()) page.push({ text, x: 72 + 130 * i, y });
    y -= 22;
  }
  put(HEADINGS[2], 15);
  for (const step of steps) put(step);
  put(HEADINGS[3], 15);
  for (const [question, answer] of FAQ) {
    put(`问：${question}`);
    put(`答：${answer}`);
  }
  page.push({ text: "- 1 -", x: 280, y: 40, size: 10 });
  return pdf([page]);
}

const sheetRows = (): string[][] => [
  [TITLE],
  [],
  ["项目", "内容"],
  ...LABELS.map((row) => [...row]),
  [],
  ...FEES.map((row) => [...row]),
  [],
  ["步骤", "怎么办"],
  ...STEPS.map((words, i) => [`第${i + 1}步`, words]),
  [],
  ["问题", "答复"],
  ...FAQ.map((row) => [...row]),
];

const asDelimited = () =>
  sheetRows()
    .map((row) => row.map((cell) => `"${cell}"`).join(","))
    .join("\r\n");

const PLAIN = asText(
  (row) => row.join("\t"),
  (words) => words,
);
const OFFICES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ["guide.txt", utf8(PLAIN)],
  ["guide.md", utf8(asMarkdown())],
  ["guide.html", utf8(asPage())],
  ["guide.docx", asWord()],
  ["guide.pdf", asPrint()],
  ["guide.xlsx", xlsx([{ name: "Sheet1", xml: cells(sheetRows()) }])],
  ["guide.csv", inGb18030(asDelimited())],
];

const ASKED: readonly (readonly [question: string, right: RegExp])[] = [
  ["公证处在哪里？", /人民路18号/u],
  ["公证处的电话是多少？", /0999-5552345/u],
  ["公证处几点上班？", /8:30/u],
  ["办委托公证多少钱？", /150元/u],
  ["学历公证要多久办好？", /3个工作日/u],
  ["公证可以请别人代办吗？", /委托他人代办/u],
  ["外地户口能办公证吗？", /居住证/u],
  ["办公证要带什么去窗口？", /身份证/u],
];

describe.each(OFFICES)("an office's guide as %s", async (name, bytes) => {
  const made = await makeCorpus([{ name, bytes }], await readOwnFiles(), () => {});
  const collection = openCollection(made.corpusText, createEngine);
  const ask = createAsk(collection);

  test("is read completely, with its title", () => {
    expect(made.unread).toEqual([]);
    expect(collection.corpus.sources.map(({ title }) => title)).toEqual([TITLE]);
    const text = collection.corpus.sources[0]?.text ?? "";
    const told = [...LABELS.flat(), ...FEES.slice(1).flat(), ...STEPS, ...FAQ.flat()];
    expect(told.filter((words) => !text.includes(words.replace(/[；。？]$/u, "")))).toEqual([]);
  });

  test.each(ASKED)("answers %s", async (question, right) => {
    const answer = await ask({ question }, { month: "2026-11", origin: null });
    expect(answer.status).toBe("answered");
    expect(answer.answer).toMatch(right);
  });
});
