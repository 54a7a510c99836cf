// How a corpus crosses from the build to the Worker: as text that says which program it is for and carries its own
// digest. What is not that text to the last character is refused; so the Worker need not look at its parts again.
import { fromColumns, intoColumns } from "./columns.ts";
import type { Corpus } from "./corpus.ts";
import { digest } from "./digest.ts";
import { type PackedFacts, packFacts, unpackFacts } from "./packed-facts.ts";
import { TOKENIZER_ID } from "./text.ts";

/** Raised when the shape in `corpus.ts` or the meaning of a part changes; the Worker refuses any other. */
export const FORMAT_VERSION = 11;

/** The index cannot be used: missing, damaged, or made by another version. The message is for the operator. */
export class IndexError extends Error {}

/** A corpus as its text has it. */
type Written = Omit<Corpus, "facts"> & { facts: PackedFacts };

/** What the text begins with. */
const HEAD = /^\{"format":(\d+),"tokenizer":"([^"\\]*)","digest":"([0-9a-f]{64})",/u;

/** The text of a corpus that the schema has accepted; its digest is over everything else in the text. */
export function seal(corpus: Corpus): string {
  const head = { format: FORMAT_VERSION, tokenizer: TOKENIZER_ID, digest: "" };
  const written: Written = { ...corpus, facts: packFacts(corpus.facts) };
  const unsealed = JSON.stringify(intoColumns({ ...head, ...written, ...head }));
  return unsealed.replace('"digest":""', `"digest":"${digest(unsealed)}"`);
}

/** The corpus that `seal` made text of. Throws IndexError with what to do about it. */
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
  // Sealed text has been through the schema, and nobody has touched it since.
  const written: Written = Object(fromColumns(JSON.parse(text)));
  return { ...written, facts: unpackFacts(written.facts) };
}
