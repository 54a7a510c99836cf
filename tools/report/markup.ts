// The parts that the report's sections are made of. Every text is escaped by the template.
import { html } from "hono/html";

export type Markup = ReturnType<typeof html>;

/** A heading in Chinese, with what it is for operators in English. */
export function heading(id: string, zh: string, en: string): Markup {
  return html`<h2 id="${id}">${zh}<span class="en" lang="en">${en}</span></h2>`;
}

/** What is not there and should be. */
export const empty = (words: string): Markup => html`<span class="empty">${words}</span>`;

export const tag = (words: string, colour: "red" | "amber" | "green" | "blue"): Markup =>
  html`<span class="tag ${colour}">${words}</span>`;

/** A section with nothing in it says so. */
export const none = (words: string): Markup => html`<p class="none">${words}</p>`;

/** A table; on a phone each cell stands under its column's name. The first cell of a row names it. */
export function table(columns: readonly string[], rows: readonly (readonly (Markup | string)[])[]): Markup {
  return html`<table><thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>
${rows.map(
  ([first, ...cells]) =>
    html`<tr><th scope="row">${first}</th>${cells.map((cell, i) => html`<td data-label="${columns[i + 1] ?? ""}"><div>${cell}</div></td>`)}</tr>
`,
)}</tbody></table>`;
}

/** A long text, cut for a glance. */
export function short(text: string, max = 80): string {
  const flat = text.replace(/\s+/gu, " ").trim();
  return flat.length > max ? `${flat.slice(0, max)}…` : flat;
}
