// What proves a telephone number, as an editor wrote it: words with addresses between them in, words that are links out. No
// bare address is shown: an address without words before it is named by its host.
import { el, type View, webAddress } from "../../view/view.ts";

const ADDRESS = /https?:\/\/[^\s；，。（）《》“”"'<>]+/gu;
/** What leads to an address and says nothing without it. */
const LEADING = /[，,：:\s]*(?:条文)?(?:见|全文见|网址)?[，,：:\s]*$/u;
const REST = /^[，,；;\s]+/u;

/** One view for each thing that is named; they are parted by semicolons. */
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
