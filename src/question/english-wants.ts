// What an English question asks for: the cues of every kind, the thing counted, the office. Enters folded text that
// is English; the lists are read by `wants.ts` as those of Chinese are.
import type { MissingKind } from "../contract.ts";
import { isStopWord } from "../english-words.ts";

/** Whom a question speaks for. */
const ASKER = "(?:i|we|you|one|people|citizens|residents|someone|anyone|a citizen|a resident|a company)";
const MODAL = "(?:can|could|do|does|should|must|may|would|will)";

/** As in Chinese, a narrower cue stands before a wider one that it contains. */
export const ENGLISH_CUES: readonly { kind: MissingKind; pattern: RegExp }[] = [
  {
    kind: "telephone",
    pattern: new RegExp(
      `\\b(?:(?:tele)?phone|contact|hotline) (?:numbers?|details)|\\btelephone\\b|(?:what|which) (?:number|hotline) ${MODAL} ${ASKER} (?:call|dial|ring)|number to (?:call|dial)|how ${MODAL} ${ASKER} (?:contact|reach|call|phone)`,
      "gu",
    ),
  },
  {
    kind: "hours",
    pattern:
      /\b(?:opening|office|business|working|reception) (?:hours|times?)|what (?:hours|time)\b|when (?:does|do|is|are) [^,?]{1,60}? (?:open|close)\b|\b(?:is|are) [^,?]{1,60}? open (?:on|at|in|during|until|late)\b|\bopen(?:s)? on (?:weekends?|sundays?|saturdays?|holidays?)|closing time/gu,
  },
  {
    kind: "fee",
    pattern: new RegExp(
      `how much (?:${MODAL}|is|are) (?:it|${ASKER}|that|this|[^,?]{1,60}? (?:cost|charge|fee)s?)(?: (?:cost|pay|have to pay|need to pay))?|what (?:is|are) the (?:fees?|costs?|price|charges?)|\\bfees?\\b|\\b(?:is|are) [^,?]{1,60}? (?:free|charged)\\b|free of charge|\\bfor free\\b|what [^,?]{1,40}? costs?\\b|${MODAL} ${ASKER} (?:have to |need to )?pay\\b`,
      "gu",
    ),
  },
  {
    kind: "conditions",
    pattern:
      /\beligib\w*|\bqualif(?:y|ies|ied|ications?)\b|\brequirements?\b|\bconditions?\b|\bcriteria\b|who (?:can|may|is allowed to|is entitled to) (?:apply|use|join|get|become|receive)/gu,
  },
  {
    kind: "documents",
    pattern: new RegExp(
      `(?:what|which) (?:documents|papers|materials|paperwork|certificates|id)\\b(?: ${MODAL} ${ASKER}(?: (?:need to )?(?:bring|take|submit|provide|prepare|need))?)?|what ${MODAL} ${ASKER} (?:need to )?(?:bring|take along|submit|prepare)|(?:documents|papers|materials) (?:are |do i )?(?:needed|required|need)`,
      "gu",
    ),
  },
  {
    kind: "address",
    pattern:
      /\b(?:street |postal |exact |full )?address\b|(?:which|what) (?:street|road|floor|building)\b|where exactly/gu,
  },
  {
    kind: "duration",
    pattern:
      /how (?:long|soon|quickly|fast)\b|how many (?:working |business )?(?:days|weeks|months|hours|minutes)\b|(?:at most|within) how many (?:working )?days/gu,
  },
  {
    kind: "reason",
    pattern:
      /\bwhy\b|\breasons?\b|what (?:led|caused|prompted|made)\b|what [^,?]{1,30}? for\?|for what (?:purpose|reason)|\bpurpose\b/gu,
  },
  {
    kind: "number",
    pattern:
      /how (?:many|much)\b|(?:what|which) (?:is |was |are |were )?(?:the |its )?(?:total |exact |average |annual )?(?:number|percentage|percent|share|proportion|amount|total|sum|headcount)\b(?: of)?|\bnumber of\b|how (?:large|big|high|low|often|frequently)\b|by how much|what (?:is |was )?(?:the )?(?:[a-z-]+ ){0,5}?(?=(?:rate|ratio|figure)\b)/gu,
  },
  {
    kind: "date",
    pattern:
      /\b(?:in |on |since |from )?(?:what|which) (?:year|month|date|day)\b|\bsince when\b|\bwhen\b|how (?:early|recently)\b/gu,
  },
  {
    kind: "person",
    pattern:
      /\bwho(?:m|se)?\b|(?:what|which) (?:person|official|leader|expert|reporter|journalist|correspondent|author)s?\b|name of the (?:person|man|woman|reporter|author|official|expert|doctor|counsell?or|volunteer|secretary|director|head|mayor)/gu,
  },
  {
    kind: "organisation",
    pattern:
      /(?:what|which) (?:[a-z-]+ )?(?:office|agency|department|body|organi[sz]ation|court|company|firm|enterprise|institution|bureau|committee|authority|unit|party)\b/gu,
  },
  {
    kind: "place",
    pattern:
      /\bwhere\b|(?:in |at |from )?(?:what|which) (?:place|city|county|town|township|village|district|province|community|sub-?district|location|area|region)s?\b/gu,
  },
  {
    kind: "procedure",
    pattern: new RegExp(
      `how ${MODAL} ${ASKER}\\b|\\bhow to\\b|what (?:are )?(?:the )?(?:steps?|procedures?|process)\\b|(?:steps?|procedures?) (?:to|for)\\b`,
      "gu",
    ),
  },
  {
    kind: "definition",
    pattern: /what (?:is|are|does|do) [^,?]{1,60}? (?:mean|do|stand for)\b|what (?:is|are|was|were)\b|meaning of/gu,
  },
  { kind: "list", pattern: /\bwhich\b|\bwhat\b|^(?:please )?(?:name|list)\b|\bnames? of\b/gu },
  {
    kind: "yes_no",
    pattern:
      /^(?:and |so |but )?(?:is|are|was|were|does|do|did|can|could|has|have|had|will|would|should|may|must)\b|\b(?:whether|is it true|is that right)\b/gu,
  },
];

