// Tests which needs a terminal offers for its place, given the data of its page.
import { describe, expect, test } from "vitest";
import { needsFor } from "../../../src/web/kiosk/needs.ts";

const DATA = {
  places: [
    { id: "jia", name: "甲县", aliases: ["甲", "Jia"] },
    { id: "yi", name: "乙县", aliases: [] },
    { id: "far", name: "丁县", aliases: [] },
  ],
  areas: [["", "jia", "yi"], ["jia"], [""]],
  needs: [
    {
      id: "quarrel",
      label: "吵架",
      questions: [
        { question: "甲县找谁？", area: 1 },
        { question: "找谁？", area: 0 },
        { question: "邻居吵，找谁？", area: 0 },
      ],
      words: ["劝架"],
    },
    { id: "home", label: "房子", questions: [{ question: "甲县的房子呢？", area: 1 }], words: [] },
    { id: "shop", label: "开店", questions: [{ question: "店呢？", area: 2 }], words: [] },
  ],
};
const labels = (place: string | null) => needsFor(DATA, place).map(({ label }) => label);

describe("needsFor", () => {
  test("returns the questions for its place in order, and no need without questions", () => {
    const offered = (place: string) => needsFor(DATA, place).map(({ id, questions }) => [id, ...questions]);
    expect(offered("甲县")).toEqual([
      ["quarrel", "甲县找谁？", "找谁？", "邻居吵，找谁？"],
      ["home", "甲县的房子呢？"],
    ]);
    expect(offered("乙县")).toEqual([["quarrel", "找谁？", "邻居吵，找谁？"]]);
  });

  test("returns for the keyboard the words of a need and the parts of its questions, without duplicates and punctuation", () => {
    expect(needsFor(DATA, "甲县")[0]?.pieces).toEqual(["劝架", "甲县找谁", "找谁", "邻居吵"]);
  });

  test("finds the place by its id, name or alias", () => {
    for (const name of ["jia", "甲县", "甲", "Jia"]) expect(labels(name), name).toEqual(["吵架", "房子"]);
  });

  test("returns the questions without a place for no place or an unknown one", () => {
    for (const name of [null, "", "火星"]) expect(labels(name), String(name)).toEqual(["吵架", "开店"]);
  });

  test("returns nothing for a place that the collection does not cover", () => {
    expect(labels("丁县")).toEqual([]);
  });

  test("returns nothing for an area that does not exist", () => {
    const needs = [{ id: "quarrel", label: "吵架", questions: [{ question: "找谁？", area: 9 }], words: [] }];
    expect(needsFor({ ...DATA, needs }, null)).toEqual([]);
  });
});
