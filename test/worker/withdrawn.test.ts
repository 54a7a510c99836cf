// A text that an editor has withdrawn: old links to it say when, why and whom to call, as pages and as problems.
// Nothing else shows the text.
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../index/build.ts";
import { DEFAULT_SEEDS } from "../../index/out-directory.ts";
import { Answer, type Citation, ProblemBody } from "../../src/contract.ts";
import { SourcesReply } from "../../src/endpoints.ts";
import { takenPath } from "../../src/view/taken-link.ts";
import { posting, type Served, serve } from "./serve.ts";
import { visible } from "./visible.ts";

/** A question whose answer quotes two sources. */
const QUESTION = "嘉善和平湖各有多少名法治监督员";
const HTML = { headers: { Accept: "text/html" } };
const SILENT = { progress: () => {}, summary: () => {}, warning: () => {} };
const SAID = "已经在2026年11月30日撤下";
const REASON = "原因：发布单位<更正>了数字。";
const made: string[] = [];
let before: Answer;
let after: Served;
let gone: Citation;
let kept: Citation;

beforeAll(async () => {
  const worker = await serve();
  before = Answer.parse((await worker.json("/api/ask", posting({ question: QUESTION }))).body);
  await worker.close();
  const [first, second] = before.citations;
  if (first === undefined || second === undefined) throw new Error("two sources are not cited");
  [gone, kept] = [first, second];
  const folder = await mkdtemp(join(tmpdir(), "fawen-withdrawn-"));
  await cp(DEFAULT_SEEDS, folder, { recursive: true });
  const entry = `- id: ${gone.source.id}\n  reason: 发布单位<更正>了数字。\n  date: 2026-11-30\n`;
  await writeFile(join(folder, "withdrawn.yaml"), entry);
  const built = await build(folder, SILENT, { limits: null });
  made.push(folder, built);
  after = await serve({ main: join(built, "entry.ts") });
});
afterAll(async () => {
  await after.close();
  for (const path of made) await rm(path, { recursive: true, force: true });
});

describe("old links to a withdrawn text", () => {
  test.each([
    ["its page", () => `/sources/${gone.source.id}`],
    ["the link of a citation", () => gone.href.replace(/#.*/u, "")],
  ])("%s says when and why, with the hotline, status 410 and no words of the text", async (_, path) => {
    const response = await after.fetch(path(), HTML);
    expect(response.status).toBe(410);
    const page = await response.text();
    const shown = visible(page);
    for (const words of ["这篇资料已经撤下", gone.source.title, SAID, REASON, "12348"]) expect(shown).toContain(words);
    expect(page).toContain('href="tel:12348"');
    expect(page).not.toContain("<更正>");
    expect(shown).not.toContain(gone.quote);
  });

  test.each([
    ["the source", () => `/api/sources/${gone.source.id}`],
    ["a passage", () => `/api/passages/${gone.passage}`],
    ["a passage that never existed", () => `/api/passages/${gone.source.id}.0000000000`],
  ])("%s is a problem of the API", async (_, path) => {
    const { response, body } = await after.json(path());
    expect(response.status).toBe(410);
    expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    const problem = ProblemBody.parse(body);
    expect(problem).toMatchObject({ slug: "withdrawn", status: 410, type: "/problems/withdrawn" });
    expect(problem.detail).toContain(SAID);
    expect(problem.detail).toContain(REASON);
    expect(problem.handoff.contacts.map(({ tel }) => tel)).toEqual(["12348"]);
  });

  test("a take-along page says so for this quote and shows the other", async () => {
    const both = await after.fetch(takenPath(before) ?? "", HTML);
    expect(both.status).toBe(200);
    const shown = visible(await both.text());
    for (const words of ["第1段原文：", SAID, REASON, kept.quote]) expect(shown).toContain(words);
    expect(shown).not.toContain(gone.quote);

    const only = await after.fetch(takenPath({ index: before.index, citations: [gone] }) ?? "", HTML);
    expect(only.status).toBe(410);
    const page = await only.text();
    for (const words of ["您看过的资料已经撤下", SAID, REASON]) expect(visible(page)).toContain(words);
    expect(page).toContain('href="tel:12348"');
  });
});

describe("everything else", () => {
  test("does not list it", async () => {
    const { sources } = SourcesReply.parse((await after.json("/api/sources")).body);
    expect(sources).toHaveLength(before.index.sources - 1);
    expect(sources.map(({ id }) => id)).not.toContain(gone.source.id);
    expect(await (await after.fetch("/sources", HTML)).text()).not.toContain(gone.source.title);
  });

  test("does not quote it", async () => {
    const answer = Answer.parse((await after.json("/api/ask", posting({ question: QUESTION }))).body);
    expect(answer.citations.map(({ source }) => source.id)).not.toContain(gone.source.id);
    expect(answer.answer).not.toContain(gone.quote);
  });

  test("is not found if it never existed", async () => {
    expect((await after.fetch("/api/sources/nothing")).status).toBe(404);
    expect((await after.fetch(`/api/passages/${kept.source.id}.0000000000`)).status).toBe(404);
  });
});
