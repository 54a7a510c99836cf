// Prints an answer for a terminal, 80 columns wide: the answer, its numbered sources, contacts, the notice.
import type { Answer, Citation, Contact, Lang, Source } from "../contract.ts";
import { GLOSS, type Words } from "../view/answer-words.ts";
import { fill } from "../view/chat-words.ts";
import { withoutAlerted } from "../view/handoff-view.ts";
import type { ShownContact } from "../view/shown.ts";
import { sourceFacts, titleWords } from "../view/source-words.ts";
import { REPLY_WORDS } from "./reply-words.ts";
import { columns, wrap } from "./wrap.ts";

export const WIDTH = 80;

/** Separator of the facts in a line. */
const COMMAS: Readonly<Record<Lang, string>> = { "zh-CN": "，", "zh-Hant": "，", en: ", " };
const SOURCES: Readonly<Record<Lang, string>> = { "zh-CN": "来源", "zh-Hant": "來源", en: "Sources" };

export function plainText(answer: Answer, lang: Lang): string {
  const words = REPLY_WORDS[lang];
  const { alert } = answer;
  const { why, contacts } = withoutAlerted(answer);
  const blocks = [
    alert === null ? [] : [...wrap(alert.title, WIDTH), ...alert.contacts.flatMap(numberLines)],
    // Danger comes before the operator's announcement.
    ...(answer.announcement?.split("\n") ?? []).map((line) => wrap(line, WIDTH)),
    answer.answer.split("\n").flatMap((line) => wrap(line, WIDTH)),
    answer.warnings.flatMap((warning) => wrap(warning, WIDTH)),
    answer.tip === null ? [] : wrap(`${answer.tip.label}${words.colon}${answer.tip.text}`, WIDTH),
    answer.citations.length === 0
      ? []
      : [SOURCES[lang], ...answer.citations.flatMap((citation) => citationLines(citation, words, lang))],
    [...wrap(why, WIDTH), ...contacts.flatMap((contact) => contactLines(contact, words))],
    wrap(`${answer.ai_generated ? words.machineMade : ""}${answer.notice}`, WIDTH),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function citationLines({ n, source, href, url, article, gloss }: Citation, words: Words, lang: Lang): string[] {
  const number = `[${n}] `;
  const margin = " ".repeat(columns(number));
  return [
    ...wrap(`${number}${titleWords(source, words, article)}`, WIDTH, "", margin),
    ...(gloss === undefined ? [] : wrap(fill(GLOSS, { gloss }), WIDTH, margin)),
    ...wrap(facts(source, words, lang), WIDTH, margin),
    // The link has a line of its own and is never broken. Without `passage`, which highlighting does not need, most
    // links fit.
    `${margin}${(url ?? href).replace(/passage=[^&#]*&/, "")}`,
  ];
}

function facts(source: Source, words: Words, lang: Lang): string {
  return sourceFacts(source, words)
    .map(({ label, value }) => `${label}${words.colon}${value}`)
    .join(COMMAS[lang]);
}

function numberLines({ name, tel }: Contact): string[] {
  return wrap([tel, name].filter((text) => text !== null).join(" "), WIDTH, "  ", "    ");
}

export function contactLines({ name, tel, url, for: purpose }: ShownContact, words: Words): string[] {
  const head = [tel, name].filter((text) => text !== null).join(" ");
  return [...wrap(`${head}${words.colon}${purpose}`, WIDTH, "  ", "    "), ...(url === null ? [] : [`    ${url}`])];
}
