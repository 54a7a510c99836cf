// PDFs as programs print them, each with the text that a person reads in it.
import { pdf } from "./office-files.ts";

/** A document, and the parts of its canonical text. */
export interface Case {
  what: string;
  file: string;
  bytes: Uint8Array;
  lines: readonly string[];
}

const PROSE =
  "公证机构办理公证，应当遵守法律，坚持客观、公正的原则，为当事人保密，不得向外人泄露办理中知道的国家秘密、商业秘密或者个人隐私，也不得以任何方式替人承揽业务。";
/** Prose wrapped at a width, with an indented first line. */
const wrapped = (text: string, width: number, x: number, top: number) => {
  const pieces = [text.slice(0, width - 2), ...(text.slice(width - 2).match(new RegExp(`.{1,${width}}`, "gu")) ?? [])];
  return pieces.map((piece, i) => ({ text: piece, x: x + (i === 0 ? 24 : 0), y: top - 18 * i }));
};
const furniture = (page: number) => [
  { text: "云溪县公证处内部资料", x: 200, y: 810, size: 9 },
  { text: `- ${page} -`, x: 290, y: 30, size: 9 },
];

export const PRINTS: readonly Case[] = [
  {
    what: "joins lines into sentences, even across pages, and drops page numbers and running heads",
    file: "a.pdf",
    bytes: pdf([
      [
        ...furniture(1),
        { text: "通知", x: 280, y: 780, size: 18 },
        ...wrapped(PROSE, 30, 72, 740),
        { text: "第一页的最后一行写满了这一行的三十个字，句子还没完，", y: 640, x: 96 },
        { text: "它在第二行里也是满满的三十个字，到了页末还是没有完，要翻过", y: 622 },
      ],
      [...furniture(2), { text: "一页才完。", y: 780 }, ...wrapped(PROSE, 30, 72, 760)],
      [...furniture(3), ...wrapped(PROSE, 30, 72, 780)],
    ]),
    lines: [
      "通知",
      PROSE,
      "第一页的最后一行写满了这一行的三十个字，句子还没完，它在第二行里也是满满的三十个字，到了页末还是没有完，要翻过一页才完。",
      PROSE,
      PROSE,
    ],
  },
  {
    what: "reads two columns one after the other",
    file: "a.pdf",
    bytes: pdf([
      [
        { text: "云溪法治报", x: 220, y: 790, size: 20 },
        ...wrapped(`左边。${PROSE}`, 17, 60, 740),
        ...wrapped(`右边。${PROSE}`, 17, 310, 740),
      ],
    ]),
    lines: ["云溪法治报", `左边。${PROSE}`, `右边。${PROSE}`],
  },
  {
    what: "reads aligned cells as rows with their head",
    file: "a.pdf",
    bytes: pdf([
      [
        { text: "收费标准", x: 250, y: 780, size: 18 },
        ...[
          ["事项", "收费标准", "办理时限"],
          ["委托公证", "150元/件", "5个工作日"],
          ["学历公证", "80元/件", "3个工作日"],
        ].flatMap((line, y) => line.map((text, x) => ({ text, x: 72 + 120 * x, y: 740 - 24 * y }))),
        { text: "以上收费自发布之日起执行。", y: 640 },
      ],
    ]),
    lines: [
      "收费标准",
      "委托公证，收费标准：150元/件，办理时限：5个工作日。",
      "学历公证，收费标准：80元/件，办理时限：3个工作日。",
      "以上收费自发布之日起执行。",
    ],
  },
  {
    what: "normalises radicals and ligatures, and joins hyphenated words",
    file: "a.pdf",
    bytes: pdf([
      [
        { text: "请到⼀楼⽹办窗⼝办理。", y: 760 },
        { text: "This service is free of charge for everybody who needs legal infor-", y: 700, size: 6 },
        { text: "mation in the o\ufb03ce of this county, and nobody has to bring a law-", y: 690, size: 6 },
        { text: "yer along.", y: 680, size: 6 },
      ],
    ]),
    lines: [
      "请到一楼网办窗口办理。",
      "This service is free of charge for everybody who needs legal information in the office of this county, and nobody has to bring a lawyer along.",
    ],
  },
];

