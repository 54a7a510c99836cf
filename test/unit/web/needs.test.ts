// What a terminal offers in its place, out of what the page was given.
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
      ],
    },
    { id: "home", label: "房子", questions: [{ question: "甲县的房子呢？", area: 1 }] },
    { id: "shop", label: "开店", questions: [{ question: "店呢？", area: 2 }] },
  ],
};
const labels = (place: string | null) => needsFor(DATA, place).map(({ label }) => label);

describe("a terminal", () => {
  test("offers the questions of its place in their order, and no need without one", () => {
    expect(needsFor(DATA, "甲县")).toEqual([
      { id: "quarrel", label: "吵架", questions: ["甲县找谁？", "找谁？"] },
      { id: "home", label: "房子", questions: ["甲县的房子呢？"] },
    ]);
    expect(needsFor(DATA, "乙县")).toEqual([{ id: "quarrel", label: "吵架", questions: ["找谁？"] }]);
  });

  test("knows its place by id, name and other names", () => {
    for (const name of ["jia", "甲县", "甲", "Jia"]) expect(labels(name), name).toEqual(["吵架", "房子"]);
  });

  test("without a place, or in one that nobody knows, offers what is answered without one", () => {
    for (const name of [null, "", "火星"]) expect(labels(name), String(name)).toEqual(["吵架", "开店"]);
  });

  test("in a place that the collection is not about offers nothing", () => {
    expect(labels("丁县")).toEqual([]);
  });

  test("offers nothing of an area that is not there", () => {
    const needs = [{ id: "quarrel", label: "吵架", questions: [{ question: "找谁？", area: 9 }] }];
    expect(needsFor({ ...DATA, needs }, null)).toEqual([]);
  });
});
