// Sends raw bytes to a server, as no HTTP library would, and parses the reply.
import { connect } from "node:net";

export interface RawReply {
  status: number;
  headers: Map<string, string>;
  body: string;
}

/** Sends the bytes and reads one reply. Rejects when there is no complete reply. */
export function sendRaw(url: URL, bytes: string): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname, () => socket.write(bytes));
    let came = Buffer.alloc(0);
    socket.on("data", (chunk: Buffer) => {
      came = Buffer.concat([came, chunk]);
      const reply = parseReply(came);
      if (reply === null) return;
      resolve(reply);
      socket.destroy();
    });
    socket.once("error", reject);
    socket.once("close", () => reject(new Error(`no whole reply: ${came.toString()}`)));
  });
}

/** Parses a reply; null until it is complete. */
function parseReply(bytes: Buffer): RawReply | null {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const [first = "", ...lines] = bytes.subarray(0, end).toString().split("\r\n");
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
  );
  const body = bytes.subarray(end + 4);
  if (body.length < Number(headers.get("content-length") ?? 0)) return null;
  return { status: Number(first.split(" ")[1]), headers, body: body.toString() };
}
