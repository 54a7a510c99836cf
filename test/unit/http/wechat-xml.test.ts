// The XML of WeChat's messages: what is read, what is refused, and that @xmldom/xmldom reads the same.
import { DOMParser, type Element, onErrorStopParsing } from "@xmldom/xmldom";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readXml, writeXml } from "../../../src/http/doors/wechat-xml.ts";

const MESSAGE = `<xml><ToUserName><![CDATA[gh_1]]></ToUserName>
  <FromUserName><![CDATA[o1]]></FromUserName><CreateTime>1348831860</CreateTime>
  <MsgType><![CDATA[text]]></MsgType><Content><![CDATA[1 < 2 & 3]]></Content><MsgId>1234567890123456</MsgId></xml>`;

/** The same by the oracle; null where it finds a fault. */
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

test("a message is read by the names of its elements", () => {
  const read = readXml(MESSAGE);
  expect(read?.get("Content")).toBe("1 < 2 & 3");
  expect(read?.get("MsgId")).toBe("1234567890123456");
  expect(read?.size).toBe(6);
});

test("an element that holds elements is no text, and does not disturb the others", () => {
  const read = readXml("<xml><A>1</A><Info><Count>1</Count><List><item><x/></item></List></Info><B/></xml>");
  expect([...(read ?? [])]).toEqual([
    ["A", "1"],
    ["B", ""],
  ]);
});

describe("what is no message", () => {
  test.each([
    ["nothing", ""],
    ["text", "hello"],
    ["JSON", '{"a":1}'],
    ["an element that is not closed", "<xml><A>1</A>"],
    ["elements that cross", "<xml><A><B></A></B></xml>"],
    ["two roots", "<xml></xml><xml></xml>"],
    ["text behind the end", "<xml></xml>x"],
    ["a document type", "<!DOCTYPE xml><xml><A>1</A></xml>"],
    ["an entity of its own", '<!DOCTYPE xml [<!ENTITY a "b">]><xml><A>&a;</A></xml>'],
    ["an entity that nobody declared", "<xml><A>&a;</A></xml>"],
    ["a file from elsewhere", '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><A>&a;</A></xml>'],
    ["an attribute", '<xml a="1"></xml>'],
    ["a comment", "<xml><!-- --></xml>"],
    ["an instruction", "<xml><?php ?></xml>"],
    ["an ampersand alone", "<xml><A>a & b</A></xml>"],
    ["a marked run without end", "<xml><A><![CDATA[a</A></xml>"],
    ["the end of a marked run in plain text", "<xml><A>]]></A></xml>"],
    ["the same name twice", "<xml><A>1</A><A>2</A></xml>"],
    ["a control character", "<xml><A>\u0001</A></xml>"],
    ["a control character by its number", "<xml><A>&#1;</A></xml>"],
    ["half a pair", "<xml><A>\ud800</A></xml>"],
    ["a number beyond Unicode", "<xml><A>&#x110000;</A></xml>"],
    ["a hundred thousand open elements", "<a>".repeat(100_000)],
  ])("%s", (_, document) => {
    expect(readXml(document)).toBeNull();
  });
});

test("whatever is written is read again, by the oracle too", () => {
  const contents = fc.string({ unit: "binary", maxLength: 80 });
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

test("what is read, the oracle reads the same", () => {
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
