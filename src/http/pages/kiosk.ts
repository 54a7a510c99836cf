// The kiosk's page: a root element for its script, and the data of the collection and settings that the script needs.
// The page is the same for every terminal: a terminal's own settings are in its address, which the script reads. No
// question enters here.
import { html } from "hono/html";
import { type Collection, LEGAL_HOTLINE_ID } from "../../collection.ts";
import { menuQuestion } from "../../menu-question.ts";
import { readerHost } from "../../reader-host.ts";
import type { Settings } from "../../settings.ts";
import type { KioskData } from "../../view/kiosk-data.ts";
import { announcementsIn } from "../announcements.ts";

/** All addresses are relative, so the kiosk works below any path, also outside the path of `PUBLIC_ORIGIN`. */
export function renderKiosk(collection: Collection, settings: Settings): string {
  const shown = kioskData(collection, settings);
  const data = JSON.stringify(shown);
  const hotline = shown.hotline ?? { name: "公共法律服务热线", tel: "12348" };
  return String(html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>法问</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="kiosk.css">
<script type="module" src="kiosk.js"></script>
</head>
<body>
<div id="kiosk" data-kiosk="${data}"><p class="unstarted">这台机器的程序没有开。请找工作人员，或者打${hotline.tel}${hotline.name}。</p></div>
</body>
</html>
`);
}

function kioskData({ corpus, info }: Collection, settings: Settings): KioskData {
  const hotline = corpus.contacts.find(({ id }) => id === LEGAL_HOTLINE_ID);
  return {
    index: info.id,
    built: info.built,
    places: corpus.places.map(({ id, name, aliases }) => ({ id, name, aliases })),
    areas: corpus.menu.areas.map((area) => area.map((number) => corpus.places[number - 1]?.id ?? "")),
    needs: corpus.menu.needs.map(({ id, label, questions }) => ({
      id,
      label,
      questions: questions.map(([written, area]) => ({ question: menuQuestion(corpus, written), area })),
      words: keyWords(corpus.matters.find((matter) => matter.id === id)?.words ?? []),
    })),
    matters: corpus.matters.map(({ id, name, services }) => ({
      id,
      name,
      services: corpus.services.filter((service) => services.includes(service.id)).map((service) => service.name),
    })),
    region: corpus.region?.["zh-CN"] ?? "",
    hotline: hotline === undefined ? null : { name: hotline.name, tel: hotline.tel ?? "" },
    numbers: numbersOf(corpus.contacts),
    origin: settings.PUBLIC_ORIGIN,
    shells: [...settings.FRAME_ANCESTORS],
    operator: settings.OPERATOR_NAME,
    announcements: announcementsIn(settings),
    // Left out of the JSON where there is none.
    reader: readerHost(settings) || undefined,
  };
}

const KEYS_MAX = 3;
const KEY = /^\p{Script=Han}{2,5}$/u;

/** The first words of a matter that share no character: a few short words identify it. */
function keyWords(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (const word of words) {
    if (kept.length === KEYS_MAX) break;
    if (KEY.test(word) && !kept.some((other) => [...word].some((character) => other.includes(character))))
      kept.push(word);
  }
  return kept;
}

function numbersOf(contacts: Collection["corpus"]["contacts"]): KioskData["numbers"] {
  const numbers = contacts.flatMap(({ id, kind, name, tel }) =>
    tel === null ? [] : [{ name, tel, isUrgent: kind === "emergency", isFirst: id === LEGAL_HOTLINE_ID }],
  );
  const rank = ({ isUrgent, isFirst }: (typeof numbers)[number]) => (isUrgent ? 0 : isFirst ? 1 : 2);
  return numbers.toSorted((a, b) => rank(a) - rank(b)).map(({ name, tel, isUrgent }) => ({ name, tel, isUrgent }));
}
