// Reads what a person sees of the chat, in an isolated world of the page: where a part is, whether its text is
// readable, where the focus is. The function is sent to the browser as text, so it may not refer to anything outside
// itself. It takes every method from its prototype, because named elements can hide the document's methods.

/** A part of the chat as displayed. */
export interface Seen {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Whether a pointer reaches the part at its centre. */
  isOnTop: boolean;
  /** Whether all of it is inside the window. */
  isInWindow: boolean;
  /** Reasons why a person cannot read it; empty when it is readable. */
  faults: string[];
}

export interface Kit {
  /** Violations of the page's policies, as the browser reported them to the page. */
  broken: string[];
  /** Problems that the page reports: `data-complaints` of its root element. */
  complaints: () => string;
  /** How far content moved unexpectedly (Cumulative Layout Shift). */
  shift: () => number;
  chats: () => Element[];
  /** All elements of a part, for all chats in document order. */
  parts: (name: string) => Element[];
  see: (element: Element) => Seen;
  /** The part that has the focus, through all shadow trees, otherwise the tag name. */
  focus: () => string;
  /** The field of the first chat. */
  field: () => HTMLTextAreaElement | undefined;
}

export function installKit(): Kit {
  const broken: string[] = [];
  const shifts: number[] = [];
  EventTarget.prototype.addEventListener.call(
    document,
    "securitypolicyviolation",
    (event) => {
      if (event instanceof SecurityPolicyViolationEvent) {
        broken.push(
          `${event.effectiveDirective}: ${event.blockedURI} ${event.sample} (${event.sourceFile}:${event.lineNumber})`,
        );
      }
    },
    true,
  );
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ("value" in entry && typeof entry.value === "number") shifts.push(entry.value);
    }
  }).observe({ type: "layout-shift", buffered: true });

  const all = (root: Document | ShadowRoot, selector: string): Element[] => [
    ...(root instanceof ShadowRoot ? DocumentFragment : Document).prototype.querySelectorAll.call(root, selector),
  ];
  const getter = (prototype: object, name: string): ((on: object) => unknown) => {
    const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
    return (on) => get?.call(on);
  };
  const activeInDocument = getter(Document.prototype, "activeElement");
  const rootOf = getter(Document.prototype, "documentElement");
  const parentOf = getter(Node.prototype, "parentNode");
  const deep = (root: Document | ShadowRoot, name: string): Element[] =>
    all(root, "*").flatMap((element) => {
      // The fields of a form can hide its properties, and a form has no shadow tree.
      if (element instanceof HTMLFormElement) return [];
      return [
        ...(element.localName === name ? [element] : []),
        ...(element.shadowRoot === null ? [] : deep(element.shadowRoot, name)),
      ];
    });
  const chats = () => deep(document, "fawen-chat");
  const parts = (name: string) =>
    chats().flatMap(({ shadowRoot }) => (shadowRoot === null ? [] : all(shadowRoot, `[part~="${name}"]`)));
  const above = (node: Node): Element | null => {
    if (node instanceof HTMLElement && !(node instanceof HTMLFormElement) && node.assignedSlot !== null) {
      return node.assignedSlot;
    }
    const parent = parentOf(node);
    if (parent instanceof ShadowRoot) return parent.host;
    return parent instanceof Element ? parent : null;
  };

  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  /** Parses any CSS colour: red, green and blue from 0 to 255, alpha from 0 to 1. */
  const rgba = (color: string): [number, number, number, number] => {
    if (canvas === null) throw new Error("no canvas");
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const ground = (element: Element): number[] => {
    const layers: [number, number, number, number][] = [];
    for (let node: Element | null = element; node !== null; node = above(node)) {
      const layer = rgba(getComputedStyle(node).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduceRight<number[]>(
      (below, [red, green, blue, alpha]) =>
        [red, green, blue].map((value, i) => value * alpha + (below[i] ?? 255) * (1 - alpha)),
      [255, 255, 255],
    );
  };
  const luminance = (color: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = color.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (element: Element): number => {
    const behind = ground(element);
    const [red, green, blue, alpha] = rgba(getComputedStyle(element).webkitTextFillColor);
    const ink = [red, green, blue].map((value, i) => value * alpha + (behind[i] ?? 255) * (1 - alpha));
    const [light = 0, dark = 0] = [luminance(ink), luminance(behind)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };

  const faultsOf = (element: Element): string[] => {
    const style = getComputedStyle(element);
    const faults: string[] = [];
    const check = (isWell: boolean, fault: string) => {
      if (!isWell) faults.push(fault);
    };
    const size = Number.parseFloat(style.fontSize);
    check(
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }),
      "not visible",
    );
    // Only up to the chat's element: the page is responsible for what it does outside.
    for (
      let node: Element | null = element;
      node !== null;
      node = node.localName === "fawen-chat" ? null : above(node)
    ) {
      const { opacity, filter, clipPath, maskImage } = getComputedStyle(node);
      check(Number(opacity) >= 0.9, `opacity ${opacity} of ${node.localName}`);
      check(filter === "none", `filter ${filter} of ${node.localName}`);
      check(clipPath === "none", `clip-path ${clipPath} of ${node.localName}`);
      check(maskImage === "none", `mask ${maskImage} of ${node.localName}`);
    }
    check(size >= 16, `letters of ${style.fontSize}`);
    check(style.lineHeight === "normal" || Number.parseFloat(style.lineHeight) >= size, `lines of ${style.lineHeight}`);
    check(contrast(element) >= 4.5, `contrast ${contrast(element).toFixed(2)}`);
    const allowedStyles: [string, string, string[]][] = [
      ["direction", style.direction, ["ltr"]],
      ["writing mode", style.writingMode, ["horizontal-tb"]],
      ["letter spacing", style.letterSpacing, ["normal", "0px"]],
      ["word spacing", style.wordSpacing, ["0px"]],
      ["text transform", style.textTransform, ["none"]],
      ["text indent", style.textIndent, ["0px"]],
      ["text shadow", style.textShadow, ["none"]],
      ["text security", style.getPropertyValue("-webkit-text-security"), ["none"]],
      ["text align", style.textAlign, ["start", "left", "center"]],
      ["white space", style.whiteSpaceCollapse, ["collapse", "preserve-breaks", "preserve"]],
      ["pointer events", style.pointerEvents, ["auto"]],
    ];
    for (const [name, value, allowed] of allowedStyles) check(allowed.includes(value), `${name}: ${value}`);
    const range = new Range();
    range.selectNodeContents(element);
    const lines = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    check(lines.length > 0, "no words with a width and a height");
    check(
      lines.every(({ left, right }) => left >= -1 && right <= innerWidth + 1),
      "words beside the window",
    );
    return faults;
  };

  const see = (element: Element): Seen => {
    const { x, y, width, height, right, bottom } = element.getBoundingClientRect();
    const root = element.getRootNode();
    const hit = root instanceof ShadowRoot ? root.elementFromPoint(x + width / 2, y + height / 2) : null;
    return {
      text: element instanceof HTMLElement ? element.innerText : "",
      x,
      y,
      width,
      height,
      isOnTop: hit !== null && hit.getRootNode() === root && (element.contains(hit) || hit.contains(element)),
      isInWindow: x >= -0.5 && y >= -0.5 && right <= innerWidth + 0.5 && bottom <= innerHeight + 0.5,
      faults: faultsOf(element),
    };
  };
  const focus = (): string => {
    let active = activeInDocument(document);
    while (active instanceof Element && active.shadowRoot !== null && active.shadowRoot.activeElement !== null) {
      active = active.shadowRoot.activeElement;
    }
    if (!(active instanceof Element)) return "nothing";
    return active.getAttribute("part") ?? active.localName;
  };

  return {
    broken,
    complaints: () => {
      const root = rootOf(document);
      return root instanceof Element ? (Element.prototype.getAttribute.call(root, "data-complaints") ?? "") : "";
    },
    shift: () => shifts.reduce((sum, value) => sum + value, 0),
    chats,
    parts,
    see,
    focus,
    field: () => {
      const [first] = chats().flatMap(({ shadowRoot }) => (shadowRoot === null ? [] : all(shadowRoot, "textarea")));
      return first instanceof HTMLTextAreaElement ? first : undefined;
    },
  };
}
