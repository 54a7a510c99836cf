// Prints an answer as a chat completion, whole or in chunks: one message, each quote as an annotation with its position
// in the text, and the whole reply in the field `fawen`.
import type { Answer, Lang } from "../../../contract.ts";
import { eventText, streamOf } from "../../event-stream.ts";
import { messageText } from "../../message-text.ts";

/** The only model; it answers whatever name a client sends. */
export const MODEL = "fawen";

/** No model runs, so there are no tokens to count. */
const USAGE = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };

export interface Saying {
  lang: Lang;
  origin: string | null;
  /** The day of the request, in seconds since 1970. */
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

/** The same as a stream: the role, the text block by block, annotations and reply, and the usage if requested. */
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

/** Positions are UTF-16 offsets in the text. The address is the citation's, relative when no origin is set. */
function annotationsOf({ citations }: Answer, content: string): UrlCitation[] {
  return citations.flatMap(({ n, quote, source, url, href }) => {
    const start = content.indexOf(`${quote}」[${n}]`);
    if (start === -1) return [];
    const where = { start_index: start, end_index: start + quote.length };
    return [{ type: "url_citation", url_citation: { ...where, title: source.title, url: url ?? href } }];
  });
}
