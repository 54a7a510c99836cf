// A Word document → lines, by way of HTML: headings, lists and tables kept, tracked changes accepted.
import mammoth from "mammoth";
import { readHtml } from "./html.ts";
import type { Structured } from "./structured.ts";

/** Names of styles, in Chinese and English, beside those that the library knows. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='副标题'] => h2:fresh",
  ...[1, 2, 3, 4].map((level) => `p[style-name='标题 ${level}'] => h${level}:fresh`),
];

/** Throws where the bytes are no Word document. */
export async function readDocx(bytes: Uint8Array): Promise<Structured> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    // A picture holds no words.
    { styleMap: STYLES, convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })) },
  );
  return readHtml(`<body>${value}</body>`);
}
