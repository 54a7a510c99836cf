// The box is told to stop: what it has begun it ends, and where systemd holds the socket, who asks meanwhile is answered by the
// next start.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { readDeployment } from "../../tools/deployment.ts";
import { configure } from "../../tools/serve/box.ts";
import { workerdPath } from "../../tools/workerd.ts";

const HOLDER = fileURLToPath(new URL("holding-socket.ts", import.meta.url));
const RESTARTS = process.env.FULL === "1" ? 50 : 5;
const VISITORS = 2;
const BODY = JSON.stringify({ question: "调解要钱吗" });
const HEAD = `POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(BODY)}\r\n\r\n`;

let holder: ChildProcess;
let told: string[] = [];
let port = 0;

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The process of the run that is on, or of the next one. */
async function running(): Promise<number> {
  await until(() => /^\d+$/u.test(told.at(-1) ?? ""));
  return Number(told.at(-1));
}
const runs = () => told.filter((line) => line.startsWith("ended")).length;

async function restart(): Promise<void> {
  const before = runs();
  process.kill(await running(), "SIGTERM");
  await until(() => runs() > before);
}

/** One question over a connection of its own, as the proxies of `examples/box` send it. */
function ask(): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { "Content-Type": "application/json", Connection: "close" };
    const asking = request({ port, host: "127.0.0.1", path: "/api/ask", method: "POST", headers, agent: false });
    asking.once("error", reject);
    asking.once("response", (response) => {
      response.resume().once("error", reject);
      response.once("end", () => resolve(response.statusCode ?? 0));
    });
    asking.end(BODY);
  });
}

beforeAll(async () => {
  const { vars } = await readDeployment();
  const configuration = await configure(inject("box"), "stopping.capnp", Object.keys(vars));
  const serving = [workerdPath(), "serve", "--socket-fd=http=3", configuration];
  const env = { ...process.env, ...vars };
  // In a group of its own: it is ended with what it has started.
  holder = spawn(process.execPath, [HOLDER, String(RESTARTS + 3), ...serving], { env, detached: true });
  holder.stdout?.on("data", (chunk: Buffer) => {
    told = [...told, ...chunk.toString().trim().split("\n")];
  });
  await until(() => told.length >= 2);
  port = Number(told.shift());
  expect(await ask()).toBe(200);
});

afterAll(async () => {
  const ended = once(holder, "exit");
  if (holder.pid !== undefined) process.kill(-holder.pid, "SIGKILL");
  await ended;
});

test("a question that is half sent when the signal comes is answered, and the server ends by itself", async () => {
  const socket = connect(port, "127.0.0.1", () => socket.write(HEAD + BODY.slice(0, 9)));
  let came = "";
  socket.on("data", (chunk) => (came += String(chunk)));
  const closed = once(socket, "close");
  // The head has been read once another question over another connection is answered.
  expect(await ask()).toBe(200);
  process.kill(await running(), "SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 300));
  socket.write(BODY.slice(9));
  await closed;
  expect(came).toMatch(/^HTTP\/1\.1 200 [\s\S]*Connection: close[\s\S]*"status":/u);
  await until(() => runs() === 1);
  expect(told).toContain("ended 0");
});

test(`no question is lost over ${RESTARTS} restarts, asked a second time at most`, async () => {
  let stopped = false;
  let asked = 0;
  const statuses = new Set<number>();
  // A connection that was taken and not yet read is closed at the signal: the proxies send such a question again.
  const visitors = Array.from({ length: VISITORS }, async () => {
    while (!stopped) {
      statuses.add(await ask().catch(ask));
      asked += 1;
    }
  });
  for (let i = 0; i < RESTARTS; i++) {
    const before = asked;
    await restart();
    await until(() => asked > before + VISITORS);
  }
  stopped = true;
  await Promise.all(visitors);
  expect([...statuses]).toEqual([200]);
});
