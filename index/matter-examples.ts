// Reads matters.tsv, the example questions of each matter, and learns a model that tells matters apart. A row with an
// unknown matter stops the build.
import type { DirectoryEntry, Matter } from "../src/corpus.ts";
import { featuresOf, type PackedTextModel } from "../src/match/text-model.ts";
import { openMatterWords } from "../src/question/matter-words.ts";
import { clean, fold } from "../src/text.ts";
import { learnOnce, learnText, type TextExample } from "./learning/text.ts";
import type { Findings } from "./notice.ts";

/** The class of questions that belong to no matter. */
const NONE = "none";
const HEADER = "matter\tquestion";
/** Training settings, chosen on held-out examples. `kept.weights` is the number of weights that fit into 3 kB. */
const OPTIONS = {
  epochs: 10,
  rate: 1.5,
  examplesMin: 3,
  decay: 2e-4,
  weightMin: 0,
  kept: { weights: 1500, grain: 1.5 },
} as const;

interface Example {
  /** Index of its class. */
  readonly label: number;
  readonly question: string;
  readonly weight: number;
}

/** Weight of a word from matters.yaml, relative to a whole question. */
const WORD_WEIGHT = 0.4;

/**
 * The corpus field `matter_model`, learned from the rows, the matters' words and the services of a single matter; null
 * if there are no rows.
 */
export function learnMatters(
  file: string,
  text: string | null,
  { matters, services }: { matters: readonly Matter[]; services: readonly DirectoryEntry[] },
  findings: Findings,
): PackedTextModel | null {
  const classes = [NONE, ...matters.map(({ id }) => id)];
  const rows = (text ?? "").split("\n").flatMap((line, i): Example[] => {
    if (line.trim() === "" || line === HEADER) return [];
    const [matter = "", question = ""] = line.split("\t");
    const label = classes.indexOf(matter);
    if (label !== -1 && question.trim() !== "") return [{ label, question, weight: 1 }];
    tellUnusable(file, i + 1, findings);
    return [];
  });
  if (rows.length === 0) return null;
  const ofServices = services.flatMap(({ matters: [matter = "", ...more], needs, questions }) =>
    more.length > 0 || !classes.includes(matter)
      ? []
      : [...needs, ...questions].map((question) => ({ label: classes.indexOf(matter), question, weight: 1 })),
  );
  const ofWords = matters.flatMap((matter, i) =>
    matter.words.map((word) => ({ label: i + 1, question: word, weight: WORD_WEIGHT })),
  );
  const examples = [...rows, ...ofServices, ...ofWords];
  return learnOnce(JSON.stringify(["matters", matters, examples]), () => {
    const words = openMatterWords(matters);
    const prepared = examples.map(({ label, question, weight }): TextExample => {
      const folded = fold(clean(question));
      return { features: featuresOf(folded), label, weight, prior: words.odds(folded) };
    });
    return learnText(prepared, classes, OPTIONS);
  });
}

function tellUnusable(file: string, line: number, findings: Findings): void {
  findings.errors.push({
    file,
    line,
    reason: {
      zh: "这一行没有用上：前面不是已有的事，或者没有问题。",
      en: "The row has no known matter or no question.",
    },
    remedy: {
      zh: `先写 matters.yaml 里的 id（哪件都不是就写 ${NONE}），按 Tab，再写问题。`,
      en: `Write an id of matters.yaml (${NONE} for no matter), a tab, and the question.`,
    },
  });
}
