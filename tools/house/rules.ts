// The house rules for single files and for the whole project. Each finding names its remedy. Pure.
import { posix } from "node:path";
import { layerOf, mayImportPackage, refuse } from "./layers.ts";
import type { Located, Module } from "./module.ts";

export interface Finding {
  path: string;
  line: number;
  message: string;
}

export const FILE_LINES_MAX = 320;
export const FUNCTION_LINES_MAX = 70;

/** Files that may be longer, with the reason. */
const LONG_FILES = new Map([["src/traditional.ts", "made by a tool"]]);
const VAGUE_NAME = /(?:^|-)(?:utils?|helpers?|common|managers?|services?|misc)(?:-|\.|$)/u;
const KEBAB_CASE = /^\.?[a-z0-9]+(?:[-.][a-z0-9]+)*$/u;
/** File names that the platform prescribes. */
const PLATFORM_NAMES = new Set(["_headers", "_redirects"]);
/** Names that parse text as HTML or code. They are forbidden: the DOM is built from text nodes. */
const PARSES_MARKUP = new Set([
  "innerHTML",
  "outerHTML",
  "insertAdjacentHTML",
  "setHTMLUnsafe",
  "parseHTMLUnsafe",
  "createContextualFragment",
  "DOMParser",
  "dangerouslySetInnerHTML",
  "documentWrite",
  "eval",
]);
/** The only file that may turn checked nodes into markup text. */
const MARKUP_FILE = "src/http/to-html.ts";
/** Hosts of vocabularies, whose addresses are never fetched, and names of this machine. */
const KNOWN_HOSTS = new Set([
  "www.w3.org",
  "json-schema.org",
  "schema.org",
  "spec.openapis.org",
  "127.0.0.1",
  "localhost",
]);
const HOST = /(?:https?|wss?):\/\/([\w.-]+)|(?:["'(\s]|^)\/\/([\w-]+\.[\w.-]*\w)/gu;
/** Files whose default export a program requires. */
const DEFAULT_EXPORTS =
  /^(?:src\/worker\.ts|tools\/bench\/hello\.ts|tools\/serve\/(?:front|nowhere)\.ts|vitest\.config\.ts|test\/(?:.+\/)?[\w-]+-setup\.ts)$/u;
const WORKPLACE = /(?:^|[\s"'`(])(?:\.\.\/shared\/|\/work\/)/u;

function lineCount(text: string): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

function checkSize({ path, text, functions }: Module): Finding[] {
  const lines = lineCount(text);
  const found: Finding[] = [];
  if (lines > FILE_LINES_MAX && !LONG_FILES.has(path)) {
    found.push({
      path,
      line: FILE_LINES_MAX + 1,
      message: `${lines} lines, at most ${FILE_LINES_MAX}: split it by subject`,
    });
  }
  for (const { name, line, lines: length } of functions) {
    // The callback of a test suite is a list of tests, so its length does not matter.
    if (length <= FUNCTION_LINES_MAX || path.startsWith("test/")) continue;
    found.push({
      path,
      line,
      message: `${name} has ${length} lines, at most ${FUNCTION_LINES_MAX}: split it into named parts`,
    });
  }
  return found;
}

/** Files of invented offices have names as real offices give them. */
const OFFICES = /^(?:tools\/learning|examples|test)\/offices?\//u;

export function checkName(path: string): Finding[] {
  const found: Finding[] = [];
  if (OFFICES.test(path)) return found;
  for (const part of path.split("/")) {
    if (VAGUE_NAME.test(part)) {
      found.push({ path, line: 1, message: `the name ${part} is vague: name it after what it holds` });
    } else if (!KEBAB_CASE.test(part) && !part.endsWith(".md") && !PLATFORM_NAMES.has(part)) {
      found.push({ path, line: 1, message: `the name ${part} is not in kebab-case` });
    }
  }
  return found;
}

function checkHeader({ path, text }: Module): Finding[] {
  if (/^(?:#![^\n]*\n)?\/[/*]/u.test(text)) return [];
  return [{ path, line: 1, message: "begin with a comment that says what the file does" }];
}

/** Resolves a relative import to a path from the project's root. */
function resolveImport(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier);
}

function checkImports(module: Module): Finding[] {
  const { path } = module;
  const layer = layerOf(path);
  if (layer === undefined) return [];
  return module.imports.flatMap(({ specifier, typeOnly, line }) => {
    if (resolveImport(path, specifier) === "package.json" && layer.name === "worker") return [];
    if (specifier.startsWith(".")) {
      const reason = refuse(layer, layerOf(resolveImport(path, specifier)), typeOnly);
      return reason === null ? [] : [{ path, line, message: `may not import ${specifier}: ${reason}` }];
    }
    if (mayImportPackage(layer, specifier)) return [];
    const remedy = "use what it may, or add the package to tools/house/layers.ts with its reason in ARCHITECTURE.md";
    return [{ path, line, message: `${layer.name} may not import ${specifier}: ${remedy}` }];
  });
}

function checkExports({ path, exports, reexports }: Module): Finding[] {
  const defaults = exports.filter(({ text }) => text === "default" && !DEFAULT_EXPORTS.test(path));
  return [
    ...defaults.map(({ line }) => ({ path, line, message: "no default export: give it its name" })),
    ...reexports.map(({ line }) => ({ path, line, message: "no re-export: import it where it is made" })),
  ];
}

function checkMarkup({ path, identifiers, strings, imports }: Module): Finding[] {
  if (!path.startsWith("src/")) return [];
  const words: readonly Located[] = [...identifiers, ...strings];
  const found = words.filter(({ text }) => PARSES_MARKUP.has(text));
  const raw =
    path === MARKUP_FILE
      ? []
      : imports.filter(({ specifier, names }) => specifier === "hono/html" && names.includes("raw"));
  return [
    ...found.map(({ text, line }) => ({ path, line, message: `${text} parses markup or code: build text nodes` })),
    ...raw.map(({ line }) => ({ path, line, message: `raw markup is made in ${MARKUP_FILE} only` })),
  ];
}

/** Returns the hosts named in a text that the product must not contact. */
export function foreignHosts(text: string): string[] {
  return [...text.matchAll(HOST)].flatMap(([, host = "", bare = ""]) => {
    const name = host || bare;
    return name === "" || KNOWN_HOSTS.has(name) ? [] : [name];
  });
}

function checkHosts({ path, strings }: Module): Finding[] {
  if (!path.startsWith("src/")) return [];
  return strings.flatMap(({ text, line }) =>
    foreignHosts(text).map((host) => ({
      path,
      line,
      message: `names the host ${host}: everything comes from our own origin; a fixed name goes into KNOWN_HOSTS`,
    })),
  );
}

/** Reports lines of a text file that name a path on a developer's machine. */
export function checkWorkplace(path: string, text: string): Finding[] {
  return text
    .split("\n")
    .flatMap((content, i) =>
      WORKPLACE.test(content)
        ? [{ path, line: i + 1, message: "names a path outside the project: copy what the project needs" }]
        : [],
    );
}

export function checkModule(module: Module): Finding[] {
  return [checkSize, checkHeader, checkImports, checkExports, checkMarkup, checkHosts].flatMap((rule) => rule(module));
}

/** Modules whose exports may be unused: the contract describes the whole API, and the page loads the others by URL. */
const WHOLE = new Set([
  "src/contract.ts",
  "src/endpoints.ts",
  "src/web/answers.ts",
  "src/web/along.ts",
  "src/web/old.ts",
  "src/view/words-en.ts",
  "src/view/words-hant.ts",
]);

/** Reports exports that no other file imports. Entry points are exempt. */
export function checkUnused(modules: readonly Module[]): Finding[] {
  const used = new Set<string>();
  for (const { path, imports } of modules) {
    for (const { specifier, names } of imports) {
      if (specifier.startsWith(".")) for (const name of names) used.add(`${resolveImport(path, specifier)} ${name}`);
    }
  }
  return modules
    .filter(({ path }) => !WHOLE.has(path) && !DEFAULT_EXPORTS.test(path))
    .flatMap(({ path, exports }) =>
      exports
        .filter(({ text }) => !used.has(`${path} ${text}`) && !used.has(`${path} *`))
        .map(({ text, line }) => ({
          path,
          line,
          message: `no module imports ${text}: remove the export or the code`,
        })),
    );
}

/** Reports versions in package.json that are not exact. */
export function checkVersions(manifest: Record<string, unknown>): Finding[] {
  return ["dependencies", "devDependencies", "optionalDependencies"].flatMap((group) =>
    Object.entries(manifest[group] ?? {})
      .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(String(version)))
      .map(([name, version]) => ({
        path: "package.json",
        line: 1,
        message: `${name} is ${String(version)}: name one exact version`,
      })),
  );
}
