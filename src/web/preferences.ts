// What a host and a person have chosen, and the words and the look that come of it.
import type { Lang } from "../contract.ts";
import { type Settings, type Size, stringsOf } from "../view/attributes.ts";
import type { FailureWords } from "../view/outcome.ts";
import type { Host, HostStrings } from "./host.ts";
import { wordsIn } from "./load-words.ts";
import type { PanelShowing } from "./panel-view.ts";

export class Preferences {
  readonly #host: Host;
  #chosen: { lang?: Lang; size?: Size } = {};
  /** The host's own words. */
  strings: HostStrings = {};

  constructor(host: Host) {
    this.#host = host;
  }

  /** A person chose a language or a size of letters. */
  choose(chosen: { lang?: Lang; size?: Size }): void {
    this.#chosen = { ...this.#chosen, ...chosen };
  }

  get settings(): Settings {
    return { ...this.#host.settings(), ...this.#chosen };
  }

  /** `more`: those of the part that shows answers, once it is there. */
  words(more: Readonly<Record<Lang, object>> | undefined): FailureWords {
    const { lang, strings } = this.settings;
    return { ...wordsIn(lang), ...more?.[lang], ...stringsOf(strings, lang), ...stringsOf(this.strings, lang) };
  }

  /** `announced`: what a reply said that everybody is to read. */
  showing(words: FailureWords, ids: string, canSpeak: boolean, announced: string): PanelShowing & { lang: Lang } {
    const { settings } = this;
    const { origin, pathname } = location;
    // On our own page a source opens in its place, and going back comes back.
    const isOurs =
      `${origin}${pathname}/`.startsWith(`${settings.api}/`) && !settings.isLauncher && window.parent === window;
    return {
      words,
      // Our own page has it above everything.
      settings: { ...settings, announcement: settings.announcement || (isOurs ? "" : announced) },
      ids,
      lang: settings.lang,
      size: settings.size,
      hasForms: false,
      origin: settings.api,
      opensTab: !isOurs,
      hasNotice: true,
      canSpeak: settings.hostHears || canSpeak,
    };
  }
}
