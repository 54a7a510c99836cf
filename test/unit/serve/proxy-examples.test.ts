// Checks the proxy examples of examples/box: their own error replies are problems of the contract with the hotline, and
// they pass the visitor's address to Fawen but log neither it nor the question.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { PROBLEMS, ProblemBody } from "../../../src/contract.ts";
import { PROBLEM_WORDS } from "../../../src/http/problem-words.ts";

const BOX = fileURLToPath(new URL("../../../examples/box", import.meta.url));
const read = (name: string) => readFileSync(join(BOX, name), "utf8");
const NGINX = read("fawen-nginx.conf");
const CADDY = read("fawen.caddyfile");

const [, hotline = ""] = /map "" \$fawen_hotline \{\s*default '([^']+)'/u.exec(NGINX) ?? [];
const said = [
  ...[...NGINX.matchAll(/default '(\{[^']+\})'/gu)].map(([, body = ""]) =>
    body.replace("$fawen_hotline", () => hotline),
  ),
  ...[...CADDY.matchAll(/respond `([^`]+)`/gu)].map(([, body = ""]) => body),
].map((body) => ProblemBody.parse(JSON.parse(body)));

test("each error reply is a problem of the contract, with its status, its title and the hotline", () => {
  expect(said).toHaveLength(5);
  for (const { slug, type, status, title, handoff } of said) {
    expect([type, status, title]).toEqual([`/problems/${slug}`, PROBLEMS[slug], PROBLEM_WORDS[slug].title]);
    expect(handoff.contacts.map(({ tel }) => tel)).toEqual(["12348"]);
  }
});

test("a browser gets an HTML page with the hotline as a link", () => {
  expect([...NGINX.matchAll(/~text\/html '<!doctype html>[^']+\$fawen_call'/gu)]).toHaveLength(4);
  expect(NGINX).toContain('<a href="tel:12348">12348</a>');
});

describe.each(["fawen-nginx.conf", "fawen-portal-nginx.conf", "fawen.caddyfile", "fawen-portal.caddyfile"])(
  "%s",
  (name) => {
    test("forwards the visitor's address, opens a connection per request, and logs no question", () => {
      const text = read(name);
      expect(text).toMatch(/X-Real-IP (?:\$remote_addr;|\{remote_host\})/u);
      expect(text).toMatch(/proxy_set_header Connection close;|keepalive off/u);
      for (const [, format = ""] of text.matchAll(/^log_format [^;]+;/gmu))
        expect(format).not.toMatch(/request_uri|\$request |remote_addr/u);
      expect(text).toMatch(/access_log off|log_skip|exclude http\.log\.error/u);
    });
  },
);
