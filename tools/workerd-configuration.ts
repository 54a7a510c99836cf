// What workerd is to run, as the text that it reads: Workers with their modules and bindings in, Cap'n Proto out.
// Pure. Files are named relative to where the text will lie.
import type { Bundle } from "./bundle.ts";

/** A module: its name for those who import it, what it is, the file that holds it. */
interface Module {
  name: string;
  kind: "esModule" | "text";
  file: string;
}

/** Something in a Worker's `env`. */
export interface Binding {
  name: string;
  kind: "service" | "fromEnvironment" | "data" | "json";
  /** A service's name, a variable's name, or a file. */
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

/** Cap'n Proto's strings are escaped as JSON's are. */
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

/** Hosts of the internet, of a house and of this machine, by the certificates that browsers trust. */
const ANY_HOST = 'allow = ["public", "private"], tlsOptions = (trustBrowserCas = true)';

/**
 * The first Worker answers requests. One named `internet` is what every Worker's `fetch` and `connect` reach; without it,
 * workerd's own way out would be. `network` names a service that reaches any host, for a Worker that is bound to it. What a
 * proxy says of a request, the first Worker reads: workerd answers one whose `X-Forwarded-Proto` it cannot read by itself,
 * without a word to whoever asked.
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