/** Lines of a frame as programs draw them: horizontal ones as bars, vertical ones as strokes. */
const bar = (x1: number, x2: number, y: number) => `${x1} ${y} ${x2 - x1} 0.5 re f`;
const upright = (x: number, y1: number, y2: number) => `${x} ${y1} m ${x} ${y2} l S`;
const frame = (top: number, bottom: number) => [
  ...[60, 160, 260, 500].map((x) => upright(x, bottom, top)),
  bar(60, 500, top),
  bar(60, 500, bottom),
];

export const DRAWN: readonly Case[] = [
  {
    what: "reads a ruled table with merged and multi-line cells on two pages with a repeated head",
    file: "a.pdf",
    bytes: pdf([
      [
        { text: "通讯录", x: 250, y: 780, size: 18 },
        ...frame(750, 630),
        ...[720, 690].map((y) => bar(60, 500, y)),
        bar(160, 500, 660),
        ...["单位", "姓名", "地址"].map((text, x) => ({ text, x: 64 + 100 * x, y: 730 })),
        ...["城关司法所", "张三", "人民路1号"].map((text, x) => ({ text, x: 64 + 100 * x, y: 700 })),
        { text: "石桥", x: 64, y: 662 },
        { text: "司法所", x: 64, y: 648 },
        ...["李四", "镇政府一楼"].map((text, x) => ({ text, x: 164 + 100 * x, y: 670 })),
        { text: "王五", x: 164, y: 640 },
        { text: "镇政府大院东侧二楼，农贸市场", x: 264, y: 648 },
        { text: "对面", x: 264, y: 634 },
      ],
      [
        ...frame(800, 740),
        bar(60, 500, 770),
        ...["单位", "姓名", "地址"].map((text, x) => ({ text, x: 64 + 100 * x, y: 780 })),
        ...["河口司法所", "赵六", "河口街3号"].map((text, x) => ({ text, x: 64 + 100 * x, y: 750 })),
        { text: "联系人：钱七      电话：0999-5551234", x: 60, y: 700 },
      ],
    ]),
    lines: [
      "通讯录",
      "城关司法所，姓名：张三，地址：人民路1号。",
      "石桥司法所，姓名：李四，地址：镇政府一楼。",
      "石桥司法所，姓名：王五，地址：镇政府大院东侧二楼，农贸市场对面。",
      "河口司法所，姓名：赵六，地址：河口街3号。",
      "联系人：钱七   电话：0999-5551234",
    ],
  },
  {
    what: "reads a vertically centred cell beside a multi-line cell, without ruled lines",
    file: "a.pdf",
    bytes: pdf([
      [
        ...["事项", "收费", "说明"].map((text, x) => ({ text, x: 72 + 110 * x, y: 760 })),
        { text: "需要本人到场，带身份证原件", x: 292, y: 736 },
        ...["委托公证", "150元"].map((text, x) => ({ text, x: 72 + 110 * x, y: 728 })),
        { text: "和复印件一份", x: 292, y: 720 },
        ...["学历公证", "80元", "带毕业证"].map((text, x) => ({ text, x: 72 + 110 * x, y: 700 })),
      ],
    ]),
    lines: [
      "委托公证，收费：150元，说明：需要本人到场，带身份证原件和复印件一份。",
      "学历公证，收费：80元，说明：带毕业证。",
    ],
  },
  {
    what: "reads an official letter with spaced letterhead, number, two-line heading and signature",
    file: "a.pdf",
    bytes: pdf([
      [
        ...Array.from("云溪县司法局文件", (text, i) => ({ text, x: 100 + 48 * i, y: 780, size: 26 })),
        { text: "云司发〔2026〕12号", x: 240, y: 740 },
        { text: "关于调整公共法律服务中心办公时间和", x: 120, y: 700, size: 20 },
        { text: "收费标准的通知", x: 220, y: 672, size: 20 },
        { text: "各司法所：", y: 640 },
        ...wrapped(PROSE, 30, 72, 620),
        { text: "云溪县司法局", x: 380, y: 540 },
        { text: "2026年3月2日", x: 380, y: 520 },
      ],
    ]),
    lines: [
      "云溪县司法局文件",
      "云司发〔2026〕12号",
      "关于调整公共法律服务中心办公时间和收费标准的通知",
      "各司法所：",
      PROSE,
      "云溪县司法局",
      "2026年3月2日",
    ],
  },
];
