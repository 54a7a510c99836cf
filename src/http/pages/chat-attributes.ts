// What the chat is told of its collection, on every page that has one: where one may ask about, what may be asked to begin
// with, which region the texts are of.
import type { Collection } from "../../collection.ts";
import { Lang } from "../../contract.ts";
import type { CorpusPlace } from "../../corpus.ts";
import { SUGGESTIONS_MAX } from "../../limits.ts";
import { readerHost } from "../../reader-host.ts";
import type { Settings } from "../../settings.ts";
import { CHAT_WORDS } from "../../view/all-chat-words.ts";
import { fill } from "../../view/chat-words.ts";
import { PAGE_WORDS } from "./page-words.ts";

/** Attributes of `<fawen-chat>`. `place` is a place that was chosen, by its id or name, or written by a host. */
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
    suggestions: suggestions(collection).join("|"),
    strings: corpus.region === null && host === "" ? "" : JSON.stringify(Object.fromEntries(words)),
  };
}

/** Behind what the chat says of storing. */
const LEAVES: Readonly<Record<Lang, string>> = {
  "zh-CN": PAGE_WORDS["zh-CN"].leaves,
  "zh-Hant": PAGE_WORDS["zh-Hant"].leaves,
  en: ` ${PAGE_WORDS.en.leaves}`,
};

/** What the collection's editors suggest to begin with. */
export function suggestions({ corpus }: Collection): string[] {
  return corpus.suggest.slice(0, SUGGESTIONS_MAX);
}

/** Cities and counties: who lives in a village finds it faster by writing it. */
export function placesToChoose(collection: Collection): CorpusPlace[] {
  return collection.corpus.places.filter(
    ({ within }) => within === null || collection.places.get(within)?.within === null,
  );
}

/** Where a region is named in the chat's own words. */
const SERVICES: Readonly<Record<Lang, (region: string) => [string, string]>> = {
  "zh-CN": (region) => ["公共法律服务", `${region}公共法律服务`],
  "zh-Hant": (region) => ["公共法律服務", `${region}公共法律服務`],
  en: (region) => ["the sources say", `sources of public legal services ${region} say`],
};

/** What the chat is, with the region that its texts are of. */
export function intro({ corpus }: Collection, lang: Lang): string {
  const words = CHAT_WORDS[lang].intro;
  return corpus.region === null ? words : words.replace(...SERVICES[lang](corpus.region[lang]));
}
