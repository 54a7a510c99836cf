// Determines the office that owns a collection, which 「你们」 and 「这里」 refer to. An editor names it in office.yaml;
// otherwise it is the office that most texts are by or mention. Null if none stands out.
import * as z from "zod/mini";
import type { CorpusSource, OwnOffice } from "../src/corpus.ts";
import { fold } from "../src/text.ts";
import { namesIn } from "./drafted/names.ts";
import { readEditorsFile, Text } from "./editors.ts";
import type { Findings } from "./notice.ts";

export const OFFICE_FILE = "office.yaml";

const OfficeFile = z.object({
  name: Text,
  aliases: z._default(z.array(Text), []),
});

export function readOwnOffice(
  text: string | null,
  sources: readonly CorpusSource[],
  findings: Findings,
): OwnOffice | null {
  if (text === null) return guess(sources, findings);
  return readEditorsFile(OFFICE_FILE, text, OfficeFile, findings)?.value ?? null;
}

/** Endings of names of offices, as opposed to their rooms or machines. */
const OFFICE = /(?:中心|[局处院所厅站]|委员会|联合会|协会)$/u;
const NAME_CHARS_MIN = 5;
/** The office needs at least MENTIONS_MIN mentions, and AHEAD times as many as the runner-up. */
const MENTIONS_MIN = 4;
const AHEAD = 1.5;

function guess(sources: readonly CorpusSource[], findings: Findings): OwnOffice | null {
  const counts = new Map<string, number>();
  for (const { title, publisher, text } of sources) {
    const named = namesIn(fold(`${title}\n${text}`)).map(({ name }) => name);
    for (const name of publisher === null ? named : [...named, fold(publisher)]) {
      if (name.length >= NAME_CHARS_MIN && OFFICE.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const [best, ...others] = [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length);
  if (best === undefined || best[1] < MENTIONS_MIN) return null;
  const [name, mentions] = best;
  // 清渚县公共法律服务中心大厅 and 县公共法律服务中心 are of the same office.
  const next = others.find(([other]) => !other.includes(name) && !name.includes(other));
  if (next !== undefined && mentions < AHEAD * next[1]) return null;
  findings.warnings.push({
    file: OFFICE_FILE,
    line: null,
    reason: {
      zh: `没有 office.yaml，“你们”“这里”按“${name}”来理解。`,
      en: `There is no office.yaml: "you" and "here" are taken for ${name}.`,
    },
    remedy: {
      zh: `请核对；不对就写一个 office.yaml：name: ${name}`,
      en: "Check it. If it is wrong, write an office.yaml with the right name.",
    },
  });
  return { name, aliases: [] };
}
