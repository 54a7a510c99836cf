// Reads matters.yaml into the matters and the kiosk's menu entries. The build fails for unknown references and for
// texts that do not fit a button.
import * as z from "zod/mini";
import type { CorpusContact, DirectoryEntry, Matter } from "../src/corpus.ts";
import type { MenuWords } from "../src/menu-words.ts";
import { type EditorsFile, English, Text, tellDoubles } from "./editors.ts";
import type { Findings } from "./notice.ts";

/** Limits of a button that people read from an arm's length. */
const LABEL_CHARS_MAX = 8;
const ASK_CHARS_MAX = 24;
const ASKS_MIN = 2;
const ASKS_MAX = 4;

/** A need in another language: as many questions as it has in Chinese, in their order. */
const Translated = z.object({ label: Text, asks: z.array(Text) });

const Kiosk = z.object({
  label: Text,
  asks: z.array(Text),
  /** Position in the menu; entries without one come last, in file order. */
  order: z._default(z.int(), Number.MAX_SAFE_INTEGER),
  in: z._default(z.object({ "zh-Hant": z.optional(Translated), en: z.optional(Translated) }), {}),
});

export const MattersFile = z.array(
  z.object({
    id: z.string().check(z.regex(/^[a-z]+(_[a-z]+)*$/)),
    name: Text,
    words: z.array(Text).check(z.minLength(1)),
    weak: z._default(z.array(Text), []),
    services: z._default(z.array(z.string()), []),
    contacts: z._default(z.array(z.string()), []),
    about: z._default(z.nullable(Text), null),
    tip: Text,
    tip_en: z._default(English, ""),
    suggest: z._default(z.array(Text), []),
    cases: z._default(
      z.array(
        z.object({ words: z.array(Text).check(z.minLength(1)), about: Text, beside: Text, lacking: Text, tip: Text }),
      ),
      [],
    ),
    kiosk: z._default(z.nullable(Kiosk), null),
  }),
);
type Read = EditorsFile<z.infer<typeof MattersFile>>;

/** A need in the kiosk's menu, as its editor wrote it. */
export interface KioskEntry {
  /** Id of the matter. */
  id: string;
  label: string;
  /** Questions with their lines, the likeliest first. */
  asks: { question: string; file: string; line: number | null }[];
  words: MenuWords[string];
}

export function readMatters(
  read: Read | null,
  services: readonly DirectoryEntry[],
  { contacts }: { contacts: readonly CorpusContact[] },
  findings: Findings,
): Matter[] {
  if (read === null) return [];
  tellDoubles(read, [], read.value, "id", findings);
  const contactIds = new Set(contacts.map(({ id }) => id));
  const serviceIds = new Set(services.map(({ id }) => id));
  return read.value.map(({ kiosk: _kiosk, about, ...matter }, i) => {
    for (const [j, id] of matter.contacts.entries()) {
      if (!contactIds.has(id)) tellUnknown(read, [i, "contacts", j], id, "contacts.yaml", findings.errors);
    }
    for (const [j, id] of matter.services.entries()) {
      // A service is left out when its passage is gone, so this is only a warning.
      if (!serviceIds.has(id)) tellUnknown(read, [i, "services", j], id, "subjects.csv", findings.warnings);
    }
    return {
      ...matter,
      about: about ?? `${matter.name}的事`,
      services: matter.services.filter((id) => serviceIds.has(id)),
    };
  });
}

/** The menu entries, sorted by `order`. */
export function readKiosk(read: Read | null, findings: Findings): KioskEntry[] {
  if (read === null) return [];
  const labels = new Set<string>();
  const entries = read.value.flatMap(({ id, kiosk }, i) => {
    if (kiosk === null) return [];
    tellUnfitting(read, [i, "kiosk"], kiosk, labels, findings);
    labels.add(kiosk.label);
    const asks = kiosk.asks.map((question, j) => ({
      question,
      file: read.file,
      line: read.lineOf([i, "kiosk", "asks", j]),
    }));
    return [{ order: kiosk.order, entry: { id, label: kiosk.label, asks, words: wordsOf(kiosk) } }];
  });
  return entries.toSorted((a, b) => a.order - b.order).map(({ entry }) => entry);
}

function wordsOf({ asks, in: translated }: z.infer<typeof Kiosk>): MenuWords[string] {
  const byQuestion = (words: z.infer<typeof Translated> | undefined) =>
    words === undefined
      ? undefined
      : { label: words.label, asks: Object.fromEntries(asks.map((ask, i) => [ask, words.asks[i] ?? ""])) };
  return { "zh-Hant": byQuestion(translated["zh-Hant"]), en: byQuestion(translated.en) };
}

function tellUnfitting(
  { file, lineOf }: Read,
  path: readonly PropertyKey[],
  { label, asks, in: translated }: z.infer<typeof Kiosk>,
  taken: ReadonlySet<string>,
  findings: Findings,
): void {
  const tell = (at: readonly PropertyKey[], reason: { zh: string; en: string }, remedy: { zh: string; en: string }) =>
    findings.errors.push({ file, line: lineOf([...path, ...at]), reason, remedy });
  if ([...label].length > LABEL_CHARS_MAX) {
    tell(
      ["label"],
      { zh: `“${label}” 超过${LABEL_CHARS_MAX}个字。`, en: `"${label}" has more than ${LABEL_CHARS_MAX} characters.` },
      { zh: "按钮上要写得短，用平常的话。", en: "It is shown on a button: make it shorter, in everyday words." },
    );
  }
  if (taken.has(label)) {
    tell(
      ["label"],
      { zh: `“${label}” 已经用过了。`, en: `"${label}" is the label of another matter.` },
      { zh: "两个按钮不能写一样的字，请改一个。", en: "Two buttons cannot have the same text: change one." },
    );
  }
  if (asks.length < ASKS_MIN || asks.length > ASKS_MAX) {
    tell(
      ["asks"],
      { zh: `asks 有${asks.length}个问题。`, en: `asks has ${asks.length} question(s).` },
      { zh: `请写${ASKS_MIN}到${ASKS_MAX}个。`, en: `Write ${ASKS_MIN} to ${ASKS_MAX}.` },
    );
  }
  for (const [lang, words] of Object.entries(translated)) {
    if (words === undefined || words.asks.length === asks.length) continue;
    tell(
      ["in", lang, "asks"],
      {
        zh: `${lang} 有${words.asks.length}个问题，中文有${asks.length}个。`,
        en: `${lang} has ${words.asks.length} question(s), the Chinese ${asks.length}.`,
      },
      { zh: "请照中文的次序，一个对一个。", en: "Write one for each, in the order of the Chinese." },
    );
  }
  for (const [j, ask] of asks.entries()) {
    if ([...ask].length <= ASK_CHARS_MAX) continue;
    tell(
      ["asks", j],
      { zh: `“${ask}” 超过${ASK_CHARS_MAX}个字。`, en: `"${ask}" has more than ${ASK_CHARS_MAX} characters.` },
      { zh: "按钮上要写得短，请少说几个字。", en: "It is shown on a button: make it shorter." },
    );
  }
}

function tellUnknown(
  { file, lineOf }: EditorsFile<unknown>,
  path: readonly PropertyKey[],
  id: string,
  where: string,
  to: Findings["errors"],
): void {
  to.push({
    file,
    line: lineOf(path),
    reason: { zh: `${where} 里没有 “${id}”。`, en: `There is no "${id}" in ${where}.` },
    remedy: { zh: "请改成已有的 id，或删掉。", en: "Use an existing id, or remove it." },
  });
}
