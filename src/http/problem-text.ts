// Prints a problem for a terminal, 80 columns wide: what happened, what to do, whom to call. It repeats nothing that the
// caller sent.
import type { Lang, ProblemBody } from "../contract.ts";
import { contactLines, WIDTH } from "./plain-text.ts";
import { REPLY_WORDS } from "./reply-words.ts";
import { wrap } from "./wrap.ts";

const NUMBER: Readonly<Record<Lang, string>> = { "zh-CN": "编号：", "zh-Hant": "編號：", en: "Number: " };

/** `body` is in the language `lang`, except for the details of its fields. */
export function problemText(body: ProblemBody, lang: Lang): string {
  const { slug, status, title, detail, errors = [], handoff, instance } = body;
  const words = REPLY_WORDS[lang];
  const fields = errors.map((error) => {
    const name = error.pointer.replace(/^#\/?/u, "");
    if (lang === "en") return name;
    return name === "" ? error.detail : `${name}${words.colon}${error.detail}`;
  });
  const blocks = [
    wrap(lang === "en" ? `${title} (${status} ${slug})` : `${title}（${status} ${slug}）`, WIDTH),
    wrap(detail, WIDTH),
    fields.filter((field) => field !== "").flatMap((field) => wrap(field, WIDTH, "  ", "    ")),
    [...wrap(handoff.why, WIDTH), ...handoff.contacts.flatMap((contact) => contactLines(contact, words))],
    [`${NUMBER[lang]}${instance}`],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
