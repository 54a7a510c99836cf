// Reads the questions of people who were not shown the askings: `told` is answered by the texts, `near` asks for
// something that stands nowhere, although a value like it does. Most come in twos, which differ in a word that decides.
import * as z from "zod/mini";
import { FACT_KINDS } from "../../src/fact-kinds.ts";
import { foldOf, type Lacking, type Told } from "./bench.ts";
import { readLines } from "./lines.ts";

/** The fields of a line: the value of a `told` question is its answer, that of a `near` one would mislead. */
const Line = z.tuple([z.enum(["near", "told"]), z.enum(FACT_KINDS), z.string(), z.string()]);

export async function readNear(): Promise<{ told: Told[]; near: Lacking[] }> {
  const lines = (await readLines("./near", ".tsv")).flat().map((line) => Line.parse(line.split("\t")));
  return {
    told: lines.flatMap(([sort, kind, text, value]) => (sort === "told" ? [{ kind, text, value }] : [])),
    near: lines.flatMap(([sort, kind, text], i) => (sort === "near" ? [{ kind, text, fold: foldOf(i) }] : [])),
  };
}
