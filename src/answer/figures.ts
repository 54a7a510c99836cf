// Figures of one thing that differ between sources: all are shown, each with its place and date,
// and none is picked. Enter the case; leaves the values in the order they are read out.
import type { Conflict } from "../contract.ts";
import type { CorpusPlace } from "../corpus.ts";
import { CITATIONS_MAX } from "../limits.ts";
import { isSameMeasure } from "../question/measures.ts";
import type { Question } from "../question/understand.ts";
import { fold } from "../text.ts";
import { aboutOf } from "./about.ts";
import type { Case, Draft } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import { findValue, quoteOf, type Value } from "./extract.ts";

export interface Figure {
  readonly evidence: Evidence;
  readonly value: Value;
  /** As the text writes it: 4000余人. */
  readonly text: string;
  readonly place: CorpusPlace | null;
  readonly published: string | null;
}

/** A statement speaks of the same thing when it holds this share of what the best one holds. */
const SAME_THING_SHARE = 0.8;
const LOOKED_INTO = 12;

/** Two to four figures that differ, or null when the sources agree or only one gives any. */
export function findFigures({ question, evidence, statements, places }: Case): Figure[] | null {
  const [want] = question.wants.filter(({ kind }) => kind === "number");
  const [best] = evidence;
  if (want === undefined || best === undefined || /(?:19|20)\d{2}(?:年|(?![0-9]))/u.test(question.folded)) return null;
  const weight = (terms: ReadonlySet<string>) => [...terms].reduce((sum, term) => sum + statements.rarity(term), 0);
  const enough = weight(best.matched) * SAME_THING_SHARE;
  const figures: Figure[] = [];
  for (const candidate of evidence.slice(0, LOOKED_INTO)) {
    if (weight(candidate.matched) < enough || enough === 0) continue;
    const value = findValue(want, candidate, { statements, question });
    if (value === null || value.nearness < MIN_NEARNESS) continue;
    const { source, text } = candidate.statement;
    const shown = text.slice(...value.span);
    if (isPlanned(text, value) || (figures[0] !== undefined && !isSameMeasure(unitOf(shown), unitOf(figures[0].text))))
      continue;
    const asked = question.place;
    const about = places.byId(source.place);
    const place = asked !== null && places.isSpokenOf(asked, about, candidate.statement.folded) ? asked : about;
    if (question.placeNamed && place?.id !== asked?.id) continue;
    const known = figures.some(
      (other) => other.evidence.statement.source === source || amount(other.text) === amount(shown),
    );
    if (!known) figures.push({ evidence: candidate, value, text: shown, place, published: source.published });
  }
  if (figures.length < 2 || figures.length > CITATIONS_MAX - 1) return null;
  const depth = (figure: Figure) => (figure.place === null ? 0 : places.depth(figure.place));
  // Wider place first, then newer, then a known day before an estimated year.
  return figures.sort(
    (a, b) =>
      depth(a) - depth(b) ||
      (b.published ?? "").slice(0, 4).localeCompare((a.published ?? "").slice(0, 4)) ||
      (b.published ?? "").length - (a.published ?? "").length,
  );
}

/** What is to be reached is no figure of today. */
function isPlanned(text: string, { span }: Value): boolean {
  return /(?:拟|将|计划|力争|目标|争取|预计)[^，,。；;]*$/u.test(text.slice(0, span[0]));
}

function unitOf(text: string): string {
  return /[\p{Script=Han}%％]+$/u.exec(text)?.[0].replace(/^[余多万亿千百十]+/u, "") ?? "";
}

/** A figure this far from the question's words is of something else. */
const MIN_NEARNESS = 1.5;

function amount(text: string): string {
  return /[\d.,]+/u.exec(fold(text))?.[0].replace(/,/gu, "") ?? text;
}

function conflictKind(figures: readonly Figure[]): Conflict["kind"] {
  const [first] = figures;
  if (figures.some(({ place }) => place?.id !== first?.place?.id)) return "scope";
  return figures.some(({ published }) => published !== first?.published) ? "date" : "contradiction";
}

/** The reply that shows them all, each with its place and time. */
export function differing(question: Question, figures: readonly Figure[]): Draft {
  const quotes = figures.map(({ evidence, value }) => quoteOf(evidence, [value]));
  const values = figures.map(({ text, place, published }, i) => ({
    value: text,
    n: i + 1,
    place: place?.name ?? null,
    as_of: published,
  }));
  const [first] = figures;
  const about = first === undefined ? "" : aboutOf(question, first.evidence);
  return {
    status: question.now ? "partial" : "answered",
    reason: question.now ? "missing_facts" : null,
    quotes,
    lead: { kind: "frame", frame: "L9", slots: {}, n: 1 },
    each: true,
    missing: question.now ? [{ kind: "number", about, now: true }] : [],
    conflicts: [{ about, kind: conflictKind(figures), values }],
    next: question.now ? "N6" : null,
  };
}
