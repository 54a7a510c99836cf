// What an editor wrote about a matter, in the language of a reply: whom to call, and the hint.
import { type Collection, inCharacters, LEGAL_HOTLINE_ID } from "../collection.ts";
import type { Answer, Lang } from "../contract.ts";
import type { Matter } from "../corpus.ts";
import { say } from "./frames.ts";
import { TIP_LABEL, TIP_LABEL_UNTRANSLATED } from "./words.ts";

/** Says in everyday words whom to call about a matter: the number that its editor listed first. */
export function turnToLine(collection: Collection, matter: Matter, about: string, lang: Lang): string {
  const own = (text: string) => inCharacters(collection, text, lang);
  const known = matter.contacts.map((id) => collection.corpus.contacts.find((contact) => contact.id === id));
  const first = known.find((contact) => contact != null && contact.tel !== null);
  if (matter.contacts[0] === LEGAL_HOTLINE_ID || first?.tel == null) return say("L28", lang, { about: own(about) });
  const name = lang === "en" && first.name_en !== "" ? first.name_en : own(first.name);
  return say("L27", lang, { about: own(about), tel: first.tel, name });
}

/** The hint of a matter. An English reply says that a hint is in Chinese. */
export function tipOf(collection: Collection, { tip, tip_en }: Matter, lang: Lang): NonNullable<Answer["tip"]> {
  if (lang !== "en") return { label: TIP_LABEL[lang], text: inCharacters(collection, tip, lang) };
  return tip_en === "" ? { label: TIP_LABEL_UNTRANSLATED, text: tip } : { label: TIP_LABEL.en, text: tip_en };
}
