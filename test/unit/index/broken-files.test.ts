// A folder as offices have it, with files that are cut short, locked, scanned or renamed. Each is reported with a
// reason and a remedy, none stops the others, and the intact text answers questions.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../../index/build.ts";
import { SEED_BYTES_MAX } from "../../../index/parse.ts";
import { createAsk } from "../../../src/ask.ts";
import { openCollection } from "../../../src/collection.ts";
import { restore } from "../../../src/renumber.ts";
import { createEngine } from "../../../src/search/minisearch.ts";
import { archive, cells, compound, docx, inGb18030, inUtf16, pdf, utf8, word, xlsx } from "./office-files.ts";

const SENTENCE = "申请公证的人要带身份证和户口簿，到县公证处二楼窗口办理。";
const LINES = Array.from({ length: 30 }, (_, i) => ({ text: `${SENTENCE}${i}`, y: 780 - 20 * i }));
const WORD = docx(Array.from({ length: 200 }, (_, i) => word(`${SENTENCE}${i}`)).join(""));
const BOOK = xlsx([{ name: "表", xml: cells(Array.from({ length: 200 }, (_, i) => [`事项${i}`, i])) }]);
const PRINT = pdf([LINES]);
const cut = (bytes: Uint8Array, share: number) => bytes.slice(0, Math.floor(bytes.length * share));
const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
const PAGE = `<html><body><h1>通告</h1><p>${SENTENCE}</p></body></html>`;
const NOTHING = new Uint8Array();
const LONG = `${"长".repeat(80)}.docx`;

/** Unreadable files, with a pattern of the Chinese reason. */
const BROKEN: readonly (readonly [name: string, bytes: Uint8Array, reason: RegExp])[] = [
  ["截断.docx", cut(WORD, 0.6), /Word 文档.*(?:没有下载完整|损坏)/u],
  ["截断.xlsx", cut(BOOK, 0.6), /表格文件.*(?:没有下载完整|损坏)/u],
  ["截断.pdf", latin("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<< /Type /Cat"), /PDF 坏了/u],
  ["目录坏了.pdf", latin("%PDF-1.4\nxref\n0 1\ntrailer\n<< /Root 9 0 R >>\nstartxref\n99999\n%%EOF"), /PDF 坏了/u],
  ["加密.pdf", encrypted(PRINT), /密码/u],
  ["扫描件.pdf", pdf([[], []]), /像是扫描件/u],
  ["没有字表.pdf", pdf([LINES], { isIdentity: true }), /乱码/u],
  ["零字节.pdf", NOTHING, /是空的/u],
  ["其实是网页.pdf", utf8(PAGE), /文件名说是 \.pdf/u],
  ["其实是文字.pdf", utf8(SENTENCE), /PDF 坏了/u],
  ["炸弹.docx", docx("", { "word/bomb.xml": " ".repeat(40 * 1024 * 1024) }), /大得不正常/u],
  [
    "炸弹.xlsx",
    xlsx(Array.from({ length: 3 }, (_, i) => ({ name: `表${i}`, xml: " ".repeat(24 * 1024 * 1024) }))),
    /大得不正常/u,
  ],
  ["其实是旧的.docx", compound(["WordDocument"]), /旧格式/u],
  ["其实是富文本.docx", latin("{\\rtf1\\ansi hello}"), /RTF/u],
  ["其实是文字.docx", utf8(SENTENCE), /普通文字/u],
  ["没有正文.docx", archive({ "[Content_Types].xml": "<Types/>", "word/styles.xml": "<styles/>" }), /缺了正文/u],
  ["坏标记.docx", docx("<w:p><w:r><w:t>没有关上"), /Word 文档/u],
  ["空文档.docx", docx(word(" ")), /没有文字/u],
  ["其实是压缩包.docx", archive({ "a.txt": "x" }), /缺了正文/u],
  ["加密.xlsx", compound(["EncryptionInfo", "EncryptedPackage"]), /密码/u],
  ["加密.docx", compound(["EncryptionInfo", "EncryptedPackage"]), /密码/u],
  ["旧表.xls", compound(["Workbook"]), /旧格式/u],
  ["旧文.doc", compound(["WordDocument"]), /旧格式/u],
  ["金山.wps", compound(["WordDocument"]), /旧格式/u],
  ["讲稿.ppt", compound(["PowerPoint Document"]), /旧格式/u],
  ["富文本.rtf", latin("{\\rtf1\\ansi hello}"), /RTF/u],
  ["版式.ofd", archive({ "OFD.xml": "<OFD/>" }), /OFD/u],
  ["照片.jpg", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), /图片/u],
  ["打包.zip", archive({ "a.txt": "x" }), /压缩包/u],
  ["快捷方式.lnk", Uint8Array.of(0x4c, 0, 0, 0), /快捷方式/u],
  ["空.txt", NOTHING, /是空的/u],
  ["空白.txt", utf8(" \r\n\u3000\t\n"), /没有文字/u],
  ["空.csv", utf8(",,,\n,,,\n"), /没有文字/u],
  ["图片.txt", PNG, /图片/u],
  ["二进制.txt", Uint8Array.from({ length: 600 }, (_, i) => (i * 37) % 256), /编码|空字符|不像文本/u],
  ["混合编码.txt", Uint8Array.of(...utf8(`${SENTENCE}\n`), ...inGb18030(SENTENCE)), /UTF-8/u],
  ["单数字节.txt", Uint8Array.of(0xff, 0xfe, ...inUtf16(SENTENCE), 0x4e), /UTF-16/u],
  ["半个字.txt", Uint8Array.of(0xff, 0xfe, ...inUtf16(`${SENTENCE}\ud800${SENTENCE}`)), /UTF-16/u],
  ["丢了字.txt", utf8(`${SENTENCE}\n公\ufffd处`), /U\+FFFD/u],
  ["太大.txt", utf8("法".repeat(SEED_BYTES_MAX / 3 + 1)), /超过上限/u],
  ["只有导航.html", utf8('<nav>首页</nav><script>a()</script><div class="menu">菜单</div>'), /没有正文/u],
  ["只有链接.html", utf8(`<body>${"<a href=a>政务公开</a> ".repeat(9)}</body>`), /没有正文/u],
  ["只有字段.md", utf8("---\ntitle: 题目\n---\n"), /没有文字/u],
  ["空表.xlsx", xlsx([{ name: "表", xml: "<sheetData/>" }]), /没有文字/u],
  [LONG, cut(WORD, 0.3), /Word 文档/u],
  ["怪 名'#%&？\u202e.pdf", latin("%PDF-1.4 broken"), /PDF 坏了/u],
];

