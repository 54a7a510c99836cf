// Replies of an office whose files nobody edited: its facts are drafted by the build, which misses some kinds.
import { expect, test } from "vitest";
import { askCore } from "../../eval/answerers.ts";
import { openFiles } from "../../proofs/collections.ts";

const TEXT = `云汀镇司法所办事指南

一、接待时间
周一至周五上午8:30—11:30，取号到11:10为止。
逢农历三、六、九集市日，大厅提前到七点半开门。

二、复印费用
复印案卷每页0.5元，低保户凭证全免。

三、来访
老板拖欠工资的，可以打讨薪热线0999-5553333。
坐2路、7路公交车到老粮站下，走五分钟。
调解室有母婴室，可以喂奶。
不愿让人看见的，可以走东侧小门进调解室。

一、甲镇调解室
地址：东街6号
电话：0999-5554444
二、乙镇调解室
地址：西街8号
电话：0999-5556666
`;

const opened = async (...texts: string[]) => {
  const files = texts.map((text, i) => ({ name: `办事指南${i}.txt`, bytes: new TextEncoder().encode(text) }));
  return (await openFiles(files)).collection;
};
const collection = await opened(TEXT);
const ask = async (question: string) => askCore(collection, "2026-11").answer({ question });

test("never say that something is not written above the sentence that says it", async () => {
  for (const question of ["坐几路车能到", "早上最晚几点还能拿到号", "赶集那天你们几点开门"]) {
    const { answer } = await ask(question);
    expect(answer, question).not.toContain("资料没写");
  }
});

test("lead with the whole sentence if it has several values of the kind", async () => {
  const { lead } = await ask("复印案卷要多少钱");
  expect(lead?.text).toContain("低保户凭证全免");
});

test("take a role in a question for a telephone for what it is", async () => {
  expect((await ask("老板拖欠工资打哪个热线")).lead?.text).toContain("0999-5553333");
});

test("name the office whose telephone a bare line tells", async () => {
  const { lead } = await ask("甲镇调解室的电话");
  expect(lead?.text).toContain("甲镇调解室");
  expect(lead?.text).not.toContain("一、");
  expect(lead?.text).toContain("0999-5554444");
});

test("say that a telephone is not written if no sentence has one", async () => {
  const silent = await opened(
    TEXT.split("\n")
      .filter((line) => !line.includes("0999"))
      .join("\n"),
  );
  const { status, answer } = await askCore(silent, "2026-11").answer({ question: "你们的电话是多少" });
  expect(status).not.toBe("answered");
  expect(answer).toContain("资料没写");
});

test("say once that the place is not written, however many texts are quoted", async () => {
  const others = ["复印案卷要邮寄的，每页0.8元。", "复印案卷要彩色的，每页2元。"];
  const several = await opened(TEXT, ...others.map((line, i) => `说明${i}\n\n${line}\n`));
  const { answer, citations } = await askCore(several, "2026-11").answer({ question: "复印案卷要多少钱" });
  expect(new Set(citations.map(({ source }) => source.id)).size).toBeGreaterThan(1);
  expect(answer.split("没有写明地方")).toHaveLength(2);
});

test("answer below an alarm that is not sure, and say nothing else below one that is", async () => {
  const { lead, answer } = await ask("我不想叫人看见，调解那屋有没有别的门进");
  expect(answer).toMatch(/^您现在一定很难受/u);
  expect(lead?.text).toContain("东侧小门");
  const sure = await ask("我不想活了，调解室有没有别的门进");
  expect(sure.answer).toMatch(/^您现在一定很难受/u);
  expect(sure.answer).not.toContain("东侧小门");
});
