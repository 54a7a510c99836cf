// Compares screenshots with the reviewed pictures in docs/pictures. LOOKS=new writes new pictures, which must be
// reviewed before they are committed.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { expect } from "vitest";

export const IS_NEW = process.env.LOOKS === "new";
/**
 * Maximum share of differing pixels. Anti-aliasing differs between processors; a line of other text differs by more.
 */
const SHARE_OF_POINTS_MAX = 0.004;
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PICTURES = join(ROOT, "docs", "pictures");
const OUT = join(ROOT, "test", "out");

// Other processors and systems anti-alias differently. Their pictures are written for inspection and not compared.
const isComparable = platform() === "linux" && arch() === "x64" && (process.env.CHROME_PATH ?? "") === "";

/** `name` is the file name. Fails when the picture differs. */
export async function expectPicture(name: string, shot: Buffer): Promise<void> {
  if (IS_NEW) return write(join(PICTURES, name), shot);
  expect(existsSync(join(PICTURES, name))).toBe(true);
  if (!isComparable) return write(join(OUT, name), shot);
  const { share, marked } = difference(PNG.sync.read(await readFile(join(PICTURES, name))), PNG.sync.read(shot));
  if (share > SHARE_OF_POINTS_MAX) {
    await write(join(OUT, name), shot);
    await write(join(OUT, `differing-${name}`), PNG.sync.write(marked));
  }
  expect(
    share,
    `test/out/${name} differs from the reviewed picture: inspect it; LOOKS=new accepts it`,
  ).toBeLessThanOrEqual(SHARE_OF_POINTS_MAX);
}

/** The share of pixels that visibly differ; 1 when the sizes differ. */
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

/** Levels per colour channel. More would take more bytes without a visible difference. */
const SHADES = 51;

/** Halves both dimensions by averaging four pixels: large screens are not inspected pixel by pixel. */
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
