// Reads danger.yaml into kinds of danger with their words, contacts and sentences. The build fails if a kind has no
// telephone number, or if a sentence says a number that nobody has checked.
import * as z from "zod/mini";
import { LEGAL_HOTLINE_ID } from "../src/collection.ts";
import { type CorpusContact, DANGER_ROLES, type Danger, type DangerKind, type Wording } from "../src/corpus.ts";
import { fold } from "../src/text.ts";
import { type EditorsFile, readEditorsFile, Text, tellDoubles } from "./editors.ts";
import type { Findings, Words } from "./notice.ts";

const WordingField = z.object({ "zh-CN": Text, "zh-Hant": Text, en: Text });
const WordList = z._default(z.array(Text), []);
const AlarmFields = { numbers: z.array(z.string()).check(z.minLength(1)), title: WordingField, say: WordingField };

const DangerFile = z.object({
  kinds: z.array(
    z.object({
      ...AlarmFields,
      id: z.string().check(z.regex(/^[a-z]+(_[a-z]+)*$/)),
      alone: z._default(z.boolean(), false),
      after: z._default(z.nullable(WordingField), null),
      deeds: WordList,
      states: WordList,
      cries: WordList,
      variant: z._default(z.nullable(z.object({ ...AlarmFields, words: z.array(Text).check(z.minLength(1)) })), null),
    }),
  ),
  roles: z.record(z.enum(DANGER_ROLES), z.array(Text)),
});
type Read = EditorsFile<z.infer<typeof DangerFile>>;
type Alarm = z.infer<z.ZodMiniObject<typeof AlarmFields>>;

/** Reads the file's text. Returns NO_DANGER, with the reason in `findings`, if the text is unusable. */
export function readDanger(file: string, text: string, contacts: readonly CorpusContact[], findings: Findings): Danger {
  const read = readEditorsFile(file, text, DangerFile, findings);
  if (read === null) return NO_DANGER;
  tellDoubles(read, ["kinds"], read.value.kinds, "id", findings);
  tellMissingNumbers(read, contacts, findings);
  const kinds = read.value.kinds.map(({ alone, ...kind }, i): DangerKind => {
    checkAlarm(read, ["kinds", i], kind, kind.after, contacts, findings);
    if (kind.variant !== null) checkAlarm(read, ["kinds", i, "variant"], kind.variant, kind.after, contacts, findings);
    if (kind.deeds.length + kind.states.length + kind.cries.length === 0) tellNoWords(read, i, kind.id, findings);
    return { ...kind, is_alone: alone };
  });
  tellTakenWords(read, findings);
  return { kinds, roles: read.value.roles };
}

/** Stands in for an unreadable file; the build fails in that case. */
export const NO_DANGER: Danger = {
  kinds: [],
  roles: { self: [], mine: [], other: [], now: [], often: [], threat: [], about: [], over: [], figures: [] },
};

/** Ids of all contacts that an alarm may show. */
export function numbersIn({ kinds }: Danger): Set<string> {
  return new Set(kinds.flatMap(numbersOf));
}

function numbersOf({ numbers, variant }: Numbered): string[] {
  return [...numbers, ...(variant?.numbers ?? [])];
}

type Numbered = Pick<DangerKind, "numbers"> & { variant: Pick<DangerKind, "numbers"> | null };

function tell({ file, lineOf }: Read, path: readonly PropertyKey[], reason: Words, remedy: Words, to: Findings): void {
  to.errors.push({ file, line: lineOf(path), reason, remedy });
}

/** Reports each kind whose contacts are missing from contacts.yaml or have no telephone number. */
function tellMissingNumbers(read: Read, contacts: readonly CorpusContact[], findings: Findings): void {
  const known = new Set(contacts.filter(({ tel }) => tel !== null).map(({ id }) => id));
  const reported = new Set<string>();
  for (const kind of read.value.kinds) {
    for (const id of numbersOf(kind)) {
      if (known.has(id) || reported.has(id)) continue;
      reported.add(id);
      findings.errors.push({
        file: "contacts.yaml",
        line: null,
        reason: {
          zh: `没有 id 为 “${id}” 的电话，danger.yaml 里的 “${kind.id}” 要用。`,
          en: `There is no telephone number "${id}", which "${kind.id}" of danger.yaml needs.`,
        },
        remedy: {
          zh: "请照产品自带的 seeds/contacts.yaml 补上，或在 danger.yaml 里改成已有的 id。",
          en: "Copy it from the product's own seeds/contacts.yaml, or use an existing id in danger.yaml.",
        },
      });
    }
  }
}

/** Reports each number in an alarm's sentences that is not among the numbers it shows. */
function checkAlarm(
  read: Read,
  path: readonly PropertyKey[],
  { numbers, say, title }: Alarm,
  after: Wording | null,
  contacts: readonly CorpusContact[],
  findings: Findings,
): void {
  const telOf = (id: string) => contacts.find((contact) => contact.id === id)?.tel ?? null;
  // Missing contacts are reported elsewhere.
  if (numbers.some((id) => telOf(id) === null)) return;
  const shown = new Set([...numbers, LEGAL_HOTLINE_ID].flatMap((id) => telOf(id) ?? []));
  const sentences: [field: string, wording: Wording][] = [
    ["title", title],
    ["say", say],
    ...(after === null ? [] : [["after", after] satisfies [string, Wording]]),
  ];
  for (const [field, wording] of sentences) {
    const unknown = Object.values(wording)
      .flatMap((text) => [...text.matchAll(/\d{3,}/gu)].map(([number]) => number))
      .find((number) => !shown.has(number));
    if (unknown === undefined) continue;
    tell(
      read,
      [...path, field],
      {
        zh: `${field} 里的号码 ${unknown} 不在 numbers 里。`,
        en: `${field} says ${unknown}, which is not in numbers.`,
      },
      { zh: "请把它的 id 写进 numbers，或改掉这句话。", en: "Add its id to numbers, or change the sentence." },
      findings,
    );
  }
}

function tellNoWords(read: Read, i: number, id: string, findings: Findings): void {
  tell(
    read,
    ["kinds", i],
    { zh: `“${id}” 没有一个词，永远听不到。`, en: `"${id}" has no word, so it is never heard.` },
    { zh: "请写 deeds、states 或 cries。", en: "Give it deeds, states or cries." },
    findings,
  );
}

/** Reports set phrases that are also words of danger, because they would hide the danger. */
function tellTakenWords(read: Read, findings: Findings): void {
  const { kinds, roles } = read.value;
  const spoken = new Map(
    kinds.flatMap(({ id, deeds, states, cries }) =>
      [...deeds, ...states, ...cries].map((word): [string, string] => [fold(word), id]),
    ),
  );
  for (const [i, phrase] of roles.figures.entries()) {
    const kind = spoken.get(fold(phrase));
    if (kind === undefined) continue;
    tell(
      read,
      ["roles", "figures", i],
      { zh: `“${phrase}” 也是 “${kind}” 的词。`, en: `"${phrase}" is also a word of "${kind}".` },
      { zh: "请从两处之一删掉。", en: "Remove it from one of the two lists." },
      findings,
    );
  }
}
