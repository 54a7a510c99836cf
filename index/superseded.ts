// Finds what no longer holds. A text named in 「《…》同时废止」 is no longer quoted. A drafted fact counts as past if a later
// notice has the same kind of fact about the same office, if a notice says that it changes the value, or if its days are
// over.
import type { CorpusSource, Fact } from "../src/corpus.ts";
import type { FactKind } from "../src/fact-kinds.ts";
import { fold, sentences, unmarked } from "../src/text.ts";
import type { Findings } from "./notice.ts";

const ENDED = /《([^《》]{4,60})》[^。；《》]{0,12}(?:废止|停止执行|不再执行|终止执行|失效|作废)/gu;

/** Ids of the sources that another source of the collection declares to be no longer in force. */
export function supersededSources(
  described: readonly { readonly source: CorpusSource; readonly document: { readonly file: string } }[],
  findings: Findings,
): Set<string> {
  const superseded = new Set<string>();
  for (const { source: later } of described) {
    for (const [, title = ""] of later.text.matchAll(ENDED)) {
      const named = unmarked(fold(title));
      const earlier = described.find(
        ({ source: { id, title: own } }) => id !== later.id && unmarked(fold(own)).includes(named),
      );
      if (earlier === undefined || superseded.has(earlier.source.id)) continue;
      superseded.add(earlier.source.id);
      findings.warnings.push({
        file: earlier.document.file,
        line: null,
        reason: {
          zh: `“${later.title}”写明它已经废止，不再引用。`,
          en: `"${later.title}" says that it is no longer in force: it is not quoted any more.`,
        },
        remedy: { zh: "请核对；不需要留着的话，可以移走这个文件。", en: "Check it, and move the file away." },
      });
    }
  }
  return superseded;
}

/** Kinds of facts that change from one notice to the next. */
const CHANGING: ReadonlySet<FactKind> = new Set(["hours", "address", "place", "telephone", "fee", "duration"]);

/** Marks each drafted fact as past (`was`) that a later text updates or whose days were over before `today`. */
export function withPast<Told extends Fact>(
  facts: readonly Told[],
  sources: readonly CorpusSource[],
  today: string | null,
): Told[] {
  const sentenceOf = createSentenceFinder(sources);
  const published = new Map(sources.map(({ id, published: date }) => [id, date ?? ""]));
  const dateOf = ({ source }: Pick<Fact, "source">) => published.get(source) ?? "";
  const isUpdated = findUpdated(facts, dateOf);
  const changes = sources.flatMap(changesIn);
  const isPast = (fact: Fact) => {
    const sentence = sentenceOf(fact);
    const isChanged = changes.some(
      (change) => change.source !== fact.source && dateOf(fact) <= dateOf(change) && change.isIn(sentence),
    );
    return (
      isChanged ||
      isUpdated(fact) ||
      (CHANGING.has(fact.kind) && today !== null && isOver(sentence, dateOf(fact), today))
    );
  };
  return facts.map((fact) => (isPast(fact) ? { ...fact, modality: "was" } : fact));
}

/** Whether a later text has the same kind of fact about the same thing. */
function findUpdated(facts: readonly Fact[], dateOf: (fact: Fact) => string): (fact: Fact) => boolean {
  const keyOf = ({ kind, of }: Fact) => `${kind} ${unmarked(fold(of))}`;
  const latest = new Map<string, Fact>();
  for (const fact of facts.filter(({ kind }) => CHANGING.has(kind))) {
    const known = latest.get(keyOf(fact));
    if (known === undefined || dateOf(known) < dateOf(fact)) latest.set(keyOf(fact), fact);
  }
  return (fact) => {
    const last = latest.get(keyOf(fact));
    return last !== undefined && dateOf(fact) !== "" && dateOf(fact) < dateOf(last);
  };
}

/** 「由低于2430元调整为低于2660元」, 「原8:30改为9:00」 */
const CHANGED =
  /([^，。；;,\n]{0,30}?)(?:由|从|将?原(?:来|定|有)?(?:的|是|为)?)([^，。；;,\n]{3,40}?)(?:统一|临时)?(?:调整|变更|改|提高|降低|增加|减少|搬迁|搬|迁)(?:为|到|至|成)/gu;
const VALUE = /\d[\d:.-]*\s*(?:元|%|点|时|日|天|个月|年)|\d+[:.]\d[\d:.-]*|\d{5,}/gu;

/** The values that a text says it changes, and whether a sentence has such a value of the same thing. */
function changesIn({ id, text }: CorpusSource) {
  return [...evenly(text).matchAll(CHANGED)].flatMap(([, of = "", before = ""]) => {
    const values = [...before.matchAll(VALUE)].map(([value]) => value.trim());
    const [value] = values.toSorted((a, b) => b.length - a.length);
    if (value === undefined) return [];
    const alone = new RegExp(`(?<![\\d:.-])${value.replaceAll(".", "\\.")}(?![\\d:.-])`, "u");
    const words = triplesOf(`${of}${before}`);
    return [
      { source: id, isIn: (sentence: string) => alone.test(sentence) && words.some((each) => sentence.includes(each)) },
    ];
  });
}

/** The runs of three characters of a text. */
const triplesOf = (text: string) =>
  (text.match(/\p{Script=Han}{3,}/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 2 }, (_, i) => run.slice(i, i + 3)),
  );

/** Folds a text and writes all ranges alike. */
const evenly = (text: string) => fold(text).replace(/[—–~～]+/gu, "-");

const PERIOD =
  /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日\p{Script=Han}{0,3}?(?:至|到|-)\s*(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/u;

/**
 * Whether a sentence is about days of one year, and the last of them was before `today`. 今年 is the year in which its
 * text was `published`; days without a year come again each year.
 */
function isOver(sentence: string, published: string, today: string): boolean {
  const thisYear = /今年|本年/u.test(sentence) && published !== "" ? published.slice(0, 4) : undefined;
  const [, fromYear = thisYear, fromMonth = "", , toYear, toMonth = fromMonth, day] = PERIOD.exec(sentence) ?? [];
  if (day === undefined || fromYear === undefined) return false;
  const next = Number(toMonth) < Number(fromMonth) ? 1 : 0;
  const year = toYear ?? String(Number(fromYear) + next);
  return `${year}-${toMonth.padStart(2, "0")}-${day.padStart(2, "0")}` < today;
}

/** Returns a function that finds the sentence in which a fact begins. */
function createSentenceFinder(sources: readonly CorpusSource[]): (fact: Fact) => string {
  const bySource = new Map(
    sources.map(({ id, text }) => [
      id,
      sentences(text).map(([start, end]) => ({ end, words: evenly(text.slice(start, end)) })),
    ]),
  );
  return ({ source, start }) => {
    const all = bySource.get(source) ?? [];
    let [from, to] = [0, all.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((all[middle]?.end ?? 0) > start) to = middle;
      else from = middle + 1;
    }
    return all[from]?.words ?? "";
  };
}
