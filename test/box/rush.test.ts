// Many visitors ask the box at once, over real connections. Slow ones, who send or read their requests bit by bit, take
// nothing from the others.
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rush, tellRush } from "../../tools/long-runs/rush.ts";
import { posting } from "../worker/serve.ts";
import { startBox } from "./started.ts";

const SLOW = 150;
const BODY = JSON.stringify({ question: "调解要钱吗" });
const HEAD = `POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(BODY)}\r\n\r\n`;

let box: Awaited<ReturnType<typeof startBox>>;
beforeAll(async () => {
  box = await startBox(undefined);
});
afterAll(() => box.close());

/** Opens connections that send these bytes, and read nothing. */
function opened(bytes: string): Promise<Socket[]> {
  return Promise.all(
    Array.from({ length: SLOW }, async () => {
      const socket = connect(Number(box.url.port), box.url.hostname);
      socket.on("error", () => {});
      await once(socket, "connect");
      socket.pause().write(bytes);
      return socket;
    }),
  );
}

/** Long enough for all questions of the slow visitors, on a busy machine. */
const ANSWERED_WITHIN_MS = 60_000;

/** Asks ten questions one after another. Who is refused because many wait asks again, as the refusal says. */
async function expectAnswers(): Promise<void> {
  for (let i = 0; i < 10; i++) {
    const status = async () => (await fetch(new URL("/api/ask", box.url), posting(BODY))).status;
    await expect.poll(status, { timeout: ANSWERED_WITHIN_MS }).toBe(200);
  }
}

test("of 200 visitors who ask at once each is answered, or told when to come back and whom to call", async () => {
  const rushed = await rush(Number(box.url.port), 200, 4);
  expect(rushed.misses, tellRush(rushed)).toEqual([]);
  expect(rushed.answered.length).toBeGreaterThan(0);
  expect(box.logs()).toBe("");
});

test.each([
  ["send their questions slowly", HEAD + BODY.slice(0, 9)],
  ["do not read their answers", (HEAD + BODY).repeat(3)],
])(`while ${SLOW} visitors %s, others are answered`, async (_, bytes) => {
  const sockets = await opened(bytes);
  await expectAnswers();
  for (const socket of sockets) socket.destroy();
});
