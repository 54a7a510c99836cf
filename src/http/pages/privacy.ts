// The privacy page: a question is stored nowhere, and sent only to the reader, if the operator has configured one.
import { html } from "hono/html";
import { readerHost } from "../../reader-host.ts";
import type { Settings } from "../../settings.ts";
import { fill } from "../../view/chat-words.ts";
import type { Reader } from "../page-language.ts";
import { reachable, renderLayout } from "./layout.ts";
import { PRIVACY } from "./privacy-words.ts";

export function renderPrivacy(settings: Settings, reader: Reader): string {
  const says = PRIVACY[reader.lang];
  const { privacy, title } = reader.words;
  const { OPERATOR_CONTACT, READER_MODEL: model } = settings;
  const host = readerHost(settings);
  const list = (items: readonly string[]) => html`<ul>
${items.map((item) => html`<li>${fill(item, { host, model })}</li>\n`)}</ul>`;
  const main = html`<h1>${privacy}</h1>
<h2>${says.kept}</h2>
${list(says.keptItems)}
${host === "" ? html`<p>${says.stays}</p>` : html`<h2>${says.sent}</h2>\n${list(says.sentItems)}`}
<h2>${says.ask}</h2>
<p>${OPERATOR_CONTACT === "" ? says.noContact : html`${says.contact}${reachable(OPERATOR_CONTACT)}`}</p>`;
  return renderLayout({ title: `${privacy} - ${title}`, main, settings, reader });
}
