// Statutes: an article is one passage, can be asked for by its number in any notation, and is never confused with
// another. An item that is forbidden is quoted with the words that forbid it.
import { beforeAll, describe, expect, test } from "vitest";
import type { FolderFile } from "../../../index/documents.ts";
import { makeCorpus } from "../../../index/make-corpus.ts";
import { readOwnFiles } from "../../../index/own-files.ts";
import { type Ask, createAsk } from "../../../src/ask.ts";
import { type Collection, openCollection } from "../../../src/collection.ts";
import type { Answer } from "../../../src/contract.ts";
import { plainText } from "../../../src/http/plain-text.ts";
import { createEngine } from "../../../src/search/minisearch.ts";
import { chineseNumber, smallStatutes } from "../../../tools/large/collections.ts";

const PARK = `云溪县公园管理条例

（2024年5月1日云溪县人民代表大会常务委员会通过）

第一章　总则

第一条　为了加强公园管理，制定本条例。

第二条　本条例适用于本县的公园。
公园的目录由县园林局公布，每年更新一次。

第三条　公园每天早上六点到晚上九点开放。

第二章　游园

第四条　在公园内禁止下列行为：
（一）攀折花木；
（二）在草坪上烧烤；
（三）放风筝时占用道路。

第五条　符合下列条件之一的，可以申请在公园内办集市：
（一）有固定的经营场所；
（二）参加过县里的培训。

第十二条　本条例自2024年10月1日起施行。
第十二条之一　县园林局负责解释本条例。
`;
const MARKET = `云溪县集市管理条例

第一条　集市由镇人民政府管理。

第二条　摊位费每天十元，由集市管理站收取。

第三条　集市逢五、逢十开市。
`;

const file = (name: string, text: string): FolderFile => ({ name, bytes: new TextEncoder().encode(text) });

async function openTexts(files: readonly FolderFile[]): Promise<{ collection: Collection; ask: Ask }> {
  const made = await makeCorpus(files, await readOwnFiles(), () => {});
  const collection = openCollection(made.corpusText, createEngine);
  return { collection, ask: createAsk(collection) };
}

let park: { collection: Collection; ask: Ask };
let both: { collection: Collection; ask: Ask };
beforeAll(async () => {
  park = await openTexts([file("park.txt", PARK)]);
  both = await openTexts([file("park.txt", PARK), file("market.txt", MARKET)]);
});

const askOf = (of: { ask: Ask }, question: string, before: readonly string[] = []): Promise<Answer> =>
  of.ask(
    { question, history: before.map((content) => ({ role: "user", content })) },
    { month: "2026-11", origin: null },
  );
const quotesOf = ({ citations }: Answer) => citations.map(({ quote }) => quote).join("\n");

describe("the passages of a statute", () => {
  test("are its articles, each with its number, paragraphs and items", () => {
    const passages = park.collection.corpus.chunks;
    expect(passages.map(({ section }) => section)).toEqual([
      "第一条",
      "第二条",
      "第三条",
      "第四条",
      "第五条",
      "第十二条",
      "第十二条之一",
    ]);
    const [, second] = passages;
    expect(park.collection.corpus.sources[0]?.text.slice(second?.start, second?.end)).toMatch(/^第二条.*更新一次。$/su);
  });

  test("are ordinary passages if a text only seems to have two articles", async () => {
    const text = "普法活动报道\n\n第一条消息是讲座。\n\n第二条消息是义诊。\n\n居民很欢迎这些活动。\n";
    const { collection } = await openTexts([file("a.txt", text)]);
    expect(collection.corpus.chunks.map(({ section }) => section)).not.toContain("第一条");
  });
});

