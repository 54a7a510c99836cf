// Checks that the box is closed: it contacts no other host, it logs nothing of any request, well-formed or not, and
// behind a proxy it recognises its own origin.
import { createServer } from "node:http";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ProblemBody } from "../../src/contract.ts";
import { startBox } from "./started.ts";

type Box = Awaited<ReturnType<typeof startBox>>;

const entry = (name: string) => fileURLToPath(new URL(name, import.meta.url));

describe("another host", () => {
  let box: Box;
  let asked = 0;
  const other = createServer((_, response) => {
    asked += 1;
    response.end("here");
  });
  other.on("connection", () => {
    asked += 1;
  });
  let address = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const found = other.address();
    if (typeof found !== "object" || found === null) throw new Error("no address");
    address = `http://127.0.0.1:${found.port}/`;
    box = await startBox(entry("reaching-out-setup.ts"));
  });
  afterAll(async () => {
    await box.close();
    other.close();
  });

  test.each(["fetch", "socket", "cache"])("cannot be reached by %s", async (way) => {
    for (const target of [address, "http://another.example/"]) {
      const reply = await fetch(new URL(`/?way=${way}&target=${encodeURIComponent(target)}`, box.url));
      expect(await reply.text()).toBe("refused");
    }
    expect(asked).toBe(0);
    // With workerd's default network access, the log would show a DNS lookup or a connection attempt.
    expect(box.logs()).not.toMatch(/lookup|connecting/u);
    expect((await fetch(address)).status).toBe(200);
    asked = 0;
  });
});

describe("the reader's host", () => {
  let asked = 0;
  const listening = async (away = "") => {
    const server = createServer((_, response) => {
      asked += 1;
      if (away !== "") response.writeHead(302, { Location: away });
      response.end("here");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const found = server.address();
    if (typeof found !== "object" || found === null) throw new Error("no address");
    return { server, address: `http://127.0.0.1:${found.port}/` };
  };

  test("is the only host that can be reached, with fetch only, and its redirects are not followed", async () => {
    const other = await listening();
    const reader = await listening(other.address);
    const box = await startBox(entry("reaching-out-setup.ts"), { READER_URL: `${reader.address}v1` });
    try {
      const attempt = async (way: string, target: string) =>
        (await fetch(new URL(`/?way=${way}&target=${encodeURIComponent(target)}`, box.url))).text();
      // The request reaches the reader, but the redirect to the other host fails.
      expect(await attempt("fetch", reader.address)).toBe("refused");
      expect(asked).toBe(1);
      for (const [way, target] of [
        ["socket", reader.address],
        ["fetch", other.address],
        ["socket", other.address],
        ["fetch", reader.address.replace("127.0.0.1", "localhost")],
        ["fetch", reader.address.replace("http:", "https:")],
        ["fetch", "http://another.example/"],
      ] as const) {
        expect(await attempt(way, target), `${way} ${target}`).toBe("refused");
      }
      expect(asked).toBe(1);
    } finally {
      await box.close();
      for (const { server } of [reader, other]) {
        server.closeAllConnections();
        server.close();
      }
    }
  });
});

describe("a typed question", () => {
  const TYPED = "我和邻居王老五的围墙纠纷怎么调解";
  const MARKS = ["王老五", encodeURIComponent("王老五"), "%E7%8E%8B"];

  test("does not reach the log or the reply when the app throws an error with it", async () => {
    const box = await startBox(entry("throwing-setup.ts"));
    try {
      const reply = await fetch(new URL(`/?q=${encodeURIComponent(TYPED)}`, box.url));
      expect(reply.status).toBe(500);
      const shown = await reply.text();
      expect(ProblemBody.parse(JSON.parse(shown))).toMatchObject({
        slug: "internal",
        handoff: { contacts: [{ tel: "12348" }] },
      });
      for (const mark of MARKS) expect(shown).not.toContain(mark);
      expect(box.logs()).not.toBe("");
      for (const mark of MARKS) expect(box.logs()).not.toContain(mark);
    } finally {
      await box.close();
    }
  });

  const Q = encodeURIComponent(TYPED);
  const TORN: [name: string, bytes: string][] = [
    ["no HTTP", `${TYPED}\r\n\r\n`],
    ["an unknown version", `GET /?q=${Q} HTTP/9.9\r\n\r\n`],
    ["an unknown method", `ASK /?q=${Q} HTTP/1.1\r\nHost: a\r\n\r\n`],
    ["raw characters in the address", `GET /?q=${TYPED} HTTP/1.1\r\nHost: a\r\n\r\n`],
    ["no host", `GET /?q=${Q} HTTP/1.1\r\n\r\n`],
    [
      "a body that never comes",
      `POST /api/ask?q=${Q} HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n{"question":"${TYPED}`,
    ],
    ["an invalid length", `POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n${TYPED}`],
    ["an invalid chunk", `POST /api/ask HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n${TYPED}`],
    ["an invalid header", `GET / HTTP/1.1\r\nHost: a\r\n${TYPED}\r\n\r\n`],
    ["an unterminated header", `GET / HTTP/1.1\r\nHost: a\r\nX: ${TYPED.repeat(9_000)}`],
  ];

  /** Sends bytes and closes the connection, as a terminal does that is switched off. */
  function sendTorn(url: URL, bytes: string): Promise<void> {
    return new Promise((resolve) => {
      const socket = connect(Number(url.port), url.hostname, () => socket.write(bytes));
      const hangUp = () => socket.destroy();
      socket
        .once("data", hangUp)
        .once("end", hangUp)
        .once("error", hangUp)
        .once("close", () => resolve());
      socket.setTimeout(500, hangUp);
    });
  }

  test("does not reach the log when a request is malformed or cut off, and the server keeps running", async () => {
    const box = await startBox(undefined);
    try {
      for (const [name, bytes] of TORN) {
        await sendTorn(box.url, bytes);
        for (const mark of MARKS) expect(box.logs(), name).not.toContain(mark);
      }
      expect((await fetch(new URL("/healthz", box.url))).status).toBe(200);
      expect(box.logs()).toBe("");
    } finally {
      await box.close();
    }
  });
});

describe("behind a proxy with https", () => {
  test("the box accepts requests from its own origin, as the browser sees it, and from no other", async () => {
    const box = await startBox(undefined, { ALLOWED_ORIGINS: "" });
    try {
      const statusFrom = async (scheme: string, origin: string) => {
        const headers = { "X-Forwarded-Proto": scheme, Origin: origin };
        return (await fetch(new URL("/api/places", box.url), { headers })).status;
      };
      const { host } = box.url;
      expect(await statusFrom("https", `https://${host}`)).toBe(200);
      expect(await statusFrom("http", `https://${host}`)).toBe(403);
      expect(await statusFrom("https", "https://another.example")).toBe(403);
    } finally {
      await box.close();
    }
  });
});
