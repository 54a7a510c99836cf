// Questions for the holder of an office: the name is of the report's time, never of today. Reports that name different
// holders are all shown. Enter the case; leaves a draft, or null where the texts name nobody.
import { OFFICE, officeOf } from "../question/wants.ts";
import type { Case, Draft } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import { surnameLength } from "./surnames.ts";

/** What may follow a name of one character after the family name. */
const FOLLOWS =
  /^(?:作|在|说|如|是|介绍|表示|出席|主持|指出|强调|接受|带|要求|率|告诉|为|及|和|与|等|任|[^\p{Script=Han}]|$)/u;
/** The other offices of the same person, which stand between the first and the name. */
const MORE_OFFICES = /^(?:、[^，,。；、]{0,14}?(?:书记|主任|长))+/u;
/** A question with more of its own than this asks about an event, not for the office. */
const EVENT_TERMS = 5;
const SHOWN_MAX = 3;
/** An office that a place has one of. */
const HEADS_A_PLACE = /^(?:县委|市委|区委)?(?:书记|县长|市长|区长|镇长)$/u;

interface Holder {
  readonly evidence: Evidence;
  readonly name: string;
  readonly published: string;
}

interface Office {
  /** As the question says it, without the place: 司法局局长. */
  readonly title: string;
  readonly body: string;
  readonly pattern: RegExp;
  /** The office without its body, at the start of a clause. */
  readonly alone: RegExp;
}

export function findOfficeHolder(asked: Case): Draft | null {
  const { question } = asked;
  if (!question.wants.some(({ kind }) => kind === "person") || question.terms.size > EVENT_TERMS) return null;
  const office = askedOffice(asked);
  const holders = office === null ? [] : holdersOf(office, asked);
  const [first] = holders;
  if (office === null || first === undefined) return null;
  const place = question.place ?? asked.places.byId(first.evidence.statement.source.place);
  const about = `${place?.name ?? ""}${office.title}`;
  return {
    status: "partial",
    reason: "missing_facts",
    quotes: holders.map(({ evidence: { statement } }) => ({
      chunk: statement.chunk,
      source: statement.source,
      span: [statement.start, statement.end],
    })),
    missing: [{ kind: "person", about, now: true }],
    next: null,
    ...(holders.length === 1
      ? { lead: holderLead(first, about) }
      : {
          lead: { kind: "frame", frame: "L25", slots: {}, n: 1 },
          each: true,
          conflicts: [
            {
              about,
              kind: new Set(holders.map(({ published }) => published)).size > 1 ? "date" : "contradiction",
              values: holders.map(({ name, published }, i) => ({
                value: name,
                n: i + 1,
                place: place?.name ?? null,
                as_of: published,
              })),
            },
          ],
        }),
  };
}

function holderLead({ name, published }: Holder, office: string): Draft["lead"] {
  return { kind: "frame", frame: "L10", slots: { year: published.slice(0, 4), office, name }, n: 1 };
}

/** The office with the body it belongs to: a 司法局局长 is no other 局长. */
function askedOffice({ question, places }: Case): Office | null {
  const bare = places.strip(question.folded).replace(/[的\s]/gu, "");
  const match = OFFICE.exec(bare);
  if (match === null) {
    // Named in English, it stands without its body.
    const named = officeOf(question.folded);
    return named === null
      ? null
      : { title: named, body: "", pattern: new RegExp(`(?<!副)${named}`, "gu"), alone: /$^/gu };
  }
  const body = /(?:(?!谁|哪|问|是|个|叫)\p{Script=Han}){0,8}$/u.exec(bare.slice(0, match.index))?.[0] ?? "";
  return {
    title: `${body}${match[0]}`,
    body,
    pattern: new RegExp(`${body}[局院所厅]?(?<!副)${match[0]}`, "gu"),
    alone: new RegExp(`(?<!\\p{Script=Han})${match[0]}`, "gu"),
  };
}

/** One holder a source and each name once, newest first. */
function holdersOf({ title, body, pattern, alone }: Office, { evidence, thresholds, places }: Case): Holder[] {
  const holders: Holder[] = [];
  for (const candidate of evidence) {
    const { source, text } = candidate.statement;
    const { published } = source;
    // 「主任是…」 in what the notary office says of itself.
    const isOwn = body !== "" && source.title.includes(body);
    const said = nameAfter(pattern, text) ?? (isOwn ? nameAfter(alone, text) : null);
    const inText = candidate.relevance >= thresholds.answer ? said : null;
    // An interview names its guest with the office in its title and by name alone in its text.
    const inTitle = nameAfter(pattern, source.title);
    const name = inText ?? (inTitle !== null && text.includes(inTitle) ? inTitle : null);
    if (name === null || published === null || places.all(name).length > 0) continue;
    const isKnown = holders.some((other) => other.name === name || other.evidence.statement.source === source);
    if (!isKnown) holders.push({ evidence: candidate, name, published });
  }
  // 「主任是谁」 may be asked of any body: the holders of several are no difference.
  const isOne = body !== "" || HEADS_A_PLACE.test(title);
  return holders.slice(0, isOne ? SHOWN_MAX : 1).sort((a, b) => b.published.localeCompare(a.published));
}

function nameAfter(pattern: RegExp, text: string): string | null {
  for (const match of text.matchAll(pattern)) {
    const after = text
      .slice(match.index + match[0].length)
      .replace(MORE_OFFICES, "")
      .replace(/^[是为由：:]/u, "");
    const run = /^\p{Script=Han}+/u.exec(after)?.[0] ?? "";
    const family = surnameLength(run);
    if (family === 0 || run.length <= family) continue;
    const isShort = FOLLOWS.test(after.slice(family + 1));
    return run.slice(0, family + (isShort ? 1 : 2));
  }
  return null;
}
