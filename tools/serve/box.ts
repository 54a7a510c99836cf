// Makes the box: a self-contained folder that plain workerd serves. It has the bundle that is also deployed, the static
// files, a Worker in front of them, a Worker that limits outgoing requests, and the configuration that connects them.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { ROOT } from "../build-collection.ts";
import { bundleWorker } from "../bundle.ts";
import type { Deployment } from "../deployment.ts";
import {
  type Binding,
  bundleModules,
  type Compatibility,
  configurationText,
  type WorkerPart,
} from "../workerd-configuration.ts";
import { readStaticSet, type StaticSet } from "./static-set.ts";

/** A description of the folder. It is plain data, so that tests can pass it to another process. */
export interface Box {
  directory: string;
  app: WorkerPart;
  around: readonly WorkerPart[];
  compatibility: Compatibility;
}

/** Service that reaches the network. Only the Worker `nowhere` is bound to it. */
const NETWORK = "network";

const source = (name: string) => join(ROOT, "tools", "serve", name);

/** Bundles one of the Workers around the app as a single module. */
async function bundleOwn(name: string, directory: string): Promise<void> {
  await build({
    entryPoints: [source(`${name}.ts`)],
    outfile: join(directory, `${name}.js`),
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2022"],
    logLevel: "silent",
  });
}

/** Writes the static files and their index, and returns the bindings of the front Worker. */
async function writeStatic({ index, bytes }: StaticSet, directory: string): Promise<Binding[]> {
  for (const [path, content] of bytes) {
    await mkdir(dirname(join(directory, "static", path)), { recursive: true });
    await writeFile(join(directory, "static", path), content);
  }
  await writeFile(join(directory, "static.json"), JSON.stringify(index));
  return [
    { name: "INDEX", kind: "json", from: "static.json" },
    ...[...bytes.keys()].map((path): Binding => ({ name: path, kind: "data", from: `static${path}` })),
  ];
}

/** `statics` is the folder of static files; the build writes it beside the entry. */
export async function makeBox(
  entry: string,
  directory: string,
  { compatibility }: Deployment,
  statics = join(dirname(entry), "static"),
): Promise<Box> {
  await mkdir(directory, { recursive: true });
  const bundle = await bundleWorker(entry, join(directory, "app"), statics);
  for (const name of ["front", "nowhere"]) await bundleOwn(name, directory);
  const files = await writeStatic(await readStaticSet(statics), directory);
  const own = (name: string, file: string, bindings: Binding[]): WorkerPart => ({
    name,
    modules: [{ name: file, kind: "esModule", file }],
    bindings,
  });
  return {
    directory,
    app: { name: "app", modules: bundleModules(bundle, "app/"), bindings: [] },
    around: [
      own("front", "front.js", [{ name: "APP", kind: "service", from: "app" }, ...files]),
      own("internet", "nowhere.js", [{ name: "OUTSIDE", kind: "service", from: NETWORK }]),
    ],
    compatibility,
  };
}

/** Settings that the Workers around the app need as well: the base path of the service, and the host it may contact. */
const SHARED_SETTINGS: ReadonlyMap<string, string> = new Map([
  ["front", "PUBLIC_ORIGIN"],
  ["internet", "READER_URL"],
]);

/** Writes a configuration in which the app reads the named settings from the environment, and returns its path. */
export async function configure(box: Box, name: string, settings: readonly string[]): Promise<string> {
  const bindings = settings.map((setting): Binding => ({ name: setting, kind: "fromEnvironment", from: setting }));
  const path = join(box.directory, name);
  const around = box.around.map((part) => ({
    ...part,
    bindings: [...part.bindings, ...bindings.filter(({ name: setting }) => SHARED_SETTINGS.get(part.name) === setting)],
  }));
  await writeFile(path, configurationText([...around, { ...box.app, bindings }], box.compatibility, NETWORK));
  return path;
}
