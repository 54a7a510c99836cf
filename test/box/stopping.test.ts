// Stops the box with a signal: it finishes the requests that it has begun. If systemd holds the socket, questions that
// arrive in the meantime are answered after the restart.
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
const RESTARTS = process.env.SOAK === "1" ? 50 : process.env.FULL === "1" ? 15 : 5;
const VISITORS = 2;
const BODY = JSON.stringify({ question: "调解要钱吗" });
const HEAD = `POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(BODY)}\r\n\r\n`;

let holder: ChildProcess;
let told: string[] = [];
let port = 0;

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Returns the process id of the current run, or waits for the next one. */
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

/** Asks one question over a new connection, as the proxies of `examples/box` do, and resolves to the status. */
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
  // It has its own process group, so that it can be killed together with its child.
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

test("a question that is half sent at the signal is answered, and then the server ends by itself", async () => {
  const socket = connect(port, "127.0.0.1", () => socket.write(HEAD + BODY.slice(0, 9)));
  let came = "";
  socket.on("data", (chunk) => (came += String(chunk)));
  const closed = once(socket, "close");
  // Once another question over another connection is answered, the server has read the head.
  expect(await ask()).toBe(200);
  process.kill(await running(), "SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 300));
  socket.write(BODY.slice(9));
  await closed;
  expect(came).toMatch(/^HTTP\/1\.1 200 [\s\S]*Connection: close[\s\S]*"status":/u);
  await until(() => runs() === 1);
  expect(told).toContain("ended 0");
});

test(`every question is answered over ${RESTARTS} restarts, with at most one retry`, async () => {
  let stopped = false;
  let asked = 0;
  const statuses = new Set<number>();
  // A connection that is accepted but not yet read is closed at the signal. The proxies retry such a question.
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
