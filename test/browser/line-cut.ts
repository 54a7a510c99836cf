// A line that can be cut: a small proxy in front of the Worker. Enters what a test wants of the line; leaves replies of the
// Worker, damaged ones, somebody else's, or none. The browser knows only this address, so nothing comes around it.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** The login page of a network: it answers everything. */
const PORTAL = "<!doctype html><title>登录</title><form action=/login></form>";

type Change = (body: Buffer) => Buffer;

export interface Line {
  origin: string;
  /** Nobody listens any more, and what is open is dropped. */
  cut: () => Promise<void>;
  /** Takes what comes and never answers. */
  hang: () => void;
  /** Answers everything with a page of its own. */
  portal: () => void;
  /** Takes what comes at one path and does not answer it before `restore`. */
  hold: (path: string) => void;
  /** As at first, damage aside. */
  restore: () => Promise<void>;
  /** From now on the body at a path is another; null: it is the Worker's again. */
  change: (path: string, change: Change | null) => void;
  /** From now on what is brought at a path, changed or not, is damaged on the way; null: no longer. */
  damage: (path: string, damage: Change | null) => void;
  /** Another Worker stands behind the same address. */
  leadTo: (site: string) => void;
  /** Method and path of each request that got through, since the last time this was asked. */
  seen: () => string[];
  close: () => Promise<void>;
}

export async function openLine(firstSite: string): Promise<Line> {
  let site = firstSite;
  let state: "up" | "hang" | "portal" = "up";
  let seen: string[] = [];
  const changes = new Map<string, Change>();
  const damages = new Map<string, Change>();
  const changeOf = (path: string): Change | undefined => {
    const [change, damage] = [changes.get(path), damages.get(path)];
    if (change === undefined || damage === undefined) return change ?? damage;
    return (body) => damage(change(body));
  };
  const held = new Set<string>();
  const sockets = new Set<Socket>();
  const server = createServer((asked, reply) => {
    const path = (asked.url ?? "/").split("?")[0] ?? "/";
    seen.push(`${asked.method} ${path}`);
    if (state === "hang" || held.has(path)) return;
    if (state === "portal") reply.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(PORTAL);
    else pass(site, asked, reply, changeOf(path));
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the line has no port");
  const { port } = address;
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  const cut = async () => {
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    drop();
    await closed;
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    cut,
    hang: () => {
      state = "hang";
    },
    portal: () => {
      state = "portal";
    },
    hold: (path) => held.add(path),
    restore: async () => {
      // Who waits for an answer has lost it.
      if (state === "hang" || held.size > 0) drop();
      held.clear();
      state = "up";
      if (!server.listening) await listen(port);
    },
    change: (path, change) => put(changes, path, change),
    damage: (path, damage) => put(damages, path, damage),
    leadTo: (other) => {
      site = other;
    },
    seen: () => {
      const list = seen;
      seen = [];
      return list;
    },
    close: cut,
  };
}

function put(map: Map<string, Change>, path: string, change: Change | null): void {
  if (change === null) map.delete(path);
  else map.set(path, change);
}

function pass(site: string, asked: IncomingMessage, reply: ServerResponse, change: Change | undefined): void {
  const { method, headers, url = "/" } = asked;
  const sent = change === undefined ? headers : whole(headers);
  const behind = request(`${site}${url}`, { ...(method === undefined ? {} : { method }), headers: sent }, (got) => {
    const { "content-length": _length, etag: _etag, ...kept } = got.headers;
    const pieces: Buffer[] = [];
    if (change === undefined) {
      reply.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(reply);
      return;
    }
    got.on("data", (piece: Buffer) => pieces.push(piece));
    got.on("end", () => reply.writeHead(got.statusCode ?? 502, kept).end(change(Buffer.concat(pieces))));
  });
  behind.on("error", () => reply.destroy());
  reply.on("close", () => behind.destroy());
  asked.pipe(behind);
}

/** What is changed must come, and not packed. */
function whole({ "if-none-match": _tag, "if-modified-since": _date, ...headers }: IncomingHttpHeaders) {
  return { ...headers, "accept-encoding": "identity" };
}
