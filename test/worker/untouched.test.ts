// Browsers leave typed and quoted text alone: no field is sent to a spelling service, and no translation changes a
// quote, a title or a number.
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
  "each field of %s opts out of autofill, spell checking and translation",
  async (path) => {
    const fields = tags(await read(path), FIELDS);
    expect(fields.length).toBeGreaterThan(0);
    for (const field of fields) for (const attribute of KEPT) expect(field).toContain(attribute);
  },
);

describe("a browser must not translate", () => {
  test.each([
    [
      "an answer's quote, its title, the question and the number to call",
      `/?${ASKED}`,
      /<(?:blockquote|cite|bdi|strong class="tel")[^>]*>/g,
      4,
    ],
    ["texts on the staff page", `/explain?${ASKED}`, /<(?:div class="said"|td class="of-text"><span)[^>]*>/g, 2],
    [
      "a title or a number in the list of sources",
      "/sources",
      /<(?:a class="open" href="\/sources\/|strong class="tel")[^>]*>/g,
      2,
    ],
  ])("%s", async (_what, path, pattern, atLeast) => {
    const found = tags(await read(path), pattern);
    expect(found.length).toBeGreaterThanOrEqual(atLeast);
    expect(found.filter((tag) => !tag.includes('translate="no"'))).toEqual([]);
  });

  test("a source's title and text, but may translate the rest of its page", async () => {
    const page = await read(source);
    expect(page).toMatch(/<h1 translate="no">/);
    const [before = "", text = ""] = page.split('<div class="text"');
    expect(text).toMatch(/^[^>]* translate="no">/);
    expect(text.indexOf("<mark")).toBeLessThan(text.indexOf("</div>"));
    expect(before).toMatch(/<p class="pointed"><a class="open jump" href="#quote">/);
  });
});
