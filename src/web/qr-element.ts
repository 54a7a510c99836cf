// A QR code as an SVG element, built with DOM calls. Nothing is parsed.
import { modulesOf, runs } from "../view/qr-code.ts";

const SVG = "http://www.w3.org/2000/svg";

/** Black on white in every theme. Null when the text is too long for a code that a phone can read. */
export function qrCode(text: string, label: string): Element | null {
  const rows = modulesOf(text);
  if (rows === null) return null;
  const size = String(rows.length);
  const svg = element("svg", {
    viewBox: `0 0 ${size} ${size}`,
    "shape-rendering": "crispEdges",
    role: "img",
    "aria-label": label,
  });
  svg.append(
    element("rect", { width: size, height: size, fill: "#fff" }),
    element("path", { d: rows.flatMap(runs).join(""), fill: "#000" }),
  );
  return svg;
}

function element(tag: string, attributes: Readonly<Record<string, string>>): Element {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
