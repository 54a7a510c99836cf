// Parses `.assetsignore` into a test for paths that are not served. Supports git's patterns for files and folders with
// `*` and `?`. Other patterns are an error, so that no file is published because a line is misunderstood. Pure.

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
    if (/^!|\*\*|[[\]\\]/u.test(line)) throw new Error(`.assetsignore: unsupported pattern: ${line}`);
  }
  const compiled = patterns.map(toPattern);
  return (path) => compiled.some((pattern) => pattern.test(path));
}
