// Reads seeds/danger.tsv and turns its sentences into features. A line that cannot be used is reported with its number.
import * as z from "zod/mini";
import { readDanger } from "../../index/danger.ts";
import { readContacts } from "../../index/editors.ts";
import { BuildError, type Findings } from "../../index/notice.ts";
import { createMessageReader } from "../../src/question/danger-features.ts";
import { clean, fold } from "../../src/text.ts";
import type { Example } from "./learn.ts";

const FILE = "danger.tsv";
const HEAD = "label\tkind\ttext";
/** The kind of an ordinary message that resembles no danger. */
const NO_KIND = "none";
const Label = z.enum(["alarm", "harmless"]);

/** Reads the examples of the collection folder; `read` returns the text of one of its files. Throws BuildError. */
export async function readExamples(read: (name: string) => Promise<string>): Promise<Example[]> {
  const findings: Findings = { errors: [], warnings: [] };
  const contacts = readContacts("contacts.yaml", await read("contacts.yaml"), findings);
  const danger = readDanger("danger.yaml", await read("danger.yaml"), contacts, findings);
  const kinds = new Set(danger.kinds.map(({ id }) => id));
  const readMessage = createMessageReader(danger);
  const [head, ...lines] = (await read(FILE)).trimEnd().split("\n");
  if (head !== HEAD) addError(findings, 1, "表头不对。", `The head is not "${HEAD.replaceAll("\t", "<tab>")}".`);
  const sentences = lines.flatMap((line, i): Sentence[] => {
    const [label, kind, text, ...rest] = line.split("\t");
    const parsed = Label.safeParse(label);
    const isAlarm = parsed.data === "alarm";
    const isKnown = kind !== undefined && (kinds.has(kind) || (kind === NO_KIND && !isAlarm));
    if (!parsed.success || !isKnown || text === undefined || text.trim() === "" || rest.length > 0) {
      addError(findings, i + 2, "这一行读不懂。", "This line cannot be read.");
      return [];
    }
    return [{ text: fold(clean(text)), isAlarm, kind }];
  });
  if (findings.errors.length > 0) throw new BuildError(findings.errors);
  const questions = sentences.filter(
    ({ kind, text }) => kind === NO_KIND && text.length >= QUESTION_CHARS.min && text.length <= QUESTION_CHARS.max,
  );
  return sentences.map((sentence, i) => {
    const besides = besideQuestion(sentence, i, questions);
    return {
      message: readMessage(sentence.text),
      beside: besides === null ? null : readMessage(besides),
      isAlarm: sentence.isAlarm,
      kind: sentence.kind,
    };
  });
}

interface Sentence {
  text: string;
  isAlarm: boolean;
  kind: string;
}

/** Every n-th sentence is also learned with an ordinary question beside it. */
const BESIDE_EVERY = 3;
/** Longer sentences already say something besides the danger. */
const BESIDE_CHARS_MAX = 45;
const QUESTION_CHARS = { min: 5, max: 30 } as const;
/** A prime step through the questions: every question is used once before any is used again. */
const STRIDE = 7_919;

/**
 * Puts a question before or after a sentence, so that 「老公打我，法律援助怎么申请」 raises the same alarm as 「老公打我」.
 * Returns null for a sentence that is not varied.
 */
function besideQuestion({ kind, text }: Sentence, i: number, questions: readonly Sentence[]): string | null {
  if (kind === NO_KIND || text.length > BESIDE_CHARS_MAX || i % BESIDE_EVERY !== 0) return null;
  const question = questions[(i * STRIDE) % questions.length];
  if (question === undefined) return null;
  return i % 2 === 0 ? `${text}，${question.text}` : `${question.text}。${text}`;
}

function addError(findings: Findings, line: number, zh: string, en: string): void {
  findings.errors.push({
    file: FILE,
    line,
    reason: { zh, en },
    remedy: {
      zh: "每行三格，用制表符隔开：alarm 或 harmless，danger.yaml 里的种类（或 none），一句话。",
      en: "Write three cells per line, separated by tabs: alarm or harmless, a kind of danger.yaml (or none), a sentence.",
    },
  });
}