/** Asked where to turn with a need. */
export const ENGLISH_TURN_TO = new RegExp(
  `where ${MODAL} ${ASKER} (?:go|get|turn|find|ask|apply|complain|report)|who(?:m)? ${MODAL} ${ASKER} (?:ask|see|contact|turn to|go to|talk to|speak to)|who (?:can|could|will) help|(?:which|what) (?:office|department|place) ${MODAL} ${ASKER} (?:go|turn|ask)|is there (?:a place|anywhere|somewhere|anyone|someone|anybody|somebody)`,
  "gu",
);

const UNITS: Readonly<Record<string, string>> = { year: "年", years: "年", percent: "%", percentage: "%", times: "次" };

/** The thing counted: the words after `how many`, up to one that only joins; and a measure word where they are one. */
export function countedInEnglish(cue: string, after: string): { unit: string | null; counted: string | null } {
  if (!/many|number/u.test(cue)) return { unit: /percent|share|proportion/u.test(cue) ? "%" : null, counted: null };
  const words: string[] = [];
  for (const [word] of after.matchAll(/[a-z]+(?:['’]s)?|[^a-z\s-]/gu)) {
    if (!/^[a-z]/u.test(word) || isStopWord(word)) break;
    words.push(word);
  }
  const unit = UNITS[words.at(-1) ?? ""] ?? null;
  return { unit, counted: unit === null && words.length > 0 ? words.slice(0, COUNTED_WORDS_MAX).join(" ") : null };
}

const COUNTED_WORDS_MAX = 4;

const OFFICES: readonly [RegExp, string][] = [
  [/county (?:head|magistrate|mayor|chief|governor)/u, "县长"],
  [/\bmayor\b/u, "市长"],
  [/(?:party|county|committee) secretary/u, "书记"],
  [/(?:director|head|chief) of [^,?]{0,40}?bureau|bureau (?:director|head|chief)/u, "局长"],
  [/(?:president|head|chief) of [^,?]{0,40}?court|court president|chief judge/u, "院长"],
  [/chief (?:procurator|prosecutor)|procurator-general/u, "检察长"],
  [/\b(?:director|head) of\b/u, "主任"],
];

/** The office that a question names, as the texts write it; null where it names none. */
export function officeInEnglish(folded: string): string | null {
  const office = OFFICES.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
  return office !== null && /\b(?:deputy|vice)\b/u.test(folded) ? `副${office}` : office;
}

/** Asked what a document is called. */
export const ENGLISH_TITLE =
  /\b(?:what|which) (?:document|paper|opinions?|regulations?|measures|rules|plan|notice|guideline)\b|\bname (?:of )?the (?:[a-z]+ )?(?:document|opinion|rules|measures|plan|regulation)|title of/u;

/** Asked whether it is so, taking it for done. */
export const ENGLISH_WHETHER = /^(?:is|are|was|were|does|do|did|can|could|has|have|will)\b|\balready\b/u;
