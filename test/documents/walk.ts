// Follows a guide as its reader does: runs its commands, writes its files, and expects the output that it shows. It
// works in a copy of the program; the reader's own folder lies beside the copy.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { freePort } from "../box/command.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Paths that a fresh clone lacks, or that are large and not needed. */
const NOT_COPIED = /^(?:\.git|\.wrangler|node_modules|index\/out|test|docs\/pictures)(?:\/|$)/u;
/** Where the build writes; its records of what it has made name absolute paths. */
const OUT = join("index", "out");
const RECORDS = ["web.json", join("seeds", "built.json")];
/** The default port, which the guide names. It is replaced by a free port. */
const PORT_WRITTEN = "8787";
const READY = "法问已启动";
/** `npm ci` is skipped, since the copy uses the installed packages. */
const INSTALL = /^npm ci(?: && |$)/u;

export type Step =
  | { kind: "commands"; lines: string[] }
  | { kind: "seen"; lines: string[] }
  | { kind: "file"; path: string; isAdded: boolean; text: string; said: string };

export interface Section {
  title: string;
  steps: Step[];
}

/** Splits a guide into sections with their fenced blocks: commands (`sh`), files (with a path) and expected output. */
export function readGuide(markdown: string): Section[] {
  return markdown.split(/^## /mu).map((part) => {
    const steps: Step[] = [];
    let end = 0;
    for (const block of part.matchAll(/^```(\w+)(?: (\S+)( 末尾)?)?\n([\s\S]*?)^```$/gmu)) {
      const [whole, language, path, added, text = ""] = block;
      const lines = text.split("\n").filter((line) => line.trim() !== "");
      if (path !== undefined) {
        const said = part.slice(end, block.index);
        steps.push({ kind: "file", path, isAdded: added !== undefined, text, said });
      } else steps.push(language === "sh" ? { kind: "commands", lines } : { kind: "seen", lines });
      end = block.index + whole.length;
    }
    return { title: part.split("\n")[0]?.replace(/^# /u, "") ?? "", steps };
  });
}

/** Gives the copy the last build of the program's own texts, so that the reader's first command does not repeat it. */
async function giveBuild(program: string): Promise<void> {
  const isNeeded = (path: string) => !/[/\\](?:box|state)$/u.test(path);
  await cp(join(ROOT, OUT, "seeds"), join(program, OUT, "seeds"), { recursive: true, filter: isNeeded });
  for (const record of RECORDS) {
    const text = await readFile(join(ROOT, OUT, record), "utf8");
    await writeFile(join(program, OUT, record), text.replaceAll(ROOT, join(program, "/")));
  }
}

export class Walk {
  readonly #home: string;
  readonly #port: string;
  #server: ChildProcess | null = null;
  #output = "";

  private constructor(home: string, port: string) {
    this.#home = home;
    this.#port = port;
  }

  static async begin(): Promise<Walk> {
    const home = await mkdtemp(join(tmpdir(), "fawen-guide-"));
    const program = join(home, "fawen");
    await cp(ROOT, program, { recursive: true, filter: (path) => !NOT_COPIED.test(relative(ROOT, path)) });
    await symlink(join(ROOT, "node_modules"), join(program, "node_modules"));
    await giveBuild(program);
    return new Walk(home, `${await freePort()}`);
  }

  async end(): Promise<void> {
    await this.#stop();
    await rm(this.#home, { recursive: true, force: true });
  }

  async take(step: Step): Promise<void> {
    if (step.kind === "file") return this.#write(step);
    if (step.kind === "seen") return this.#expectSeen(step.lines);
    this.#output = "";
    for (const line of step.lines) await this.#run(line.replace(INSTALL, ""));
  }

  async #write({ path, isAdded, text, said }: Extract<Step, { kind: "file" }>): Promise<void> {
    // The reader sees only the text before the block, not the path in its info string, so the text has to name the
    // file.
    expect(said).toContain(`\`${path.slice(path.indexOf("/") + 1)}\``);
    expect(said.includes("最后加上")).toBe(isAdded);
    const file = join(this.#home, path);
    await mkdir(dirname(file), { recursive: true });
    await (isAdded ? appendFile : writeFile)(file, text);
  }

  async #run(line: string): Promise<void> {
    if (line === "") return;
    const starts = line.endsWith("npm start");
    if (starts) await this.#stop();
    const child = spawn("sh", ["-c", line.replaceAll(PORT_WRITTEN, this.#port)], {
      cwd: join(this.#home, "fawen"),
      // What the Worker needs is no part of a guide, and to measure it takes as long as the build.
      env: { ...process.env, PORT: this.#port, LIMITS: "none" },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const closed = once(child, "close");
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: unknown) => (this.#output += String(chunk)));
    }
    if (!starts) {
      const [code] = await closed;
      expect(code, `${line}\n${this.#output}`).toBe(0);
      return;
    }
    this.#server = child;
    const ready = new Promise<void>((resolve) => {
      child.stdout.on("data", () => {
        if (this.#output.includes(READY)) resolve();
      });
    });
    await Promise.race([ready, closed]);
  }

  /** Stops the server's whole process group, as Ctrl-C does. */
  async #stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server?.pid === undefined || server.exitCode !== null) return;
    const closed = once(server, "close");
    process.kill(-server.pid, "SIGINT");
    await closed;
  }

  /** Expects the lines in the output, whole and in this order; … stands for any text. */
  #expectSeen(lines: readonly string[]): void {
    const seen = lines.map((line) => {
      const parts = line.trim().replaceAll(PORT_WRITTEN, this.#port).split("…");
      return `^\\s*${parts.map(literally).join(".*")}\\s*$`;
    });
    expect(this.#output).toMatch(new RegExp(seen.join("[\\s\\S]*?"), "mu"));
  }
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&");
}
