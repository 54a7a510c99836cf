// Prints a problem for a terminal, in Chinese or English, 80 columns wide: what happened, what to do, whom to call. It
// repeats nothing that the caller sent.
import type { ProblemBody } from "../contract.ts";
import { contactLines, WIDTH } from "./plain-text.ts";
import { PROBLEM_WORDS_IN } from "./problem-words.ts";
import { REPLY_WORDS } from "./reply-words.ts";
import { wrap } from "./wrap.ts";

const CALL = "For questions of law you can call 12348, the public legal services hotline.";

export function problemText(body: ProblemBody, isEnglish: boolean): string {
  const { slug, status, detail, errors = [], handoff, instance } = body;
  const lang = isEnglish ? "en" : "zh-CN";
  const words = REPLY_WORDS[lang];
  const { title, meaning, remedy } = PROBLEM_WORDS_IN.en[slug];
  const fields = errors.map((error) => {
    const name = error.pointer.replace(/^#\/?/u, "");
    if (isEnglish) return name;
    return name === "" ? error.detail : `${name}${words.colon}${error.detail}`;
  });
  const blocks = [
    wrap(isEnglish ? `${title} (${status} ${slug})` : `${body.title}（${status} ${slug}）`, WIDTH),
    // `detail` is always Chinese and already says what to do.
    wrap(isEnglish ? meaning : detail, WIDTH),
    fields.filter((field) => field !== "").flatMap((field) => wrap(field, WIDTH, "  ", "    ")),
    isEnglish ? wrap(remedy, WIDTH) : [],
    [
      ...wrap(isEnglish ? CALL : handoff.why, WIDTH),
      ...(isEnglish ? [] : handoff.contacts.flatMap((contact) => contactLines(contact, words))),
    ],
    [`${isEnglish ? "Number: " : "编号："}${instance}`],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
