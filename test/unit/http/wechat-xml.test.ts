// The XML of WeChat messages: accepted and rejected documents, compared with @xmldom/xmldom.
import { DOMParser, type Element, onErrorStopParsing } from "@xmldom/xmldom";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readXml, writeXml } from "../../../src/http/doors/wechat-xml.ts";

const MESSAGE = `<xml><ToUserName><![CDATA[gh_1]]></ToUserName>
  <FromUserName><![CDATA[o1]]></FromUserName><CreateTime>1348831860</CreateTime>
  <MsgType><![CDATA[text]]></MsgType><Content><![CDATA[1 < 2 & 3]]></Content><MsgId>1234567890123456</MsgId></xml>`;

/** Parses with xmldom; null for an invalid document. */
function byXmldom(document: string): Map<string, string> | null {
  try {
    const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(document, "text/xml").documentElement;
    const children = [...(root?.childNodes ?? [])].filter((node): node is Element => node.nodeType === 1);
    const flat = children.filter(({ childNodes }) => [...childNodes].every(({ nodeType }) => nodeType !== 1));
    return new Map(flat.map(({ tagName, textContent }) => [tagName, textContent ?? ""]));
  } catch {
    return null;
  }
}

test("readXml reads a message by the names of its elements", () => {
  const read = readXml(MESSAGE);
  expect(read?.get("Content")).toBe("1 < 2 & 3");
  expect(read?.get("MsgId")).toBe("1234567890123456");
  expect(read?.size).toBe(6);
});

test("readXml leaves out an element with children and reads the others", () => {
  const read = readXml("<xml><A>1</A><Info><Count>1</Count><List><item><x/></item></List></Info><B/></xml>");
  expect([...(read ?? [])]).toEqual([
    ["A", "1"],
    ["B", ""],
  ]);
});

describe("readXml rejects", () => {
  test.each([
    ["nothing", ""],
    ["text", "hello"],
    ["JSON", '{"a":1}'],
    ["an element that is not closed", "<xml><A>1</A>"],
    ["elements that cross", "<xml><A><B></A></B></xml>"],
    ["two roots", "<xml></xml><xml></xml>"],
    ["text after the end", "<xml></xml>x"],
    ["a document type", "<!DOCTYPE xml><xml><A>1</A></xml>"],
    ["a declared entity", '<!DOCTYPE xml [<!ENTITY a "b">]><xml><A>&a;</A></xml>'],
    ["an undeclared entity", "<xml><A>&a;</A></xml>"],
    ["an external entity", '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><A>&a;</A></xml>'],
    ["an attribute", '<xml a="1"></xml>'],
    ["a comment", "<xml><!-- --></xml>"],
    ["a processing instruction", "<xml><?php ?></xml>"],
    ["a bare ampersand", "<xml><A>a & b</A></xml>"],
    ["an unclosed CDATA section", "<xml><A><![CDATA[a</A></xml>"],
    ["the end of a CDATA section in plain text", "<xml><A>]]></A></xml>"],
    ["the same name twice", "<xml><A>1</A><A>2</A></xml>"],
    ["a control character", "<xml><A>\u0001</A></xml>"],
    ["a control character as a reference", "<xml><A>&#1;</A></xml>"],
    ["an unpaired surrogate", "<xml><A>\ud800</A></xml>"],
    ["a reference beyond Unicode", "<xml><A>&#x110000;</A></xml>"],
    ["a hundred thousand open elements", "<a>".repeat(100_000)],
  ])("%s", (_, document) => {
    expect(readXml(document)).toBeNull();
  });
});

test("readXml and xmldom read what writeXml writes", () => {
  // xmldom takes these two for ends of lines, as XML 1.1 does.
  const contents = fc.string({ unit: "binary", maxLength: 80 }).map((text) => text.replace(/[\u0085\u2028]/gu, ""));
  fc.assert(
    fc.property(contents, contents, (a, b) => {
      const written = writeXml([
        ["A", a],
        ["B", b],
      ]);
      const read = readXml(written);
      expect(read?.size).toBe(2);
      expect(byXmldom(written)).toEqual(read);
      expect(written).not.toMatch(/\0/u);
    }),
  );
  const nasty = "]]><x>&amp;]]]]>";
  expect(readXml(writeXml([["A", nasty]]))?.get("A")).toBe(nasty);
});

test("xmldom reads every accepted document the same", () => {
  const pieces = fc.constantFrom(
    ..."<xml>|</xml>|<A>|</A>|<B>|</B>|<C/>|<A >|<![CDATA[|]]>|&amp;|&lt;|&#65;|&#x41;|&|text|中文|\r\n|\r| |]]|>|<|!".split(
      "|",
    ),
  );
  const inside = fc.array(pieces, { maxLength: 8 }).map((list) => list.join(""));
  const documents = fc.oneof(
    inside.map((text) => `<xml>${text}</xml>`),
    fc.tuple(inside, inside).map(([a, b]) => `<?xml version="1.0"?><xml><A>${a}</A><B>${b}</B></xml>`),
    fc
      .tuple(fc.nat(MESSAGE.length), fc.nat(4), pieces)
      .map(([at, gone, piece]) => MESSAGE.slice(0, at) + piece + MESSAGE.slice(at + gone)),
  );
  let accepted = 0;
  fc.assert(
    fc.property(documents, (document) => {
      const read = readXml(document);
      if (read === null) return;
      accepted++;
      expect(byXmldom(document)).toEqual(read);
    }),
    { numRuns: 3_000 },
  );
  expect(accepted).toBeGreaterThan(100);
});
