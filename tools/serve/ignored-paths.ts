// `.assetsignore` in, which paths are not served out. The part of git's patterns that names files and folders, with `*`
// and `?`; others are refused: a file must not be published because a line was not understood. Pure.

function toPattern(line: string): RegExp {
  const anchored = line.slice(0, -1).includes("/");
  const body = line.replace(/^\/|\/$/gu, "").replace(/[.+^${}()|]/gu, "\\$&");
  const inside = body.replaceAll("*", "[^/]*").replaceAll("?", "[^/]");
  return new RegExp(`^/${anchored ? "" : "(?:.*/)?"}${inside}${line.endsWith("/") ? "/" : "(?:/|$)"}`, "u");
}

export function parseIgnored(text: string): (path: string) => boolean {
  const lines = text.split("\n").map((line) => line.trim());
  const patterns = lines.filter((line) => line !== "" && !line.startsWith("#"));
  for (const line of patterns) {
    if (/^!|\*\*|[[\]\\]/u.test(line)) throw new Error(`.assetsignore: not understood here: ${line}`);
  }
  const compiled = patterns.map(toPattern);
  return (path) => compiled.some((pattern) => pattern.test(path));
}
