// Opening an index: whatever was done to it, it is refused in words that tell the operator what to do; and what an
// opened one hands out.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Collection,
  cite,
  contacts,
  corpusDigest,
  EMERGENCY_IDS,
  IndexError,
  LEGAL_HOTLINE_ID,
  openCollection,
  sourceView,
} from "../../../src/collection.ts";
import { Citation, Source } from "../../../src/contract.ts";
import { type Corpus, FORMAT_VERSION } from "../../../src/corpus.ts";
import { open } from "../../../src/search/minisearch.ts";
import { TOKENIZER_ID } from "../../../src/text.ts";
import { buildTexts, openTexts, runs } from "./seeds-collection.ts";

const TEXTS = {
  "a.txt": "南河县调解中心开张\n\n南河县调解中心2023年开张，受理纠纷1,519件。\n\n群众只需取个号。",
  "b.txt": "北山镇的法律服务\n\n北山镇有法律顾问12名。他们每周来一次。",
};
const { corpusText, packedTerms } = await buildTexts(TEXTS);
const OTHER = await buildTexts({ "c.txt": "别的文字。" });

function refusal(corpus: string, terms: string): string {
  try {
    openCollection(corpus, terms, open);
  } catch (error) {
    expect(error).toBeInstanceOf(IndexError);
    return error instanceof Error ? error.message : "";
  }
  return "it was opened";
}

/** The corpus with some of it replaced, and a digest that is right for it. */
function forged(change: Record<string, unknown>): string {
  const corpus: Corpus = { ...JSON.parse(corpusText), ...change };
  return JSON.stringify({ ...corpus, digest: corpusDigest(corpus, packedTerms) });
}

describe("an index as the build wrote it", () => {
  test("opens, with the counts and the id of its digest", () => {
    const { info, corpus } = openCollection(corpusText, packedTerms, open);
    expect(info).toMatchObject({ sources: 2, passages: corpus.chunks.length, built: null });
    expect(info.id).toBe(`ix_${corpus.digest.slice(0, 12)}`);
    expect(corpus.format).toBe(FORMAT_VERSION);
  });

  test("finds every chunk, source and place by its id", () => {
    const { corpus, chunks, sources, places } = openCollection(corpusText, packedTerms, open);
    for (const chunk of corpus.chunks) expect(chunks.get(chunk.id)).toBe(chunk);
    for (const source of corpus.sources) expect(sources.get(source.id)).toBe(source);
    for (const place of corpus.places) expect(places.get(place.id)).toBe(place);
  });

  test("says the newest date of its sources, and null when none has one", async () => {
    const files =
      "sources:\n  - { id: a, file: a.txt, published: 2023-04 }\n  - { id: b, file: b.txt, published: '2021' }\n";
    expect((await openTexts({ ...TEXTS, "sources.yaml": files })).info.built).toBe("2023-04");
    expect((await openTexts(TEXTS)).info.built).toBeNull();
  });
});

describe("a damaged index is refused, with what to do about it", () => {
  test.each([
    ["of another tokenizer", forged({ tokenizer: "words-9" }), packedTerms, /words-9.*han-bigram/u],
    ["of another format", forged({ format: FORMAT_VERSION + 1 }), packedTerms, /another form/u],
    ["without chunks", forged({ chunks: undefined }), packedTerms, /another form/u],
    ["with an unknown kind of chunk", forged({ chunks: [{ kind: "heading" }] }), packedTerms, /another form/u],
    ["that is not JSON", "index", packedTerms, /not JSON/u],
    ["that is empty", "", packedTerms, /not JSON/u],
    ["that is null", "null", packedTerms, /another form/u],
    ["that is a list", "[]", packedTerms, /another form/u],
    ["that is cut off", corpusText.slice(0, -100), packedTerms, /not JSON/u],
    ["with the terms of another index", corpusText, OTHER.packedTerms, /digest/u],
    ["without terms", corpusText, "", /digest/u],
    ["with terms cut off", corpusText, packedTerms.slice(0, -1), /digest/u],
    ["with a source left out", changed((corpus) => corpus.sources.pop()), packedTerms, /digest/u],
    ["with an offset moved", changed(({ chunks }) => chunks[0] && chunks[0].start++), packedTerms, /digest/u],
  ])("one %s", (_, corpus, terms, reason) => {
    const message = refusal(corpus, terms);
    expect(message).toMatch(reason);
    expect(message).toContain("npm run build");
  });

  test("one with any character replaced, in either text", () => {
    const position = fc.nat(corpusText.length + packedTerms.length - 1);
    fc.assert(
      fc.property(position, fc.string({ unit: "binary", minLength: 1, maxLength: 1 }), (at, character) => {
        const whole = corpusText + packedTerms;
        fc.pre(whole.charAt(at) !== character);
        const damaged = whole.slice(0, at) + character + whole.slice(at + 1);
        const corpusEnd = corpusText.length + (at < corpusText.length ? character.length - 1 : 0);
        expect(refusal(damaged.slice(0, corpusEnd), damaged.slice(corpusEnd))).toContain("npm run build");
      }),
      runs(300),
    );
  });

  test("one that ends early, wherever", () => {
    fc.assert(
      fc.property(fc.nat(corpusText.length - 1), fc.nat(packedTerms.length - 1), (a, b) => {
        expect(refusal(corpusText.slice(0, a), packedTerms)).toContain("npm run build");
        expect(refusal(corpusText, packedTerms.slice(0, b))).toContain("npm run build");
      }),
      runs(30),
    );
  });

  function changed(change: (corpus: Corpus) => unknown): string {
    const corpus: Corpus = JSON.parse(corpusText);
    change(corpus);
    return JSON.stringify(corpus);
  }
});

describe("what an opened index hands out", async () => {
  const collection: Collection = await openTexts({
    ...TEXTS,
    "places.yaml": "places:\n  - { id: nanhe, name: 南河县, within: null }\n",
    "sources.yaml":
      "sources:\n  - { id: a, file: a.txt, published: 2023-04, place: nanhe }\n  - { id: b, file: b.txt }\n",
  });

  test("it was read by this tokenizer", () => {
    expect(collection.corpus.tokenizer).toBe(TOKENIZER_ID);
  });

  test("a source as clients see it names its place and holds no text", () => {
    const source = collection.sources.get("a");
    expect(source && sourceView(collection, source)).toMatchObject({ place: "南河县", published: "2023-04" });
    for (const each of collection.corpus.sources) {
      expect(Object.keys(sourceView(collection, each)).sort()).toEqual(Object.keys(Source.def.shape).sort());
    }
  });

  test("contacts come in the order asked for, and none is made up", () => {
    const found = contacts(collection, [LEGAL_HOTLINE_ID, "nobody", ...EMERGENCY_IDS]);
    expect(found.map(({ tel }) => tel)).toEqual(["12348", "110", "120"]);
    expect(found.every((contact) => !("id" in contact))).toBe(true);
  });

  test.each([
    [null, null],
    ["https://fawen.test", "https://fawen.test/sources/"],
  ])("a citation is verbatim and links to its quote, with origin %s", (origin, begins) => {
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
