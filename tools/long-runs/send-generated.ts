// Sends one generated request and gives what came back, whole.
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import type { Generated } from "./generated-requests.ts";

export interface Came {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** More than any route of ours waits. */
const TIMEOUT_MS = 30_000;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Null where the connection was closed without a reply. */
export function sendGenerated(
  port: number,
  { method, path, headers, body, isCutShort }: Generated,
): Promise<Came | null> {
  return new Promise((resolve) => {
    const length = body === null ? {} : { "content-length": String(body.length + (isCutShort ? 99 : 0)) };
    const options = { host: "127.0.0.1", port, method, path, agent, headers: { ...headers, ...length } };
    const sent = request(options, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.once("error", () => resolve(null));
      response.once("end", () => {
        // What a cut request still owes would be taken for the next one's.
        if (isCutShort) sent.destroy();
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(pieces).toString(),
        });
      });
    });
    sent.setTimeout(TIMEOUT_MS, () => sent.destroy());
    sent.once("error", () => resolve(null));
    if (body !== null) sent.write(body);
    if (!isCutShort) sent.end();
  });
}
