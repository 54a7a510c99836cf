// English words in questions, glosses and askings: stems, families and stop words. Takes folded words and returns
// folded stems, the same in the build and in the Worker. Pure.

/** Words that are not worth searching for: they ask, join or point. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the this that these those it its they them their there here i me my mine we us our ours you your yours he him his she her hers " +
    "one ones some any all both each every such same other another own just only also too very really still even ever " +
    "of in on at to for from by with without within into onto upon as about over under between among through during against per via than then so " +
    "and or but nor if while because since until unless though although " +
    "is are was were be been being am do does did done doing has have had having can could may might must shall should will would " +
    "not no yes who whom whose which what when where why how many much long often far " +
    "please tell know want need like get got give given gave let make made say said mention mentioned according called name named " +
    "exactly actually kind sort type thing things way lot etc s t re ve ll d m"
  ).split(" "),
);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** Irregular forms, by their base form. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    "hold:held build:built win:won write:wrote,written take:took,taken begin:began,begun send:sent pay:paid teach:taught choose:chose,chosen " +
    "meet:met lead:led speak:spoke,spoken grow:grew,grown fall:fell,fallen rise:rose,risen lose:lost sell:sold think:thought draw:drew,drawn " +
    "run:ran bring:brought buy:bought catch:caught come:came find:found go:went,gone keep:kept leave:left see:saw,seen " +
    "spend:spent stand:stood strike:struck child:children man:men woman:women half:halves life:lives"
  )
    .split(" ")
    .flatMap((line) => {
      const [from = "", forms = ""] = line.split(":");
      return forms.split(",").map((form): [string, string] => [form, from]);
    }),
);

const VOWEL = /[aeiouy]/u;
/** Makes British and American spelling the same: centre, labour, programme, organise. */
function spelling(word: string): string {
  return word
    .replace(/tre(s?)$/u, "ter$1")
    .replace(/(?<=[a-z]{3})our(?=$|s$|ed$|ing$|er$|al$)/u, "or")
    .replace(/ogramme/u, "ogram")
    .replace(/(?<=[a-z]{3})is(?=e$|es$|ed$|ing$|ation$|ations$|er$|ers$)/u, "iz");
}

/** Removes the endings of number and tense from an English word: services and service have the same stem. */
export function stem(word: string): string {
  if ((word.length < 4 && !IRREGULAR.has(word)) || !/^[a-z]+$/u.test(word)) return word;
  let short = spelling(IRREGULAR.get(word) ?? word);
  if (short.endsWith("ies") && short.length > 4) short = `${short.slice(0, -3)}y`;
  else if (/(?:ss|x|ch|sh)es$/u.test(short)) short = short.slice(0, -2);
  else if (/[^su]s$/u.test(short)) short = short.slice(0, -1);
  const bare = short.endsWith("ied") ? `${short.slice(0, -3)}y` : short.replace(/(?<=[a-z]{2})(?:ed|ing)$/u, "");
  if (bare !== short && bare.length > 2 && VOWEL.test(bare)) {
    short = /([bdgmnprt])\1$|.{5}ll$/u.test(bare) ? bare.slice(0, -1) : bare;
  }
  return short.length > 3 ? short.replace(/(?<=[^aeiou])e$/u, "") : short;
}

/** Endings of words of one family, longer ones first; a stem has already lost its last e. */
const FAMILY_ENDINGS = "ition ship ness ment anc enc abl ibl ful ist ism ity ion iv or er al ly ic y".split(" ");
const ROOT_CHARS_MIN = 4;

/**
 * Other stems that may exist in a word's family: mediat, mediation and mediator lead to each other. They are a weaker
 * sign than the stem itself.
 */
export function kindred(stemmed: string): string[] {
  const ending = FAMILY_ENDINGS.find(
    (each) => stemmed.endsWith(each) && stemmed.length - each.length >= ROOT_CHARS_MIN,
  );
  const root = ending === undefined ? stemmed : stemmed.slice(0, -ending.length);
  if (root.length < ROOT_CHARS_MIN || !/^[a-z]+$/u.test(root)) return [];
  return ["", ...FAMILY_ENDINGS].map((each) => `${root}${each}`).filter((each) => each !== stemmed);
}

/** The words and numbers of a folded text, in order. It drops `'s` and splits at hyphens. */
export function wordsOf(folded: string): string[] {
  return folded.replace(/['’]s?\b/gu, " ").match(WORD) ?? [];
}

const WORD = /[a-z]+|[0-9]+/gu;

/** The stems of a folded text, without stop words. */
export function contentStems(folded: string): string[] {
  return wordsOf(folded).flatMap((word) => (isStopWord(word) ? [] : [stem(word)]));
}

/** Whether a folded text is English: it has words and no Han character, or a stop word and few Han characters. */
export function isEnglish(folded: string): boolean {
  const words = folded.match(/[a-z]{2,}/gu) ?? [];
  const han = folded.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han === 0 ? words.length > 0 : words.some(isStopWord) && han <= HAN_PER_WORD * words.length;
}

/** Most Han characters per English word in an English sentence about a Chinese name. */
const HAN_PER_WORD = 3;

/** Prefix of the packed table's keys that are names in pinyin, written as one word. */
export const PINYIN_MARK = "~";
