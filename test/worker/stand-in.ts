// A local stand-in for a model's endpoint: it records what it receives, and replies as a test wants.
import { createServer, type ServerResponse } from "node:http";
import { z } from "zod";

const Body = z.object({
  model: z.string(),
  temperature: z.literal(0),
  response_format: z.object({ type: z.literal("json_schema") }),
  messages: z.array(z.object({ role: z.enum(["system", "user"]), content: z.string() })).length(2),
});
const Told = z.object({
  question: z.string(),
  earlier: z.array(z.string()).max(2),
  statements: z.array(z.object({ id: z.string(), text: z.string() })).max(12),
});

export interface Sent {
  readonly authorization: string | undefined;
  readonly model: string;
  readonly told: z.infer<typeof Told>;
}

export interface StandIn {
  /** The base URL of the endpoint. */
  readonly url: string;
  readonly sent: Sent[];
  /** Number of connections and requests of any kind. */
  readonly reached: () => number;
  reply: (sent: Sent, response: ServerResponse) => void;
  close: () => Promise<void>;
}

/** Replies with a completion that contains `content`. */
export function saying(response: ServerResponse, content: string): void {
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify({ choices: [{ message: { role: "assistant", content } }] }));
}

export async function startStandIn(): Promise<StandIn> {
  let reached = 0;
  const server = createServer(async (request, response) => {
    reached += 1;
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const { model, messages } = Body.parse(JSON.parse(text));
    const told = Told.parse(JSON.parse(messages[1]?.content ?? ""));
    const sent = { authorization: request.headers.authorization, model, told };
    standIn.sent.push(sent);
    standIn.reply(sent, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no address");
  const standIn: StandIn = {
    url: `http://127.0.0.1:${address.port}/v1`,
    sent: [],
    reached: () => reached,
    reply: (_, response) => saying(response, ""),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return standIn;
}
