// Splits a source into statements with their context: heading, subject of the text, and names met so far.
import { ARTICLE, ITEM } from "../../src/articles.ts";
import type { Chunk, CorpusSource } from "../../src/corpus.ts";
import { fold } from "../../src/text.ts";
import { clip, type Statement } from "./cell.ts";
import { isQuestion, markLength, namesIn, plainHeading, subjectOfTitle } from "./names.ts";

/** A name this short may be a short form: 中心, 公证处, 服务站. */
const SHORT_CHARS_MAX = 4;
const OF_THIS = /^(?:该|本|我)(?=..)/u;

export function statementsOf(source: CorpusSource, chunks: readonly Chunk[], office = ""): Statement[] {
  const folded = fold(source.text);
  const all = chunks.flatMap(({ start, end }) => namesIn(folded.slice(start, end)).map(({ name }) => name));
  const long = all.filter((name) => name.length > SHORT_CHARS_MAX);
  const sourceTitle = unspaced(source.title);
  const subject = subjectOfTitle(sourceTitle, (name) => all.includes(name)) ?? mostNamed(long);
  // A notice is about the office that it names, not the office that owns the collection.
  const own = office === "" ? "" : mostNamed(long) || office;
  const names = new Names([...namesIn(fold(source.title)).map(({ name }) => name)], long);
  const title = subject === "" ? matterOfTitle(sourceTitle) : names.full(subject);
  const headings = new Headings();
  const statements = chunks.flatMap((chunk) => {
    const under = (section: string) => {
      const heading = plainHeading(section);
      const named = namesIn(fold(heading))[0]?.name;
      const scope = scopeUnder(heading, { named, names, isTitled: subject !== "", title, office: own });
      return { section, heading, scope };
    };
    const above = under(headings.above(chunk, source.text));
    const leads = leadsOf(chunk, source.text);
    return chunk.sentences.map(([start, end], i): Statement => {
      const lead = leads[i];
      const { section, heading, scope } = lead == null ? above : under(lead);
      const words = folded.slice(start, end);
      // Taken before the sentence's own names, because 中心 means a name from above it.
      const known = names.upTo();
      for (const { name, at } of namesIn(words)) names.meet(source.text.slice(start + at, start + at + name.length));
      const mark = markLength(source.text.slice(start, end));
      return {
        source,
        chunk,
        span: [start, end],
        body: mark < end - start ? start + mark : start,
        folded,
        section,
        heading,
        scope,
        row: rowName(words),
        office: own,
        fullName: (name) => known.full(name),
      };
    });
  });
  // A line that serves as a heading states nothing itself.
  return statements.filter(({ section, span }) => section === "" || section !== source.text.slice(...span));
}

/** The subject of the sentences under a heading that name none themselves. */
function scopeUnder(
  heading: string,
  from: { named: string | undefined; names: Names; isTitled: boolean; title: string; office: string },
): string {
  const { named, names, isTitled, title, office } = from;
  if (office !== "" && isQuestion(heading)) return clip(matterOf(heading) || heading, QUESTION_CHARS_MAX);
  if (named !== undefined && named.length > 2) return names.full(named);
  const scope = (isTitled ? "" : matterOf(heading)) || title;
  // A notice says what it is about but not whose it is: it belongs to the office that owns the collection.
  return office === "" || namesIn(fold(scope)).length > 0 ? scope : office;
}

/** Number of characters of a question that are enough to say what it is about. */
const QUESTION_CHARS_MAX = 20;

/** The introduction of each sentence of an article that is a list item: 「有下列情形之一的，可以申请：」; null for other sentences. */
function leadsOf({ section, sentences }: Chunk, text: string): (string | null)[] {
  if (!ARTICLE.test(section ?? "")) return [];
  let lead: string | null = null;
  return sentences.map(([start, end]) => {
    const words = text.slice(start, end);
    if (ITEM.test(words)) return lead;
    lead = /[:：]$/u.test(words) ? words.replace(ARTICLE, "").trim().slice(0, -1) : null;
    return null;
  });
}

/** A table row about a time describes the office. */
const A_TIME = /^(?:周|星期|礼拜|工作日|节假日|法定|双休|平时|上午|下午|夏|冬|\d)/u;

function rowName(words: string): string {
  const name = ROW.exec(words)?.[1] ?? "";
  return A_TIME.test(name) ? "" : name;
}

/** A table row as a sentence: its name, then its columns. */
const ROW = /^([^,:;。()（）]{2,20}),(?=[^,:;。]{2,14}:)/u;

/** A numbered line is a heading, even if the build did not recognise it as one. */
const NUMBERED_LINE =
  /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部]分?)[^。；;，,：:！？!?]{2,20}$/u;

/** Tracks the heading of each passage, in text order. */
class Headings {
  #section: string | null = null;
  #line = "";

  above({ section, sentences }: Chunk, text: string): string {
    const [first] = sentences;
    const words = first === undefined || sentences.length > 1 ? "" : text.slice(...first);
    if (section !== this.#section) this.#line = "";
    this.#section = section;
    if (NUMBERED_LINE.test(words)) this.#line = words;
    return this.#line === "" ? (section ?? "") : this.#line;
  }
}

/** Closes up a title with spaced-out letters: 「申 请 须 知」. */
function unspaced(title: string): string {
  return /^(?:\p{Script=Han}\s+){3,}/u.test(title) ? title.replace(/(?<=\p{Script=Han})\s+/gu, "") : title;
}

/** The most frequent name; the first one if several are equal. */
function mostNamed(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), ["", 0] as const)[0];
}

/** A title without a name says what the text is about, unless it is generic. */
function matterOfTitle(title: string): string {
  return /^(?:常见|有关)?(?:问题|问答|FAQ|公告|通知|简介|须知|指南|说明|服务|办事指南)(?:解答|汇总)?$/iu.test(title)
    ? ""
    : title;
}

/** The subject of a question in a heading: 「图书证怎么办理」. */
function matterOf(heading: string): string {
  const matter = heading.replace(/(?:要|应该)?(?:怎么|如何|多久|哪里|在哪).*$/u, "");
  return matter !== heading && matter.length >= 2 && matter.length <= 12 ? matter : "";
}

/** The long names of a text, used to expand short ones. */
class Names {
  readonly #met: string[];
  /** All names of the text, for names that are given in full only later. */
  readonly #all: readonly string[];
  readonly #until: number;

  constructor(met: string[], all: readonly string[], until = Number.POSITIVE_INFINITY) {
    this.#met = met;
    this.#all = all;
    this.#until = until;
  }

  meet(name: string): void {
    if (name.length > SHORT_CHARS_MAX && !this.#met.includes(name)) this.#met.push(name);
  }

  /** A snapshot that ignores names met later. */
  upTo(): Names {
    return new Names(this.#met, this.#all, this.#met.length);
  }

  /** The latest longer name with this ending; the name itself if there is none. */
  full(name: string): string {
    const bare = name.replace(OF_THIS, "");
    const isFuller = (met: string) => met.length > bare.length && met.endsWith(bare);
    const count = Math.min(this.#until, this.#met.length);
    for (let i = count - 1; i >= 0; i--) {
      const met = this.#met[i] ?? "";
      if (isFuller(met)) return met;
    }
    return this.#all.find(isFuller) ?? name;
  }
}
