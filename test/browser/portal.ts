// A portal: a server with its own pages that forwards one path to Fawen, like a reverse proxy, and nothing else. It
// records requests outside the path, because a page that loses the path would make them.
import { createServer, request } from "node:http";
import type { Socket } from "node:net";

export interface Portal {
  origin: string;
  /** Sets the server behind the path. */
  leadTo: (site: string) => void;
  /** Adds a page of the portal at this path. */
  put: (path: string, html: string) => void;
  /** Stops the portal. */
  cut: () => Promise<void>;
  /** Requested paths that belong neither to us nor to a page of the portal. */
  strays: () => readonly string[];
}

/** `keeps` is whether forwarded requests keep the path. */
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
