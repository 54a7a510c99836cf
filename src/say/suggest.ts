// Suggests what to ask next: whole questions of the directory that have an answer of their own. It never suggests the
// question just asked, and replies to somebody in danger carry no suggestions.
import { type Collection, inCharacters } from "../collection.ts";
import type { Answer, Lang } from "../contract.ts";
import type { DirectoryEntry, Matter } from "../corpus.ts";
import type { Quote } from "../decide/draft.ts";
import { SUGGESTIONS_MAX } from "../limits.ts";
import type { Directory } from "../question/directory.ts";
import { fold, likeness } from "../text.ts";

type Suggestion = Answer["suggestions"][number];

/** Most suggestions beside an answer. */
const BESIDE_ANSWER_MAX = 2;

export interface Suggest {
  /** For a reply with quotes: other questions about the quoted services. */
  beside(quotes: readonly Quote[], asked: string, lang: Lang): Suggestion[];
  /** For a reply without quotes: the suggestions of the matter's editor, else those of the collection. */
  instead(matter: Matter | null, asked: string, lang: Lang): Suggestion[];
}

const bare = (text: string) => fold(text).replace(/[\p{P}\p{S}\s]/gu, "");
/** An English question may name a thing in Chinese, and a Chinese one may be little more than such a name. */
function isEnglish(text: string): boolean {
  const own = text.replace(/[“《].*?[”》]/gu, "");
  return /[a-z]{3}/iu.test(own) && !/\p{Script=Han}{4,}/u.test(own);
}

/** Similarity from which two questions count as the same. */
const ALIKE = 0.45;

export function createSuggest(collection: Collection, directory: Directory): Suggest {
  const { services, suggest } = collection.corpus;
  const owner = new Map(
    services.flatMap((service) => service.questions.map((question) => [bare(question), service] as const)),
  );
  const suited = (questions: readonly string[], lang: Lang) =>
    questions.filter((question) => (lang === "en") === isEnglish(question));
  const asSuggestion = (question: string, service: DirectoryEntry | undefined, lang: Lang): Suggestion => ({
    question: inCharacters(collection, question, lang),
    service: service?.name ?? "",
  });
  const unlike = (asked: string) => {
    const said = [bare(asked)];
    return ({ question }: Suggestion) => {
      const key = bare(question);
      if (said.some((other) => likeness(key, other) >= ALIKE)) return false;
      said.push(key);
      return true;
    };
  };

  return {
    beside(quotes, asked, lang) {
      const about = quotes.flatMap(({ source, span }) => directory.servicesAt(source.id, span[0], span[1]));
      return [...new Set(about)]
        .filter(({ status }) => status === "answered")
        .flatMap((service) =>
          suited(service.questions, lang)
            .slice(0, 2)
            .map((question) => asSuggestion(question, service, lang)),
        )
        .filter(unlike(asked))
        .slice(0, BESIDE_ANSWER_MAX);
    },
    instead(matter, asked, lang) {
      const english = (matter?.services ?? []).flatMap((id) => directory.service(id)?.questions ?? []);
      const questions = lang === "en" ? english : [...(matter?.suggest ?? []), ...(matter === null ? suggest : [])];
      return suited(questions, lang)
        .map((question) => asSuggestion(question, owner.get(bare(question)), lang))
        .filter(unlike(asked))
        .slice(0, SUGGESTIONS_MAX);
    },
  };
}
