// What is typed stays in the browser, and what is quoted stays as it is: no spelling service is sent a field, no translation of the
// browser takes a quote, a title or a number for words of the page.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Served, serve } from "./serve.ts";

const QUESTION = "平湖请了多少名法治监督员？";
const ASKED = `q=${encodeURIComponent(QUESTION)}`;
let worker: Served;
let source = "";

beforeAll(async () => {
  worker = await serve();
  const { body } = await worker.json(`/api/ask?${ASKED}`);
  source = /"href":"([^"]+)"/.exec(JSON.stringify(body))?.[1] ?? "";
});
afterAll(() => worker.close());

const read = async (path: string) => (await worker.fetch(path, { headers: { Accept: "text/html" } })).text();
/** The opening tags of a page that match. */
const tags = (page: string, pattern: RegExp) => [...page.matchAll(pattern)].map(([tag]) => tag);

const FIELDS = /<(?:textarea|input(?! type="hidden"))[^>]*>/g;
const KEPT = [
  'autocomplete="off"',
  'autocapitalize="off"',
  'autocorrect="off"',
  'spellcheck="false"',
  'translate="no"',
];

test.each(["/", `/?${ASKED}`, "/explain", `/explain?${ASKED}`])(
  "each field of %s keeps what is typed to itself",
  async (path) => {
    const fields = tags(await read(path), FIELDS);
    expect(fields.length).toBeGreaterThan(0);
    for (const field of fields) for (const attribute of KEPT) expect(field).toContain(attribute);
  },
);

describe("no browser translates", () => {
  test.each([
    [
      "a quote, its title, what was asked and a number of an answer",
      `/?${ASKED}`,
      /<(?:blockquote|cite|bdi|strong class="tel")[^>]*>/g,
      4,
    ],
    [
      "the texts that an explanation shows",
      `/explain?${ASKED}`,
      /<(?:div class="said"|td class="of-text"><span)[^>]*>/g,
      2,
    ],
    [
      "a title in the list of sources, or a number",
      "/sources",
      /<(?:a class="open" href="\/sources\/|strong class="tel")[^>]*>/g,
      2,
    ],
  ])("%s", async (_what, path, pattern, atLeast) => {
    const found = tags(await read(path), pattern);
    expect(found.length).toBeGreaterThanOrEqual(atLeast);
    expect(found.filter((tag) => !tag.includes('translate="no"'))).toEqual([]);
  });

  test("a source, from its title to the marked quote, but what stands around it", async () => {
    const page = await read(source);
    expect(page).toMatch(/<h1 translate="no">/);
    const [before = "", text = ""] = page.split('<div class="text"');
    expect(text).toMatch(/^[^>]* translate="no">/);
    expect(text.indexOf("<mark")).toBeLessThan(text.indexOf("</div>"));
    expect(before).toMatch(/<p class="pointed"><a class="open jump" href="#quote">/);
  });
});
