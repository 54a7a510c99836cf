// Where a reply's links lead from elsewhere: the address that the operator says is public, as the reply's own links have it,
// else the one that answered. Pure.
import { isText, listOf, shape } from "../view/guards.ts";

const hasPublicLinks = shape({ citations: listOf(shape({ href: isText, url: isText })) });

export function homeOf(answer: unknown, api: string): string {
  const [first] = hasPublicLinks(answer) ? answer.citations : [];
  return first?.url.endsWith(first.href) ? first.url.slice(0, -first.href.length) : api;
}
