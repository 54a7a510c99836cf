// Checks a reply before it leaves: every quote is verbatim, every claim is cited, and every number and name in the
// service's own words comes from a cited quote, a contact or a frame.
import type { Collection } from "../collection.ts";
import { CITATIONS_MAX, LEAD_CHARS_MAX, QUOTE_CHARS_MAX } from "../limits.ts";
import type { Reply } from "./compose.ts";

/** A comma separates thousands only before exactly three digits: 8612345，2026年 are two numbers. */
const NUMBER = /[0-9０-９]+(?:[.．][0-9０-９]+|[,，][0-9０-９]{3}(?![0-9０-９]))*/gu;
const QUOTED = /「([^「」]*(?:「[^「」]*」[^「」]*)*)」\[(\d+)\]/gu;

/** Returns the faults of a reply, for the operator; empty when there are none. */
export function findFaults(reply: Reply, collection: Collection): string[] {
  const faults: string[] = [];
  if (reply.citations.length > CITATIONS_MAX) faults.push("too many citations");
  if ((reply.lead?.text.length ?? 0) > LEAD_CHARS_MAX) faults.push("lead too long");
  for (const { n, source, passage, quote, start, end, version } of reply.citations) {
    const text = collection.sources.get(source.id);
    const chunk = collection.chunks.get(passage);
    if (text === undefined || chunk === undefined) {
      faults.push(`citation ${n} points nowhere`);
      continue;
    }
    if (text.text.slice(start, end) !== quote || version !== text.version) faults.push(`citation ${n} is not verbatim`);
    if (quote.length === 0 || quote.length > QUOTE_CHARS_MAX) faults.push(`citation ${n} has a bad length`);
    if (start < chunk.start || end > chunk.end) faults.push(`citation ${n} lies outside its passage`);
  }
  for (const part of reply.parts) faults.push(...faultsOfPart(part, reply, collection));
  if (
    (reply.status === "answered" || reply.status === "partial") &&
    reply.alert === null &&
    reply.citations.length === 0
  ) {
    faults.push(`${reply.status} without a quote`);
  }
  if (reply.handoff.contacts.length === 0) faults.push("nobody to turn to");
  return faults;
}

/** Numbers that a frame or a contact may contain without a quote. */
function allowedNumbers(reply: Reply): Set<string> {
  const years = reply.citations.flatMap(
    ({ source }) => source.published?.split("-").flatMap((part) => [part, String(Number(part))]) ?? [],
  );
  const told = reply.alert === null ? [] : reply.alert.contacts.flatMap(({ tel }) => (tel === null ? [] : [tel]));
  const numbers = reply.handoff.contacts.flatMap(({ tel }) => (tel === null ? [] : [tel]));
  // These names come from the reviewed table.
  const names = reply.missing.flatMap(({ about }) => about.match(NUMBER) ?? []);
  return new Set([...years, ...told, ...numbers, ...names]);
}

function faultsOfPart(part: Reply["parts"][number], reply: Reply, collection: Collection): string[] {
  const faults: string[] = [];
  const own = part.text.replace(QUOTED, (_, quote: string, n: string) => {
    const cited = reply.citations.find((citation) => String(citation.n) === n);
    if (cited?.quote !== quote) faults.push(`a quote in ${part.kind} is not citation ${n}`);
    return "";
  });
  if (part.citations.some((n) => !reply.citations.some((citation) => citation.n === n))) {
    faults.push(`${part.kind} cites what is not there`);
  }
  const quotes = reply.citations.filter(({ n }) => part.citations.includes(n)).map(({ quote }) => quote);
  if (part.kind === "evidence" && quotes.length === 0) faults.push("evidence without a quote");
  const allowed = allowedNumbers(reply);
  for (const [number] of own.matchAll(NUMBER)) {
    const held = allowed.has(number) || quotes.some((quote) => numbersOf(quote).has(number));
    if (!held && !isRelativeYear(part, number, reply, collection))
      faults.push(`${number} in ${part.kind} stands in no quote`);
  }
  if (reply.lead?.kind === "span" && part.kind === "lead") {
    const span = own.replace(/[。.]$/u, "");
    if (!quotes.some((quote) => quote.includes(span))) faults.push("the lead is not cut from its quote");
  }
  return faults;
}

/** The numbers of a text as a whole: 1519 does not contain 15. */
function numbersOf(text: string): Set<string> {
  return new Set([...text.matchAll(NUMBER)].map(([number]) => number));
}

/**
 * Whether a number is the year of a word like 去年: the year comes from the reviewed sources file, the word from the
 * quote.
 */
function isRelativeYear(part: Reply["parts"][number], number: string, reply: Reply, collection: Collection): boolean {
  if (part.kind !== "context") return false;
  const cited = reply.citations.filter(({ n }) => part.citations.includes(n));
  return cited.some(({ source }) => collection.sources.get(source.id)?.relative.some(({ year }) => year === number));
}
