// Converts Markdown to lines without its marks: front matter, links, emphasis, tables, tasks and embedded HTML. Line
// breaks stay, because authors in offices break lines as they want to see them.
import { readHtml } from "./html.ts";
import type { Structured } from "./structured.ts";

const FENCE = /^\s{0,3}(```+|~~~+)/u;
const TABLE_RULE = /^\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$/u;
const HTML_BLOCK =
  /^\s{0,3}<\/?(?:address|article|aside|blockquote|body|center|dd|details|div|dl|dt|figure|footer|form|h[1-6]|head|header|hr|html|iframe|li|link|main|menu|meta|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|title|tr|ul|br|img|font|span)(?:[\s/>]|$)/iu;
const CONTENTS = /^\s*(?:\[toc\]|\[\[toc\]\]|\[_toc_\]|@\[toc\](?:\(.*\))?|<!--\s*toc\s*-->|\{:toc\})\s*$/iu;
const REFERENCE = /^\s{0,3}\[[^\]]+\]:\s*\S+/u;

export function readMarkdown(source: string): Structured {
  const { fields, body } = frontMatter(source.replace(/^\ufeff/u, ""));
  const lines = withoutComments(body).split(/\r\n?|\n/u);
  const made: string[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] ?? "";
    const fence = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      const to = lines.findIndex((each, at) => at > i && each.trim().startsWith(fence));
      const end = to < 0 ? lines.length : to;
      made.push(...lines.slice(i + 1, end));
      i = end + 1;
    } else if (line.includes("|") && TABLE_RULE.test(lines[i + 1] ?? "") && (lines[i + 1] ?? "").includes("-")) {
      const to = lines.findIndex((each, at) => at > i && !each.includes("|"));
      const end = to < 0 ? lines.length : to;
      // Rows stay as they are, because editors copy them.
      made.push(...lines.slice(i, end).map(rowOf));
      i = end;
    } else if (HTML_BLOCK.test(line)) {
      const end = endOfHtml(lines, i);
      const html = lines.slice(i, end).map(plain).join("\n");
      made.push("", ...readHtml(`<body>${html}</body>`).text.trim().split("\n"), "");
      i = end;
    } else {
      if (!CONTENTS.test(line) && !REFERENCE.test(line)) made.push(...underlined(line, lines[i + 1] ?? ""));
      i += isUnderline(line, lines[i + 1] ?? "") ? 2 : 1;
    }
  }
  const text = `${made
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim()}\n`;
  return {
    text: titled(text, fields.title),
    title: fields.title,
    publisher: fields.publisher,
    published: fields.published,
  };
}

/** Puts a title from the front matter above a text that does not contain it. */
function titled(text: string, title: string | null): string {
  return title === null || text.trim() === "" || text.includes(title) ? text : `# ${title}\n\n${text}`;
}

interface Fields {
  title: string | null;
  publisher: string | null;
  published: string | null;
}

const FIELD = /^([A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff-]*)\s*[:：]\s*(.*)$/u;
const FIELD_LINES_MAX = 60;

