// The base URL for links to the sources from elsewhere: the public URL that the operator has configured, taken from the
// reply's own links, otherwise the server that answered. Pure.
import { isText, listOf, shape } from "../view/guards.ts";

const hasPublicLinks = shape({ citations: listOf(shape({ href: isText, url: isText })) });

export function homeOf(answer: unknown, api: string): string {
  const [first] = hasPublicLinks(answer) ? answer.citations : [];
  return first?.url.endsWith(first.href) ? first.url.slice(0, -first.href.length) : api;
}
