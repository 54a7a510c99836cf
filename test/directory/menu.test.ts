// The kiosk's menu of the product's own collection, button by button: what is offered for a place is answered there
// with a quote, and never from another place. Its data in the index and the page is small.
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_SEEDS, outDirectory } from "../../index/out-directory.ts";
import { type Ask, createAsk } from "../../src/ask.ts";
import type { Collection } from "../../src/collection.ts";
import { renderKiosk } from "../../src/http/pages/kiosk.ts";
import { type Prepared, prepare } from "../../src/prepare.ts";
import { press } from "../../src/press.ts";
import { seal } from "../../src/seal.ts";
import { Settings } from "../../src/settings.ts";
import { fold } from "../../src/text.ts";
import { isKioskData, type KioskData } from "../../src/view/kiosk-data.ts";
import { needsFor } from "../../src/web/kiosk/needs.ts";
import { readCollection } from "../eval/answerers.ts";
import { show } from "../proofs/figures-table.ts";

const MONTH = "2026-11";
const LEAST_NEEDS = 12;
const LABEL_CHARS_MAX = 8;
const QUESTION_CHARS_MAX = 24;
const QUESTIONS_MAX = 4;
const CORPUS_BYTES_MAX = 2048;
const PAGE_BYTES_MAX = 4.5 * 1_024;

let collection: Collection;
let ask: Ask;
let places: Prepared["places"];
let data: KioskData;
let attribute = "";

/** The attribute's value as a browser reads it. */
function attributeOf(page: string): string {
  const written = /data-kiosk="([^"]*)"/u.exec(page)?.[1] ?? "";
  return written.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}

beforeAll(async () => {
  collection = await readCollection(outDirectory(DEFAULT_SEEDS));
  ask = createAsk(collection);
  ({ places } = prepare(collection));
  attribute = attributeOf(renderKiosk(collection, Settings.parse({})));
  const read: unknown = JSON.parse(attribute);
  if (!isKioskData(read)) throw new Error("the page's script could not read it");
  data = read;
});

/** The id of every place in the menu, and null for no place. */
const everywhere = () => [...new Set(data.areas.flat())].map((id) => (id === "" ? null : id));
const buttons = () =>
  everywhere().flatMap((id) =>
    needsFor(data, id).flatMap((need) => need.questions.map((question) => ({ id, need, question }))),
  );

describe("the menu", () => {
  test("has the most needed entries in every county, and in the market town with a terminal", () => {
    for (const place of ["嘉兴市", "南湖区", "秀洲区", "嘉善县", "平湖市", "海盐县", "海宁市", "桐乡市", "乌镇"]) {
      const labels = needsFor(data, place).map(({ label }) => label);
      expect(labels.length, place).toBeGreaterThanOrEqual(LEAST_NEEDS);
      for (const label of ["邻居吵架", "欠薪和打工", "离婚和家事", "遗产继承"]) expect(labels, place).toContain(label);
    }
    expect(needsFor(data, null).length).toBeGreaterThanOrEqual(LEAST_NEEDS);
  });

  test("fits its buttons and repeats nothing", () => {
    const labels = data.needs.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    for (const label of labels) expect([...label].length, label).toBeLessThanOrEqual(LABEL_CHARS_MAX);
    for (const { id, need, question } of buttons()) {
      expect([...question].length, question).toBeLessThanOrEqual(QUESTION_CHARS_MAX);
      expect(need.questions.length, `${id} ${need.label}`).toBeLessThanOrEqual(QUESTIONS_MAX);
      expect(new Set(need.questions).size, `${id} ${need.label}`).toBe(need.questions.length);
    }
  });

  test("leads from every button to a quote about that place or one around it", async () => {
    for (const { id, question } of buttons()) {
      const said = `${question} (${id})`;
      const place = places.byId(id);
      const reply = await ask({ question, ...(id === null ? {} : { place: id }) }, { month: MONTH, origin: null });
      expect(["answered", "partial"], said).toContain(reply.status);
      expect(reply.citations.length, said).toBeGreaterThan(0);
      expect(reply, said).toMatchObject({ alert: null, clarify: null, lead: { text: expect.stringMatching(/./u) } });
      // A question that names a place may be answered about that place, which lies around the terminal.
      const asked = places.find(fold(question)) ?? place;
      for (const { source } of reply.citations) {
        const about = source.place === null ? null : places.byName(source.place);
        if (about === null || asked === null || about.id === asked.id) continue;
        expect(places.isWithin(asked, about) || places.isWithin(about, asked), `${said}: ${source.title}`).toBe(true);
      }
    }
    show("The menu of needs", [
      ["need", "places", "questions"],
      ...data.needs.map(({ label, questions }) => [
        label,
        String(new Set(questions.flatMap(({ area }) => data.areas[area] ?? [])).size),
        String(questions.length),
      ]),
    ]);
  });

  test("adds little to the index and to the page", () => {
    const bytes = (text: string) => gzipSync(text).length;
    const { corpus } = collection;
    const without = press(seal({ ...corpus, menu: { areas: [], needs: [] } }));
    expect(bytes(press(seal(corpus))) - bytes(without)).toBeLessThan(CORPUS_BYTES_MAX);
    expect(bytes(attribute)).toBeLessThan(PAGE_BYTES_MAX);
  });
});
