// Renders the figures of a benchmark as tables and judges whether each goal is met. Pure.
import { table } from "../table.ts";
import type { DoorsFigures } from "./doors.ts";
import type { KioskFigures } from "./kiosk.ts";
import type { Round } from "./load.ts";

export interface Figures {
  collection: string;
  questions: number;
  load: { connections: number; rounds: Record<"hello" | "fawen", Round[]> }[];
  /** Rounds of the longest accepted questions; `name` says what the question is made of. */
  worst: { name: string; round: Round }[];
  /** CPU milliseconds for evaluating the Worker's global scope. */
  startupMs: number;
  /** The Worker as it is uploaded. */
  bundle: { rawBytes: number; gzipBytes: number };
  index: { rawBytes: number; gzipBytes: number };
  /** The answering engine without HTTP, Hono and zod. */
  engine: { gzipBytes: number };
  /** Gzipped bytes that a page with the widget loads before the first question, and with the first question. */
  widget: { beforeBytes: number; withBytes: number };
  kiosk: KioskFigures;
  /** Size and start-up time that all doors together add to the Worker. */
  doors: DoorsFigures;
}

/** The limits that the product sets itself. */
export const GOALS = {
  cpuMs: 1,
  worstCpuMs: 8,
  startupMs: 150,
  uploadGzipBytes: 400 * 1024,
  engineGzipBytes: 250 * 1024,
  widgetGzipBytes: 15 * 1024,
  kioskGzipBytes: 400 * 1024,
  offlineMs: 300,
  doorsGzipBytes: 60 * 1024,
  doorsStartupMs: 10,
} as const;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean CPU time over all requests, so longer rounds weigh more; null when a round has no CPU time. */
export function meanCpuMs(rounds: readonly Round[]): number | null {
  const requests = rounds.reduce((sum, round) => sum + round.requests, 0);
  const cpu = rounds.reduce<number | null>(
    (sum, round) => (sum === null || round.cpuMs === null ? null : sum + round.cpuMs * round.requests),
    0,
  );
  return cpu === null || requests === 0 ? null : cpu / requests;
}

/** CPU time per request of the most expensive kind of question; null when any kind has no CPU time. */
function worstCpuMs(worst: Figures["worst"]): number | null {
  const costs = worst.flatMap(({ round: { cpuMs } }) => cpuMs ?? []);
  return costs.length < worst.length || costs.length === 0 ? null : Math.max(...costs);
}

function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}

function milliseconds(value: number | null): string {
  return value === null ? "–" : value.toFixed(value < 1 ? 3 : 2);
}

function rows({ connections, rounds }: Figures["load"][number]): string[][] {
  const cpu = { hello: meanCpuMs(rounds.hello), fawen: meanCpuMs(rounds.fawen) };
  return (["hello", "fawen"] as const).map((name) => [
    name === "hello" ? "hono hello-world" : "fawen, POST /api/ask",
    String(connections),
    mean(rounds[name].map(({ perSecond }) => perSecond)).toFixed(0),
    // Shows the best and the worst round, because a median or a mean would hide a slow round.
    spread(rounds[name].map(({ p50Ms }) => p50Ms)),
    spread(rounds[name].map(({ p99Ms }) => p99Ms)),
    milliseconds(cpu[name]),
    name === "hello" || cpu.hello === null || cpu.fawen === null ? "" : `× ${(cpu.fawen / cpu.hello).toFixed(1)}`,
  ]);
}

function spread(values: readonly number[]): string {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return least === most ? String(least) : `${least}–${most}`;
}

export interface Verdict {
  goal: string;
  value: string;
  /** Null when the value could not be measured. */
  met: boolean | null;
}

