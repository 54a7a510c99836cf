// Sends unique words (canaries) to a running service in every way a request can carry them, well-formed and malformed,
// and searches changed files for them.
import { randomBytes } from "node:crypto";
import type { Stats } from "node:fs";
import { lstat, readdir, readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";

/** Returns a word that escaping for URLs, JSON and HTML leaves unchanged. */
export function newCanary(): string {
  return `kanarie${randomBytes(8).toString("hex")}`;
}

const HANG_UP_MS = 300;

interface Way {
  name: string;
  /** The whole request. */
  bytes: string;
  /** Whether to reset the connection as soon as the bytes are sent. */
  isAborted?: boolean;
}

const get = (path: string, more = "") => `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${more}\r\n`;
function post(path: string, type: string, body: string, length = Buffer.byteLength(body)): string {
  const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n`;
  return `${head}Content-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n${body}`;
}

function waysOf(canary: string): Way[] {
  const typed = `我和邻居${canary}的围墙纠纷怎么调解`;
  const q = encodeURIComponent(typed);
  const json = JSON.stringify({ question: typed });
  const form = new URLSearchParams({ question: typed }).toString();
  const page = "Accept: text/html\r\n";
  const whole: Way[] = [
    { name: "a page", bytes: get(`/?q=${q}`, page) },
    { name: "the page for staff", bytes: get(`/explain?q=${q}`, page) },
    { name: "a program's GET", bytes: get(`/api/ask?q=${q}`) },
    { name: "a terminal's GET", bytes: get(`/api/ask?q=${q}`, "Accept: text/plain\r\n") },
    { name: "a search", bytes: get(`/api/search?q=${q}`) },
    { name: "an unknown path", bytes: get(`/${q}`, page) },
    {
      name: "the referring page and the user agent",
      bytes: get("/", `${page}Referer: http://a/?q=${q}\r\nUser-Agent: ${canary}\r\n`),
    },
    { name: "a program's POST", bytes: post("/api/ask", "application/json", json) },
    { name: "the form", bytes: post("/", "application/x-www-form-urlencoded", form) },
    { name: "the form for staff", bytes: post("/explain", "application/x-www-form-urlencoded", form) },
    { name: "a method that the path does not support", bytes: get(`/api/ask?q=${q}`).replace("GET", "DELETE") },
  ];
  const chat = { model: "fawen", messages: [{ role: "user", content: typed }] };
  const call = { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "ask", arguments: { question: typed } } };
  const doors: [name: string, path: string, body: unknown][] = [
    ["chat completions", "/v1/chat/completions", chat],
    ["chat completions as events", "/v1/chat/completions", { ...chat, stream: true }],
    ["MCP", "/mcp", call],
    ["NLWeb", "/ask", { query: typed }],
    ["the snippet's search", "/snippet/search", { messages: chat.messages }],
    ["the snippet's chat", "/snippet/chat/completions", { ...chat, stream: true }],
  ];
  whole.push(
    ...doors.map(([name, path, body]) => ({ name, bytes: post(path, "application/json", JSON.stringify(body)) })),
    { name: "events", bytes: get(`/api/ask?q=${q}`, "Accept: text/event-stream\r\n") },
    { name: "NLWeb's GET", bytes: get(`/ask?query=${q}`) },
    { name: "WeChat", bytes: post("/wechat", "text/xml", `<xml><Content><![CDATA[${typed}]]></Content></xml>`) },
  );
  const torn: Way[] = [
    { name: "a body that is no JSON", bytes: post("/api/ask", "application/json", `{${typed}`) },
    { name: "a body that never comes", bytes: post(`/api/ask?q=${q}`, "application/json", json, 9_999) },
    { name: "no HTTP", bytes: `${typed}\r\n\r\n` },
    { name: "an unknown version", bytes: `GET /?q=${q} HTTP/9.9\r\n\r\n` },
    { name: "an unknown method", bytes: `ASK /?q=${q} HTTP/1.1\r\nHost: a\r\n\r\n` },
    { name: "raw characters in the address", bytes: `GET /?q=${typed} HTTP/1.1\r\nHost: a\r\n\r\n` },
    { name: "no host", bytes: `GET /?q=${q} HTTP/1.1\r\n\r\n` },
    {
      name: "an invalid chunk",
      bytes: post("/api/ask", "application/json", `z\r\n${typed}`).replace(
        /Content-Length: \d+/u,
        "Transfer-Encoding: chunked",
      ),
    },
    { name: "an invalid header", bytes: `GET / HTTP/1.1\r\nHost: a\r\n${typed}\r\n\r\n` },
    { name: "an unterminated header", bytes: `GET / HTTP/1.1\r\nHost: a\r\nX: ${typed.repeat(2_000)}` },
  ];
  const aborted = whole.map(({ name, bytes }) => ({ name: `${name}, aborted`, bytes, isAborted: true }));
  return [...whole, ...aborted, ...torn];
}

/** Most of the requests that fail wait for their connection to time out, so some are sent at once. */
const AT_ONCE = 8;

/** Sends every request once. Resolves when the last connection is closed. */
export async function askCanaries(port: number, canary: string): Promise<void> {
  const ways = waysOf(canary);
  for (let from = 0; from < ways.length; from += AT_ONCE) {
    await Promise.all(ways.slice(from, from + AT_ONCE).map((way) => sendBytes(port, way)));
  }
}

function sendBytes(port: number, { bytes, isAborted = false }: Way): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(bytes, () => {
        if (isAborted) socket.resetAndDestroy();
      });
    });
    socket.on("data", () => {});
    socket.on("error", () => socket.destroy());
    socket.once("close", () => resolve());
    socket.setTimeout(HANG_UP_MS, () => socket.destroy());
  });
}

/** Whether the bytes contain the canary in UTF-8 or UTF-16. */
function holds(bytes: Buffer, canary: string): boolean {
  return bytes.includes(canary) || bytes.includes(Buffer.from(canary, "utf16le"));
}

const NOT_LOOKED_AT = /[/\\](?:\.git|node_modules[/\\](?!\.))/u;

/** Returns the files below the folders that have changed since `sinceMs` and contain the canary. */
export async function filesWith(canary: string, folders: readonly string[], sinceMs: number): Promise<string[]> {
  const found: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    const names = await readdir(folder).catch((): string[] => []);
    for (const name of names) {
      const path = join(folder, name);
      if (NOT_LOOKED_AT.test(path)) continue;
      // The file may have been deleted in the meantime.
      const stats: Stats | null = await lstat(path).catch(() => null);
      if (stats?.isDirectory() === true) await visit(path);
      else if (stats?.isFile() === true && Math.max(stats.mtimeMs, stats.ctimeMs) >= sinceMs) {
        const bytes = await readFile(path).catch(() => null);
        if (bytes !== null && holds(bytes, canary)) found.push(path);
      }
    }
  };
  for (const folder of folders) await visit(folder);
  return found;
}
