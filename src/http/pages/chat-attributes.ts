// What the chat is told of its collection, on every page that has one: where one may ask about, what may be asked to begin
// with, which region the texts are of.
import type { Collection } from "../../collection.ts";
import { Lang } from "../../contract.ts";
import type { CorpusPlace } from "../../corpus.ts";
import { SUGGESTIONS_MAX } from "../../limits.ts";
import { CHAT_WORDS } from "../../web/all-chat-words.ts";

/** Attributes of `<fawen-chat>`. `place` is a place that was chosen, by its id or name, or written by a host. */
export function chatAttributes(collection: Collection, place: string | undefined): Record<string, string> {
  const { corpus } = collection;
  const known = corpus.places.find(({ id, name }) => id === place || name === place);
  const intros = Lang.options.map((lang) => [lang, { intro: intro(collection, lang) }]);
  return {
    places: placesToChoose(collection)
      .map(({ name }) => name)
      .join("|"),
    place: known?.name ?? "",
    suggestions: suggestions(collection).join("|"),
    strings: corpus.region === null ? "" : JSON.stringify(Object.fromEntries(intros)),
  };
}

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
