// Whether the evidence holds what was asked: each thing wanted is looked for, and found, missing, or unsure.
// A value of the right kind is not enough: it has to stand where the question's words or a phrasing point.
import type { MissingKind } from "../contract.ts";
import type { Span } from "../corpus.ts";
import { QUOTES_MAX } from "../limits.ts";
import { type Directory, unmarked } from "../question/directory.ts";
import { ENGLISH_WHETHER } from "../question/english-wants.ts";
import type { Question } from "../question/understand.ts";
import type { Want } from "../question/wants.ts";
import { fold } from "../text.ts";
import { aboutOf, longestRun } from "./about.ts";
import { isBalanced, splitClauses } from "./clauses.ts";
import { isGeneral, namedService } from "./definition.ts";
import type { Case, Decision, Draft, DraftLead, Quote } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import { cutLeadClause, findValue, quoteOf, SHORT_KINDS, type Value } from "./extract.ts";
import { takesForGranted } from "./premise.ts";
import type { Statements } from "./statements.ts";
import { isRecognisable } from "./values.ts";

/** A value may stand in a statement that is supported this much worse than the best one. */
const VALUE_SLACK = 0.7;
/** Another statement is shown beside the first when it is nearly as good. */
const SECOND_QUOTE_SHARE = 0.85;
/** The same where no single value answers: people look for theirs among what is there. */
const RELATED_QUOTE_SHARE = 0.7;
const CERTAIN_SUPPORT = 1.2;
/** Statements looked into for a value. */
const LOOKED_INTO = 12;

interface FoundValue {
  readonly value: Value;
  readonly evidence: Evidence;
}

/** What is asked for is there, or it is missing, or some of it is. */
export function weighWants(asked: Case, directory: Directory): Decision | null {
  const { question, evidence, thresholds } = asked;
  const [best] = evidence;
  if (best === undefined) return null;
  const named = namedService(asked, directory);
  // Where a service is must be written; where something happened the quote itself tells.
  const hard = question.wants.filter((want) => isRecognisable(want) && (want.kind !== "place" || named !== null));
  const values = hard.flatMap((want) => bestValue(want, asked) ?? []);
  const missing = hard.filter((want) => !values.some(({ value }) => value.want === want));
  const isHeld = hard.length === 0 || values.length > 0;
  const first = values[0]?.evidence ?? best;
  if (first.relevance < thresholds.answer) return null;
  // What the law says is missing from these texts as a whole: only a passage on the very matter is near it.
  const isLaw = isGeneral(asked, directory);
  if (isLaw && !isHeld && !isOnMatter(first)) return null;
  // Words shared with a passage do not make it the answer to what happened to somebody.
  if (isLaw && isHeld && OWN.test(question.folded) && best.support < OWN_SUPPORT) return null;
  // 「为什么没评上」 with no reason there: a passage about the thing would seem to grant that it is so.
  const isOnlyWhy = !isHeld && missing.every(({ kind }) => kind === "reason");
  if (isOnlyWhy && takesForGranted(question.folded)) return null;
  const about = named?.name ?? aboutOf(question, first);
  const quotes = pickQuotes(first, { values, isWide: missing.length === 0 }, evidence);
  if (isHeld && !isSure(asked, first, isLaw)) return { rule: "unsure", draft: unsure(question, quotes, about) };
  const plan = isHeld && missing.length === 0 ? planWord(question, first) : null;
  const lead: DraftLead | null = !isHeld
    ? null
    : plan === null
      ? leadOf(question, first, values, quotes)
      : { kind: "frame", frame: "L6", slots: { word: plan, gloss: "planned or piloted" }, n: 1 };
  // Who wants to use what is only tried is told that whether it works today is not written.
  const isUse = plan !== null && !ASKS_EXISTENCE.test(question.folded);
  const isWhole = missing.length === 0 && !isUse;
  return {
    rule: plan !== null ? "plan" : missing.length === 0 ? "held" : "missing",
    draft: {
      status: isWhole ? "answered" : "partial",
      reason: isWhole ? null : "missing_facts",
      quotes,
      lead,
      missing: isUse ? [{ kind: "procedure", about }] : missing.map(({ kind }) => ({ kind, about })),
      ...(plan !== null
        ? { next: "N4" as const }
        : missing.some(({ kind }) => VISITED.has(kind))
          ? { next: "N2" as const }
          : {}),
    },
  };
}

/** Somebody tells of themselves or of their own people. */
const OWN =
  /[我俺咱]|阿拉|家里|家人|老公|老婆|丈夫|妻子|[爸妈爹娘]|爷爷|奶奶|外公|外婆|儿子|女儿|孩子|小孩|亲戚|\b(?:i|my|me|our)\b/u;
/** What their own trouble asks of an answer; measured on two collections. */
const OWN_SUPPORT = 1;

