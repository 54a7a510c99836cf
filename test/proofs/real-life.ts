// The third proof: everyday legal questions that the texts do not answer, and where each should send the person. Only
// counts leave this file, since nobody may tune on these questions.
import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import type { Collection } from "../../src/collection.ts";
import type { Share } from "../eval/report.ts";
import { askAll, REAL_LIFE, readItems, shareOf } from "./asking.ts";

const Row = z.object({ id: z.string(), turn_to: z.array(z.string()).check(z.minLength(1)) });

export interface RealLife {
  notAnswered: Share;
  matter: Share;
  /** One of the right telephone numbers is among the contacts. */
  turnTo: Share;
  /** The best number is the first or second contact. */
  bestFirst: Share;
  /** Both the matter and a number are right. */
  directed: Share;
}

export async function askRealLife(collection: Collection): Promise<RealLife> {
  const lines = (await readFile(REAL_LIFE, "utf8")).split("\n").filter((line) => line.trim() !== "");
  const numbers = new Map(lines.map((line) => Row.parse(JSON.parse(line))).map(({ id, turn_to }) => [id, turn_to]));
  const scored = await askAll(collection, await readItems(REAL_LIFE));
  const replies = scored.map(({ item, answer, score }) => {
    const wanted = numbers.get(item.id) ?? [];
    const given = answer.handoff.contacts.map(({ tel }) => tel ?? "");
    return {
      answered: answer.status === "answered",
      matter: score.matter === true,
      turnTo: given.some((tel) => wanted.includes(tel)),
      bestFirst: given.slice(0, 2).includes(wanted[0] ?? ""),
    };
  });
  return {
    notAnswered: shareOf(replies, ({ answered }) => !answered),
    matter: shareOf(replies, ({ matter }) => matter),
    turnTo: shareOf(replies, ({ turnTo }) => turnTo),
    bestFirst: shareOf(replies, ({ bestFirst }) => bestFirst),
    directed: shareOf(replies, ({ matter, turnTo }) => matter && turnTo),
  };
}
