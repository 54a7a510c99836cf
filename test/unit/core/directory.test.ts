// The editors' directory: the matter of a question by its words, and services by their names.
import { describe, expect, test } from "vitest";
import { factsOfServices } from "../../../src/match/directory-facts.ts";
import { openDirectory } from "../../../src/prepare.ts";
import { clean, fold } from "../../../src/text.ts";
import { openSeeds } from "./seeds-collection.ts";

const collection = await openSeeds();
const { corpus } = collection;
const directory = openDirectory(collection);
const matterOf = (question: string) => directory.matterOf(fold(clean(question)))?.id ?? null;
const named = (question: string) => directory.named(fold(clean(question))).map(({ name }) => name);

describe("the matter of a question", () => {
  test.each([
    ["老板拖欠工资三个月了", "labour"],
    ["加班费怎么算？", "labour"],
    ["我爸上班时受了伤，赔偿谈不拢，找谁？", "work_injury"],
    ["在厂里压伤了手，老板不赔，找谁？", "work_injury"],
    ["想离婚，孩子归谁", "marriage_family"],
    ["父亲没留遗嘱，房子我们三兄妹怎么分？", "inheritance"],
    ["朋友借钱不还怎么办", "debt"],
    ["加班費怎麼算？", "labour"],
    ["my employer owes me salary", "labour"],
    ["I want a divorce", "marriage_family"],
    ["明天下雨吗", null],
    ["", null],
    ["constructor __proto__", null],
  ])("of 「%s」 is %s", (question, matter) => {
    expect(matterOf(question)).toBe(matter);
  });

  test("is found for each word of a matter", () => {
    for (const matter of corpus.matters) {
      for (const word of matter.words) expect(matterOf(word), word).not.toBeNull();
    }
  });

  test("is the word's own for nearly all words", () => {
    const words = corpus.matters.flatMap((matter) => matter.words.map((word) => ({ word, id: matter.id })));
    const own = words.filter(({ word, id }) => matterOf(word) === id);
    expect(own.length / words.length).toBeGreaterThan(0.97);
  });

  test("is found by an English word with its endings, not by a part of another word", () => {
    expect(matterOf("several loans and debts")).toBe("debt");
    expect(matterOf("indebtedness of the reloaned")).toBeNull();
  });
});

describe("the services that a question names", () => {
  test("are found by each name and each alias", () => {
    for (const service of corpus.services) {
      for (const name of [service.name, ...service.aliases]) {
        const found = directory.named(fold(`请问${name}在哪里`));
        // A longer name of another service may contain this one.
        const expected = corpus.services.filter((each) => [each.name, ...each.aliases].includes(name));
        expect(
          found.some((each) => expected.includes(each)),
          name,
        ).toBe(true);
      }
    }
  });

  test("are the same with and without marks around a name", () => {
    const plain = named("先锋助矫有多少志愿者？");
    expect(plain.length).toBeGreaterThan(0);
    for (const question of ["“先锋助矫”有多少志愿者？", "「先锋助矫」有多少志愿者？", "先鋒助矯有多少志願者？"]) {
      expect(named(question)).toEqual(plain);
    }
  });

  test("are those with the longest names; a name inside another does not count", () => {
    const all = corpus.services.flatMap((service) =>
      [service.name, ...service.aliases].map((name) => ({ service, name })),
    );
    const plain = (name: string) => fold(name).replace(/["'“”‘’「」『』《》()（）\s·・-]/gu, "");
    let checked = 0;
    for (const { service, name } of all) {
      const inside = all.filter(
        (other) =>
          other.service !== service && plain(name) !== plain(other.name) && plain(name).includes(plain(other.name)),
      );
      const found = directory.named(fold(name));
      for (const other of inside) {
        // The other service may have the longer name, too.
        const same = [other.service.name, ...other.service.aliases].some((each) => plain(each) === plain(name));
        if (same) continue;
        checked++;
        expect(found, `${other.name} in ${name}`).not.toContain(other.service);
      }
    }
    expect(checked).toBeGreaterThan(5);
  });

  test("are two when both names occur", () => {
    const both = named("桐乡24小时法超市和乌镇司法所");
    expect(both).toEqual(expect.arrayContaining(["桐乡24小时“法超市”", "乌镇司法所"]));
    expect(both).toHaveLength(2);
  });

  test.each(["你好", "", "律师", "在哪里"])("are none in 「%s」", (question) => {
    expect(named(question)).toEqual([]);
  });
});

describe("the directory", () => {
  test("finds each entry and each matter by its id, and null for an unknown id", () => {
    for (const service of corpus.services) expect(directory.service(service.id)).toBe(service);
    for (const matter of corpus.matters) expect(directory.matter(matter.id)).toBe(matter);
    expect(directory.service("nowhere")).toBeNull();
    expect(directory.matter("nothing")).toBeNull();
  });

  test("makes the questions and needs of a service facts at its first evidence", () => {
    const facts = factsOfServices(corpus.services);
    for (const { id, questions, needs, evidence, plan } of corpus.services) {
      const own = facts.filter(({ subject }) => subject === id);
      expect(own.map(({ kind, asks }) => [kind, asks])).toEqual([
        ["statement", questions],
        ...(needs.length === 0 ? [] : [["need", needs]]),
      ]);
      for (const { source, start, end, row, modality } of own) {
        expect({ source, start, end }).toEqual(evidence[0]);
        // They have no row in the table, and a plan is not a service that exists.
        expect({ row, modality }).toEqual({ row: 0, modality: plan ? "planned" : "is" });
      }
    }
    expect(facts.every(({ subject }) => subject !== null && directory.service(subject) !== null)).toBe(true);
  });

  test("finds services where their evidence is, and nowhere else", () => {
    for (const service of corpus.services) {
      for (const { source, start, end } of service.evidence) {
        expect(directory.servicesAt(source, start, end)).toContain(service);
        expect(directory.servicesAt(source, end, end + 1)).not.toContain(
          service.evidence.some((other) => other.source === source && other.start < end + 1 && other.end > end)
            ? undefined
            : service,
        );
      }
    }
    expect(directory.servicesAt("nowhere", 0, 10_000)).toEqual([]);
  });
});
