// Renders the evidence for a telephone number: an editor's text with addresses becomes text with links. No bare address
// is shown: an address without words before it is labelled with its host.
import { el, type View, webAddress } from "../../view/view.ts";

const ADDRESS = /https?:\/\/[^\s；，。（）《》“”"'<>]+/gu;
/** Words that introduce an address and mean nothing without it. */
const LEADING = /[，,：:\s]*(?:条文)?(?:见|全文见|网址)?[，,：:\s]*$/u;
const REST = /^[，,；;\s]+/u;

/** One list of views for each item; semicolons separate the items. */
export function basisViews(basis: string): View[][] {
  return basis
    .split(/\s*；\s*/u)
    .map(itemViews)
    .filter((views) => views.length > 0);
}

function itemViews(item: string): View[] {
  const views: View[] = [];
  let from = 0;
  for (const found of item.matchAll(ADDRESS)) {
    const before = item.slice(from, found.index).replace(REST, "").replace(LEADING, "");
    const href = webAddress(found[0]);
    from = found.index + found[0].length;
    if (href === null || !URL.canParse(href)) continue;
    views.push(el("a", { href, rel: "noopener noreferrer nofollow" }, before === "" ? new URL(href).host : before));
  }
  const rest = item.slice(from).trim();
  return rest === "" ? views : [...views, rest];
}
