// A proxy in front of the Worker that simulates network failures: it can be cut, hang, answer as a login page, or
// damage replies. The browser knows only the proxy's address, so every request passes through it.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** The login page of a public network, which answers every request. */
const PORTAL = "<!doctype html><title>登录</title><form action=/login></form>";

type Change = (body: Buffer) => Buffer;

export interface Line {
  origin: string;
  /** Stops listening and drops all open connections. */
  cut: () => Promise<void>;
  /** Accepts requests and never answers them. */
  hang: () => void;
  /** Answers every request with a login page. */
  portal: () => void;
  /** Accepts requests to one path and does not answer them before `restore`. */
  hold: (path: string) => void;
  /** Ends `cut`, `hang`, `portal` and `hold`; keeps `change` and `damage`. */
  restore: () => Promise<void>;
  /** Changes the body of replies at a path from now on; null restores the Worker's body. */
  change: (path: string, change: Change | null) => void;
  /** Damages the body of replies at a path from now on, after any `change`; null ends the damage. */
  damage: (path: string, damage: Change | null) => void;
  /** Forwards requests to another Worker from now on. */
  leadTo: (site: string) => void;
  /** Returns method and path of each request since the last call. */
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
  const server = createServer((incoming, reply) => {
    const path = (incoming.url ?? "/").split("?")[0] ?? "/";
    seen.push(`${incoming.method} ${path}`);
    if (state === "hang" || held.has(path)) return;
    if (state === "portal") reply.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(PORTAL);
    else forward(site, incoming, reply, changeOf(path));
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
      // Requests that still wait for an answer fail.
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

function forward(site: string, incoming: IncomingMessage, reply: ServerResponse, change: Change | undefined): void {
  const { method, headers, url = "/" } = incoming;
  const sent = change === undefined ? headers : forWholeBody(headers);
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
  incoming.pipe(behind);
}

/** Returns headers that ask for a complete, uncompressed body, which can be changed. */
function forWholeBody({ "if-none-match": _tag, "if-modified-since": _date, ...headers }: IncomingHttpHeaders) {
  return { ...headers, "accept-encoding": "identity" };
}
