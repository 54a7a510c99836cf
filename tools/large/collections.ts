// Generates large collections for measuring builds and answers: 2 MB in one line, thousands of texts, many statutes.
// The generator is deterministic. The statutes are invented.
import { random } from "../../index/learning/random.ts";

/** A question with the text that a quote has to contain; null when the right answer is that the collection lacks it. */
export interface LargeQuestion {
  readonly asked: string;
  readonly holds: string | null;
}

export interface LargeCollection {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  readonly questions: readonly LargeQuestion[];
}

const PLACES = ["城东", "城西", "河口", "桥头", "南湖", "北山", "新塘", "古井", "柳园", "沙坪"];
const MATTERS = [
  ["停车", "车位", "停车场"],
  ["垃圾分类", "垃圾", "投放点"],
  ["养犬", "犬只", "犬只收容所"],
  ["物业", "公共收益", "物业服务企业"],
  ["户外广告", "招牌", "广告设施"],
  ["河道", "船舶", "码头"],
  ["燃气", "燃气管道", "燃气经营站"],
  ["电梯", "电梯", "电梯维保单位"],
  ["古树", "古树名木", "养护单位"],
  ["集市", "摊位", "集市管理单位"],
  ["出租房屋", "出租房屋", "居住服务站"],
  ["殡葬", "墓位", "公益性公墓"],
] as const;
const DEEDS = ["登记", "变更", "注销", "备案", "年检", "移交", "公示", "验收", "续期", "收回", "查验", "评估"];
const PARTS = ["申请表", "身份证明", "权属证明", "现场照片", "施工方案", "检测报告", "委托书", "承诺书"];
const WHO = ["经营者", "所有人", "使用人", "承租人", "业主委员会", "村民委员会", "建设单位", "管理人"];
const DONE = ["涂改标识", "占用消防通道", "擅自转让", "拒绝查验", "虚报数量", "损毁公示牌"];

const FIGURES = "零一二三四五六七八九";

/** Writes a number from 1 to 9999 in Chinese numerals, as laws do: 二十一. */
export function chineseNumber(number: number): string {
  const units = ["千", "百", "十", ""];
  const written = [...String(number).padStart(4, "0")]
    .map((digit, i) => (digit === "0" ? "零" : `${FIGURES.charAt(Number(digit))}${units[i] ?? ""}`))
    .join("")
    .replace(/零+/gu, "零")
    .replace(/^零|零$/gu, "");
  return written.replace(/^一十/u, "十");
}

type Pick = <T>(list: readonly T[]) => T;

function picker(seed: number): { pick: Pick; below: (limit: number) => number } {
  const next = random(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick: (list) => {
      const found = list[below(list.length)];
      if (found === undefined) throw new RangeError("nothing to pick from");
      return found;
    },
  };
}

interface Law {
  readonly title: string;
  readonly text: string;
  /** The text of each article, in order: article n is at index n - 1. */
  readonly articles: readonly string[];
}

/** Generates one invented local regulation. Each article has its own figure and its own subject matter. */
function law(number: number, articles: number): Law {
  const { pick, below } = picker(number + 1);
  const [matter, thing, body] = MATTERS[number % MATTERS.length] ?? MATTERS[0];
  const place = PLACES[Math.floor(number / MATTERS.length) % PLACES.length] ?? "";
  const title = `${place}${number >= MATTERS.length * PLACES.length ? "新区" : "县"}${matter}管理条例`;
  const lines = [title, "（2023年3月1日县人民代表大会常务委员会通过）", ""];
  const told: string[] = [];
  for (let i = 1; i <= articles; i++) {
    if (i % 40 === 1) lines.push(`第${chineseNumber((i - 1) / 40 + 1)}章　${pick(DEEDS)}与${pick(DEEDS)}`);
    const [who, deed, part] = [pick(WHO), pick(DEEDS), pick(PARTS)];
    const days = below(60) + 2;
    const own =
      i % 9 === 0
        ? `${who}有下列行为之一的，由${body}责令改正，处${days}百元罚款：`
        : `${who}办理第${i}类${thing}${deed}的，应当在${days}日内向${body}提交${part}。`;
    lines.push(`第${chineseNumber(i)}条　${own}`);
    if (i % 9 === 0) {
      const items = [pick(DONE), `未按规定${pick(DEEDS)}第${i}类${thing}`, `在${thing}上${pick(DONE)}`];
      for (const [at, item] of items.entries())
        lines.push(`（${chineseNumber(at + 1)}）${item}${at === 2 ? "。" : "；"}`);
    } else if (i % 4 === 0) {
      lines.push(`${body}收到${part}后，应当在${below(20) + 1}个工作日内答复，逾期不答复的视为同意第${i}类${deed}。`);
    }
    told.push(own);
  }
  return { title, text: `${lines.join("\n")}\n`, articles: told };
}

