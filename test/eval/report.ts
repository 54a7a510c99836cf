// Prints scores for people: a table by type, the totals, then every miss with the expected and the actual reply.
import type { Answer } from "../../src/contract.ts";
import { table } from "../../tools/table.ts";
import { type Item, TYPES } from "./questions.ts";
import type { Score } from "./score.ts";

export interface Scored {
  item: Item;
  answer: Answer;
  score: Score;
}

/** Hits among the things that were counted. */
export interface Share {
  hits: number;
  of: number;
}

export interface Totals {
  answerableRight: Share;
  unanswerableDeclined: Share;
  firstQuote: Share;
  exactStatus: Share;
  short: Share;
  missingKind: Share;
  matter: Share;
  /** The right replies to answerable questions that have the status `answered`. */
  rightAnswered: Share;
  quoteFaults: number;
  uncovered: number;
  meanQuoteLength: number | null;
}

function share<T>(things: readonly T[], hit: (thing: T) => boolean | null): Share {
  const counted = things.map(hit).filter((result) => result !== null);
  return { hits: counted.filter((result) => result).length, of: counted.length };
}

/** The share as a number; 1 when nothing was counted, since nothing was missed. */
export function ratio({ hits, of }: Share): number {
  return of === 0 ? 1 : hits / of;
}

export function total(scored: readonly Scored[]): Totals {
  const answerable = scored.filter(({ item }) => item.answerable);
  const unanswerable = scored.filter(({ item }) => !item.answerable);
  const lengths = scored.flatMap(({ score }) => score.quoteLengths);
  return {
    answerableRight: share(answerable, ({ score }) => score.right),
    unanswerableDeclined: share(unanswerable, ({ score }) => score.right),
    firstQuote: share(scored, ({ score }) => score.firstQuote),
    exactStatus: share(scored, ({ score }) => score.exactStatus),
    short: share(scored, ({ score }) => score.short),
    missingKind: share(scored, ({ score }) => score.missingKind),
    matter: share(scored, ({ score }) => score.matter),
    rightAnswered: share(
      answerable.filter(({ score }) => score.right),
      ({ answer }) => answer.status === "answered",
    ),
    quoteFaults: scored.reduce((sum, { score }) => sum + score.quoteFaults.length, 0),
    uncovered: scored.reduce((sum, { score }) => sum + score.uncovered.length, 0),
    meanQuoteLength: lengths.length === 0 ? null : lengths.reduce((sum, length) => sum + length, 0) / lengths.length,
  };
}

function ofText({ hits, of }: Share): string {
  return of === 0 ? "–" : `${hits}/${of}`;
}

function percent(of: Share): string {
  return of.of === 0 ? "–" : `${(100 * ratio(of)).toFixed(1)} % (${of.hits}/${of.of})`;
}

const COLUMNS = ["type", "count", "right", "first quote", "status", "short", "missing", "matter", "declined", "length"];

function row(name: string, scored: readonly Scored[]): string[] {
  const totals = total(scored);
  return [
    name,
    String(scored.length),
    ofText(totals.answerableRight),
    ofText(totals.firstQuote),
    ofText(totals.exactStatus),
    ofText(totals.short),
    ofText(totals.missingKind),
    ofText(totals.matter),
    ofText(totals.unanswerableDeclined),
    totals.meanQuoteLength?.toFixed(0) ?? "–",
  ];
}

export function renderTable(scored: readonly Scored[]): string {
  const types = TYPES.map((type) => [type, scored.filter(({ item }) => item.type === type)] as const);
  const totals = total(scored);
  return [
    table([COLUMNS, ...types.filter(([, some]) => some.length > 0).map(([type, some]) => row(type, some))]),
    "",
    `answerable right          ${percent(totals.answerableRight)}`,
    `unanswerable declined     ${percent(totals.unanswerableDeclined)}`,
    `first quote right         ${percent(totals.firstQuote)}`,
    `exact status              ${percent(totals.exactStatus)}`,
    `short answer in the lead  ${percent(totals.short)}`,
    `missing of the right kind ${percent(totals.missingKind)}`,
    `matter recognised         ${percent(totals.matter)}`,
    `right ones answered       ${percent(totals.rightAnswered)}`,
    `quote faults              ${totals.quoteFaults}`,
    `unbacked numbers          ${totals.uncovered}`,
    `mean length of quotes     ${totals.meanQuoteLength?.toFixed(0) ?? "–"}`,
  ].join("\n");
}

function expectation(item: Item): string {
  const keys = [item.must_include, ...(item.any_of ?? []), item.contradicted_by ?? []].filter(
    ({ length }) => length > 0,
  );
  const missing = item.missing_kind === undefined ? "" : `, missing ${item.missing_kind.join(" | ")}`;
  const short = item.short == null ? "" : `, short ${item.short.join(" | ")}`;
  return `${item.status.join(" | ")}${missing}${short}; ${keys.map((key) => key.join(" + ")).join(" | ") || "no quote"}`;
}

function faults({ item, score }: Scored): string[] {
  return [
    ...(score.right ? [] : [item.answerable ? "not right" : "not declined"]),
    ...(score.exactStatus ? [] : ["status"]),
    ...(score.firstQuote === false && score.right ? ["not in the first quote"] : []),
    ...(score.short === false ? ["short answer not in the lead"] : []),
    ...(score.missingKind === false ? ["missing of another kind"] : []),
    ...score.quoteFaults,
    ...score.uncovered.map((number) => `${number} without backing`),
  ];
}

/** Wrong replies come first, then those that are right but not exact. */
export function renderMisses(scored: readonly Scored[]): string {
  const missed = scored
    .map((one) => ({ ...one, faults: faults(one) }))
    .filter((one) => one.faults.length > 0)
    .sort((a, b) => Number(a.score.right) - Number(b.score.right));
  return missed
    .map(({ item, answer, faults: found }) =>
      [
        `${item.id} ${item.type}: ${found.join("; ")}`,
        `  asked     ${[...(item.history ?? []), item.question].join(" → ")}`,
        `  expected  ${expectation(item)}`,
        `  got       ${answer.status}${answer.reason === null ? "" : ` (${answer.reason})`}` +
          `${answer.missing.length === 0 ? "" : `, missing ${answer.missing.map(({ kind }) => kind).join(" ")}`}: ` +
          `${answer.lead?.text ?? "no lead"}`,
        ...answer.citations.map(({ n, quote }) => `    [${n}] ${quote.replace(/\s+/gu, " ")}`),
      ].join("\n"),
    )
    .join("\n\n");
}