export function judge({ load, worst, startupMs, bundle, index, engine, widget, kiosk, doors }: Figures): Verdict[] {
  const cpu = meanCpuMs(load.flatMap(({ rounds }) => rounds.fawen));
  const worstCpu = worstCpuMs(worst);
  const engineBytes = engine.gzipBytes + index.gzipBytes;
  return [
    {
      goal: `mean CPU per answer at most ${GOALS.cpuMs} ms`,
      value: `${milliseconds(cpu)} ms`,
      met: cpu === null ? null : cpu <= GOALS.cpuMs,
    },
    {
      goal: `CPU of the worst question at most ${GOALS.worstCpuMs} ms`,
      value: `${milliseconds(worstCpu)} ms`,
      met: worstCpu === null ? null : worstCpu <= GOALS.worstCpuMs,
    },
    {
      goal: `active start-up at most ${GOALS.startupMs} ms`,
      value: `${startupMs} ms`,
      met: startupMs <= GOALS.startupMs,
    },
    {
      goal: `upload at most ${kib(GOALS.uploadGzipBytes)} gzipped`,
      value: kib(bundle.gzipBytes),
      met: bundle.gzipBytes <= GOALS.uploadGzipBytes,
    },
    {
      goal: `engine and index at most ${kib(GOALS.engineGzipBytes)} gzipped`,
      value: kib(engineBytes),
      met: engineBytes <= GOALS.engineGzipBytes,
    },
    {
      goal: `widget before the first question at most ${kib(GOALS.widgetGzipBytes)} gzipped`,
      value: `${kib(widget.beforeBytes)} (${kib(widget.withBytes)} more with it)`,
      met: widget.beforeBytes <= GOALS.widgetGzipBytes,
    },
    {
      goal: `whole kiosk with its index at most ${kib(GOALS.kioskGzipBytes)} gzipped`,
      value: kib(kiosk.gzipBytes),
      met: kiosk.gzipBytes <= GOALS.kioskGzipBytes,
    },
    {
      goal: `answer without a line at most ${GOALS.offlineMs} ms after the tap`,
      value: `${milliseconds(Math.max(...kiosk.offline, ...kiosk.woken))} ms, the longest`,
      met: Math.max(...kiosk.offline, ...kiosk.woken) <= GOALS.offlineMs,
    },
    {
      goal: `all doors at most ${kib(GOALS.doorsGzipBytes)} gzipped`,
      value: kib(doors.gzipBytes),
      met: doors.gzipBytes <= GOALS.doorsGzipBytes,
    },
    {
      goal: `all doors at most ${GOALS.doorsStartupMs} ms of start-up`,
      value: `${milliseconds(doors.startupMs)} ms`,
      met: doors.startupMs <= GOALS.doorsStartupMs,
    },
  ];
}

/** Rows of the kiosk's table. The ratio compares with the online time of the same run. */
function kioskRows({ online, offline, woken }: KioskFigures): string[][] {
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const row = (name: string, values: readonly number[]) => [
    name,
    milliseconds(median(values)),
    milliseconds(Math.max(...values)),
    `× ${(median(values) / median(online)).toFixed(1)}`,
  ];
  return [
    ["kiosk, tap to answer in sight", "median ms", "longest ms", "ratio"],
    row("with the line", online),
    row("without", offline),
    row("without, engine asleep before", woken),
  ];
}

export function render(figures: Figures): string {
  const { collection, questions, load, worst, startupMs, bundle, index, kiosk } = figures;
  const heading = ["bare workerd", "connections", "requests/s", "p50 ms", "p99 ms", "CPU ms/request", "ratio"];
  const verdicts = judge(figures).map(({ goal, value, met }) => [
    goal,
    value,
    met === null ? "not measured here" : met ? "met" : "NOT MET",
  ]);
  return [
    `collection ${collection}, ${questions} questions in turn`,
    "",
    table([heading, ...load.flatMap(rows)]),
    "",
    table([
      ["longest questions", "CPU ms/request"],
      ...worst.map(({ name, round: { cpuMs } }) => [name, milliseconds(cpuMs)]),
    ]),
    "",
    `start-up, active  ${startupMs} ms`,
    `bundle            ${kib(bundle.rawBytes)}, gzipped ${kib(bundle.gzipBytes)}`,
    `index             ${kib(index.rawBytes)}, gzipped ${kib(index.gzipBytes)}`,
    "",
    table(kioskRows(kiosk)),
    "",
    table(verdicts),
  ].join("\n");
}
