// Finds and starts Chromium: CHROME_PATH, then the one from npm (Linux x64), then the system's. Without any it fails
// with a message that says what to install. It never skips tests.
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { installFonts } from "./fonts.ts";

const ARGS = [
  // Containers and root have no sandbox. The pages are our own.
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const CACHE = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));
const SYSTEM_CHROMIUM = "/usr/bin/chromium";

interface Chrome {
  executablePath?: string;
  channel?: string;
  /** Environment variables in addition to those of this process. */
  env?: Record<string, string>;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * Unpacks npm's Chromium once into a folder named by its version. It uses a temporary name until the folder is
 * complete.
 */
async function unpackChromium(): Promise<Chrome> {
  const { version } = createRequire(import.meta.url)("../../node_modules/@sparticuz/chromium/package.json");
  const home = join(CACHE, `chromium-${version}`);
  const executablePath = join(home, "chromium");
  if (!(await exists(executablePath))) {
    await mkdir(CACHE, { recursive: true });
    const staging = await mkdtemp(join(CACHE, "unpacking-"));
    await unpackInto(staging);
    // Another run was faster, so its folder is used.
    await rename(staging, home).catch(() => rm(staging, { recursive: true, force: true }));
  }
  return { executablePath, env: { LD_LIBRARY_PATH: join(home, "al2023", "lib") } };
}

/**
 * The package unpacks into the temporary folder that is current at the call and sets environment variables, which are
 * reset here.
 */
async function unpackInto(folder: string): Promise<void> {
  const names = ["TMPDIR", "AWS_LAMBDA_JS_RUNTIME", "LD_LIBRARY_PATH", "FONTCONFIG_PATH"] as const;
  const before = names.map((name) => [name, process.env[name]] as const);
  process.env.TMPDIR = folder;
  // Makes the package also unpack the libraries that a minimal Debian lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs22.x";
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    await packed.executablePath();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

async function findChrome(): Promise<Chrome> {
  const given = process.env.CHROME_PATH ?? "";
  if (given !== "") {
    if (await exists(given)) return { executablePath: given };
    throw new Error(`CHROME_PATH is ${given}, but no file is there: set it to Chrome's executable.`);
  }
  if (platform() === "linux" && arch() === "x64") return unpackChromium();
  if (platform() !== "linux") return { channel: "chrome" };
  if (await exists(SYSTEM_CHROMIUM)) return { executablePath: SYSTEM_CHROMIUM };
  throw new Error("The browser tests need Chromium: install it (apt-get install chromium) or set CHROME_PATH.");
}

/** Finds Chromium and its fonts, and unpacks them where that has not been done. Returns how to start it. */
export async function prepareChrome(): Promise<LaunchOptions> {
  const { env, ...where } = await findChrome();
  const fonts = platform() === "linux" ? { FONTCONFIG_FILE: await installFonts(CACHE) } : {};
  const variables = Object.entries({ ...process.env, ...env, ...fonts });
  return {
    ...where,
    env: Object.fromEntries(variables.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    args: ARGS,
    // Playwright disables the back/forward cache. People have it enabled.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  };
}

/** Starts Chromium. The caller closes it. */
export async function launchChrome(options?: LaunchOptions): Promise<Browser> {
  const launched = options ?? (await prepareChrome());
  return chromium.launch(launched).catch((error: unknown) => {
    if (launched.channel === undefined) throw error;
    throw new Error("The browser tests need Google Chrome: install it or set CHROME_PATH to a Chromium.", {
      cause: error,
    });
  });
}
