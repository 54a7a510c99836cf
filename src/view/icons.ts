// The icons of all pages, in one style: a grid of 24 by 24, lines 2 wide with round ends, in the colour of the text
// beside them. An icon is decorative: text always stands beside it, and screen readers skip the icon. Pure.
import { el, type ViewElement } from "./view.ts";

const SVG = "http://www.w3.org/2000/svg";

/** Each icon is a single path, to stay small. */
export const ICONS = {
  wages: "M3 10a7 7 0 1 0 14 0a7 7 0 1 0-14 0m4-3 3 3.5L13 7m-3 3.5V14m-2.5-2h5M20 9a7 7 0 0 1-9.5 12",
  family: "M4 7a3 3 0 1 0 6 0a3 3 0 1 0-6 0m10 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0M2 20c0-8 10-8 10 0 0-8 10-8 10 0",
  debt: "M5 3h14v18l-3.5-2-3.5 2-3.5-2L5 21zm4 4 3 3.500L15 7m-3 3.500V15m-2.5-2.500h5",
  injury: "M2 18h20M4 18v-3a8 8 0 0 1 16 0v3m-10-6V6h4v6",
  neighbours: "M3 20v-9l4.5-5 4.5 5v9zm9-9 4.5-5 4.5 5v9h-9m-4.5 0v-4m9 4v-4",
  mediation: "M3 4h12v8H8l-5 4zm15 5h3v12l-4-4H9v-2",
  aid: "M12 20q-9-6-9-11.500a4.5 4.5 0 0 1 9-1 4.5 4.5 0 0 1 9 1Q21 14 12 20z",
  lawyer: "M12 3v18m-5 0h10M5 6h14M5 6l-3 8a3 3 0 0 0 6 0zm14 0-3 8a3 3 0 0 0 6 0z",
  notary: "M5 21h14M6 17h12v-3h-4q0-3 1.5-4.500a4 4 0 1 0-7 0Q10 11 10 14H6z",
  shopping: "M4 8h16l1 13H3zm4 4V7a4 4 0 0 1 8 0v5",
  hospital: "M4 21V3h16v18zm8-15v6m-3-3h6m-5 12v-5h4v5",
  traffic:
    "M5 17H2v-5l4-1 3-5h7l4 5 2 1v5h-3M9 17h6m-10 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0m10 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
  inheritance: "M5 3h12v14h4q0 4-3.5 4H8q-3 0-3-3zm12 14h-7q0 4-2.5 4M9 8h4m-4 4h4",
  housing: "m2 11 10-8 10 8M5 9v12h14V9m-9 12v-6h4v6",
  government: "m3 9 9-6 9 6zm2 0v9m5-9v9m4-9v9m5-9v9M3 21h18",
  business: "M3 8h18v12H3zm5 0V4h8v4M3 13h18",
  safety: "m12 3 8 3v6q0 6-8 9-8-3-8-9V6z",
  learning: "M12 6v14q-4-3-9-1V5q5-2 9 1 4-3 9-1v14q-5-2-9 1",
  question: "M3 4h18v13H11l-5 4v-4H3zm7 4q0-1.5 2-1.500t2 2-2 2.500v.5m0 2.500v.1",
  phone: "M8.5 3 11 8 8.5 10q1.5 4 5.5 5.500L16 13l5 2.500V19q0 2-2 2Q4 20 3 5q0-2 2-2z",
  print: "M7 8V3h10v5M7 17H3V8h18v9h-4M7 13h10v8H7z",
  keyboard: "M2 5h20v14H2zm4 5h.1m3.9 0h.1m3.9 0h.1m3.9 0h.1M8 15h8",
  speak: "M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0zm-4 5a7 7 0 0 0 14 0m-7 7v3",
  person: "M8 7a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4 21c0-9 16-9 16 0",
  take: "M4 4h6v6H4zm10 0h6v6h-6zM4 14h6v6H4zm10 6v-6h3v3m3-3v6h-2",
  list: "M4 6h.1M9 6h11M4 12h.1M9 12h11M4 18h.1M9 18h11",
  back: "M21 12H3m8-8-8 8 8 8",
  leave: "M14 4H4v16h10M9 12h12m-5-5 5 5-5 5",
  sound: "M3 9v6h4l5 5V4L7 9zm13 0q2 3 0 6m3-9q4 6 0 12",
  looks: "M2 19 7 5l5 14m-8-5h6m5-5q2 3 0 6m3-9q4 6 0 12",
  stop: "M6 6h12v12H6z",
  send: "m3 4 18 8-18 8 3-8zm3 8h6",
} as const;

export type IconName = keyof typeof ICONS;

/** Icons by the ids that collections give to matters. Other matters get the question mark. */
const MATTERS = new Map<string, IconName>([
  ["labour", "wages"],
  ["work_injury", "injury"],
  ["marriage_family", "family"],
  ["domestic_violence", "safety"],
  ["minors", "family"],
  ["inheritance", "inheritance"],
  ["debt", "debt"],
  ["neighbour_property", "neighbours"],
  ["medical", "hospital"],
  ["traffic", "traffic"],
  ["consumer", "shopping"],
  ["housing_land", "housing"],
  ["administrative", "government"],
  ["business", "business"],
  ["fraud", "safety"],
  ["notary", "notary"],
  ["appraisal", "notary"],
  ["legal_aid", "aid"],
  ["mediation", "mediation"],
  ["hotline", "lawyer"],
  ["consult", "lawyer"],
  ["litigation", "lawyer"],
  ["education", "learning"],
]);

export function iconOfMatter(id: string): IconName {
  return MATTERS.get(id) ?? "question";
}

/** As large as the text beside it unless a style sheet says otherwise. */
export function iconView(name: IconName): ViewElement {
  return el(
    "svg",
    {
      class: "icon",
      xmlns: SVG,
      viewBox: "0 0 24 24",
      width: "1em",
      height: "1em",
      fill: "none",
      stroke: "currentColor",
      "stroke-width": "2",
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
      "aria-hidden": "true",
    },
    el("path", { xmlns: SVG, d: ICONS[name] }),
  );
}
