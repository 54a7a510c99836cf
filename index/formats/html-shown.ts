// Determines what a reader sees of a page: its elements without navigation, menus, scripts and hidden text.
import type { DefaultTreeAdapterTypes } from "parse5";

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
type Parent = Node | DefaultTreeAdapterTypes.Document;

const SKIPPED: ReadonlySet<string> = new Set(
  "script style nav aside noscript template iframe object svg canvas button select input textarea footer head rp rt del s strike dialog audio video".split(
    " ",
  ),
);
/** Class names and ids that office portals give to the parts around an article. */
const FURNITURE =
  /(?:^|[-_\s])(?:nav|navbar|navigation|menu|breadcrumb|crumbs?|sidebar|side|footer|foot|copyright|share|toolbar|pagination|pager|related|recommend|banner|search|login|qrcode|print|ads?)(?:$|[-_\s\d])/iu;
const FURNITURE_ROLES = ["navigation", "search", "menu", "banner", "contentinfo"];
const INVISIBLE =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:[a-z%]*)?\s*(?:;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|text-indent\s*:\s*-\d{4}|(?:left|top)\s*:\s*-\d{4}/iu;
/** An element with more than this share of the page is its content, whatever its name. */
const FURNITURE_SHARE = 0.5;
const ARTICLE_CHARS_MIN = 100;

export const attribute = (element: Element, name: string) =>
  element.attrs.find((each) => each.name === name)?.value ?? "";
export const isElement = (node: Node): node is Element => "tagName" in node;
export const named = (element: Element) => `${attribute(element, "class")} ${attribute(element, "id")}`;

export const textOf = (node: Parent): string =>
  "value" in node ? node.value : "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
export const lengthOf = (node: Parent) => textOf(node).replace(/\s/gu, "").length;

export function* allElements(node: Parent): Generator<Element> {
  if ("tagName" in node) yield node;
  for (const child of "childNodes" in node ? node.childNodes : []) yield* allElements(child);
}

/** A page, with what is hidden in it. */
export class Shown {
  readonly #whole: number;
  readonly #hidden: ReadonlySet<string>;

  constructor(document: DefaultTreeAdapterTypes.Document) {
    const every = [...allElements(document)];
    const skipped = (element: Element) => SKIPPED.has(element.tagName);
    this.#whole = lengthOf(document) - every.filter(skipped).reduce((sum, each) => sum + lengthOf(each), 0);
    const styles = every.filter(({ tagName }) => tagName === "style").map(textOf);
    this.#hidden = new Set(styles.flatMap(hiddenClasses));
  }

  has(element: Element): boolean {
    if (SKIPPED.has(element.tagName)) return false;
    if (element.tagName === "html" || element.tagName === "body") return true;
    const isHidden =
      element.attrs.some(({ name }) => name === "hidden") ||
      attribute(element, "aria-hidden") === "true" ||
      INVISIBLE.test(attribute(element, "style")) ||
      (this.#hidden.size > 0 && namesOf(element).some((name) => this.#hidden.has(name)));
    if (isHidden) return false;
    const isFurniture = FURNITURE_ROLES.includes(attribute(element, "role")) || FURNITURE.test(named(element));
    return !isFurniture || lengthOf(element) > Math.max(ARTICLE_CHARS_MIN, FURNITURE_SHARE * this.#whole);
  }

  /** All visible elements of a subtree, including its root. */
  *elements(node: Parent): Generator<Element> {
    if ("tagName" in node) {
      if (!this.has(node)) return;
      yield node;
    }
    for (const child of "childNodes" in node ? node.childNodes : []) yield* this.elements(child);
  }
}

const namesOf = (element: Element) => [
  ...attribute(element, "class")
    .split(/\s+/u)
    .filter((name) => name !== "")
    .map((name) => `.${name}`),
  `#${attribute(element, "id")}`,
];

/** Selectors `.name` and `#name` that the page's own style sheet hides; compound selectors are ignored. */
function hiddenClasses(style: string): string[] {
  return [...style.replace(/\/\*.*?\*\//gsu, "").matchAll(/([^{}]+)\{([^{}]*)\}/gu)]
    .filter(([, , rule = ""]) => /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(rule))
    .flatMap(([, names = ""]) => names.split(",").map((name) => name.trim()))
    .filter((name) => /^[.#][\w-]+$/u.test(name));
}