/** The passage speaks of the very thing, by a phrasing or by its own words. */
function isOnMatter({ similarity, coverage }: Evidence): boolean {
  return similarity >= 0.35 || coverage >= 0.2;
}

/**
 * An answer is sure when its evidence is as good as what is called near, and has the names and years that the
 * question gives. Other evidence is shown as what may be related.
 */
function isSure(asked: Case, best: Evidence, isLaw: boolean): boolean {
  const { question, places, thresholds } = asked;
  const { statement, support, similarity } = best;
  if (support < thresholds.near) return false;
  // Of two that are as good, and neither is plain, it is not known which is meant.
  const isTied = asked.evidence.some((other) => other.statement !== statement && other.support >= support * TIED_SHARE);
  if (isTied && similarity < LIKE_QUESTION && best.coverage < PLAIN_COVERAGE) return false;
  // What happened to somebody is mostly a question of law: the passage has to speak of that very thing.
  if (isLaw && (!isOnMatter(best) || support < GENERAL_SUPPORT)) return false;
  // A part's figure is not the whole's, nor the other way round.
  const about = places.byId(statement.source.place);
  const { place } = question;
  const isElsewhere =
    place !== null && about !== null && place !== about && !places.isSpokenOf(place, about, statement.folded);
  const isAmount = ({ kind, unit }: Want) => kind === "number" && unit?.startsWith("第") !== true;
  if (question.placeNamed && isElsewhere && question.wants.some(isAmount)) return false;
  const years = [...question.folded.matchAll(/(?:19|20)\d{2}(?=年)/gu)].map(([year]) => year);
  const { text } = statement.source;
  const names = [...question.folded.matchAll(NAME_IN_QUESTION)]
    .map((match) => match[1] ?? "")
    // An English name for a Chinese thing is a translation, not how it is written.
    .filter((name) => question.concepts.length === 0 || !/[a-z]{2}/u.test(name))
    .map(unmarked);
  // What is asked for by name is looked for only where no phrasing asks for much the same.
  const heads = similarity >= LIKE_QUESTION ? [] : question.wants.flatMap(({ head }) => head ?? []);
  if (names.length + years.length + heads.length === 0) return true;
  const around = unmarked(
    fold(
      [statement.chunk.section ?? "", text.slice(statement.chunk.start, statement.chunk.end)]
        .concat(statement.phrasings.flatMap(({ ask }) => ask))
        .join(""),
    ),
  );
  const isOfTheYear = years.every((year) => around.includes(year) || statement.source.published?.startsWith(year));
  const isNamed = heads.every((head) => isHead(head, around, asked.statements));
  return isNamed && isOfTheYear && (similarity >= SAME_QUESTION || names.every((name) => around.includes(name)));
}

/** 「哪个联盟」 is answered where a 联盟 is named; a word that no text has is the asker's own. */
function isHead(head: string, around: string, statements: Statements): boolean {
  const last = head.slice(-2);
  return around.includes(last) || statements.having(last).length === 0;
}

/** What such a question asks of an answer; measured on two collections. */
const GENERAL_SUPPORT = 0.9;

/** A phrasing this like the question asks for the same; and one that asks for much the same. */
const SAME_QUESTION = 0.5;
const LIKE_QUESTION = 0.3;
const PLAIN_COVERAGE = 0.3;
const TIED_SHARE = 0.97;
const NAME_IN_QUESTION = /[“"「『《‘']([^”"」』》’']{2,})[”"」』》’']/gu;

/** What may be related is shown, and that it is no answer is said first. */
function unsure(question: Question, quotes: readonly Quote[], about: string): Draft {
  const wanted = question.wants.map(({ kind }) => kind);
  const kinds = wanted.length > 0 ? [...new Set(wanted)] : (["yes_no"] as const);
  return {
    status: "partial",
    reason: "missing_facts",
    quotes,
    lead: { kind: "frame", frame: "L24", slots: {}, n: 1 },
    missing: kinds.map((kind) => ({ kind, about })),
  };
}

/** Missing before a visit. */
const VISITED: ReadonlySet<MissingKind> = new Set(["address", "place", "hours"]);

/** The value wanted in the statements that are supported nearly as well as the best one. */
function bestValue(want: Want, { question, evidence, statements }: Case): FoundValue | null {
  const enough = (evidence[0]?.support ?? 0) * VALUE_SLACK;
  // A text without phrasings is weighed by its words alone.
  const covered = Math.max(...evidence.map(({ coverage }) => coverage)) * VALUE_SLACK;
  let best: (FoundValue & { worth: number }) | null = null;
  for (const candidate of evidence.slice(0, LOOKED_INTO)) {
    if (candidate.support < enough && (candidate.coverage < covered || covered === 0)) continue;
    const value = findValue(want, candidate, { statements, question });
    if (value === null) continue;
    const worth = candidate.score * (1 + value.nearness / (1 + value.nearness));
    if (best === null || worth > best.worth) best = { value, evidence: candidate, worth };
  }
  return best;
}

