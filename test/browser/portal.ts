// A portal: a server with pages of its own that hands one path on to Fawen's, as a reverse proxy does, and nothing else. What
// was asked for beside the path is remembered: a page that lost its path asks there.
import { createServer, request } from "node:http";
import type { Socket } from "node:net";

export interface Portal {
  origin: string;
  /** The server behind the path. */
  leadTo: (site: string) => void;
  /** A page of the portal's own, at its path. */
  put: (path: string, html: string) => void;
  /** Nobody listens any more. */
  cut: () => Promise<void>;
  /** Paths beside ours that are no page of the portal. */
  strays: () => readonly string[];
}

/** `keeps`: whether the path stays in what is handed on. */
export async function openPortal(base: string, keeps: boolean): Promise<Portal> {
  const pages = new Map<string, string>();
  const strays: string[] = [];
  const sockets = new Set<Socket>();
  let site = "";
  const server = createServer((asked, reply) => {
    const url = asked.url ?? "/";
    const own = pages.get(url);
    if (own !== undefined) return reply.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(own);
    if (!url.startsWith(`${base}/`)) {
      if (url !== "/favicon.ico") strays.push(url);
      return reply.writeHead(404).end();
    }
    const path = keeps ? url : url.slice(base.length);
    const { method = "GET", headers } = asked;
    const behind = request(
      `${site}${path}`,
      { method, headers: { ...headers, "x-forwarded-proto": "http" } },
      (got) => {
        reply.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(reply);
      },
    );
    behind.on("error", () => reply.destroy());
    reply.on("close", () => behind.destroy());
    return asked.pipe(behind);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the portal has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    leadTo: (to) => {
      site = to.replace(/\/$/u, "");
    },
    put: (path, html) => pages.set(path, html),
    cut: async () => {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    strays: () => strays,
  };
}
