// Build time, Node: the page's script as one text, for phones of the last six years.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The text of `page.js`; the same sources give the same text. Throws with the file and line when they do not compile. */
export async function bundleWeb(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("page.ts", import.meta.url))],
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2019"],
    charset: "utf8",
    legalComments: "none",
    write: false,
    logLevel: "silent",
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error("esbuild gave no output for src/web/page.ts");
  return script.text;
}