/** The fields above a text. If they are never closed, they end at the first line that is not a field. */
function frontMatter(source: string): { fields: Fields; body: string } {
  const none = { fields: { title: null, publisher: null, published: null }, body: source };
  const lines = source.split(/\r\n?|\n/u);
  const mark = (lines[0] ?? "").trim();
  if (mark !== "---" && mark !== "+++") return none;
  const closed = lines.findIndex(
    (line, i) => i > 0 && i < FIELD_LINES_MAX && (line.trim() === mark || line.trim() === "..."),
  );
  const isField = (line: string) =>
    FIELD.test(line) || /^\s*(?:-\s|#|[\w"']+\s*=)/u.test(line) || /^\s{2,}\S/u.test(line);
  const inner = closed > 0 ? lines.slice(1, closed) : takeWhile(lines.slice(1), isField);
  if (!inner.some((line) => FIELD.test(line) || line.includes("="))) return none;
  if (closed > 0 && inner.some((line) => line.trim() !== "" && !isField(line))) return none;
  const fieldOf = (names: RegExp) => {
    const found = inner.flatMap((line) => {
      const [, name = "", value = ""] = /^([\w\u4e00-\u9fff-]+)\s*[:：=]\s*(.*)$/u.exec(line) ?? [];
      return names.test(name) ? [value.replace(/^["'“]|["'”]$/gu, "").trim()] : [];
    });
    return found.find((value) => value !== "") ?? null;
  };
  const [, year, month, day] =
    /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/u.exec(fieldOf(/^(?:date|日期|发布日期|published)$/iu) ?? "") ?? [];
  const pad = (part: string | undefined) => (part ?? "").padStart(2, "0");
  return {
    fields: {
      title: fieldOf(/^(?:title|标题|题目)$/iu),
      publisher: fieldOf(/^(?:publisher|source|来源|发布单位|发布机构)$/iu),
      published: year === undefined ? null : `${year}-${pad(month)}-${pad(day)}`,
    },
    body: lines.slice(inner.length + (closed > 0 ? 2 : 1)).join("\n"),
  };
}

function takeWhile(lines: readonly string[], test: (line: string) => boolean): string[] {
  const end = lines.findIndex((line) => !test(line));
  return lines.slice(0, end < 0 ? lines.length : end);
}

/** Removes comments; an unclosed one is kept as text. */
const withoutComments = (text: string) => text.replace(/<!--(?!\s*toc\s*-->)[\s\S]*?-->/giu, "");

/** An HTML block ends at its closing tag, or at the next blank line if it is not closed. */
function endOfHtml(lines: readonly string[], from: number): number {
  const tag = /<([a-z][a-z0-9]*)/iu.exec(lines[from] ?? "")?.[1]?.toLowerCase() ?? "";
  let open = 0;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] ?? "";
    open +=
      (line.match(new RegExp(`<${tag}[\\s>]`, "giu")) ?? []).length -
      (line.match(new RegExp(`</${tag}>`, "giu")) ?? []).length;
    if (tag !== "" && open <= 0 && i >= from && !/<br|<img|<hr/iu.test(tag)) return i + 1;
    if (/^(?:br|img|hr|link|meta)$/u.test(tag)) return i + 1;
  }
  const blank = lines.findIndex((line, i) => i > from && line.trim() === "");
  return blank < 0 ? lines.length : blank;
}

const isUnderline = (line: string, next: string) =>
  /^(?:={2,}|-{2,})\s*$/u.test(next) &&
  /\S/u.test(line) &&
  !/^\s*(?:[-*+>#|]|\d+\.)/u.test(line) &&
  line.trim().length <= 60 &&
  !/[。；，]$/u.test(line.trim());

/** A line underlined with dashes or equals signs is a heading: 「题目」. */
function underlined(line: string, next: string): string[] {
  if (!isUnderline(line, next)) return [lineOf(line)];
  return ["", `${next.startsWith("=") ? "#" : "##"} ${lineOf(line)}`, ""];
}

/** One line without the marks of quotations, tasks and emphasis. */
function lineOf(line: string): string {
  const bare = line
    .replace(/^(\s{0,3}>\s?)+/u, "")
    .replace(/^(\s*(?:[-*+]|\d+[.)])\s+)\[[ xX]\]\s+/u, "$1")
    .replace(/(?: {2,}|\\)$/u, "");
  const made = plain(bare);
  if (!/<[a-z!/]/iu.test(made)) return made;
  // A line break inside a line starts a new one.
  return made
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/giu, "")
    .replace(/<br\s*\/?>/giu, "\n")
    .replace(/<\/?[a-z][^<>]*>/giu, "");
}

/** The words of a line without the marks of links, pictures and emphasis. */
function plain(line: string): string {
  return line
    .replace(/!\[([^\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)/gu, "")
    .replace(/\[([^\]]+)\]\((?:[^()]|\([^()]*\))*\)/gu, "$1")
    .replace(/\[([^\]]+)\]\[[^\]]*\]/gu, "$1")
    .replace(/<((?:https?:\/\/|mailto:)[^>\s]+)>/gu, "$1")
    .replace(/\[\^[^\]]+\]:?/gu, "")
    .replace(/(?<![\\*])\*{1,3}(?=[^\s*])([^*]+?)(?<=[^\s*])\*{1,3}(?!\*)/gu, "$1")
    .replace(/(?<![\w\\])_{1,3}(?=[^\s_])([^_]+?)(?<=[^\s_])_{1,3}(?!\w)/gu, "$1")
    .replace(/~~(?=\S).+?~~/gu, "")
    .replace(/==(?=\S)(.+?)==/gu, "$1")
    .replace(/`([^`]+)`/gu, "$1")
    .replace(/\s*\{#[\w-]+\}\s*$/u, "")
    .replace(/&(nbsp|amp|lt|gt|quot);/gu, (_, name: string) => ENTITIES[name] ?? "")
    .replace(/\\([\\`*_{}[\]()#+\-.!|~>])/gu, "$1");
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: " ", amp: "&", lt: "＜", gt: "＞", quot: '"' };

/** A table row, `| 事项 | 收费 |`, without the marks inside its cells. */
function rowOf(row: string): string {
  return plain(row.replaceAll("\\|", "｜"))
    .replace(/([，,、；;。：:])\s*<br\s*\/?>/giu, "$1")
    .replace(/<br\s*\/?>/giu, "；")
    .replace(/<\/?[a-z][^<>]*>/giu, "");
}
