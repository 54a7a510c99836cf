// Lists an answer as schema.org items: the alert, the answer's text, each quote with its source, the contacts. All
// texts come from the reply.
import type { Answer, Citation, Contact, Lang } from "../../contract.ts";
import type { Words } from "../../view/answer-words.ts";
import { withoutAlerted } from "../../view/handoff-view.ts";
import { sourceFacts, titleWords } from "../../view/source-words.ts";
import { takenPath } from "../../view/taken-link.ts";
import { REPLY_WORDS } from "../reply-words.ts";

type Value = string | number | Thing | readonly Value[];
/** A JSON-LD object: a type and its properties. */
export type Thing = { readonly "@type": string } & { readonly [property: string]: Value | undefined };

export interface Item {
  url: string;
  name: string;
  description: string;
  thing: Thing;
}

interface Printing {
  lang: Lang;
  /** Prefix of absolute addresses, or null. */
  origin: string | null;
  /** True when the answer's text is returned as a summary. */
  isSummarized: boolean;
}

const CONTEXT = { "@context": "https://schema.org" };

/** Items in reading order, grouped by kind. */
export function itemGroups(answer: Answer, printing: Printing): Item[][] {
  const words = REPLY_WORDS[printing.lang];
  const groups = [
    answer.alert === null ? [] : [alertItem(answer.alert)],
    [answerItem(answer, words, printing)],
    answer.citations.map((citation) => quoteItem(citation, words)),
    contactsBeside(answer).map(contactItem),
  ];
  return groups.filter((group) => group.length > 0);
}

function alertItem({ title, text, contacts }: NonNullable<Answer["alert"]>): Item {
  const points = contacts.map(contactPoint);
  const numbers = contacts.map(({ tel, name }) => `${tel ?? ""} ${name}`.trim());
  const description = [...numbers, text].join("\n");
  const [first] = contacts;
  const url = first === undefined ? "" : addressOf(first);
  return {
    url,
    name: title,
    description,
    thing: { ...CONTEXT, "@type": "SpecialAnnouncement", name: title, text, url, mentions: points },
  };
}

function answerItem(answer: Answer, words: Words, { origin, isSummarized }: Printing): Item {
  const { id, answer: text, lead, warnings, tip, notice, ai_generated, handoff } = answer;
  const url = `${origin ?? ""}${takenPath(answer) ?? "/"}`;
  const name = lead?.text ?? text.split("\n", 1)[0] ?? text;
  const beside = tip === null ? warnings : [...warnings, `${tip.label}${words.colon}${tip.text}`];
  const creditText = `${ai_generated ? words.machineMade : ""}${notice}`;
  const thing: Thing = {
    ...CONTEXT,
    "@type": isSummarized ? "SearchSummary" : "Answer",
    identifier: id,
    name,
    text,
    url,
    comment: [...beside, handoff.why].map((comment) => ({ "@type": "Comment", text: comment })),
    creditText,
  };
  return { url, name, description: [text, ...beside, creditText].join("\n"), thing };
}

function quoteItem(citation: Citation, words: Words): Item {
  const { n, passage, source, quote, href, version, article, gloss } = citation;
  const url = citation.url ?? href;
  const name = titleWords(source, words, article);
  const thing: Thing = {
    ...CONTEXT,
    "@type": "Quotation",
    position: n,
    identifier: passage,
    name,
    text: quote,
    url,
    version,
    ...(gloss === undefined ? {} : { abstract: gloss }),
    ...(article === undefined ? {} : { pagination: article }),
    creditText: sourceFacts(source, words)
      .map(({ label, value }) => `${label}${words.colon}${value}`)
      .join(" · "),
    isPartOf: work(source),
    grounding: { "@type": "Grounding", source_urls: [url, ...(source.url === null ? [] : [source.url])] },
  };
  return { url, name, description: quote, thing };
}

/** Leaves out what the text itself does not say. An estimated date appears only in `creditText`, which marks it. */
function work({ id, title, publisher, author, published, published_estimated, place, url }: Citation["source"]): Thing {
  return {
    "@type": "CreativeWork",
    identifier: id,
    name: title,
    ...(publisher === null ? {} : { publisher: { "@type": "Organization", name: publisher } }),
    ...(author === null ? {} : { author }),
    ...(published === null || published_estimated ? {} : { datePublished: published }),
    ...(place === null ? {} : { spatialCoverage: place }),
    ...(url === null ? {} : { url }),
  };
}

/** The contacts of the handoff that the alert does not already name. */
function contactsBeside(answer: Answer): Contact[] {
  const beside = withoutAlerted(answer).contacts;
  return answer.handoff.contacts.filter((contact) => beside.some((shown) => shown === contact));
}

function contactItem(contact: Contact): Item {
  const { name, for: description } = contact;
  return { url: addressOf(contact), name, description, thing: { ...CONTEXT, ...contactPoint(contact) } };
}

/** Also used for problems, which have no answer. */
export function contactPoint({ kind, name, tel, url, for: description, basis }: Contact): Thing {
  return {
    "@type": "ContactPoint",
    contactType: kind,
    name,
    description,
    disambiguatingDescription: basis,
    ...(tel === null ? {} : { telephone: tel }),
    ...(url === null ? {} : { url }),
  };
}

function addressOf({ tel, url }: Pick<Contact, "tel" | "url">): string {
  return tel === null ? (url ?? "") : `tel:${tel.replace(/[ -]/g, "")}`;
}
