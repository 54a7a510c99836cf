// An answer as a chat completion, whole or in chunks: the text of one message, each quote as an annotation with where it stands
// in the text, and the whole reply in the field `fawen`.
import type { Answer, Lang } from "../../../contract.ts";
import { eventText, streamOf } from "../../event-stream.ts";
import { messageText } from "../../message-text.ts";

/** There is no other, and whatever a program names, this one answers. */
export const MODEL = "fawen";

/** No model is run, so there is nothing to count. */
const USAGE = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };

export interface Saying {
  lang: Lang;
  origin: string | null;
  /** The day of asking, in seconds since 1970. */
  created: number;
}

interface UrlCitation {
  type: "url_citation";
  url_citation: { start_index: number; end_index: number; title: string; url: string };
}

export function completion(answer: Answer, saying: Saying): object {
  const content = contentOf(answer, saying);
  const message = { role: "assistant", content, refusal: null, annotations: annotationsOf(answer, content) };
  return {
    ...headOf(answer, saying, "chat.completion"),
    choices: [{ index: 0, message, logprobs: null, finish_reason: "stop" }],
    usage: USAGE,
    fawen: answer,
  };
}

/** The same as a stream: the role, the text block by block, the annotations with the whole reply, the usage if it is wanted. */
export function completionChunks(answer: Answer, saying: Saying, wantsUsage: boolean): ReadableStream<Uint8Array> {
  const content = contentOf(answer, saying);
  const head = { ...headOf(answer, saying, "chat.completion.chunk"), ...(wantsUsage ? { usage: null } : {}) };
  const chunk = (delta: object, finish_reason: "stop" | null = null) => ({
    ...head,
    choices: [{ index: 0, delta, logprobs: null, finish_reason }],
  });
  const chunks: object[] = [
    chunk({ role: "assistant", content: "", refusal: null }),
    ...content.split(/(?<=\n\n)/u).map((block) => chunk({ content: block })),
    { ...chunk({ annotations: annotationsOf(answer, content) }, "stop"), fawen: answer },
    ...(wantsUsage ? [{ ...head, choices: [], usage: USAGE }] : []),
  ];
  return streamOf([...chunks.map((each) => eventText(JSON.stringify(each))), eventText("[DONE]")]);
}

function contentOf(answer: Answer, { lang, origin }: Saying): string {
  return messageText(answer, { lang, origin, bytesMax: Number.POSITIVE_INFINITY });
}

function headOf(answer: Answer, { created }: Saying, object: string) {
  const { id, index } = answer;
  return { id: `chatcmpl-${id.replace(/^r_/u, "")}`, object, created, model: MODEL, system_fingerprint: index.id };
}

/** Positions are UTF-16 units of the text; the address is as the reply has it, relative where no origin is set. */
function annotationsOf({ citations }: Answer, content: string): UrlCitation[] {
  return citations.flatMap(({ n, quote, source, url, href }) => {
    const start = content.indexOf(`${quote}」[${n}]`);
    if (start === -1) return [];
    const where = { start_index: start, end_index: start + quote.length };
    return [{ type: "url_citation", url_citation: { ...where, title: source.title, url: url ?? href } }];
  });
}
