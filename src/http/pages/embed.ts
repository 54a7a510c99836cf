// The page for frames of other sites: only the chat, which fills the frame. The address's language, place and
// appearance are checked and become attributes of the element; invalid values are ignored. No question enters here.
import { html } from "hono/html";
import * as z from "zod/mini";
import { addressOf } from "../../base.ts";
import { Lang } from "../../contract.ts";
import { PLACE_CHARS_MAX } from "../../limits.ts";
import { Problem } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import { clean } from "../../text.ts";
import { SIZES, THEMES } from "../../view/attributes.ts";
import { ownLink } from "../../view/showing.ts";
import { el, type ViewElement } from "../../view/view.ts";
import type { Reader } from "../page-language.ts";
import { readPairs } from "../read-pairs.ts";
import type { Serving } from "../serving.ts";
import { toHtml } from "../to-html.ts";
import { chatAttributes } from "./chat-attributes.ts";
import { suggestionsIn } from "./needs.ts";

const readable = <Schema extends z.ZodMiniType>(schema: Schema) => z.catch(z.optional(schema), undefined);
const place = z.pipe(
  z.string(),
  z.transform((text) => [...clean(text)].slice(0, PLACE_CHARS_MAX).join("")),
);
/** Each parameter has the name of its attribute. */
const Parameters = z.object({
  lang: readable(Lang),
  place: readable(z.pipe(place, z.string().check(z.minLength(1)))),
  theme: readable(z.enum(THEMES)),
  size: readable(z.enum(SIZES)),
});

const WORDS: Readonly<Record<Lang, { title: string; before: string; open: string; between: string }>> = {
  "zh-CN": {
    title: "法问",
    before: "这里要开着脚本才能问。也可以",
    open: "打开法问的网页",
    between: "来问，或者打公共法律服务热线",
  },
  "zh-Hant": {
    title: "法問",
    before: "這裡要開著指令碼才能問。也可以",
    open: "打開法問的網頁",
    between: "來問，或者打公共法律服務熱線",
  },
  en: {
    title: "Fawen",
    before: "Asking here needs scripts. You can also ",
    open: "ask on Fawen's own page",
    between: " or call the public legal services hotline ",
  },
};

/**
 * Renders the frame for the address's `query`. It may exchange messages with the origins of `FRAME_ANCESTORS`. `reader`
 * provides the browser's language and the announcements. Without a collection there are no suggestions and places.
 */
export function renderEmbed(
  query: string,
  settings: Settings,
  { opened: collection, menuWords }: Pick<Serving, "opened" | "menuWords">,
  reader: Pick<Reader, "lang" | "announcements">,
): string {
  const attributes = Parameters.parse(
    Object.fromEntries(Object.keys(Parameters.shape).map((name) => [name, readValue(query, name)])),
  );
  const { lang = reader.lang } = attributes;
  const offered = collection === null ? {} : chatAttributes(collection, attributes.place, settings);
  const announcement = reader.announcements.join("\n");
  const begin = collection === null ? [] : suggestionsIn(collection, menuWords, lang);
  const place = offered.place || attributes.place;
  const values = { ...offered, ...attributes, place, suggestions: begin.join("|"), announcement };
  const chat = el(
    "fawen-chat",
    {
      ...Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : []))),
      "data-hosts": settings.FRAME_ANCESTORS.join(" "),
    },
    withoutScript(lang, ownLink("/", { origin: addressOf(settings, ""), linkLang: attributes.lang ?? null })),
  );
  return String(html`<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${WORDS[lang].title}</title>
<link rel="stylesheet" href="${addressOf(settings, "/embed.css")}">
<script type="module" src="${addressOf(settings, "/widget.js")}"></script>
<script type="module" src="${addressOf(settings, "/embed.js")}"></script>
<main><h1>${WORDS[lang].title}</h1>${toHtml(chat)}</main>
`);
}

/** A value that is not UTF-8 is ignored like other invalid values. */
function readValue(query: string, name: string): string | undefined {
  try {
    return readPairs(query, [name])[name];
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** The element's content until the script replaces it. */
function withoutScript(lang: Lang, home: string): ViewElement {
  const { before, open, between } = WORDS[lang];
  const page = el("a", { href: home, target: "_blank", rel: "noopener noreferrer" }, open);
  const hotline = el("a", { href: "tel:12348" }, "12348");
  return el("p", {}, before, page, between, hotline, lang === "en" ? "." : "。");
}
