// Opening an index: a damaged one is refused with a message that tells the operator what to do. Then, what an opened
// collection returns.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checksum } from "../../../src/checksum.ts";
import {
  type Collection,
  cite,
  contacts,
  LEGAL_HOTLINE_ID,
  openCollection,
  sourceView,
} from "../../../src/collection.ts";
import { fromColumns, intoColumns } from "../../../src/columns.ts";
import { Citation, Source } from "../../../src/contract.ts";
import { Corpus } from "../../../src/corpus.ts";
import { FORMAT_VERSION, IndexError, openSealed, seal } from "../../../src/seal.ts";
import { createEngine } from "../../../src/search/minisearch.ts";
import { TOKENIZER_ID } from "../../../src/text.ts";
import { buildTexts, openTexts, runs } from "./seeds-collection.ts";

const TEXTS = {
  "a.txt": "南河县调解中心开张\n\n南河县调解中心2023年开张，受理纠纷1,519件。\n\n群众只需取个号。",
  "b.txt": "北山镇的法律服务\n\n北山镇有法律顾问12名。他们每周来一次。",
};
const { corpusText } = await buildTexts(TEXTS);
const DIGEST = /(?<="digest":")[0-9a-f]{16}/u;
const digestOf = (text: string) => DIGEST.exec(text)?.[0] ?? "";
const OTHER = await buildTexts({ "c.txt": "别的文字。" });

function refusal(corpus: string): string {
  try {
    openCollection(corpus, createEngine);
  } catch (error) {
    expect(error).toBeInstanceOf(IndexError);
    return error instanceof Error ? error.message : "";
  }
  return "it was opened";
}

describe("an index from the build", () => {
  test("opens with its counts and an id made of its digest", () => {
    const { info, corpus } = openCollection(corpusText, createEngine);
    expect(info).toMatchObject({ sources: 2, passages: corpus.chunks.length, built: null });
    expect(info.id).toBe(`ix_${corpus.digest.slice(0, 12)}`);
    expect(corpus.format).toBe(FORMAT_VERSION);
  });

  test("matches the schema, and its digest is the checksum of the rest", () => {
    expect(Corpus.safeParse(openSealed(corpusText)).success).toBe(true);
    const sealed = digestOf(corpusText);
    const [, rest = ""] = corpusText.split(`"digest":"${sealed}",`);
    expect(checksum(rest)).toBe(sealed);
  });

  test("gives the same text when it is sealed again", () => {
    const { corpus } = openCollection(corpusText, createEngine);
    expect(seal(corpus)).toBe(corpusText);
  });

  test("finds every chunk, source and place by its id", () => {
    const { corpus, chunks, sources, places } = openCollection(corpusText, createEngine);
    for (const chunk of corpus.chunks) expect(chunks.get(chunk.id)).toBe(chunk);
    for (const source of corpus.sources) expect(sources.get(source.id)).toBe(source);
    for (const place of corpus.places) expect(places.get(place.id)).toBe(place);
  });

  test("reports the newest date of its sources, and null when none has a date", async () => {
    const files =
      "sources:\n  - { id: a, file: a.txt, published: 2023-04 }\n  - { id: b, file: b.txt, published: '2021' }\n";
    expect((await openTexts({ ...TEXTS, "sources.yaml": files })).info.built).toBe("2023-04");
    expect((await openTexts(TEXTS)).info.built).toBeNull();
  });
});

describe("openCollection refuses, with what to do about it,", () => {
  test.each([
    ["of another tokenizer", corpusText.replace(TOKENIZER_ID, "words-9"), /words-9.*han-bigram/u],
    ["of another format", corpusText.replace(`:${FORMAT_VERSION},`, `:${FORMAT_VERSION + 1},`), /format/u],
    ["without chunks", changed((corpus) => Reflect.deleteProperty(corpus, "chunks")), /digest/u],
    ["that is not JSON", "index", /no index/u],
    ["that is empty", "", /no index/u],
    ["that is null", "null", /no index/u],
    ["that is a list", "[]", /no index/u],
    ["without a digest", corpusText.replace(DIGEST, ""), /no index/u],
    ["with the digest of another", corpusText.replace(DIGEST, digestOf(OTHER.corpusText)), /digest/u],
    ["that is cut off", corpusText.slice(0, -100), /digest/u],
    ["with something after it", `${corpusText} `, /digest/u],
    ["with a source left out", changed((corpus) => corpus.sources.pop()), /digest/u],
    ["with an offset moved", changed(({ chunks }) => chunks[0] && chunks[0].start++), /digest/u],
  ])("an index %s", (_, corpus, reason) => {
    const message = refusal(corpus);
    expect(message).toMatch(reason);
    expect(message).toContain("npm run build");
  });

  test("an index with any character replaced", () => {
    const position = fc.nat(corpusText.length - 1);
    fc.assert(
      fc.property(position, fc.string({ unit: "binary", minLength: 1, maxLength: 1 }), (at, character) => {
        fc.pre(corpusText.charAt(at) !== character);
        expect(refusal(corpusText.slice(0, at) + character + corpusText.slice(at + 1))).toContain("npm run build");
      }),
      runs(300),
    );
  });

  test("an index that ends early, at any position", () => {
    fc.assert(
      fc.property(fc.nat(corpusText.length - 1), (end) => {
        expect(refusal(corpusText.slice(0, end))).toContain("npm run build");
      }),
      runs(30),
    );
  });

  function changed(change: (corpus: Corpus) => unknown): string {
    const corpus: Corpus = Object(fromColumns(JSON.parse(corpusText)));
    change(corpus);
    return JSON.stringify(intoColumns(corpus));
  }
});

describe("an opened collection", async () => {
  const collection: Collection = await openTexts({
    ...TEXTS,
    "places.yaml": "places:\n  - { id: nanhe, name: 南河县, within: null }\n",
    "sources.yaml":
      "sources:\n  - { id: a, file: a.txt, published: 2023-04, place: nanhe }\n  - { id: b, file: b.txt }\n",
  });

  test("names this program's tokenizer", () => {
    expect(collection.corpus.tokenizer).toBe(TOKENIZER_ID);
  });

  test("gives clients a source with its place and without its text", () => {
    const source = collection.sources.get("a");
    expect(source && sourceView(collection, source)).toMatchObject({ place: "南河县", published: "2023-04" });
    for (const each of collection.corpus.sources) {
      expect(Object.keys(sourceView(collection, each)).sort()).toEqual(Object.keys(Source.def.shape).sort());
    }
  });

  test("gives contacts in the order asked for, and none for an unknown id", () => {
    const found = contacts(collection, [LEGAL_HOTLINE_ID, "nobody", "police-110", "ambulance-120"], "zh-CN");
    expect(found.map(({ tel }) => tel)).toEqual(["12348", "110", "120"]);
    expect(found.every((contact) => !("id" in contact))).toBe(true);
  });

  test.each([
    [null, null],
    ["https://fawen.test", "https://fawen.test/sources/"],
  ])("cites verbatim, with a link to the quote, for the origin %s", (origin, begins) => {
    for (const chunk of collection.corpus.chunks) {
      const source = collection.sources.get(chunk.source);
      if (source === undefined) throw new Error("a chunk without its source");
      const citation = cite(collection, chunk, source, { n: 2, start: chunk.start, end: chunk.end, origin });
      expect(Citation.safeParse(citation).success).toBe(true);
      expect(source.text.slice(citation.start, citation.end)).toBe(citation.quote);
      expect(citation).toMatchObject({ n: 2, passage: chunk.id, version: source.version });
      const link = new URL(citation.href, "https://any.test");
      expect(link.pathname).toBe(`/sources/${source.id}`);
      expect(Object.fromEntries(link.searchParams)).toEqual({
        index: collection.info.id,
        passage: chunk.id,
        start: String(chunk.start),
        end: String(chunk.end),
      });
      expect(citation.url === null ? null : citation.url.slice(0, begins?.length)).toBe(begins);
    }
  });
});