/**
 * Generates `laws` regulations with `articles` articles each. The questions ask for an article by its number, by its
 * content, and by a number that does not exist.
 */
function statutes(name: string, laws: number, articles: number): LargeCollection {
  const files = new Map<string, string>();
  const questions: LargeQuestion[] = [];
  for (let number = 0; number < laws; number++) {
    const { title, text, articles: told } = law(number, articles);
    files.set(`${title}.txt`, text);
    if (number % Math.ceil(laws / 12) !== 0) continue;
    const { below } = picker(1000 + number);
    const at = below(articles) + 1;
    const said = told[at - 1] ?? "";
    questions.push({ asked: `${title}第${chineseNumber(at)}条怎么规定的？`, holds: said });
    questions.push({ asked: `《${title}》第${at}条`, holds: said });
    questions.push({ asked: `${title}第${chineseNumber(articles + 7)}条说什么？`, holds: null });
    const plain = at % 9 === 0 ? at - 1 : at;
    const asked = (told[plain - 1] ?? "").replace(/的，应当在\d+日内.*$/u, "");
    questions.push({ asked: `${title.slice(0, 3)}${asked}要在几日内提交？`, holds: told[plain - 1] ?? "" });
  }
  return { name, files, questions };
}

/** Generates one text of 2 MB without a line break; the question asks for one sentence in its middle. */
function oneLine(): LargeCollection {
  const { pick, below } = picker(7);
  const sentences: string[] = [];
  const wanted = "河口县档案馆的开放时间是每周二9:00至16:30。";
  let bytes = 0;
  while (bytes < 2_050_000) {
    const sentence = `${pick(PLACES)}县${pick(WHO)}在${below(28) + 1}日向${pick(MATTERS)[2]}提交了${pick(PARTS)}，办理${pick(DEEDS)}${below(900)}件。`;
    sentences.push(sentence);
    bytes += Buffer.byteLength(sentence);
  }
  sentences[Math.floor(sentences.length / 2)] = wanted;
  return {
    name: "one-line",
    files: new Map([["年报.txt", sentences.join("")]]),
    questions: [{ asked: "河口县档案馆什么时候开放？", holds: wanted }],
  };
}

/** Generates `count` notices with three passages each. */
function notices(count: number): LargeCollection {
  const { pick, below } = picker(11);
  const files = new Map<string, string>();
  const questions: LargeQuestion[] = [];
  for (let number = 1; number <= count; number++) {
    const [, thing, body] = pick(MATTERS);
    const where = `${pick(PLACES)}镇${number}号`;
    const fee = `${where}${thing}的费用是每年${below(90) + 10}元。`;
    const text = `${where}${thing}通知\n\n${fee}\n\n到${where}${body}${pick(DEEDS)}的，请带${pick(PARTS)}和${pick(PARTS)}。\n\n${where}${body}周一到周五${below(3) + 8}:00开门，联系人是${pick(WHO)}代表。\n`;
    files.set(`通知/${number}.txt`, text);
    if (number % Math.ceil(count / 12) === 1) questions.push({ asked: `${where}${thing}一年多少钱？`, holds: fee });
  }
  return { name: `notices-${count}`, files, questions };
}

/** The collections that `npm run large` measures, by name. */
export const COLLECTIONS: ReadonlyMap<string, () => LargeCollection> = new Map([
  ["one-line", oneLine],
  ["notices-5000", () => notices(5_000)],
  ["statutes-12", () => statutes("statutes-12", 12, 458)],
  ["statutes-133", () => statutes("statutes-133", 133, 60)],
]);

/** A small collection from the same generator, for tests. */
export const smallStatutes = (): LargeCollection => statutes("statutes", 2, 40);
