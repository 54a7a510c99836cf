// Prints an answer as one chat message: danger, the answer with its quotes, sources, contacts, notice, link. When the
// message would be too long, whole quotes are dropped from the end and the message says so; a quote is never shortened.
import type { Answer, Citation, Lang, Part } from "../contract.ts";
import { clean } from "../text.ts";
import { GLOSS, type Words } from "../view/answer-words.ts";
import { fill } from "../view/chat-words.ts";
import { withoutAlerted } from "../view/handoff-view.ts";
import { cutAtMarks } from "../view/marks.ts";
import type { ShownContact } from "../view/shown.ts";
import { dateWords, titleWords } from "../view/source-words.ts";
import { takenPath } from "../view/taken-link.ts";
import { REPLY_WORDS } from "./reply-words.ts";

interface Frame {
  /** Says how many quotes there are and that some are missing. */
  cut: string;
  cutLink: string;
  link: string;
}

const FRAMES: Readonly<Record<Lang, Frame>> = {
  "zh-CN": {
    cut: "一条消息放不下，这里只有{shown}处引文，一共有{all}处。",
    cutLink: "一条消息放不下，这里只有{shown}处引文。全部{all}处在这里看：\n{link}",
    link: "在网页上看原文：\n{link}",
  },
  "zh-Hant": {
    cut: "一條訊息放不下，這裡只有{shown}處引文，一共有{all}處。",
    cutLink: "一條訊息放不下，這裡只有{shown}處引文。全部{all}處在這裡看：\n{link}",
    link: "在網頁上看原文：\n{link}",
  },
  en: {
    cut: "One message cannot hold it all: {shown} of {all} quotes are here.",
    cutLink: "One message cannot hold it all: {shown} of {all} quotes are here. See all of them:\n{link}",
    link: "See the sources:\n{link}",
  },
};

/**
 * How much of an answer is printed. Suggestions are dropped first, then the purposes of numbers, then quotes from the
 * last.
 */
interface Detail {
  quotes: number;
  extras: boolean;
  purposes: boolean;
}

export interface Message {
  lang: Lang;
  /** Prefix of the link; null when there is none, and then no link is printed. */
  origin: string | null;
  bytesMax: number;
}

export function messageText(answer: Answer, message: Message): string {
  const all = answer.citations.length;
  const levels: Detail[] = [{ quotes: all, extras: true, purposes: true }];
  for (let quotes = all; quotes >= 0; quotes--) {
    levels.push({ quotes, extras: false, purposes: true }, { quotes, extras: false, purposes: false });
  }
  for (const detail of levels) {
    const text = textWith(answer, detail, message);
    if (bytesOf(text) <= message.bytesMax) return text;
  }
  return shortest(answer, message);
}

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** One contact on one line, with its address on the next. */
export function contactLine({ name, tel, url, for: purpose }: ShownContact, words: Words, isShort = false): string {
  const head = [tel, name].filter((text) => text !== null).join(" ");
  const line = isShort || purpose === "" ? head : `${head}${words.colon}${purpose}`;
  return url === null ? line : `${line}\n${url}`;
}

function textWith(answer: Answer, detail: Detail, { lang, origin }: Message): string {
  const words = REPLY_WORDS[lang];
  const { why, contacts } = withoutAlerted(answer);
  const shown = answer.citations.slice(0, detail.quotes);
  const blocks = [
    ...alertBlocks(answer, words),
    answer.announcement ?? "",
    partLines(answer.parts, shown, answer.citations).join("\n"),
    detail.extras ? clarifyBlock(answer, words) : "",
    answer.warnings.map(clean).join("\n"),
    answer.tip === null ? "" : `${answer.tip.label}${words.colon}${answer.tip.text}`,
    shown.map((citation) => sourceLine(citation, words)).join("\n"),
    linkBlock(answer, shown.length, FRAMES[lang], origin),
    [why, ...contacts.map((contact) => contactLine(contact, words, !detail.purposes))].join("\n"),
    detail.extras ? suggestionBlock(answer, words) : "",
    noticeOf(answer, words),
  ];
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** The shortest message: danger, one contact and the notice. */
function shortest(answer: Answer, { lang }: Message): string {
  const words = REPLY_WORDS[lang];
  const [contact] = answer.handoff.contacts;
  const blocks = [
    ...alertBlocks(answer, words).slice(0, 1),
    contact === undefined ? answer.handoff.why : contactLine(contact, words, true),
    noticeOf(answer, words),
  ];
  return blocks.join("\n\n");
}

function alertBlocks({ alert }: Answer, words: Words): string[] {
  if (alert === null) return [];
  const numbers = alert.contacts.map((contact) => contactLine({ ...contact, url: null }, words, true));
  return [[alert.title, ...numbers].join("\n"), alert.text];
}

/** Keeps the parts whose quotes are shown, and the parts that cite nothing. */
function partLines(parts: readonly Part[], shown: readonly Citation[], citations: readonly Citation[]): string[] {
  const isShown = (n: number) => shown.some((citation) => citation.n === n);
  return parts.flatMap((part) => {
    if (part.kind === "evidence") return evidenceLines(part.text, isShown, citations);
    const isLead = part.kind === "lead" && part.citations.some(isShown);
    return isLead || part.citations.every(isShown) ? [part.text] : [];
  });
}

/** Prints one quote per line, each with its number. */
function evidenceLines(text: string, isShown: (n: number) => boolean, citations: readonly Citation[]): string[] {
  const lines: string[] = [];
  let before = "";
  let isLeftOut = false;
  for (const piece of cutAtMarks(text, citations)) {
    if (typeof piece === "string") {
      before += piece;
      continue;
    }
    isLeftOut = !isShown(piece);
    if (!isLeftOut) lines.push(`${before}[${piece}]`.trim());
    before = "";
  }
  if (before.trim() === "" || isLeftOut) return lines;
  return [...lines, before.trim()];
}

function sourceLine({ n, source, article, gloss }: Citation, words: Words): string {
  const date = source.published === null ? null : dateWords(source.published, words);
  const when = date !== null && source.published_estimated ? fill(words.approximately, { date }) : date;
  const facts = [source.publisher, source.place, when].map((fact) => fact ?? "").filter((fact) => fact !== "");
  const named = [`[${n}] ${titleWords(source, words, article)}`, ...(facts.length > 0 ? facts : [words.unknown])];
  return [named.join(" · "), ...(gloss === undefined ? [] : [fill(GLOSS, { gloss })])].join("\n");
}

function linkBlock(answer: Answer, shown: number, frame: Frame, origin: string | null): string {
  const path = takenPath(answer);
  const all = answer.citations.length;
  if (path === null) return "";
  const link = origin === null ? null : `${origin}${path}`;
  if (link === null) return shown < all ? fill(frame.cut, { shown, all }) : "";
  return fill(shown < all ? frame.cutLink : frame.link, { shown, all, link });
}

/** Lists the choices as text to send back, because the chat has no buttons. */
function clarifyBlock({ clarify }: Answer, { colon }: Words): string {
  return (clarify?.choices ?? []).map(({ label, question }) => `· ${label}${colon}${question}`).join("\n");
}

function suggestionBlock({ suggestions }: Answer, words: Words): string {
  if (suggestions.length === 0) return "";
  return [`${words.alsoAsk}${words.colon}`, ...suggestions.map(({ question }) => `· ${question}`)].join("\n");
}

function noticeOf(answer: Answer, words: Words): string {
  return `${answer.ai_generated ? words.machineMade : ""}${answer.notice}`;
}
