// Gives Chromium a Chinese font on machines without one: without glyphs lines have no height and layout tests mean
// nothing. npm has the font as WOFF, which fontconfig does not accept. Its tables are the original ones, only deflated.
import { access, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { inflateSync } from "node:zlib";

const SUBSETS = ["chinese-simplified", "latin"];
const WOFF_SIGNATURE = 0x774f4646;
const WOFF_HEADER_BYTES = 44;
const WOFF_ENTRY_BYTES = 20;
const SFNT_HEADER_BYTES = 12;
const SFNT_ENTRY_BYTES = 16;

/** The font that a WOFF file contains, with byte-identical tables. */
export function unwrapWoff(woff: Buffer): Buffer {
  if (woff.readUInt32BE(0) !== WOFF_SIGNATURE) throw new Error("not a WOFF file");
  const count = woff.readUInt16BE(12);
  const header = Buffer.alloc(SFNT_HEADER_BYTES + SFNT_ENTRY_BYTES * count);
  const searchRange = 2 ** Math.floor(Math.log2(count)) * SFNT_ENTRY_BYTES;
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(searchRange, 6);
  header.writeUInt16BE(Math.log2(searchRange / SFNT_ENTRY_BYTES), 8);
  header.writeUInt16BE(count * SFNT_ENTRY_BYTES - searchRange, 10);
  const tables: Buffer[] = [];
  let position = header.length;
  for (let i = 0; i < count; i++) {
    const entry = WOFF_HEADER_BYTES + WOFF_ENTRY_BYTES * i;
    const [offset, packedLength, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at));
    if (offset === undefined || packedLength === undefined || length === undefined)
      throw new Error("a WOFF file cut short");
    const packed = woff.subarray(offset, offset + packedLength);
    const table = packedLength < length ? inflateSync(packed) : packed;
    const target = SFNT_HEADER_BYTES + SFNT_ENTRY_BYTES * i;
    woff.copy(header, target, entry, entry + 4);
    woff.copy(header, target + 4, entry + 16, entry + 20);
    header.writeUInt32BE(position, target + 8);
    header.writeUInt32BE(length, target + 12);
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    tables.push(table, padding);
    position += length + padding.length;
  }
  return Buffer.concat([header, ...tables]);
}

/**
 * Writes the missing fonts below `cache` and returns the path of the fontconfig file that lists them. The machine's own
 * fonts are left out, so that pictures are the same everywhere.
 */
export async function installFonts(cache: string): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve("@fontsource/noto-sans-sc/package.json");
  const folder = join(cache, "fonts");
  await mkdir(folder, { recursive: true });
  for (const subset of SUBSETS) {
    const target = join(folder, `noto-sans-sc-${subset}.ttf`);
    const isThere = await access(target).then(
      () => true,
      () => false,
    );
    if (isThere) continue;
    const woff = await readFile(join(dirname(manifest), "files", `noto-sans-sc-${subset}-400-normal.woff`));
    await writeWhole(target, unwrapWoff(woff));
  }
  const configuration = join(folder, "fonts.conf");
  await writeWhole(
    configuration,
    `<?xml version="1.0"?>
<fontconfig><dir>${folder}</dir><cachedir>${join(folder, "cache")}</cachedir></fontconfig>
`,
  );
  return configuration;
}

/** Writes the file atomically, because another run may read it. */
async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  const staging = `${path}.${process.pid}`;
  await writeFile(staging, content);
  await rename(staging, path);
}
