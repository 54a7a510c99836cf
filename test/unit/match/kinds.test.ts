// The kinds of facts that a question names, and what it counts.
import { describe, expect, test } from "vitest";
import { countedIn, kindsAsked } from "../../../src/question/kinds.ts";
import { fold } from "../../../src/text.ts";
import { ASKED_THINGS } from "../core/asked-things.ts";

/** Share of everyday questions of which the words name the right kind first. */
const FIRST_KIND_FLOOR = 0.75;

const kinds = (question: string) => kindsAsked(fold(question));
const counted = (question: string) => countedIn(fold(question));

describe("kindsAsked", () => {
  test.each([
    ["调解中心的电话？", ["telephone"]],
    ["司法所的邮箱", ["telephone"]],
    ["司法所的门牌", ["address"]],
    ["法律援助中心的地址", ["address"]],
    ["中心几点开门", ["hours"]],
    ["周末有人上班吗", ["hours"]],
    ["调解收费吗", ["fee"]],
    ["申请要带什么材料", ["documents"]],
    ["法律援助有什么条件", ["conditions"]],
    ["怎么申请法律援助", ["procedure"]],
    ["审批要多久", ["duration"]],
    ["为什么要设调解室", ["reason"]],
    ["南河县有多少名律师", ["number"]],
    ["有几家律所", ["number"]],
    ["满意度排第几", ["number"]],
    ["中心什么时候启用的", ["date"]],
    ["哪一年成立", ["date"]],
    ["调解员是谁", ["person"]],
    ["这事归哪个单位管", ["organisation"]],
    ["去哪里调解", ["place"]],
    ["一窗通办是什么意思", ["definition"]],
    ["服务有哪些", ["list"]],
    ["what is the phone number", ["telephone", "definition"]],
    ["how many lawyers are there", ["number"]],
    ["when was the centre opened", ["date"]],
    ["who leads the office", ["person"]],
    ["where can i find a mediator", ["place"]],
    ["why was it built", ["reason"]],
    ["how do i apply for legal aid", ["procedure"]],
    ["is it free of charge", ["fee"]],
    ["how long does it take", ["duration"]],
    ["办土地仲裁要交多少钱", ["fee"]],
  ])("returns for 「%s」 %j", (question, expected) => {
    expect(kinds(question).filter((kind) => kind !== "yes_no")).toEqual(expected);
  });

  test.each(["有没有调解室", "夜间门诊开了吗", "能不能申请", "是否收费", "is there a mediator in Nanhe"])(
    "returns yes_no for 「%s」",
    (question) => {
      expect(kinds(question)).toContain("yes_no");
    },
  );

  test.each(["跟邻居吵架", "法律援助", "南河县公共法律服务中心", "你好", "", "legal aid in Nanhe"])(
    "returns nothing for 「%s」",
    (question) => {
      expect(kinds(question)).toEqual([]);
    },
  );

  test.each([
    ["接到诈骗电话诈骗怎么办", "telephone"],
    ["几年前的事还能告吗", "duration"],
    ["多少年前的事", "number"],
    ["几乎没有人", "number"],
    ["法院里面有人吗", "organisation"],
    ["什么人可以申请法律援助", "person"],
    ["谁有资格当人民调解员", "person"],
  ])("「%s」 does not ask for a %s, although a word for it occurs", (question, kind) => {
    expect(kinds(question)).not.toContain(kind);
  });

  test("returns the narrower kind first", () => {
    expect(kinds("申请法律援助要带什么材料，去哪里，电话多少，是谁管")).toEqual([
      "telephone",
      "documents",
      "person",
      "place",
    ]);
  });

  test.each([
    ["telephone", "服务中心的电话是多少"],
    ["fee", "办一次收多少钱"],
  ])("returns only %s when 多少 asks for it, and no number", (kind, question) => {
    expect(kinds(question)).toEqual([kind]);
  });

  test("agrees with people on the first kind of most questions; the model of kinds learns the others", () => {
    const first = ASKED_THINGS.filter((asked) => kinds(asked.question)[0] === asked.kinds[0]);
    expect(first.length / ASKED_THINGS.length).toBeGreaterThanOrEqual(FIRST_KIND_FLOOR);
  });

  test("returns the same for Traditional characters and full width", () => {
    for (const [one, other] of [
      ["調解中心的電話", "调解中心的电话"],
      ["申請要帶什麼材料", "申请要带什么材料"],
      ["ＨＯＷ ＭＡＮＹ lawyers", "how many lawyers"],
    ])
      expect(kinds(one ?? "")).toEqual(kinds(other ?? ""));
  });
});

describe("countedIn", () => {
  test.each([
    ["南河县有多少名专职人民调解员？", "名", "专职人民调解员"],
    ["有几家律师事务所", "家", "律师事务所"],
    ["有多少律师", null, "律师"],
    ["律师有多少？", null, "律师"],
    ["志愿者一共有几名？", "名", "志愿者"],
    ["办了多少件案件", "件", "案件"],
    ["建成多少座法治公园了", "座", "法治公园"],
    ["定了几个场景", null, "场景"],
    ["能办多少样事情呀？", "样", "事情"],
    ["How many full-time mediators are there in Nanhe?", null, "full-time mediators"],
    ["how many cases did they settle", null, "cases"],
  ])("returns for 「%s」 the unit %s and the noun %s", (question, unit, noun) => {
    expect(counted(question)).toMatchObject({ unit, noun });
  });

  test("says whether the noun stands before the interrogative", () => {
    expect(counted("有多少律师")?.isBefore).toBe(false);
    expect(counted("律师有多少？")?.isBefore).toBe(true);
    expect(counted("合规指引一共编了几个")).toMatchObject({ noun: "合规指引一共编", isBefore: true });
  });

  test.each(["律师在哪里", "谁是县委书记", "where is the centre", ""])("returns null for 「%s」", (question) => {
    expect(counted(question)).toBeNull();
  });

  test("takes the unit from what is measured if the question has no measure word", () => {
    expect(counted("中心的面积是多少")?.unit).toBe("平方米");
    expect(counted("调解成功率是多少")?.unit).toBe("%");
  });
});
