// The files that browsers load, as the build has made them.
import { readFileSync } from "node:fs";

export function builtFile(name: string): string {
  return readFileSync(new URL(`../../../public/${name}`, import.meta.url), "utf8");
}