/** Files whose format differs from their name. They are read all the same; the last column is what is reported. */
const READ: readonly (readonly [name: string, bytes: Uint8Array, told: RegExp | null])[] = [
  ["其实是网页.docx", utf8(PAGE.replaceAll("公证", "甲事")), /其实是 HTML/u],
  ["其实是PDF.docx", pdf([[{ text: "申请乙事的人要带身份证。", y: 700 }]]), /其实是 PDF/u],
  [
    "其实是表格.xls",
    xlsx([
      {
        name: "表",
        xml: cells([
          ["事项", "收费标准"],
          ["丙事", "30元"],
        ]),
      },
    ]),
    /其实是 Excel/u,
  ],
  ["引号不成对.csv", utf8('事项,说明\n丁事,"没有关上的引号\n戊事,说明二\n'), /引号不成对/u],
  ["国标.html", inGb18030(`<meta charset=gb2312><p>${SENTENCE.replaceAll("公证", "己事")}</p>`), /GB18030/u],
  ["没关上.md", utf8(`---\ntitle: 没关上\n\n<div><b>粗\n\n${SENTENCE.replaceAll("公证", "庚事")}\n`), null],
  ["大格子.csv", utf8(`事项,说明\n辛事,${"很长的说明，".repeat(20_000)}\n`), null],
];

const SCRATCH = mkdtempSync(join(tmpdir(), "fawen-broken-"));
const SEEDS = join(SCRATCH, "seeds");
afterAll(() => rmSync(SCRATCH, { recursive: true, force: true }));

