// Renders the learned model as a TypeScript module, and the result of its cross-validation as a table.
import type { DangerThresholds, PackedModel } from "../../src/question/danger-model.ts";
import { table } from "../table.ts";
import type { Judged } from "./learn.ts";

export function renderWeights(model: PackedModel): string {
  return `// Made by \`npm run learn:danger\` from seeds/danger.tsv and seeds/danger.yaml; do not edit.
import type { PackedModel } from "./danger-model.ts";

export const DANGER_MODEL: PackedModel = ${JSON.stringify(model)};
`;
}

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/** One row per kind: the share of alarms detected, of those with the right kind, and of false alarms. */
export function renderReport(judged: readonly Judged[], { threshold, sure, lasting }: DangerThresholds): string {
  const row = (name: string, of: readonly Judged[]): string[] => {
    const alarms = of.filter(({ example }) => example.isAlarm);
    const harmless = of.filter(({ example }) => !example.isAlarm);
    const heard = alarms.filter(({ odds }) => odds >= threshold);
    return [
      name,
      String(alarms.length),
      percent(heard.length, alarms.length),
      percent(alarms.filter(({ odds }) => odds >= sure).length, alarms.length),
      percent(heard.filter(({ example, kind }) => kind === example.kind).length, heard.length),
      String(harmless.length),
      percent(harmless.filter(({ odds }) => odds >= threshold).length, harmless.length),
    ];
  };
  const kinds = [...new Set(judged.map(({ example }) => example.kind))].sort();
  const rows = [
    ["kind", "alarms", "heard", "surely", "right kind", "harmless", "false alarms"],
    ...kinds.map((kind) =>
      row(
        kind,
        judged.filter(({ example }) => example.kind === kind),
      ),
    ),
    row("all", judged),
  ];
  return `${table(rows)}\nthreshold ${threshold}, sure ${sure}, lasting ${lasting}\n`;
}
