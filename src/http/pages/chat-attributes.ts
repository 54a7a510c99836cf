// The attributes with which every page configures its chat: the places to choose from, the region of the texts.
import type { Collection } from "../../collection.ts";
import { Lang } from "../../contract.ts";
import type { CorpusPlace } from "../../corpus.ts";
import { SUGGESTIONS_MAX } from "../../limits.ts";
import { readerHost } from "../../reader-host.ts";
import type { Settings } from "../../settings.ts";
import { CHAT_WORDS } from "../../view/all-chat-words.ts";
import { fill } from "../../view/chat-words.ts";
import { PAGE_WORDS } from "./page-words.ts";

/** Attributes of `<fawen-chat>`. `place` is the id or name of a chosen place, or a text from the embedding page. */
export function chatAttributes(
  collection: Collection,
  place: string | undefined,
  settings: Settings,
): Record<string, string> {
  const { corpus } = collection;
  const known = corpus.places.find(({ id, name }) => id === place || name === place);
  const host = readerHost(settings);
  const words = Lang.options.map((lang) => [
    lang,
    {
      ...(corpus.region === null ? {} : { intro: intro(collection, lang) }),
      ...(host === "" ? {} : { notStored: `${CHAT_WORDS[lang].notStored}${fill(LEAVES[lang], { host })}` }),
    },
  ]);
  return {
    places: placesToChoose(collection)
      .map(({ name }) => name)
      .join("|"),
    place: known?.name ?? "",
    strings: corpus.region === null && host === "" ? "" : JSON.stringify(Object.fromEntries(words)),
  };
}

/** Appended to the chat's sentence on storage. */
const LEAVES: Readonly<Record<Lang, string>> = {
  "zh-CN": PAGE_WORDS["zh-CN"].leaves,
  "zh-Hant": PAGE_WORDS["zh-Hant"].leaves,
  en: ` ${PAGE_WORDS.en.leaves}`,
};

/** The questions that the collection's editors suggest first. */
export function suggestions({ corpus }: Collection): string[] {
  return corpus.suggest.slice(0, SUGGESTIONS_MAX);
}

/** Cities and counties only: people from a village type its name faster than they find it in a list. */
export function placesToChoose(collection: Collection): CorpusPlace[] {
  return collection.corpus.places.filter(
    ({ within }) => within === null || collection.places.get(within)?.within === null,
  );
}

/** Replacement in the chat's introduction that names the region. */
const SERVICES: Readonly<Record<Lang, (region: string) => [string, string]>> = {
  "zh-CN": (region) => ["公共法律服务", `${region}公共法律服务`],
  "zh-Hant": (region) => ["公共法律服務", `${region}公共法律服務`],
  en: (region) => ["the sources say", `sources of public legal services ${region} say`],
};

/** The chat's introduction, with the region of its texts. */
export function intro({ corpus }: Collection, lang: Lang): string {
  const words = CHAT_WORDS[lang].intro;
  return corpus.region === null ? words : words.replace(...SERVICES[lang](corpus.region[lang]));
}
