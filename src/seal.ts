// How a corpus gets from the build to the Worker: as text that names the program it is for and contains its own digest.
// The Worker refuses any other text, so it need not validate the parts again.
import { fromColumns, intoColumns } from "./columns.ts";
import type { Corpus } from "./corpus.ts";
import { digest } from "./digest.ts";
import { type PackedFacts, packFacts, unpackFacts } from "./packed-facts.ts";
import { TOKENIZER_ID } from "./text.ts";

/** Raised when the shape in `corpus.ts` or the meaning of a part changes. The Worker refuses every other version. */
export const FORMAT_VERSION = 11;

/** The index cannot be used: it is missing, damaged, or made by another version. The message is for the operator. */
export class IndexError extends Error {}

/** The form of a corpus in its text. */
type Written = Omit<Corpus, "facts"> & { facts: PackedFacts };

/** The beginning of the text. */
const HEAD = /^\{"format":(\d+),"tokenizer":"([^"\\]*)","digest":"([0-9a-f]{64})",/u;

/** Returns the text of a corpus that the schema has accepted. The digest covers everything else in the text. */
export function seal(corpus: Corpus): string {
  const head = { format: FORMAT_VERSION, tokenizer: TOKENIZER_ID, digest: "" };
  const written: Written = { ...corpus, facts: packFacts(corpus.facts) };
  const unsealed = JSON.stringify(intoColumns({ ...head, ...written, ...head }));
  return unsealed.replace('"digest":""', `"digest":"${digest(unsealed)}"`);
}

/** Returns the corpus in a text made by `seal`. Throws IndexError, whose message says what to do. */
export function openSealed(text: string): Corpus {
  const [, format = "", tokenizer = "", sealed = ""] = HEAD.exec(text) ?? [];
  if (sealed === "") throw new IndexError("this is no index: run npm run build");
  if (Number(format) !== FORMAT_VERSION || tokenizer !== TOKENIZER_ID) {
    const [theirs, ours] = [`format ${format} and ${tokenizer}`, `${FORMAT_VERSION} and ${TOKENIZER_ID}`];
    throw new IndexError(`index made with ${theirs}, this program reads ${ours}: run npm run build`);
  }
  if (digest(text.replace(sealed, "")) !== sealed) {
    throw new IndexError("index does not match its digest: run npm run build");
  }
  // The digest proves that this text was validated by the build and has not changed since.
  const written: Written = Object(fromColumns(JSON.parse(text)));
  return { ...written, facts: unpackFacts(written.facts) };
}