function pickQuotes(
  first: Evidence,
  { values, isWide }: { values: readonly FoundValue[]; isWide: boolean },
  evidence: readonly Evidence[],
): Quote[] {
  const quotes: Quote[] = [];
  const add = (chosen: Evidence) => {
    if (quotes.length >= QUOTES_MAX) return;
    const held = values.filter(({ evidence: of }) => of === chosen).map(({ value }) => value);
    const quote = quoteOf(chosen, held, isWide);
    const overlaps = (other: Quote) =>
      other.source === quote.source && other.span[0] < quote.span[1] && quote.span[0] < other.span[1];
    if (!quotes.some(overlaps)) quotes.push(quote);
  };
  add(first);
  for (const { evidence: held } of values) add(held);
  // A figure found for certain needs no second voice.
  const isCertain =
    values.length > 0 &&
    first.support >= CERTAIN_SUPPORT &&
    values.every(({ value }) => SHORT_KINDS.has(value.want.kind));
  for (const other of isCertain ? [] : evidence) {
    if (other.score < first.score * (values.length === 0 ? RELATED_QUOTE_SHARE : SECOND_QUOTE_SHARE)) continue;
    add(other);
  }
  return quotes;
}

function leadOf(
  question: Question,
  first: Evidence,
  values: readonly FoundValue[],
  quotes: readonly Quote[],
): DraftLead {
  const own = values.filter(({ evidence }) => evidence === first).map(({ value }) => value);
  const short = own.length === 1 ? own[0] : undefined;
  const offset = first.statement.start;
  const toSource = ([start, end]: Span): Span => [offset + start, offset + end];
  const isNumber = own.some(({ want }) => want.kind === "number");
  if (short !== undefined && question.carried && short.want.kind === "number") {
    const thing = thingOf(question, first, short.span);
    if (thing !== null) {
      const value = first.statement.text.slice(...short.span);
      const place = question.placeNamed && question.place !== null ? `${question.place.name}的` : "";
      return { kind: "frame", frame: "L2", slots: { thing: `${place}${thing}`, value }, n: 1 };
    }
  }
  if (short !== undefined && (SHORT_KINDS.has(short.want.kind) || short.want.exact === "title")) {
    return { kind: "span", span: toSource(short.span), isNumber };
  }
  const heads = question.wants.flatMap(({ head }) => head ?? []);
  const quote = quotes[0]?.span ?? toSource([0, first.statement.text.length]);
  return { kind: "span", span: toSource(cutLeadClause(first, quote, { values: own, heads })), isNumber };
}

/** What a figure counts, as the text writes it: the run from the question's words to the figure. */
function thingOf(question: Question, evidence: Evidence, [start]: Span): string | null {
  const { text } = evidence.statement;
  const before = text.slice(0, start);
  const run = longestRun(question, before);
  const from = run === "" ? -1 : before.lastIndexOf(run);
  if (from < 0) return null;
  const thing = text.slice(from, start).replace(/(?:共|有|达到?|建成|创成|为)+$/u, "");
  return thing.length > THING_CHARS_MAX || /[，,。；;]/u.test(thing) || !isBalanced(thing) ? null : thing;
}

const THING_CHARS_MAX = 30;

/** Asked whether it is so: 「能不能」「是真的吗」「建好了吗」. */
const ASKS_WHETHER = /(?:吗|(?<![什怎那这多])么|嘛)(?:[？?]|$)|是不是|能不能|可不可以|有没有|是否|真的|已经|建成|办成/u;
/** Asked only whether there is such a thing, or whether it is finished. */
const ASKS_EXISTENCE =
  /真的|真有|有没有|有这回事|有[^？?]{1,16}(?:吗|么|没有)[？?]?$|建好|建成|办成|完成|落成|开工|启用/u;
/** Of its own clause, and of all that follow in the sentence. */
const TRIED = /探索(?:推行|建立|构建|开展)?|试点(?:开展)?/u;
const PLANNED = /接下来|计划|拟|将(?=[重继进加持努逐牢全]|在|建|会)/u;

/** The word that says the thing asked about is planned or tried, when the question takes it for done. */
function planWord(question: Question, { statement, anchor }: Evidence): string | null {
  const whether = question.concepts.length > 0 ? ENGLISH_WHETHER : ASKS_WHETHER;
  if (!whether.test(question.folded)) return null;
  const { text } = statement;
  const [from, until] = anchor ?? [0, text.length];
  const clause = splitClauses(text).find(([start, end]) => from >= start && from < end);
  const tried = TRIED.exec(text.slice(anchor === null ? 0 : (clause?.[0] ?? 0), until));
  return (tried ?? PLANNED.exec(text.slice(0, until)))?.[0] ?? null;
}