/** A PDF that is encrypted with a key that the empty password does not open. */
function encrypted(bytes: Uint8Array): Uint8Array {
  const zeros = "00".repeat(32);
  const locked = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${zeros}> /U <${zeros}> /P -4 >> /ID [<${"11".repeat(16)}> <${"11".repeat(16)}>] /Root`;
  return latin(text(bytes).replace("/Root", locked));
}

const warnings: string[] = [];
let directory = "";

beforeAll(async () => {
  mkdirSync(join(SEEDS, "子文件夹"), { recursive: true });
  for (const [name, bytes] of [...BROKEN, ...READ]) writeFileSync(join(SEEDS, name), bytes);
  writeFileSync(join(SEEDS, "good.txt"), "云溪县公证处办事指南\n\n地址：云溪县人民路18号二楼\n电话：0999-5552345\n");
  writeFileSync(join(SCRATCH, "outside.txt"), "外面的秘密文字，不应该读到。");
  symlinkSync(join(SCRATCH, "outside.txt"), join(SEEDS, "链接.txt"));
  symlinkSync(join(SCRATCH, "nowhere"), join(SEEDS, "断链.docx"));
  directory = await build(
    SEEDS,
    { progress: () => {}, summary: () => {}, warning: (said) => warnings.push(said) },
    { directory: join(SCRATCH, "out") },
  );
}, 120_000);

const notRead = () => warnings.filter((said) => said.startsWith("没有读 not read: "));
const toldOf = (name: string) => warnings.filter((said) => said.includes(name));

/** Expects a reason and a remedy, whole sentences in both languages, without internals of a library or program. */
function expectWords(said: string, reason: RegExp): void {
  const [, zh = "", en = ""] = said.split("\n  ");
  expect(zh).toMatch(reason);
  expect(zh.match(/[。；]/gu)?.length).toBeGreaterThanOrEqual(2);
  expect(en).toMatch(/^[\x20-\x7e]+\. [\x20-\x7e]+\.\n?$/u);
  expect(said).not.toMatch(/Error|undefined|null|exception|at line|invalid (?:zip|central)|\bXRef\b|node:|\/tmp\//iu);
}

describe("the build of a folder with broken files", () => {
  test("covers more than forty unreadable files", () => {
    expect(BROKEN.length).toBeGreaterThanOrEqual(40);
    expect(new Set(BROKEN.map(([name]) => name)).size).toBe(BROKEN.length);
  });

  test.each(BROKEN)("reports %s exactly once as not read, with reason and remedy", (name, _, reason) => {
    const found = notRead().filter((said) => said.includes(`: ${name}\n`) || said.includes(`: ${name}:`));
    expect(found).toHaveLength(1);
    expectWords(found[0] ?? "", reason);
  });

  test.each(["链接.txt", "断链.docx"])("reports %s and does not follow the link out of the folder", (name) => {
    const found = notRead().filter((said) => said.includes(name));
    expect(found).toHaveLength(1);
    expectWords(found[0] ?? "", /链接/u);
  });

  test.each(READ)("reads %s by its real format and says so", (name, _, told) => {
    expect(notRead().filter((said) => said.includes(name))).toEqual([]);
    if (told !== null) expect(toldOf(name).join("")).toMatch(told);
  });

  test("reports nothing else as not read", () => {
    expect(notRead()).toHaveLength(BROKEN.length + 2);
  });

  test("answers from the intact text and contains the files that could be read", async () => {
    const collection = openCollection(restore(readFileSync(join(directory, "corpus.txt"), "utf8")), createEngine);
    const ask = createAsk(collection);
    const answer = await ask({ question: "云溪县公证处的电话是多少？" }, { month: "2026-11", origin: null });
    expect(JSON.stringify(answer)).toContain("0999-5552345");
    const all = collection.corpus.sources.map((source) => source.text).join("\n");
    for (const word of ["甲事", "乙事", "丙事", "丁事", "己事", "庚事", "辛事"]) expect(all).toContain(word);
    expect(all).not.toContain("外面的秘密");
  });
});

describe("a file without read permission", () => {
  test("is reported, and the other files are read", () => {
    const folder = mkdtempSync(join(tmpdir(), "fawen-closed-"));
    try {
      writeFileSync(join(folder, "good.txt"), SENTENCE);
      writeFileSync(join(folder, "没有权限.txt"), SENTENCE, { mode: 0o000 });
      mkdirSync(join(folder, "closed"), { mode: 0o000 });
      chmodSync(folder, 0o755);
      const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
      const code = `import { readFolder } from ${JSON.stringify(join(root, "index", "folder.ts"))};
        if (process.getuid() === 0) process.setuid(65534);
        const files = await readFolder(${JSON.stringify(folder)});
        console.log(JSON.stringify(files.map(({ name, bytes, fault }) => [name, bytes.length, fault?.[0].zh ?? ""])));`;
      const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
      expect(stderr.replace(/.*Warning.*\n/gu, "")).toBe("");
      expect(JSON.parse(stdout)).toEqual([
        ["closed/", 0, expect.stringContaining("没有读取权限")],
        ["good.txt", utf8(SENTENCE).length, ""],
        ["没有权限.txt", 0, expect.stringContaining("没有读取权限")],
      ]);
      expect(readdirSync(folder)).toHaveLength(3);
    } finally {
      chmodSync(join(folder, "closed"), 0o700);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
