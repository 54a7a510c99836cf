// Kills and restarts the server repeatedly during a conversation: the typed text stays in the field, the conversation
// stays on the page, each failed question says so, and asking it again answers. Uses workerd from the box and SIGKILL.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { ROOT } from "../../tools/build-collection.ts";
import { type Deployment, readDeployment } from "../../tools/deployment.ts";
import { configure } from "../../tools/serve/box.ts";
import { type Running, startWorkerd } from "../../tools/workerd.ts";
import { freePort } from "../box/command.ts";
import { parseQuestions } from "../eval/questions.ts";
import { button, lastTurn } from "./states.ts";
import { connect, leave } from "./visit.ts";

/** As many as the documents say, or a few of each moment. */
const KILLS = process.env.SOAK === "1" ? 50 : process.env.FULL === "1" ? 15 : 6;
/** A kill and what follows it take some seconds on a busy machine. */
const TIMEOUT_MS = 25_000 * KILLS;
const HOTLINE = "a[href='tel:12348']";
let browser: Browser;
let deployment: Deployment;
let server: Running;
let port = 0;

beforeAll(async () => {
  browser = await connect();
  deployment = inject("deployment") ?? (await readDeployment());
  port = await freePort();
  await start();
});
afterAll(async () => {
  await leave(browser);
  await server.stop();
});

async function start(): Promise<void> {
  server = await startWorkerd({
    configuration: await configure(inject("box"), "killed.capnp", Object.keys(deployment.vars)),
    listenAt: `127.0.0.1:${port}`,
    env: deployment.vars,
    output: "errors",
  });
}

async function kill(): Promise<void> {
  const ended = once(server.child, "exit");
  server.child.kill("SIGKILL");
  await ended;
}

// Selectors, because to look for roles in a conversation that grows to 50 answers takes longer than the kills.
const field = (page: Page) => page.locator("fawen-chat .frame textarea");
const again = (turn: Locator) => turn.locator('[data-do="again"]');

async function sendTyped(page: Page): Promise<void> {
  await button(page, "send").click();
}

/** When the server is killed. Each case leaves a question that fails. */
const MOMENTS: [name: string, ask: (page: Page, question: string) => Promise<void>][] = [
  [
    "before a question is written",
    async (page, question) => {
      await kill();
      await field(page).fill(question);
      await sendTyped(page);
    },
  ],
  [
    "while it is written",
    async (page, question) => {
      await field(page).fill(question.slice(0, 4));
      await kill();
      expect(await field(page).inputValue()).toBe(question.slice(0, 4));
      await field(page).pressSequentially(question.slice(4));
      await sendTyped(page);
    },
  ],
  [
    "while it waits for its answer",
    async (page, question) => {
      // A stopped process accepts the question but can no longer answer.
      server.child.kill("SIGSTOP");
      await field(page).fill(question);
      const sent = page.waitForRequest("**/api/ask");
      await sendTyped(page);
      await sent;
      await kill();
    },
  ],
];

/** The conversation as displayed: each question with the quotes below it. */
function shown(page: Page): Promise<string[]> {
  return page.locator("fawen-chat .turn").evaluateAll((all) =>
    all.map((turn) => {
      const words = [...turn.querySelectorAll("h1, h2, h3, h4, [role=heading]")].slice(0, 1);
      const parts = [...words, ...turn.querySelectorAll("blockquote")];
      return parts.map((part) => (part instanceof HTMLElement ? part.innerText.replace(/\s+/gu, " ") : "")).join("\n");
    }),
  );
}

test(
  `${KILLS} kills in one conversation lose no text`,
  async () => {
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, locale: "zh-CN" });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto("/");
    const items = parseQuestions(await readFile(join(ROOT, "test", "eval", "dev.jsonl"), "utf8"), "dev.jsonl");
    const alone = items.filter(({ history }) => history === undefined).map(({ question }) => question);
    const asked = [...new Set(alone)].slice(0, KILLS);
    expect(asked).toHaveLength(KILLS);
    let before: string[] = [];
    for (const [i, question] of asked.entries()) {
      const [name, ask] = MOMENTS[i % MOMENTS.length] ?? [];
      const which = `${i}: ${name}`;
      await ask?.(page, question);
      const turn = lastTurn(page);
      await again(turn).waitFor();
      expect(await turn.innerText(), which).toContain("没有连上");
      expect(await turn.locator(HOTLINE).count(), which).toBe(1);
      expect(await field(page).inputValue(), which).toBe(question);
      expect((await shown(page)).slice(0, i), which).toEqual(before);
      await start();
      await again(turn).click();
      await turn.locator(".answer").waitFor();
      expect(await field(page).inputValue(), which).toBe("");
      const now = await shown(page);
      expect(now, which).toHaveLength(i + 1);
      expect(now.slice(0, i), which).toEqual(before);
      before = now;
    }
    expect(before.map((turn) => turn.split("\n")[0])).toEqual(
      asked.map((question) => expect.stringContaining(question)),
    );
    expect(faults).toEqual([]);
    await context.close();
  },
  TIMEOUT_MS,
);
