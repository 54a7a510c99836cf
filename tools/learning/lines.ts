// Reads the folders of learning material: files of one record a line.
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The lines that are not empty of each file beside this one in `folder` with this ending, by name. */
export async function readLines(folder: string, ending: string): Promise<string[][]> {
  const directory = fileURLToPath(new URL(folder, import.meta.url));
  const names = (await readdir(directory)).filter((name) => name.endsWith(ending)).sort();
  const files = await Promise.all(names.map((name) => readFile(`${directory}/${name}`, "utf8")));
  return files.map((file) => file.split("\n").filter((line) => line.trim() !== ""));
}
