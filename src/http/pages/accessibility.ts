// The accessibility statement: what has been done, known shortcomings, whom to tell.
import { html } from "hono/html";
import type { Settings } from "../../settings.ts";
import type { Reader } from "../page-language.ts";
import { ACCESSIBILITY } from "./accessibility-words.ts";
import { chinese, reachable, renderLayout } from "./layout.ts";

export function renderAccessibility(settings: Settings, reader: Reader): string {
  const { OPERATOR_NAME, OPERATOR_CONTACT, COMPLAINT_CHANNEL } = settings;
  const says = ACCESSIBILITY[reader.lang];
  const { accessibility, title } = reader.words;
  const [beforeName = "", afterName = ""] = says.hope.split("{operator}");
  const [beforeNumber = "", afterNumber = ""] = says.hotline.split("{tel}");
  const list = (items: readonly string[]) => html`<ul>
${items.map((item) => html`<li>${item}</li>\n`)}</ul>`;
  const main = html`<h1>${accessibility}</h1>
<p>${beforeName}${OPERATOR_NAME === "" ? says.us : chinese(OPERATOR_NAME)}${afterName}</p>
<h2>${says.done}</h2>
${list(says.doneItems)}
<h2>${says.lacking}</h2>
${list(says.lackingItems)}
<h2>${says.tell}</h2>
<p>${OPERATOR_CONTACT === "" ? says.noContact : html`${says.contact}${reachable(OPERATOR_CONTACT)}`}</p>
${COMPLAINT_CHANNEL === "" ? "" : html`<p>${says.complain}${reachable(COMPLAINT_CHANNEL)}</p>`}
<p>${beforeNumber}<a href="tel:12348">12348</a>${afterNumber}</p>`;
  return renderLayout({ title: `${accessibility} - ${title}`, main, settings, reader });
}
