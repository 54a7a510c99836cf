// What no longer holds: values that a notice changes, and notices whose days are over.
import { expect, test } from "vitest";
import { askCore } from "../../eval/answerers.ts";
import { openFiles } from "../../proofs/collections.ts";

const FILES = {
  "须知.txt":
    "云汀镇法律援助须知\n（2024年11月18日）\n\n家庭人均月收入低于2430元的，可以申请法律援助。\n周六上午9:00—11:00接待，只解答问题。\n地址：法治路9号二楼。",
  "通知.txt":
    "关于调整经济困难标准的通知\n（2026年3月20日）\n\n自2026年4月1日起，家庭人均月收入由低于2430元调整为低于2660元。\n周六上午接待时间由9:00—11:00改为8:45—11:30。",
  "公告.txt":
    "临时搬迁公告\n（2026年8月11日）\n\n2026年8月17日至8月28日，接待大厅暂时搬到法治路15号文化站一楼，地址：法治路15号。",
};

async function factsOn(today: string | null) {
  const files = Object.entries(FILES).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
  const { collection } = await openFiles(files, today);
  const sources = new Map(collection.corpus.sources.map(({ id, text }) => [id, text]));
  const past = collection.corpus.facts
    .filter(({ modality }) => modality === "was")
    .map(({ source, values, start, end }) => {
      const text = sources.get(source) ?? "";
      return values.length > 0 ? values.map((span) => text.slice(...span)).join() : text.slice(start, end);
    });
  return { collection, past };
}

test("a value that a later notice changes is past, its new value is not", async () => {
  const { past } = await factsOn(null);
  expect(past.join("\n")).toContain("2430元");
  expect(past.join("\n")).toContain("9:00—11:00");
  expect(past.join("\n")).not.toMatch(/2660|8:45/u);
});

test("days that were over when the index was built are past, days to come are not", async () => {
  expect((await factsOn("2026-11-30")).past.join("\n")).toContain("法治路15号");
  expect((await factsOn("2026-08-20")).past.join("\n")).not.toContain("法治路15号");
});

test("days of 今年 are those of the year in which the text was published, days without a year come again", async () => {
  const files = [
    "今年夏天在水库设调解点，从6月20日开到8月31日，每天上午8点到11点有人。",
    "7月1日至8月31日，每天下午3点到6点开门。",
  ];
  const text = (line: string) => new TextEncoder().encode(`报道\n（2025年5月20日）\n\n${line}`);
  const { collection } = await openFiles(
    files.map((line, i) => ({ name: `${i}.txt`, bytes: text(line) })),
    "2026-11-30",
  );
  const past = collection.corpus.facts.filter(({ modality, kind }) => modality === "was" && kind === "hours");
  expect(past.map(({ source }) => source)).toEqual([collection.corpus.sources[0]?.id]);
});

test("a past value does not lead", async () => {
  const { collection } = await factsOn("2026-11-30");
  const ask = async (question: string) => (await askCore(collection, "2026-11").answer({ question })).lead?.text ?? "";
  expect(await ask("收入低于多少可以申请法律援助")).not.toMatch(/^[^2]*低于2430元[^2]*$/u);
  expect(await ask("周六上午几点到几点有人接待")).toContain("8:45");
  expect(await ask("你们的地址在哪里")).toContain("法治路9号");
});
