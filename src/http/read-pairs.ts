// Reads named values from `a=1&b=2`, a query string or a form. Other names are not decoded. A value that is not UTF-8
// is a problem, whereas the platform's parser would insert replacement characters.
import { Problem } from "../problem.ts";

/** Returns the first value of each of `names` that occurs. */
export function readPairs<Name extends string>(text: string, names: readonly Name[]): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  for (const pair of text.split("&")) {
    const equals = pair.indexOf("=");
    const rawName = equals === -1 ? pair : pair.slice(0, equals);
    const name = names.find((candidate) => candidate === rawName);
    if (name === undefined || found[name] !== undefined) continue;
    found[name] = decode(equals === -1 ? "" : pair.slice(equals + 1), name);
  }
  return found;
}

/** The query string of a request's address, without the question mark. */
export function queryText(request: Request): string {
  return new URL(request.url).search.slice(1);
}

function decode(value: string, name: string): string {
  try {
    return decodeURIComponent(value.replaceAll("+", " "));
  } catch {
    throw new Problem("invalid_request", `请求里的 ${name} 不是 UTF-8 编码，没法读。请改成 UTF-8 再发一次。`, {
      errors: [{ pointer: `#/${name}`, detail: "要用 UTF-8 编码" }],
    });
  }
}
