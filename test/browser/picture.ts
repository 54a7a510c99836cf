// Pictures of pages, compared with the ones in docs/pictures that were looked at; with LOOKS=new they are written anew, for
// eyes to judge before they are committed.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { expect } from "vitest";

export const IS_NEW = process.env.LOOKS === "new";
/** The processor draws the edges of the letters: points differ between kinds of it. A line of other words is more than this. */
const SHARE_OF_POINTS_MAX = 0.004;
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PICTURES = join(ROOT, "docs", "pictures");
const OUT = join(ROOT, "test", "out");

// Other processors and systems draw the same font with other edges: their pictures are written for eyes and not compared.
const isComparable = platform() === "linux" && arch() === "x64" && (process.env.CHROME_PATH ?? "") === "";

/** `name` is the file's; fails where the picture is another. */
export async function expectPicture(name: string, shot: Buffer): Promise<void> {
  if (IS_NEW) return write(join(PICTURES, name), shot);
  expect(existsSync(join(PICTURES, name))).toBe(true);
  if (!isComparable) return write(join(OUT, name), shot);
  const { share, marked } = difference(PNG.sync.read(await readFile(join(PICTURES, name))), PNG.sync.read(shot));
  if (share > SHARE_OF_POINTS_MAX) {
    await write(join(OUT, name), shot);
    await write(join(OUT, `differing-${name}`), PNG.sync.write(marked));
  }
  expect(share, `test/out/${name} is another picture: look at it; LOOKS=new takes it over`).toBeLessThanOrEqual(
    SHARE_OF_POINTS_MAX,
  );
}

/** Points that differ to the eye, as a share; all of them where the sizes differ. */
function difference(before: PNG, after: PNG): { share: number; marked: PNG } {
  const { width, height } = after;
  const marked = new PNG({ width, height });
  if (before.width !== width || before.height !== height) return { share: 1, marked: after };
  const points = pixelmatch(before.data, after.data, marked.data, width, height, { threshold: 0.25 });
  return { share: points / (width * height), marked };
}

async function write(path: string, content: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** Shades of each colour: more cost bytes and show nobody anything. */
const SHADES = 51;

/** A quarter of the points, each the mean of four: for large screens, which nobody looks at point by point. */
export function halved(shot: Buffer): Buffer {
  const large = PNG.sync.read(shot);
  const small = new PNG({ width: large.width >> 1, height: large.height >> 1 });
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      for (let part = 0; part < 4; part++) {
        const at = (column: number, row: number) => large.data[4 * (row * large.width + column) + part] ?? 0;
        const mean = (at(2 * x, 2 * y) + at(2 * x + 1, 2 * y) + at(2 * x, 2 * y + 1) + at(2 * x + 1, 2 * y + 1)) / 4;
        small.data[4 * (y * small.width + x) + part] = Math.round((mean / 255) * SHADES) * (255 / SHADES);
      }
    }
  }
  return PNG.sync.write(small, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
}
