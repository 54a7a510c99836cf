// Whether a fact is what a question asks for: its kind, place, time, noun, unit and office. A figure answers for its own noun
// only. Enters a question and a candidate; leaves how the fact may be said first.
import type { FactKind } from "../corpus.ts";
import { type Figure, isSameAmount } from "../question/figures.ts";
import type { Question } from "../question/question.ts";
import type { Described } from "./facts.ts";
import { type Features, kindAnswers, nounFit } from "./features.ts";

/**
 * How a fact fits what is asked for: with its value alone, with its clause, hardly (its kind, noun or unit is another, as far
 * as the words tell), or not (its place, year or office is another).
 */
export type Fit = "value" | "clause" | "doubtful" | "none";

/** As much of the counted noun has to be said by the fact for its figure to lead alone, and to lead with its clause. */
const NOUN = { alone: 0.75, clause: 0.3, qualified: 0.5 } as const;
/** An asking as like as this asks for the fact itself, whatever its noun is called. */
const SAME_ASKING = 0.75;
/** As like as this, an asking asks for the statement that it was written for. */
const ASKED_STATEMENT = 0.5;
/** So likely, a kind is asked for that the question does not name. */
const LIKELY_KIND = 0.4;
/** Whom a question asks for by office or role. */
const ROLE =
  /(?:县委|市委|区委|省委)?(?:副)?(?:书记|县长|市长|区长|镇长|乡长|村长|局长|主任|院长|检察长|部长|所长|会长|队长|团长|厅长|科长|校长|董事长|法官|检察官|律师|老板|老总|经理|主持人|负责人|带头人|牵头人|发言人|记者|通讯员|作者|村民|医生)(?=.{0,8}(?:谁|哪|什么|啥|姓|叫|名字|$))/u;
/** A name of a person is asked for. */
const BY_NAME = /是谁|谁是|姓(?:什么|啥|甚)|叫(?:什么|啥)(?:名|$|[？?呀啊呢])|贵姓|哪(?:一)?位|who (?:is|was)\b/u;

/** The kinds that a question asks for: those it names and those that are likely, or else the likeliest. */
export function kindsMeant({ kinds, kindOdds }: Question): FactKind[] {
  const named: FactKind[] = kinds.filter((kind) => kind !== "yes_no");
  const likely = [...kindOdds].filter(([, odds]) => odds >= LIKELY_KIND).map(([kind]) => kind);
  const meant = [...new Set([...named, ...likely])];
  if (meant.length > 0) return meant;
  const [likeliest] = [...kindOdds].sort((a, b) => b[1] - a[1]);
  return likeliest === undefined ? [] : [likeliest[0]];
}

export function fitOf(question: Question, described: Described, features: Features): Fit {
  const { fact } = described;
  if (features.placeOff > 0 || features.yearOff > 0) return "none";
  if (fact.kind === "statement") return features.asked >= ASKED_STATEMENT ? "clause" : "doubtful";
  if (OF_ONE_PLACE.has(fact.kind) && isOfPart(question, described)) return "none";
  if (isOfOtherRole(question.folded, described)) return "none";
  // A figure that the question says and the statement does not have belongs to something else.
  if (
    fact.kind !== "rank" &&
    question.figures.some((figure) => isCounted(figure) && !described.told.some((other) => isSameAmount(figure, other)))
  )
    return "none";
  if (!kindsMeant(question).some((kind) => kindAnswers(kind, fact.kind))) return "doubtful";
  if (fact.kind === "number" || fact.kind === "duration") {
    const fit = figureFit(question, described, features);
    if (fit !== "value") return fit;
  }
  if (features.given === 1 && saysNoMore(described)) return "none";
  return features.given < 1 && fact.values.length > 0 ? "value" : "clause";
}

/** The anchor is hardly more than its values. */
function saysNoMore({ anchor, values }: Described): boolean {
  return anchor.length < values.join("").length + MORE_CHARS;
}

/** With fewer characters beside it a value says nothing but itself. */
const MORE_CHARS = 8;

function figureFit(question: Question, described: Described, features: Features): Fit {
  const { noun, ofNoun } = nounFit(question, described);
  const isCounting = !question.isEnglish && (question.counted?.noun.length ?? 0) > 1;
  // Askings about two nouns of one thing are alike but for the noun.
  if (isCounting && Math.max(noun, ofNoun) === 0) return "doubtful";
  if (features.asked >= SAME_ASKING) return "value";
  if (features.unit < 0) return "doubtful";
  if (!isCounting) return "value";
  if (Math.max(noun, ofNoun) < NOUN.clause) return "doubtful";
  // With a qualifier that is not asked for, the figure is of a part: it is said with it.
  return ofNoun < NOUN.alone || features.ofSaid < NOUN.qualified ? "clause" : "value";
}

/** What is true of a whole is not true of its part, nor the other way round. */
const OF_ONE_PLACE: ReadonlySet<FactKind> = new Set(["number", "rank"]);

/** A place is asked about that the fact is not of, and that its statement does not name. */
function isOfPart({ places, placeNamed }: Question, { places: own, statement }: Described): boolean {
  if (!placeNamed || own.length === 0) return false;
  return !places.some(
    ({ id, name, aliases }) => own.includes(id) || [name, ...aliases].some((each) => statement.folded.includes(each)),
  );
}

/** The question asks who holds an office or a role, and the fact is of another one, or of none. */
function isOfOtherRole(folded: string, { of, anchor, fact }: Described): boolean {
  const role = ROLE.exec(folded)?.[0];
  if (role === undefined) return BY_NAME.test(folded) && !NAMED_KINDS.has(fact.kind);
  const told = `${of}\n${anchor}`;
  if (!told.includes(role)) return true;
  return !role.startsWith("副") && !new RegExp(`(?<!副)${role}`, "u").test(told);
}

const NAMED_KINDS: ReadonlySet<FactKind> = new Set(["person", "organisation", "list", "name", "place"]);

/** It counts something: no year, no place in an order. */
function isCounted({ unit, isOrdinal, value }: Figure): boolean {
  return unit !== "" && !isOrdinal && value > 1 && !/^(?:[年月日号]|个?月|岁|天|小时)$/u.test(unit);
}
