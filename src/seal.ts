// How a corpus gets from the build to the Worker: as text that names the program it is for and contains its checksum.
// The Worker refuses any other text, so it need not validate the parts again.
import { checksum } from "./checksum.ts";
import { fromColumns, intoColumns } from "./columns.ts";
import type { Corpus } from "./corpus.ts";
import { type PackedFacts, packFacts, unpackFacts } from "./packed-facts.ts";
import { TOKENIZER_ID } from "./text.ts";

/** Raised when the shape in `corpus.ts` or the meaning of a part changes. The Worker refuses every other version. */
export const FORMAT_VERSION = 12;

/** The index cannot be used: it is missing, damaged, or made by another version. The message is for the operator. */
export class IndexError extends Error {}

/** The form of a corpus in its text. */
type Written = Omit<Corpus, "facts"> & { facts: PackedFacts };

/** The beginning of the text. */
const HEAD = /^\{"format":(\d+),"tokenizer":"([^"\\]*)","digest":"([0-9a-f]{16})",/u;

const EMPTY = '"digest":"",';

/** Returns the text of a corpus that the schema has accepted. The digest covers everything behind it. */
export function seal(corpus: Corpus): string {
  const head = { format: FORMAT_VERSION, tokenizer: TOKENIZER_ID, digest: "" };
  const written: Written = { ...corpus, facts: packFacts(corpus.facts) };
  const unsealed = JSON.stringify(intoColumns({ ...head, ...written, ...head }));
  const [begin] = unsealed.split(EMPTY, 1);
  const rest = unsealed.slice((begin?.length ?? 0) + EMPTY.length);
  return `${begin}"digest":"${checksum(rest)}",${rest}`;
}

/** Returns the corpus in a text made by `seal`. Throws IndexError, whose message says what to do. */
export function openSealed(text: string): Corpus {
  const [head = "", format = "", tokenizer = "", sealed = ""] = HEAD.exec(text) ?? [];
  if (sealed === "") throw new IndexError("this is no index: run npm run build");
  if (Number(format) !== FORMAT_VERSION || tokenizer !== TOKENIZER_ID) {
    const [theirs, ours] = [`format ${format} and ${tokenizer}`, `${FORMAT_VERSION} and ${TOKENIZER_ID}`];
    throw new IndexError(`index made with ${theirs}, this program reads ${ours}: run npm run build`);
  }
  if (checksum(text.slice(head.length)) !== sealed) {
    throw new IndexError("index does not match its digest: run npm run build");
  }
  // The digest proves that this text was validated by the build and has not changed since.
  const written: Written = Object(fromColumns(JSON.parse(text)));
  return { ...written, facts: unpackFacts(written.facts) };
}
