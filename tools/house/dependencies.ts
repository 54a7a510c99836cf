// Part of `npm run check`: compares package.json with the imports of the modules. Reports packages that no module uses,
// and imported packages that package.json does not list. Pure.
import type { Module } from "./module.ts";
import type { Finding } from "./rules.ts";

/** Packages that are used without being imported, and how they are used. */
const USED_OTHERWISE: Readonly<Record<string, string>> = {
  "@biomejs/biome": "the command biome",
  "@cloudflare/workers-types": "types, named in tsconfig.json",
  "miniprogram-api-typings": "types, named in the tsconfig.json of examples/mini-program",
  miniflare: "the platform's local runtime: pinned beside wrangler, which runs it",
};
const TYPES = /^@types\//u;
/** Packages with the Node 22 that runs the scripts, independently of the Node that runs npm. */
const NODE = /^node-(?:bin-)?(?:darwin|linux|win)-/u;

/** Returns the package of a specifier, `name` or `@scope/name`; null for a relative path or a built-in module. */
function packageOf(specifier: string): string | null {
  if (/^(?:\.|node:|cloudflare:)/u.test(specifier)) return null;
  return /^(?:@[\w.-]+\/)?[\w.-]+/u.exec(specifier)?.[0] ?? null;
}

/**
 * `listed` are the packages of package.json. A string with a package's name counts as a use: it may name a file of it.
 */
export function checkDependencies(modules: readonly Module[], listed: readonly string[]): Finding[] {
  const imported = modules.flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier, line }) => {
      const name = packageOf(specifier);
      return name === null ? [] : [{ path, line, name }];
    }),
  );
  const unlisted = imported.filter(({ name }) => !listed.includes(name));
  const used = new Set(imported.map(({ name }) => name));
  const strings = modules.flatMap((module) => module.strings.map(({ text }) => text));
  const isResolved = (name: string) => strings.some((text) => text.includes(name));
  const unused = listed.filter(
    (name) =>
      !used.has(name) && !(name in USED_OTHERWISE) && !TYPES.test(name) && !NODE.test(name) && !isResolved(name),
  );
  return [
    ...unlisted.map(({ path, line, name }) => ({ path, line, message: `imports ${name}, which package.json lacks` })),
    ...unused.map((name) => ({ path: "package.json", line: 1, message: `nobody uses ${name}: uninstall it` })),
  ];
}
