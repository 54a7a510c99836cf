// The settings that the host and the person have chosen, and the strings and layout that follow from them.
import type { Lang } from "../contract.ts";
import { type Settings, type Size, stringsOf } from "../view/attributes.ts";
import type { FailureWords } from "../view/outcome.ts";
import type { Host, HostStrings } from "./host.ts";
import { wordsIn } from "./load-words.ts";
import type { PanelShowing } from "./panel-view.ts";

export class Preferences {
  readonly #host: Host;
  #chosen: { lang?: Lang; size?: Size } = {};
  /** The host's own strings. */
  strings: HostStrings = {};

  constructor(host: Host) {
    this.#host = host;
  }

  /** Records the person's choice of language or text size. */
  choose(chosen: { lang?: Lang; size?: Size }): void {
    this.#chosen = { ...this.#chosen, ...chosen };
  }

  get settings(): Settings {
    return { ...this.#host.settings(), ...this.#chosen };
  }

  /** `more` is the strings of the part that displays answers, once it is loaded. */
  words(more: Readonly<Record<Lang, object>> | undefined): FailureWords {
    const { lang, strings } = this.settings;
    return { ...wordsIn(lang), ...more?.[lang], ...stringsOf(strings, lang), ...stringsOf(this.strings, lang) };
  }

  /** `announced` is the announcement of the last reply. */
  showing(words: FailureWords, ids: string, canSpeak: boolean, announced: string): PanelShowing & { lang: Lang } {
    const { settings } = this;
    const { origin, pathname } = location;
    // On our own page a source opens in the same tab, and the browser's back button returns to the chat.
    const isOurs =
      `${origin}${pathname}/`.startsWith(`${settings.api}/`) && !settings.isLauncher && window.parent === window;
    return {
      words,
      // Our own page shows it at the top.
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
