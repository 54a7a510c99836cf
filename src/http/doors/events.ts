// The door `events`: sends an answer of `POST /api/ask` as server-sent events, the most important first: alert, lead,
// each citation, then the whole reply.
import { answerJson } from "../../ask.ts";
import type { Answer } from "../../contract.ts";
import { eventText, streamOf } from "../event-stream.ts";

export function answerEvents(answer: Answer): ReadableStream<Uint8Array> {
  const { alert, lead, citations } = answer;
  return streamOf([
    ...(alert === null ? [] : [eventText(JSON.stringify(alert), "alert")]),
    ...(lead === null ? [] : [eventText(JSON.stringify(lead), "lead")]),
    ...citations.map((citation) => eventText(JSON.stringify(citation), "citation")),
    eventText(answerJson(answer), "done"),
  ]);
}
