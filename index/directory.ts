// The editors' files about how people ask and what there is: phrasings, services, matters, lexicon.
// Enter their texts; leave entries whose anchors are offsets. An entry that names an unknown id stops the
// build; one whose passage is gone is left out with a warning, and only `npm run check` fails on it.
import * as z from "zod/mini";
import type {
  Ambiguity,
  CorpusContact,
  CorpusSource,
  DirectoryEntry,
  LexiconRule,
  Matter,
  Phrasing,
  Span,
} from "../src/corpus.ts";
import { isEnglish } from "../src/english-words.ts";
import { fold, terms } from "../src/text.ts";
import { createAnchors } from "./anchors.ts";
import { type EditorsFile, Id, readEditorsFile, Text, tellDoubles, unknownPlace } from "./editors.ts";
import { type KioskEntry, MattersFile, readKiosk, readMatters } from "./matters.ts";
import type { Findings } from "./notice.ts";

const PhrasingsFile = z.array(z.object({ source: z.string(), anchor: Text, ask: z.array(Text).check(z.minLength(1)) }));

const ServicesFile = z.array(
  z.object({
    id: Id,
    name: Text,
    aliases: z._default(z.array(Text), []),
    gloss: Text,
    place: z._default(z.nullable(z.string()), null),
    audience: z._default(z.array(z.enum(["citizen", "enterprise", "official", "integrator"])), []),
    matters: z._default(z.array(z.string()), []),
    holds: z.enum(["service", "programme", "mention"]),
    plan: z._default(z.boolean(), false),
    needs: z._default(z.array(Text), []),
    evidence: z.array(z.object({ source: z.string(), anchor: Text })).check(z.minLength(1)),
    what: z._default(z.nullable(Text), null),
    questions: z.array(Text).check(z.minLength(3)),
    status: z.enum(["answered", "partial"]),
    /** Why it is not shown in the directory; its passages can still be found. */
    hidden: z._default(z.nullable(Text), null),
  }),
);

const AmbiguousFile = z.array(
  z.object({
    name: z._default(z.nullable(Text), null),
    words: z._default(z.array(Text), []),
    choices: z
      .array(z.object({ label: Text, question: Text, place: z._default(z.nullable(z.string()), null) }))
      .check(z.minLength(2)),
  }),
);

export interface Directory {
  phrasings: Phrasing[];
  services: DirectoryEntry[];
  matters: Matter[];
  /** What of the matters stands in the kiosk's menu. */
  kiosk: KioskEntry[];
  lexicon: LexiconRule[];
  ambiguities: Ambiguity[];
}

/** What the entries may point at. */
export interface Known {
  sources: readonly CorpusSource[];
  places: ReadonlySet<string>;
  contacts: readonly CorpusContact[];
}

/** Reads what is there of the four files; `text` gives a file's text by name, or null. */
export function readDirectory(text: (name: string) => string | null, known: Known, findings: Findings): Directory {
  const find = createAnchors(known.sources);
  const anchored = (read: EditorsFile<unknown>, path: readonly PropertyKey[], source: string, anchor: string) => {
    const found = find(source, anchor);
    if ("span" in found) return found.span;
    tellAnchor(read, path, { source, anchor, fault: found.fault }, findings);
    return null;
  };
  const open = <T>(name: string, schema: z.ZodMiniType<T>) => {
    const found = text(name);
    return found === null ? null : readEditorsFile(name, found, schema, findings);
  };
  const services = readServices(open("services.yaml", ServicesFile), known, anchored, findings);
  const matters = open("matters.yaml", MattersFile);
  return {
    phrasings: readPhrasings(open("phrasings.yaml", PhrasingsFile), anchored),
    services,
    matters: readMatters(matters, services, known, findings),
    kiosk: readKiosk(matters, findings),
    lexicon: readLexicon("lexicon.txt", text("lexicon.txt"), findings),
    ambiguities: readAmbiguities(open("ambiguous.yaml", AmbiguousFile), known, findings),
  };
}

type Anchored = (
  read: EditorsFile<unknown>,
  path: readonly PropertyKey[],
  source: string,
  anchor: string,
) => Span | null;

function readPhrasings(read: EditorsFile<z.infer<typeof PhrasingsFile>> | null, anchored: Anchored): Phrasing[] {
  if (read === null) return [];
  return read.value.flatMap(({ source, anchor, ask }, i) => {
    const span = anchored(read, [i, "anchor"], source, anchor);
    return span === null ? [] : [{ source, start: span[0], end: span[1], ask: keptAsks(ask) }];
  });
}

/**
 * Questions kept of one phrasing: every one costs the Worker bytes and time, and the like ones add little. English
 * ones are unlike all Chinese ones, so each language has its own.
 */
const ASKS_MAX = { chinese: 4, english: 2 } as const;

/** Those of each language that are least like each other, in the editor's order. */
function keptAsks(ask: readonly string[]): string[] {
  const english = ask.filter((text) => isEnglish(fold(text)));
  const kept = new Set([
    ...mostDifferent(
      ask.filter((text) => !english.includes(text)),
      ASKS_MAX.chinese,
    ),
    ...mostDifferent(english, ASKS_MAX.english),
  ]);
  return ask.filter((text) => kept.has(text));
}

