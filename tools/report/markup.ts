// Building blocks of the report's sections. The template escapes every text.
import { html } from "hono/html";

export type Markup = ReturnType<typeof html>;

/** A heading in Chinese with an English translation. */
export function heading(id: string, zh: string, en: string): Markup {
  return html`<h2 id="${id}">${zh}<span class="en" lang="en">${en}</span></h2>`;
}

/** Marks something that is missing. */
export const empty = (words: string): Markup => html`<span class="empty">${words}</span>`;

export const tag = (words: string, colour: "red" | "amber" | "green" | "blue"): Markup =>
  html`<span class="tag ${colour}">${words}</span>`;

/** The text of a section that has no entries. */
export const none = (words: string): Markup => html`<p class="none">${words}</p>`;

/** A table whose first column has the headers of the rows. On a phone each cell shows the name of its column. */
export function table(columns: readonly string[], rows: readonly (readonly (Markup | string)[])[]): Markup {
  return html`<table><thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>
${rows.map(
  ([first, ...cells]) =>
    html`<tr><th scope="row">${first}</th>${cells.map((cell, i) => html`<td data-label="${columns[i + 1] ?? ""}"><div>${cell}</div></td>`)}</tr>
`,
)}</tbody></table>`;
}

/** Cuts a long text to `max` characters. */
export function short(text: string, max = 80): string {
  const flat = text.replace(/\s+/gu, " ").trim();
  return flat.length > max ? `${flat.slice(0, max)}…` : flat;
}
