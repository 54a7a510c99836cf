// What every question needs of a collection, made once; and the weighing that asking and calibrating share.
import type { Case } from "./answer/draft.ts";
import { type Evidence, weighEvidence } from "./answer/evidence.ts";
import { readStatements } from "./answer/statements.ts";
import { createSuggest } from "./answer/suggest.ts";
import type { Collection } from "./collection.ts";
import type { Matter } from "./corpus.ts";
import { CANDIDATES_MAX } from "./limits.ts";
import { findSmallTalk, isOrder } from "./question/care.ts";
import { createDangerDetector } from "./question/danger.ts";
import { DANGER_MODEL } from "./question/danger-weights.ts";
import { createDirectory, type Directory } from "./question/directory.ts";
import { createEnglish, withoutStopWords } from "./question/english.ts";
import { createLexicon } from "./question/lexicon.ts";
import { createPlaces } from "./question/places.ts";
import { createSpelling } from "./question/spelling.ts";
import { type Question, understand } from "./question/understand.ts";
import { indexPhrasings, type LeftOut } from "./search/phrasings.ts";
import { fold } from "./text.ts";

/** What every question needs of a collection; made once. */
export function prepare(collection: Collection) {
  const places = createPlaces(collection);
  const directory = createDirectory(collection);
  const asks = [...collection.corpus.phrasings, ...directory.asks];
  const phrasings = indexPhrasings(asks, (text) => withoutStopWords(places.strip(fold(text))));
  const { services, lexicon } = collection.corpus;
  const readers = { places, lexicon: createLexicon(lexicon), english: createEnglish(collection.corpus) };
  const isBare = (folded: string) =>
    findSmallTalk(folded) !== null ||
    understand(readers, { question: folded, lang: "zh-CN", preset: null }).terms.size === 0;
  return {
    collection,
    danger: createDangerDetector(collection.corpus.danger, DANGER_MODEL, isBare),
    directory,
    phrasings,
    statements: readStatements(collection, asks, phrasings),
    ...readers,
    spelling: createSpelling(
      services.flatMap(({ name, aliases }) => [name, ...aliases]),
      (heard) => collection.corpus.sources.some(({ text }) => text.includes(heard)),
    ),
    suggest: createSuggest(collection, directory),
  };
}

export type Prepared = ReturnType<typeof prepare>;

/** What is searched for: the question's terms, and those of what its English words most likely are in the texts. */
function searchedTerms({ terms, concepts }: Question): string[] {
  const likely = concepts.flatMap(({ alternatives }) => alternatives.slice(0, SEARCHED_ALTERNATIVES));
  return [...new Set([...terms.keys(), ...likely.flatMap((alternative) => alternative.terms)])];
}

const SEARCHED_ALTERNATIVES = 4;

/** Searches and weighs; `leftOut` is a phrasing that is treated as not written; a question about a place outside is not searched for. */
export async function weigh(
  { collection, places, directory, phrasings, statements }: Prepared,
  question: Question,
  leftOut?: LeftOut,
): Promise<Case> {
  const searched = question.outside === null && !isOrder(question.folded);
  const hits = searched ? await collection.engine.search(searchedTerms(question), CANDIDATES_MAX) : [];
  const alike = searched ? phrasings.find(question, CANDIDATES_MAX, leftOut) : [];
  const { calibration } = collection.corpus;
  const thresholds = question.concepts.length > 0 ? calibration.english : calibration;
  const gone = leftOut?.ask === null ? leftOut.phrasing : undefined;
  const evidence = weighEvidence(question, { hits, phrasings: alike }, statements, places, gone);
  const said = directory.matterOf(question.folded);
  return {
    question,
    evidence,
    alike,
    statements,
    places,
    said,
    matter: said ?? matterOfEvidence(evidence[0], directory, thresholds.near),
    thresholds,
  };
}

/** The matter of the service that the best evidence speaks of, when it is sure enough. */
function matterOfEvidence(best: Evidence | undefined, directory: Directory, sure: number): Matter | null {
  if (best === undefined || best.support < sure) return null;
  const { source, start, end } = best.statement;
  const [from, to] = best.anchor ?? [0, end - start];
  const [service] = directory.servicesAt(source.id, start + from, start + to);
  const [id] = service?.matters ?? [];
  return id === undefined ? null : directory.matter(id);
}