describe("an article asked for by its number", () => {
  test.each([
    "公园管理条例第三条是怎么规定的？",
    "《云溪县公园管理条例》第3条",
    "请问云溪县公园条例第 3 条说了什么",
    "根据公园条例第三条，公园几点开放？",
    "公園管理條例第三條是怎麼規定的？",
    "第三条怎么说？",
  ])("is quoted whole: %s", async (question) => {
    const answer = await askOf(park, question);
    expect(answer.status).toBe("answered");
    expect(quotesOf(answer)).toBe("第三条　公园每天早上六点到晚上九点开放。");
    expect(answer.citations[0]).toMatchObject({ article: "第三条", source: { title: "云溪县公园管理条例" } });
  });

  test("is cited with the name of its statute", async () => {
    const answer = await askOf(park, "公园管理条例第三条");
    expect(plainText(answer, "zh-CN")).toContain("[1] 《云溪县公园管理条例》第三条");
  });

  test("is quoted with all its items and paragraphs", async () => {
    expect(quotesOf(await askOf(park, "公园管理条例第四条"))).toMatch(/^第四条.*占用道路。$/su);
    expect(quotesOf(await askOf(park, "公园管理条例第二条"))).toMatch(/^第二条.*更新一次。$/su);
  });

  test("is quoted in part if one paragraph is asked for", async () => {
    expect(quotesOf(await askOf(park, "公园条例第二条第二款"))).toBe("公园的目录由县园林局公布，每年更新一次。");
    expect(quotesOf(await askOf(park, "公园条例第2条第1款"))).toBe("第二条　本条例适用于本县的公园。");
  });

  test("is not confused with one inserted after it", async () => {
    expect(quotesOf(await askOf(park, "公园条例第十二条之一"))).toContain("负责解释");
    expect(quotesOf(await askOf(park, "公园条例第十二条"))).toBe("第十二条　本条例自2024年10月1日起施行。");
  });

  test.each([
    ["公园管理条例第九十九条", "资料里的《云溪县公园管理条例》没有您问的条款，只到第十二条之一。"],
    ["公园管理条例第99条怎么规定的？", "资料里的《云溪县公园管理条例》没有您问的条款，只到第十二条之一。"],
    ["公园条例第二条第五款", "资料里的《云溪县公园管理条例》没有您问的条款，只到第二条。"],
  ])("is reported as missing if the statute lacks it: %s", async (question, lead) => {
    const answer = await askOf(park, question);
    expect(answer).toMatchObject({ status: "unanswered", reason: "no_evidence", citations: [] });
    expect(answer.lead?.text).toBe(lead);
  });

  test.each([
    "劳动合同法第三条",
    "民法典第三条怎么规定",
    "《云溪县森林公园条例》第三条",
    "森林公园条例第三条",
    "停车管理条例第二条",
    "北山市公园管理条例第三条",
  ])("is never taken from another statute: %s", async (question) => {
    for (const collection of [park, both]) {
      const answer = await askOf(collection, question);
      expect(answer).toMatchObject({ status: "unanswered", citations: [] });
    }
  });

  test("is taken from the statute that the question or the history names, or the reply asks which one", async () => {
    expect(quotesOf(await askOf(both, "集市条例第二条"))).toContain("摊位费");
    expect(quotesOf(await askOf(both, "公园条例第二条"))).toContain("适用于");
    expect(quotesOf(await askOf(both, "县里那个集市的条例第二条"))).toContain("摊位费");
    expect(quotesOf(await askOf(park, "条例第二条说的啥"))).toContain("适用于");
    expect((await askOf(both, "条例第二条说的啥")).lead?.text).toContain("请说明是哪一部");
    expect(quotesOf(await askOf(both, "第一条呢？", ["集市条例第二条"]))).toContain("镇人民政府");
    const answer = await askOf(both, "第二条怎么说？");
    expect(answer).toMatchObject({ status: "unanswered", citations: [] });
    expect(answer.lead?.text).toContain("请说明是哪一部");
  });
});

describe("a forbidden item", () => {
  test.each(["公园的草坪上可以烧烤吗？", "能在草坪上烧烤吗", "攀折花木可以吗？"])(
    "never leads alone, and is quoted with the words that forbid it: %s",
    async (question) => {
      const answer = await askOf(park, question);
      for (const { quote } of answer.citations) if (/烧烤|攀折/u.test(quote)) expect(quote).toContain("禁止下列行为");
      expect(answer.lead?.text ?? "").not.toMatch(/^(?:（.）)?(?:在草坪上烧烤|攀折花木)/u);
    },
  );

  test("is not confused with one that is allowed under conditions, which is quoted", async () => {
    expect(quotesOf(await askOf(park, "申请在公园内办集市要什么条件？"))).toMatch(/固定的经营场所|县里的培训/u);
  });
});

describe("statutes of many articles", () => {
  const { files, questions } = smallStatutes();

  test("answer every article by its number, and nothing for a missing number", async () => {
    const opened = await openTexts([...files].map(([name, text]) => file(name, text)));
    for (const { asked: question, holds } of questions) {
      const answer = await askOf(opened, question);
      if (holds === null) expect(answer.citations, question).toEqual([]);
      else expect(quotesOf(answer), question).toContain(holds);
    }
    for (const [name] of files) {
      const title = name.replace(".txt", "");
      for (let i = 1; i <= 40; i++) {
        const answer = await askOf(opened, `${title}第${i}条`);
        expect(new Set(answer.citations.map(({ article }) => article))).toEqual(new Set([`第${chineseNumber(i)}条`]));
        expect(answer.citations[0]?.source.title).toBe(title);
      }
    }
  });
});
