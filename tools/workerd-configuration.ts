// Renders a configuration of workerd in Cap'n Proto from Workers with their modules and bindings. File paths are
// relative to the configuration file. Pure.
import type { Bundle } from "./bundle.ts";

/** A module: the name that other modules import, its kind and its file. */
interface Module {
  name: string;
  kind: "esModule" | "text";
  file: string;
}

/** An entry of a Worker's `env`. */
export interface Binding {
  name: string;
  kind: "service" | "fromEnvironment" | "data" | "json";
  /** Depends on the kind: the name of a service or of an environment variable, or a file. */
  from: string;
}

export interface WorkerPart {
  name: string;
  modules: readonly Module[];
  bindings: readonly Binding[];
}

export interface Compatibility {
  date: string;
  flags: readonly string[];
}

/** Strings in Cap'n Proto are escaped as in JSON. */
const text = (value: string) => JSON.stringify(value);
const list = (items: readonly string[]) => (items.length === 0 ? "[]" : `[\n    ${items.join(",\n    ")},\n  ]`);

export function bundleModules({ main, texts }: Pick<Bundle, "main" | "texts">, folder: string): Module[] {
  return [
    { name: main, kind: "esModule", file: `${folder}${main}` },
    ...texts.map((name): Module => ({ name, kind: "text", file: `${folder}${name}` })),
  ];
}

function bindingText({ name, kind, from }: Binding): string {
  const value = kind === "data" || kind === "json" ? `embed ${text(from)}` : text(from);
  return `(name = ${text(name)}, ${kind} = ${value})`;
}

function workerText({ name, modules, bindings }: WorkerPart, { date, flags }: Compatibility): string {
  const parts = modules.map((one) => `(name = ${text(one.name)}, ${one.kind} = embed ${text(one.file)})`);
  return `const ${name} :Workerd.Worker = (
  modules = ${list(parts)},
  bindings = ${list(bindings.map(bindingText))},
  compatibilityDate = ${text(date)},
  compatibilityFlags = [${flags.map(text).join(", ")}],
);
`;
}

/**
 * Any host on the internet, the local network or this machine, with the certificate authorities that browsers trust.
 */
const ANY_HOST = 'allow = ["public", "private"], tlsOptions = (trustBrowserCas = true)';

/**
 * Renders the configuration. The first Worker answers requests. A Worker named `internet` handles every global `fetch`
 * and `connect`; without it, workerd would connect to the internet itself. `network` names a service that reaches any
 * host, for a Worker that is bound to it. The first Worker interprets `X-Forwarded-Proto`, because workerd would answer
 * a request with an unknown scheme itself, without a problem body.
 */
export function configurationText(
  workers: readonly WorkerPart[],
  compatibility: Compatibility,
  network: string | null = null,
): string {
  const services = [
    ...workers.map(({ name }) => `(name = ${text(name)}, worker = .${name})`),
    ...(network === null ? [] : [`(name = ${text(network)}, network = (${ANY_HOST}))`]),
  ];
  const [first] = workers;
  if (first === undefined) throw new Error("a configuration needs a Worker");
  const http = `(name = "http", http = (), service = ${text(first.name)})`;
  return `# Made by a command; do not edit.
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = ${list(services)},
  sockets = ${list([http])},
);
${workers.map((worker) => workerText(worker, compatibility)).join("")}`;
}
