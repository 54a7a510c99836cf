// Part of `npm run check`: compares package.json with what the modules import. A package that nobody imports and one that is
// imported without being listed are both findings. Pure.
import type { Module } from "./module.ts";
import type { Finding } from "./rules.ts";

/** Packages that are used without an import, each with its use. */
const USED_OTHERWISE: Readonly<Record<string, string>> = {
  "@biomejs/biome": "the command biome",
  "@cloudflare/workers-types": "types, named in tsconfig.json",
  "miniprogram-api-typings": "types, named in the tsconfig.json of examples/mini-program",
  miniflare: "the platform's local runtime: pinned beside wrangler, which runs it",
};
const TYPES = /^@types\//u;
/** Node 22 for the scripts, whatever Node runs npm. */
const NODE = /^node-(?:bin-)?(?:darwin|linux|win)-/u;

/** `@scope/name` or `name` of a specifier; null for a relative one and for Node's own modules. */
function packageOf(specifier: string): string | null {
  if (/^(?:\.|node:|cloudflare:)/u.test(specifier)) return null;
  return /^(?:@[\w.-]+\/)?[\w.-]+/u.exec(specifier)?.[0] ?? null;
}

/** `listed` are the names of package.json; a string that begins with a name resolves a file of that package. */
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