/** The first question and then, one by one, the one least like those kept. */
function mostDifferent(ask: readonly string[], max: number): readonly string[] {
  if (ask.length <= max) return ask;
  const of = ask.map((text) => ({ text, terms: new Set(terms(text)) }));
  const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
    (2 * [...a].filter((term) => b.has(term)).length) / (a.size + b.size || 1);
  const kept = of.slice(0, 1);
  while (kept.length < max) {
    const rest = of.filter((each) => !kept.includes(each));
    const nearest = (each: (typeof of)[number]) => Math.max(...kept.map((other) => likeness(each.terms, other.terms)));
    const next = rest.reduce((best, each) => (nearest(each) < nearest(best) ? each : best));
    kept.push(next);
  }
  return kept.map(({ text }) => text);
}

function readServices(
  read: EditorsFile<z.infer<typeof ServicesFile>> | null,
  known: Known,
  anchored: Anchored,
  findings: Findings,
): DirectoryEntry[] {
  if (read === null) return [];
  tellDoubles(read, [], read.value, "id", findings);
  return read.value.flatMap((entry, i) => {
    if (entry.place !== null && !known.places.has(entry.place)) {
      findings.errors.push(unknownPlace(read, [i, "place"], entry.place));
    }
    const evidence = entry.evidence.flatMap(({ source, anchor }, j) => {
      const span = anchored(read, [i, "evidence", j, "anchor"], source, anchor);
      return span === null ? [] : [{ source, start: span[0], end: span[1] }];
    });
    if (evidence.length === 0 || entry.hidden !== null) return [];
    const { hidden: _hidden, ...shown } = entry;
    // A sentence that rested on a passage that is gone goes with it.
    if (evidence.length < entry.evidence.length) return [{ ...shown, what: null, evidence }];
    tellUnheld(read, i, shown.what, evidence, known, findings);
    return [{ ...shown, evidence }];
  });
}

/** An editor's sentence says no number that its evidence lacks. */
function tellUnheld(
  read: EditorsFile<unknown>,
  i: number,
  what: string | null,
  evidence: readonly { source: string; start: number; end: number }[],
  { sources }: Known,
  findings: Findings,
): void {
  if (what === null) return;
  const quotes = evidence.map(({ source, start, end }) =>
    sources.find(({ id }) => id === source)?.text.slice(start, end),
  );
  for (const [number] of what.matchAll(/\d+(?:\.\d+)?/gu)) {
    if (quotes.some((quote) => quote?.includes(number))) continue;
    findings.errors.push({
      file: read.file,
      line: read.lineOf([i, "what"]),
      reason: { zh: `what 里的 ${number} 不在它的原文里。`, en: `${number} in what does not stand in its evidence.` },
      remedy: { zh: "请只写原文里有的数字。", en: "Say only numbers that the evidence has." },
    });
  }
}

function readAmbiguities(read: EditorsFile<Ambiguity[]> | null, { places }: Known, findings: Findings): Ambiguity[] {
  for (const [i, { choices }] of (read?.value ?? []).entries()) {
    for (const [j, { place }] of choices.entries()) {
      if (read === null || place === null || places.has(place)) continue;
      findings.errors.push(unknownPlace(read, [i, "choices", j, "place"], place));
    }
  }
  return read?.value ?? [];
}

/** Solr's synonym format: `a, b => c, d`, or `a, b` for words that stand for each other. `#` starts a comment. */
function readLexicon(file: string, text: string | null, findings: Findings): LexiconRule[] {
  if (text === null) return [];
  return text.split("\n").flatMap((line, i) => {
    const content = line.replace(/#.*/u, "").trim();
    if (content === "") return [];
    const words = (side: string) =>
      side
        .split(/[,，]/u)
        .map((word) => word.trim())
        .filter((word) => word !== "");
    const [left = "", right, ...more] = content.split("=>");
    const from = words(left);
    const to = right === undefined ? from : words(right);
    if (more.length === 0 && from.length > 0 && to.length > 0 && (right !== undefined || from.length > 1)) {
      return [{ from, to }];
    }
    findings.errors.push({
      file,
      line: i + 1,
      reason: { zh: "这一行不是同义词。", en: "This line is no synonym rule." },
      remedy: { zh: "写成「说法, 说法 => 原文的词」或「词, 词」。", en: "Write `said, said => written` or `a, b`." },
    });
    return [];
  });
}

function tellAnchor(
  { file, lineOf }: EditorsFile<unknown>,
  path: readonly PropertyKey[],
  { source, anchor, fault }: { source: string; anchor: string; fault: "no_source" | "gone" | "twice" },
  findings: Findings,
): void {
  const line = lineOf(path);
  const shown = anchor.length > 24 ? `${anchor.slice(0, 24)}…` : anchor;
  switch (fault) {
    case "no_source":
      findings.errors.push({
        file,
        line,
        reason: { zh: `没有 id 为 “${source}” 的原文。`, en: `There is no source "${source}".` },
        remedy: { zh: "请改成 sources.yaml 里的 id。", en: "Use an id of sources.yaml." },
      });
      return;
    case "twice":
      findings.errors.push({
        file,
        line,
        reason: { zh: `“${shown}” 在原文里不止一处。`, en: `"${shown}" stands in the source more than once.` },
        remedy: { zh: "请多抄几个字，让它只有一处。", en: "Copy more of it, so that it is unique." },
      });
      return;
    case "gone":
      findings.warnings.push({
        file,
        line,
        gone: true,
        reason: {
          zh: `原文 ${source} 里没有 “${shown}”，这一条没有用。`,
          en: `"${shown}" is not in ${source}; the entry is left out.`,
        },
        remedy: {
          zh: "原文改了就照新的抄；内容没了就删掉这一条。",
          en: "Copy it anew from the text, or remove the entry.",
        },
      });
  }
}
